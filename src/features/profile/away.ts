// The word `away`: until when somebody is away, and who stands in for them. What waits for them as
// a reviewer or programme lead goes to the deputy, if that person holds the role, or else to the
// others who do. It ends by itself.
import { UserError } from '../../core/errors';
import type { Action, Context, InputProblems, Reply, Word } from '../../core/feature';
import { inputOf, type Inputs, type WordsEvent } from '../../core/inbound';
import type { CardMessage, Message } from '../../core/message';
import { isStranger, type People } from '../../core/people';
import type { Person, Role } from '../../core/person';
import { holds, isColleague } from '../../core/roles';
import type { Changed, Store } from '../../core/store';
import { isAway } from '../../domain/away';
import { findPerson } from '../../domain/people/find-person';
import { peopleCollection } from '../../domain/people/record';
import { untilOf } from './until';

const OFF = /^(?:off|end|over|back|no|aus|ende|beenden|vorbei|zurück|zurueck)[\s.!]*$/i;
const DEPUTY =
  /[,;\s]*\b(?:my\s+|meine\s+)?(?:deputy|stand-?in|covered by|vertretung|vertreten durch|vertritt mich)\b(?:\s+(?:ist|is|by|durch)\b)?\s*:?\s*/i;
/** Where the time follows the deputy: `deputy Rob until Friday`. */
const TIME_AFTER = /\s+((?:until|till|til|bis|for|für)\s.+)$/i;
const BEGINS = /^(?:until|till|til|bis|for|für|fuer|deputy|vertretung|the|next|\d)/i;
/** The roles in which something waits for somebody. */
const ROLES: readonly Role[] = ['reviewer', 'lead'];

interface Wished {
  readonly when: string;
  readonly whom: string;
}

/** `until Friday, deputy Rob Miller`, in either order. Pure. */
export function readAway(words: string): Wished {
  const [when = '', rest] = words.split(DEPUTY, 2);
  const whom = (rest ?? '').trim().replace(/[.!,;]+$/, '');
  const after = when.trim() === '' ? TIME_AFTER.exec(whom) : null;
  return after
    ? { when: after[1] ?? '', whom: whom.slice(0, after.index).replace(/[,;]+$/, '') }
    : { when: when.trim(), whom };
}

type Deps = { readonly store: Store; readonly people: People };

export function createAway({ store, people }: Deps): {
  readonly word: Word;
  readonly actions: readonly Action[];
} {
  const everybody = store.collection(peopleCollection);

  async function deputyOf(
    event: Pick<WordsEvent, 'mentions'>,
    whom: string,
    sender: Person,
  ): Promise<Person | undefined> {
    if (whom === '' && event.mentions.length === 0) return undefined;
    const found = await findPerson(event as WordsEvent, whom, store, people);
    if (isStranger(found) || !isColleague(found))
      throw new UserError('profile.deputyUnknown', { whom });
    if ((await people.idsOf(sender)).includes(found.id)) throw new UserError('profile.deputyOwn');
    return found;
  }

  async function leave(
    { when, whom }: Wished,
    event: Pick<WordsEvent, 'mentions'>,
    { sender, clock }: Context,
  ): Promise<Message> {
    const until = untilOf(when, clock.now(), sender.zone);
    if (typeof until !== 'object')
      throw new UserError('profile.awayUnclear', { past: until === 'past' });
    const deputy = await deputyOf(event, whom, sender);
    const at = until.at.toISOString();
    await everybody.update(sender.id, (person) => gone(person, at, deputy));
    return {
      text: 'profile.awayUntil',
      args: { until: until.at, deputy: standsInAs(sender, deputy), name: deputy?.name ?? '' },
    };
  }

  async function back({ sender, clock }: Context): Promise<Message> {
    if (!isAway(sender, clock.now())) return { text: 'profile.notAway' };
    await everybody.update(sender.id, ({ awayUntil: _until, deputyId: _deputy, ...person }) => ({
      doc: person,
    }));
    return { text: 'profile.isBack' };
  }

  async function card({ sender, clock }: Context): Promise<CardMessage> {
    const now = clock.now();
    const { awayUntil, deputyId } = isAway(sender, now) ? sender : {};
    const deputy = deputyId === undefined ? undefined : await people.get(deputyId);
    return awayCard(awayUntil, deputy?.name);
  }

  const alone = (say: Message): Reply => ({ say, onlyToSender: true });

  const word: Word = {
    word: 'away',
    order: 55,
    aliases: ['abwesend'],
    names: { de: 'abwesend' },
    help: 'profile.awayHelp',
    hint: 'profile.awayHint',
    who: isColleague,
    takes: (rest) => rest === '' || OFF.test(rest) || (BEGINS.test(rest) && !rest.endsWith('?')),
    opensForm: () => false,
    async run(event, ctx) {
      const words = event.words.trim();
      if (words === '') return alone(await card(ctx));
      return alone(OFF.test(words) ? await back(ctx) : await leave(readAway(words), event, ctx));
    },
  };
  const actions: readonly Action[] = [
    {
      verb: 'profile.away',
      who: isColleague,
      opensForm: true,
      run: async () => ({
        form: {
          title: 'profile.awayTitle',
          card: awayForm(),
          submit: { verb: 'profile.submitAway', label: 'profile.save' },
        },
      }),
    },
    {
      verb: 'profile.submitAway',
      who: isColleague,
      check: checkAway,
      run: async (event, ctx) =>
        alone(
          await leave(
            { when: `until ${inputOf(event, 'until')}`, whom: inputOf(event, 'deputy') },
            { mentions: [] },
            ctx,
          ),
        ),
    },
    { verb: 'profile.back', who: isColleague, run: async (_event, ctx) => alone(await back(ctx)) },
  ];
  return { word, actions };
}

/** The person, away, with the message to their deputy. */
function gone(person: Person, until: string, deputy: Person | undefined): Changed<Person> {
  const { deputyId: _before, ...rest } = person;
  if (!deputy) return { doc: { ...rest, awayUntil: until } };
  return {
    doc: { ...rest, awayUntil: until, deputyId: deputy.id },
    deliveries: [
      {
        key: `${person.id}:away:${until}:${deputy.id}`,
        class: 'owed',
        to: { person: deputy.id },
        message: {
          text: 'profile.standsIn',
          args: { name: person.name, until, deputy: standsInAs(person, deputy) },
        },
        usefulUntil: until,
      },
    ],
  };
}

/**
 * What a deputy takes over. `all`: they hold every role in which something waits; `lacks`: not
 * every one, so the others who hold it get that; `noRole`: nothing waits for that person.
 */
function standsInAs(
  person: Person,
  deputy: Person | undefined,
): 'all' | 'lacks' | 'noRole' | 'others' | 'nobody' {
  const roles = ROLES.filter((role) => holds(person, role));
  if (!deputy) return roles.length > 0 ? 'others' : 'nobody';
  if (roles.length === 0) return 'noRole';
  return roles.every((role) => holds(deputy, role)) ? 'all' : 'lacks';
}

function checkAway(inputs: Inputs): InputProblems {
  return (inputs['until'] ?? '').trim() === ''
    ? { until: { key: 'profile.awayUnclear', args: { past: false } } }
    : {};
}

export function awayCard(until: string | undefined, deputyName: string | undefined): CardMessage {
  return {
    card: 'profile/away',
    data: {
      away: until !== undefined,
      until: until ?? new Date(0).toISOString(),
      hasDeputy: deputyName !== undefined,
      deputy: deputyName ?? '',
    },
  };
}

export const awayForm = (): CardMessage => ({ card: 'profile/away-form', data: {} });
