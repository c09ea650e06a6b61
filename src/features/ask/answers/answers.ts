// Finds the answer to a question. If the bot is not sure, it gives the closest entries. In a
// channel the answer only holds what all readers may see.
import type { Clock } from '../../../core/clock';
import { UserError } from '../../../core/errors';
import type { Context, Readers, Reply } from '../../../core/feature';
import type { Message } from '../../../core/message';
import type { People } from '../../../core/people';
import type { Person } from '../../../core/person';
import { isLead, isReviewer } from '../../../core/roles';
import { plainly } from '../../../core/routing/plain-words';
import type { Store } from '../../../core/store';
import { type MayBeShown, toPerson, toReaders } from '../../../domain/audience';
import type { Entry } from '../../../domain/entries';
import { isMinor } from '../../../domain/minors';
import type { Knowledge } from '../knowledge';
import { QUESTION_MAX } from '../questions';
import { answerCard, unknownCard, whyCard } from './cards';
import { bestOf, nearOf, type Sureness, surenessOf, withoutWrong } from './choose';
import { changesColleagueName } from './colleague-names';

const CLOSEST = 3;
/** More are looked at, since some of them may be old versions or too far away. */
const LOOKED_AT = 8;
const WHY_AMONG = 20;

/** What an answer shows: the entry that answers the question, or else the closest ones. */
interface Shown {
  readonly entries: readonly Entry[];
  say(readers: Readers): Promise<Message>;
}

export interface AnswerService {
  answer(question: string, ctx: Context): Promise<Reply>;
  /** One entry as the answer to a question. */
  answerWith(entry: Entry, question: string, ctx: Context): Promise<Reply>;
  /** The closest entries without this one, which did not help. */
  others(entryId: string, question: string, asker: Person): Promise<Message>;
  why(entryId: string, question: string, asker: Person): Promise<Message>;
  /** The entry that a button names. It may be withdrawn by now, or be for others. */
  entryFor(reader: Person, entryId: string): Promise<Entry>;
  /** Whether an entry that the asker may see has exactly this question, apart from polite words. */
  isWritten(message: string, asker: Person): Promise<boolean>;
}

/** Reviewers and programme leads may change what others own. */
const isKeeper = (person: Person) => isReviewer(person) || isLead(person);

export function createAnswers(
  knowledge: Knowledge,
  people: Pick<People, 'get'>,
  store: Store,
  clock: Clock,
): AnswerService {
  async function found(question: string, mayBeShown: MayBeShown, asker: Person): Promise<Shown> {
    const result = await knowledge.search(question, LOOKED_AT, mayBeShown, asker.locale);
    const hits = await knowledge.read(result.hits, mayBeShown);
    const best = bestOf(hits, question, asker.locale);
    if (best) return shown(best.entry, question, asker, surenessOf(best));
    const closest = nearOf(hits, question, asker.locale).slice(0, CLOSEST);
    return {
      entries: closest.map(({ entry }) => entry),
      async say() {
        const { mended, ...asTyped } = result;
        const isNamed =
          mended !== undefined && (await changesColleagueName(question, mended, store));
        return unknownCard(question, closest, {
          ...(isNamed ? asTyped : result),
          guest: asker.guest,
        });
      },
    };
  }

  const shown = (entry: Entry, question: string, asker: Person, sureness: Sureness): Shown => ({
    entries: [entry],
    async say(readers) {
      const { guest } = asker;
      // Only colleagues may see who owns an entry.
      const isInside = !guest && readers !== 'mixed';
      const owner =
        isInside && entry.ownerId !== undefined ? await people.get(entry.ownerId) : undefined;
      // The names of people under 18 do not go round.
      const ownerName = owner && !isMinor(owner, clock.now()) ? owner.name : undefined;
      return answerCard(entry, question, {
        ownerName,
        sureness,
        guest: guest === true,
        mayChange: readers === 'sender' && isInside && (isKeeper(asker) || owner?.id === asker.id),
      });
    },
  });

  /**
   * The answer in the place of the question. A channel only gets what all its readers may see,
   * found as if there were nothing else. If the answer is not for all of them, it goes to the asker
   * alone, and the channel is told so.
   */
  async function inPlace(
    own: Shown,
    ctx: Context,
    among: (mayBeShown: MayBeShown) => Promise<Shown>,
  ): Promise<Reply> {
    const readers = await ctx.readers();
    if (readers === 'sender') return { say: await own.say(readers) };
    const mayBeShown = toReaders(readers);
    if (own.entries.some(({ audience }) => !mayBeShown(audience)))
      return {
        say: await own.say('sender'),
        onlyToSender: true,
        openly: { text: 'ask.answeredAlone' },
      };
    if (knowledge.isAlike(toPerson(ctx.sender), mayBeShown)) return { say: await own.say(readers) };
    return { say: await (await among(mayBeShown)).say(readers) };
  }

  return {
    async answer(question, ctx) {
      if (question.length > QUESTION_MAX) throw new UserError('ask.tooLong', { max: QUESTION_MAX });
      const own = await found(question, toPerson(ctx.sender), ctx.sender);
      return inPlace(own, ctx, (mayBeShown) => found(question, mayBeShown, ctx.sender));
    },
    async answerWith(entry, question, ctx) {
      const one = shown(entry, question, ctx.sender, 'chosen');
      return inPlace(one, ctx, async () => one);
    },
    async others(entryId, question, asker) {
      const { hits, unknown } = await knowledge.search(
        question,
        LOOKED_AT,
        toPerson(asker),
        asker.locale,
      );
      const rest = await knowledge.read(withoutWrong(hits, entryId), toPerson(asker));
      return unknownCard(question, nearOf(rest, question, asker.locale).slice(0, CLOSEST), {
        afterNoHelp: true,
        ...(unknown && { unknown }),
      });
    },
    async why(entryId, question, asker) {
      const { hits } = await knowledge.search(question, WHY_AMONG, toPerson(asker), asker.locale);
      const [hit] = await knowledge.read(
        hits.filter((one) => one.entryId === entryId),
        toPerson(asker),
      );
      return whyCard(entryId, question, hit, isLead(asker));
    },
    async entryFor(reader, entryId) {
      const entry = await knowledge.get(entryId, toPerson(reader));
      if (!entry) throw new UserError('ask.entryGone');
      return entry;
    },
    async isWritten(message, asker) {
      const said = plainly(message);
      if (!said.includes(' ') || message.length > QUESTION_MAX) return false;
      const { hits } = await knowledge.search(message, CLOSEST, toPerson(asker), asker.locale);
      const closest = await knowledge.read(hits, toPerson(asker));
      return closest.some(({ entry }) =>
        [entry.question, ...entry.alternates].some((phrasing) => plainly(phrasing) === said),
      );
    },
  };
}
