// `admin merge A into B` and `admin merges`: what it would do is shown first, what was done can be taken back.
import { UserError } from '../../core/errors';
import type { Action, Context, Reply } from '../../core/feature';
import { type ActionEvent, causeOf, dataOf, type WordsEvent } from '../../core/inbound';
import { isAdmin, type Person } from '../../core/person';
import type { Store } from '../../core/store';
import { personOf } from '../../domain/aliases';
import { accountsCollection, peopleCollection } from '../../domain/person-record';
import type { PersonalData } from '../../domain/personal-data';
import { type Half, mergeCard, mergesCard } from './merge-cards';
import type { Merging } from './merging';

const SHOWN = 10;
const MERGE = /^(?:merge|zusammenf(?:ü|ue)hren)\b\s*([\s\S]*)$/iu;
const MERGES = /^(?:merges|zusammenf(?:ü|ue)hrungen)$/iu;
const PAIR = /^([\s\S]+?)\s+(?:into|with|mit|in)\s+([\s\S]+)$/iu;
const AND = /^([\s\S]+?)\s+(?:and|und)\s+([\s\S]+)$/iu;

export interface MergesDesk {
  /** Undefined: the words are not about merging. */
  run(event: WordsEvent, ctx: Context): Promise<Reply> | undefined;
  readonly actions: readonly Action[];
}

export interface MergesDeps {
  readonly store: Store;
  readonly merging: Merging;
  readonly personal: PersonalData;
  /** Whom words name; throws where it is nobody. */
  readonly named: (event: WordsEvent, whom: string) => Promise<Person>;
}

export function createMergesDesk({ store, merging, personal, named }: MergesDeps): MergesDesk {
  const people = store.collection(peopleCollection);
  const accounts = store.collection(accountsCollection);

  async function halfOf(person: Person): Promise<Half> {
    const whose = await personal.whoIs(person, '');
    const counts = new Map((await personal.show(whose)).map(({ collection, documents }) => [collection, documents.length]));
    return { person, platforms: whose.accounts.map(({ platform }) => platform), counts };
  }

  async function preview(fromId: string, intoId: string): Promise<Reply> {
    const plan = await merging.plan(fromId, intoId);
    return { say: mergeCard(plan, await halfOf(plan.from), await halfOf(plan.into)), onlyToSender: true };
  }

  async function list(): Promise<Reply> {
    const merged = await people.find({ mergedAt: { $exists: true } }, { sort: { by: 'mergedAt', order: 'descending' }, limit: SHOWN });
    const lines = await Promise.all(merged.map(async (from) => ({ from, into: await personOf(people, from.id) })));
    return { say: mergesCard(lines, await maybeOne()), onlyToSender: true };
  }

  /** Of whom a platform says an address that somebody else has. */
  async function maybeOne(): Promise<(readonly [Person, Person])[]> {
    const pairs: (readonly [Person, Person])[] = [];
    for (const { personId, contested = '' } of await accounts.find({ contested: { $exists: true } }, { limit: SHOWN })) {
      const [one, other] = [await personOf(people, personId), await personOf(people, contested)];
      if (one && other && one.id !== other.id) pairs.push([one, other]);
    }
    return pairs;
  }

  /** A mention belongs to the half of the words in which it stands. */
  const inHalf = (event: WordsEvent, half: string): WordsEvent => ({
    ...event,
    mentions: event.mentions.filter(({ text }) => half.includes(text)),
  });

  async function wanted(event: WordsEvent, words: string): Promise<Reply> {
    const [, one, other] = PAIR.exec(words) ?? AND.exec(words) ?? [];
    if (one === undefined || other === undefined) throw new UserError('admin.mergeHow');
    const [from, into] = [await named(inHalf(event, one), one), await named(inHalf(event, other), other)];
    return preview(from.id, into.id);
  }

  const action = (verb: string, run: (event: ActionEvent, ctx: Context) => Promise<Reply>): Action => ({ verb, who: isAdmin, run });

  return {
    run(event, { sender }) {
      const words = MERGE.exec(event.words)?.[1];
      if (words === undefined && !MERGES.test(event.words)) return undefined;
      if (!isAdmin(sender)) throw new UserError('admin.mergeForAdmins');
      return words === undefined ? list() : wanted(event, words);
    },
    actions: [
      action('merge.preview', async (event) => {
        const { say } = await preview(dataOf(event, 'from'), dataOf(event, 'into'));
        return { ...(say && { replace: say }) };
      }),
      action('merge.do', async (event, { sender }) => {
        const [from, into, roles] = [dataOf(event, 'from'), dataOf(event, 'into'), dataOf(event, 'roles')];
        const done = await merging.merge(from, into, roles, sender, causeOf(event));
        return { replace: { text: 'admin.mergeDone', args: { from: done.from.name, into: done.into.name } } };
      }),
      action('merge.takeBack', async (event, { sender }) => {
        const { from, into } = await merging.takeBack(dataOf(event, 'from'), sender, causeOf(event));
        return { replace: { text: 'admin.mergeTakenBack', args: { from: from.name, into: into?.name ?? '–' } } };
      }),
      action('merge.cancel', async () => ({ replace: { text: 'admin.mergeCancelled' } })),
    ],
  };
}

/** Whether words are this desk's. */
export const isAboutMerging = (words: string): boolean => MERGE.test(words) || MERGES.test(words);
