// Profile and pause: shows what is stored about a person, lets them choose their settings, and
// keeps quiet when they want it.
import { DateTime } from 'luxon';
import { UserError } from '../../core/errors';
import type { Context, InputProblems, MakeFeature, Reply } from '../../core/feature';
import { type ActionEvent, dataOf, inputOf, type Inputs } from '../../core/inbound';
import { isColleague } from '../../core/roles';
import type { Person, WorkingHours } from '../../core/person';
import { LOCALES, type Locale } from '../../core/texts';
import { isPaused } from '../../domain/calendar';
import { OFFICE_HOURS, peopleCollection } from '../../domain/people/record';
import { languagesOf, zoneOf } from '../../domain/readers';
import { formatHours, parseHours } from '../../domain/working-hours';
import { createAway } from './away';
import { hoursCard, pauseCard, profileCard, profileForm } from './cards';
import { profileIntents } from './intents';
import { shiftsJob } from './shifts';
import { untilOf } from './until';
import de from './texts.de.json';
import en from './texts.en.json';

/** Lengths of a pause, by what people say or press. */
const PAUSES = { week: { weeks: 1 }, month: { months: 1 }, forever: undefined } as const;
const OFF = /^(off|end|over|aus|ende|beenden|vorbei|aufheben|resume|weiter)[\s.!]*$/i;
/** The end of a pause in the person's own words, which are below. */
const END_SAID = /^end\n([\s\S]+)$/;
const QUESTION =
  /\?\s*$|^\W*(?:how|can|could|may|should|would|when|where|what|why|is|am i|are|do|does|did|will|wie|kann|könnte|wann|wo|was|warum|soll|darf|ist|bin ich)\b/i;
/**
 * If people ask about a pause, or say why they need one, the bot offers the length and changes
 * nothing.
 */
const MAYBE = /^(?:maybe|vielleicht)\s+/i;
/** What can only be a length, after words that are also everyday words. */
const LENGTH =
  /^(?:(?:for|until|till?|bis|für|fuer|this|diese[nr]?|the next|die nächsten|a|an|one|two|three|four|ein|eine|einen|zwei|drei|vier)\s+\S|\d)|^(?:forever|für immer|fuer immer)\b/i;
/** Mentoring has its own word for a pause. */
const OTHER_PAUSE = /\b(?:mentor\w*|mentee\w*|pairings?|tandems?|sessions?)\b/i;
/** What may follow `pause` and `profile`. Anything else is a sentence that begins with the word. */
const HOW_LONG =
  /^(?:(?:for|until|till?|bis|für|fuer|from|ab|next|nächste|this|diese|übers?|over|the|a|an|some|ein|eine|einen|einige|two|three|zwei|drei)\s|\d)/i;
const HOW_LONG_WORDS = 7;
const ABOUT_IT =
  /^(edit|change|show|view|settings|data|ändern|aendern|bearbeiten|zeigen|anzeigen|ansehen|please|bitte)?[.!]*$/i;
/** A sentence about working hours, which is below. */
const HOURS_SAID = /^hours\n/;
/** Working hours, as people say them. */
const HOURS =
  /^(?:(?:working )?hours|arbeitszeit(?:en)?|zeiten)(?:\n|:?\s+)(?!wrong|falsch)([\s\S]+)$/i;
const POLITE = /\b(please|pls|bitte|mal|jetzt|now|me|mich)\b/gi;
/** If the end is nearer than this, the bot says its time. */
const SOON_MS = 2 * 24 * 3_600_000;

export const makeProfile: MakeFeature = ({
  store,
  people: everybody,
  clock: houseClock,
  settings,
}) => {
  const people = store.collection(peopleCollection);
  const away = createAway({ store, people: everybody });

  /** Includes the accounts that they have under other ids. */
  async function withAllAccounts(person: Person): Promise<Person> {
    const others = (await everybody.idsOf(person)).filter((id) => id !== person.id);
    const records = others.length > 0 ? await people.find({ id: { $in: others } }) : [];
    return {
      ...person,
      accounts: [...person.accounts, ...records.flatMap(({ accounts }) => accounts)],
    };
  }

  async function setPause(person: Person, until: string | undefined): Promise<void> {
    await people.update(person.id, ({ pausedUntil: _old, ...rest }) => ({
      doc: { ...rest, ...(until !== undefined && { pausedUntil: until }) },
    }));
  }

  async function pauseFor(event: ActionEvent, { sender, clock }: Context): Promise<Reply> {
    const length = dataOf(event, 'for');
    const now = clock.now();
    if (length === 'until') {
      const until = new Date(dataOf(event, 'until'));
      if (!(until > now)) throw new UserError('core.outdated');
      await setPause(sender, until.toISOString());
      return { replace: pausedText(until, now, sender.zone) };
    }
    if (length !== 'week' && length !== 'month' && length !== 'forever')
      throw new UserError('core.outdated');
    const span = PAUSES[length];
    const until = span && DateTime.fromJSDate(now).plus(span).toJSDate();
    await setPause(sender, until?.toISOString() ?? 'forever');
    return {
      replace: until ? pausedText(until, now, sender.zone) : { text: 'profile.pausedForever' },
    };
  }

  /** The words after `pause`: nothing, an end, or something that the bot does not understand. */
  async function pauseAsSaid(words: string, { sender, clock }: Context): Promise<Reply> {
    const now = clock.now();
    const isMaybe = MAYBE.test(words);
    const said = words.replace(MAYBE, '').replace(POLITE, ' ').trim();
    const until = untilOf(said, now, sender.zone);
    if (isMaybe) {
      const offered = typeof until === 'object' ? until.at : undefined;
      return { say: pauseCard(isPaused(sender, now), 'none', offered), onlyToSender: true };
    }
    if (until === undefined || until === 'past') {
      const problem = until ?? (/[\p{L}\p{N}]/u.test(said) ? 'unclear' : 'none');
      return { say: pauseCard(isPaused(sender, now), problem), onlyToSender: true };
    }
    await setPause(sender, until === 'forever' ? until : until.at.toISOString());
    return {
      say:
        until === 'forever'
          ? { text: 'profile.pausedForever' }
          : pausedText(until.at, now, sender.zone),
      onlyToSender: true,
    };
  }

  const pausedText = (until: Date, now: Date, zone: string) => ({
    text: 'profile.pausedUntil',
    args: { until, soon: until.getTime() - now.getTime() < SOON_MS && !isMidnight(until, zone) },
  });

  async function resume({ sender, clock }: Context): Promise<Reply> {
    if (!isPaused(sender, clock.now()))
      return { say: { text: 'profile.notPaused' }, onlyToSender: true };
    await setPause(sender, undefined);
    return { say: { text: 'profile.resumed' }, onlyToSender: true };
  }

  return {
    name: 'profile',
    about: 'profile.about',
    duty: true,
    texts: { en, de },
    collections: [],
    words: [
      {
        word: 'profile',
        order: 40,
        inMenu: true,
        aliases: ['profil', 'me', 'ich'],
        names: { de: 'profil' },
        everyday: ['me', 'ich'],
        help: 'profile.help',
        who: isColleague,
        takes: (rest) =>
          ABOUT_IT.test(rest) ||
          HOURS_SAID.test(rest) ||
          hoursSaid(rest, OFFICE_HOURS) !== undefined,
        opensForm: () => false,
        async run({ words }, { sender, clock }) {
          const hours = hoursSaid(words, sender.workingHours);
          const labels = settings.platformLabels;
          return {
            say: hours
              ? hoursCard(hours, sender)
              : profileCard(await withAllAccounts(sender), clock.now(), labels),
            onlyToSender: true,
          };
        },
      },
      {
        word: 'pause',
        order: 50,
        inMenu: true,
        aliases: ['ruhe', 'quiet'],
        everyday: ['ruhe', 'quiet'],
        help: 'profile.pauseHelp',
        hint: 'profile.pauseHint',
        who: isColleague,
        takes(rest) {
          if (END_SAID.test(rest)) return true;
          if (MAYBE.test(rest))
            return (
              untilOf(rest.replace(MAYBE, '').replace(POLITE, ' '), houseClock.now(), 'UTC') !==
              undefined
            );
          const count = rest.split(/\s+/).length;
          return (
            !OTHER_PAUSE.test(rest) &&
            !rest.endsWith('?') &&
            (count <= 2 || (count <= HOW_LONG_WORDS && HOW_LONG.test(rest)))
          );
        },
        isSurelyFor(rest) {
          const isLength = LENGTH.test(rest) && !rest.endsWith('?');
          return (
            isLength && untilOf(rest.replace(POLITE, ' '), houseClock.now(), 'UTC') !== undefined
          );
        },
        opensForm: () => false,
        async run({ words }, ctx) {
          const said = END_SAID.exec(words)?.[1];
          if (said !== undefined && QUESTION.test(said))
            return { say: pauseCard(isPaused(ctx.sender, ctx.clock.now())), onlyToSender: true };
          return said !== undefined || OFF.test(words.replace(POLITE, ' ').trim())
            ? resume(ctx)
            : pauseAsSaid(words, ctx);
        },
      },
      {
        word: 'resume',
        order: 60,
        aliases: ['weiter', 'unpause'],
        names: { de: 'weiter' },
        everyday: ['resume', 'weiter', 'unpause'],
        help: 'profile.resumeHelp',
        who: isColleague,
        opensForm: () => false,
        run: (_event, ctx) => resume(ctx),
      },
      away.word,
    ],
    intents: profileIntents,
    actions: [
      ...away.actions,
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
        verb: 'profile.hours',
        who: isColleague,
        async run(event, { sender }) {
          const hours = parseHours(dataOf(event, 'hours'), sender.workingHours);
          if (!hours) throw new UserError('core.outdated');
          await people.update(sender.id, (person) => ({ doc: withHours(person, hours) }));
          return { replace: { text: 'profile.saved' } };
        },
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
    jobs: [shiftsJob(store)],
    subscriptions: {},
  };
};

/** A date means the beginning of that day, so its time says nothing. */
const isMidnight = (at: Date, zone: string) =>
  DateTime.fromJSDate(at, { zone }).toFormat('HH:mm') === '00:00';

const localeOf = (typed: string): Locale | undefined => LOCALES.find((locale) => locale === typed);

function hoursSaid(words: string, known: WorkingHours): WorkingHours | undefined {
  const said = HOURS.exec(words)?.[1];
  return said === undefined ? undefined : parseHours(said, known);
}

function withHours(person: Person, workingHours: WorkingHours): Person {
  return {
    ...person,
    workingHours,
    chosen: [...new Set([...person.chosen, 'workingHours' as const])],
  };
}

export function checkProfile(inputs: Inputs): InputProblems {
  const zone = (inputs['zone'] ?? '').trim();
  return {
    ...(!localeOf(inputs['locale'] ?? '') && { locale: { key: 'profile.localeWrong' } }),
    ...(zoneOf(zone) === undefined && { zone: { key: 'profile.zoneWrong' } }),
    ...(!parseHours(inputs['hours'] ?? '', OFFICE_HOURS) && {
      hours: { key: 'profile.hoursWrong' },
    }),
    ...(languagesOf(inputs['languages'] ?? '').languages.length === 0 && {
      languages: { key: 'profile.languagesWrong' },
    }),
  };
}

/** The person with what they typed. What they changed counts as their own choice from now on. */
function changed(person: Person, event: ActionEvent): Person {
  const zone = zoneOf(inputOf(event, 'zone')) ?? person.zone;
  const locale = localeOf(inputOf(event, 'locale')) ?? person.locale;
  const workingHours =
    parseHours(inputOf(event, 'hours'), person.workingHours) ?? person.workingHours;
  const { languages } = languagesOf(inputOf(event, 'languages'));
  const differs = {
    zone: zone !== person.zone,
    locale: locale !== person.locale,
    workingHours: formatHours(workingHours, locale) !== formatHours(person.workingHours, locale),
    languages: languages.join() !== person.languages.join(),
  };
  const chosen = new Set([
    ...person.chosen,
    ...(Object.keys(differs) as Person['chosen'][number][]).filter((field) => differs[field]),
  ]);
  return { ...person, zone, locale, workingHours, languages, chosen: [...chosen] };
}
