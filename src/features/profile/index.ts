// Profile and pause: what is kept of a person, what they choose themselves, and quiet when they want it.
import { DateTime } from 'luxon';
import { UserError } from '../../core/errors';
import type { Context, InputProblems, MakeFeature, Reply } from '../../core/feature';
import { type ActionEvent, dataOf, inputOf } from '../../core/inbound';
import { isColleague, type Person } from '../../core/person';
import { LOCALES, type Locale } from '../../core/texts';
import { formatHours, isPaused, parseHours } from '../../domain/calendar';
import { isZone, peopleCollection } from '../../domain/people';
import { pauseCard, profileCard, profileForm } from './cards';
import { profileIntents } from './intents';
import { untilOf } from './until';
import de from './texts.de.json';
import en from './texts.en.json';

type Inputs = Readonly<Record<string, string>>;

/** How long, by what people say or press. */
const PAUSES = { week: { weeks: 1 }, month: { months: 1 }, forever: undefined } as const;
const OFF = /^(off|end|aus|ende|resume|weiter)[.!]*$/i;
/** How one goes on after `pause` and `profile`; anything else is a sentence that begins with the word. */
const HOW_LONG =
  /^(?:(?:for|until|till?|bis|für|fuer|from|ab|next|nächste|this|diese|übers?|over|the|a|an|some|ein|eine|einen|einige|two|three|zwei|drei)\s|\d)/i;
const HOW_LONG_WORDS = 7;
const ABOUT_IT = /^(edit|change|show|view|settings|data|ändern|aendern|bearbeiten|zeigen|anzeigen|ansehen|please|bitte)?[.!]*$/i;
const POLITE = /\b(please|pls|bitte|mal|jetzt|now|me|mich)\b/gi;
/** An end that is so near is told with its time. */
const SOON_MS = 2 * 24 * 3_600_000;

export const makeProfile: MakeFeature = ({ store }) => {
  const people = store.collection(peopleCollection);

  async function setPause(person: Person, until: string | undefined): Promise<void> {
    await people.update(person.id, ({ pausedUntil: _old, ...rest }) => ({
      doc: { ...rest, ...(until !== undefined && { pausedUntil: until }) },
    }));
  }

  async function pauseFor(event: ActionEvent, { sender, clock }: Context): Promise<Reply> {
    const length = dataOf(event, 'for');
    if (length !== 'week' && length !== 'month' && length !== 'forever') throw new UserError('core.outdated');
    const span = PAUSES[length];
    const now = clock.now();
    const until = span && DateTime.fromJSDate(now).plus(span).toJSDate();
    await setPause(sender, until?.toISOString() ?? 'forever');
    return { replace: until ? pausedText(until, now) : { text: 'profile.pausedForever' } };
  }

  /** What is said after `pause`: nothing, an end, or something that is not understood. */
  async function pauseAsSaid(words: string, { sender, clock }: Context): Promise<Reply> {
    const now = clock.now();
    const said = words.replace(POLITE, ' ').trim();
    const until = untilOf(said, now, sender.zone);
    if (until === undefined || until === 'past') {
      const problem = until ?? (/[\p{L}\p{N}]/u.test(said) ? 'unclear' : 'none');
      return { say: pauseCard(isPaused(sender, now), problem), onlyToSender: true };
    }
    await setPause(sender, until === 'forever' ? until : until.at.toISOString());
    return { say: until === 'forever' ? { text: 'profile.pausedForever' } : pausedText(until.at, now), onlyToSender: true };
  }

  const pausedText = (until: Date, now: Date) => ({
    text: 'profile.pausedUntil',
    args: { until, soon: until.getTime() - now.getTime() < SOON_MS },
  });

  async function resume({ sender }: Context): Promise<Reply> {
    if (sender.pausedUntil !== undefined) await setPause(sender, undefined);
    return { say: { text: 'profile.resumed' }, onlyToSender: true };
  }

  return {
    name: 'profile',
    texts: { en, de },
    collections: [],
    words: [
      {
        word: 'profile',
        aliases: ['profil', 'me', 'ich'],
        names: { de: 'profil' },
        everyday: ['me', 'ich'],
        help: 'profile.help',
        who: isColleague,
        takes: (rest) => ABOUT_IT.test(rest),
        opensForm: () => false,
        run: async (_event, { sender, clock }) => ({ say: profileCard(sender, clock.now()), onlyToSender: true }),
      },
      {
        word: 'pause',
        aliases: ['ruhe', 'quiet'],
        everyday: ['ruhe', 'quiet'],
        help: 'profile.pauseHelp',
        hint: 'profile.pauseHint',
        who: isColleague,
        takes(rest) {
          const count = rest.split(/\s+/).length;
          return !rest.endsWith('?') && (count <= 2 || (count <= HOW_LONG_WORDS && HOW_LONG.test(rest)));
        },
        opensForm: () => false,
        run: ({ words }, ctx) => (OFF.test(words) ? resume(ctx) : pauseAsSaid(words, ctx)),
      },
      {
        word: 'resume',
        aliases: ['weiter'],
        names: { de: 'weiter' },
        everyday: ['resume', 'weiter'],
        help: 'profile.resumeHelp',
        who: isColleague,
        opensForm: () => false,
        run: (_event, ctx) => resume(ctx),
      },
    ],
    intents: profileIntents,
    actions: [
      { verb: 'profile.pause', who: isColleague, run: pauseFor },
      { verb: 'profile.resume', who: isColleague, run: (_event, ctx) => resume(ctx) },
      {
        verb: 'profile.edit',
        who: isColleague,
        opensForm: true,
        run: async (_event, { sender }) => ({
          form: {
            title: 'profile.editTitle',
            card: profileForm(sender),
            submit: { verb: 'profile.save', label: 'profile.save' },
          },
        }),
      },
      {
        verb: 'profile.save',
        who: isColleague,
        check: checkProfile,
        async run(event, { sender }) {
          await people.update(sender.id, (person) => ({ doc: changed(person, event) }));
          return { say: { text: 'profile.saved' }, onlyToSender: true };
        },
      },
    ],
    jobs: [],
    hears: {},
  };
};

const localeOf = (typed: string): Locale | undefined => LOCALES.find((locale) => locale === typed);
const languagesOf = (typed: string): string[] => [
  ...new Set(
    typed
      .toLowerCase()
      .split(/[\s,;]+/)
      .filter((language) => /^[a-z]{2}$/.test(language)),
  ),
];

export function checkProfile(inputs: Inputs): InputProblems {
  const zone = (inputs['zone'] ?? '').trim();
  return {
    ...(!localeOf(inputs['locale'] ?? '') && { locale: { key: 'profile.localeWrong' } }),
    ...(!isZone(zone) && { zone: { key: 'profile.zoneWrong' } }),
    ...(!parseHours(inputs['hours'] ?? '', []) && { hours: { key: 'profile.hoursWrong' } }),
    ...(languagesOf(inputs['languages'] ?? '').length === 0 && { languages: { key: 'profile.languagesWrong' } }),
  };
}

/** The person with what they typed; what they really changed is theirs from now on. */
function changed(person: Person, event: ActionEvent): Person {
  const zone = inputOf(event, 'zone');
  const locale = localeOf(inputOf(event, 'locale')) ?? person.locale;
  const workingHours = parseHours(inputOf(event, 'hours'), person.workingHours.days) ?? person.workingHours;
  const languages = languagesOf(inputOf(event, 'languages'));
  const differs = {
    zone: zone !== person.zone,
    locale: locale !== person.locale,
    workingHours: formatHours(workingHours) !== formatHours(person.workingHours),
    languages: languages.join() !== person.languages.join(),
  };
  const chosen = new Set([...person.chosen, ...(Object.keys(differs) as Person['chosen'][number][]).filter((field) => differs[field])]);
  return { ...person, zone, locale, workingHours, languages, chosen: [...chosen] };
}
