// `admin merge A into B` and `admin merges`. The bot shows first what a merge would do, and a merge
// can be taken back. If the settings ask for two people for any action, a second admin confirms
// both, because a merged person can fetch the other's data, erase them and use their roles.
import { UserError } from '../../../core/errors';
import type { Clock } from '../../../core/clock';
import type { Action, Context, FeatureSettings, Reply } from '../../../core/feature';
import type { Message } from '../../../core/message';
import { type ActionEvent, causeOf, dataOf, type WordsEvent } from '../../../core/inbound';
import { isAdmin } from '../../../core/roles';
import type { People } from '../../../core/people';
import type { Person } from '../../../core/person';
import type { Store } from '../../../core/store';
import type { Approval, Approvals, ApprovalRequest } from '../../../domain/approvals';
import { type Audit, previewOf } from '../../../domain/audit';
import { personOf } from '../../../domain/people/aliases';
import { accountsCollection, peopleCollection } from '../../../domain/people/record';
import type { PersonalData } from '../../../domain/personal-data';
import { type Half, mergeCard, mergedCard, mergesCard, type Wanted } from './cards';
import type { Merging } from './merging';
import { rolesKey } from './plan';

const SHOWN = 10;
const MERGE = /^(?:merge|zusammenf(?:ü|ue)hren)\b\s*([\s\S]*)$/iu;
const MERGES = /^(?:merges|zusammenf(?:ü|ue)hrungen)$/iu;
const PAIR = /^([\s\S]+?)\s+(?:into|with|mit|in)\s+([\s\S]+)$/iu;
const AND = /^([\s\S]+?)\s+(?:and|und)\s+([\s\S]+)$/iu;

export interface MergeActions {
  /** Undefined: the words are not about merging. */
  run(event: WordsEvent, ctx: Context): Promise<Reply> | undefined;
  readonly actions: readonly Action[];
  /** Does what a second admin confirmed. */
  confirmed(approvalId: string): Promise<void>;
}

export interface MergeActionsDeps {
  readonly store: Store;
  readonly merging: Merging;
  readonly audit: Pick<Audit, 'note'>;
  readonly personal: PersonalData;
  readonly approvals: Approvals;
  readonly everybody: Pick<People, 'get'>;
  readonly clock: Clock;
  readonly settings: FeatureSettings;
  /** The person that words name. Throws if there is none. */
  readonly named: (event: WordsEvent, whom: string) => Promise<Person>;
}

export function createMergeActions(deps: MergeActionsDeps): MergeActions {
  const { store, merging, audit, personal, named, approvals, everybody, clock, settings } = deps;
  const needsTwo = settings.twoPersonApproval.length > 0;
  /** If the settings do not guard the admin role, an admin can give it to a second person. */
  const appoint = !settings.twoPersonApproval.includes('admins');
  const people = store.collection(peopleCollection);
  const accounts = store.collection(accountsCollection);

  async function halfOf(person: Person): Promise<Half> {
    const whose = await personal.whoIs(person, '');
    const counts = new Map(
      (await personal.show(whose)).map(({ collection, documents }) => [
        collection,
        documents.length,
      ]),
    );
    return {
      person,
      platforms: whose.accounts.map(
        ({ platform }) => settings.platformLabels[platform] ?? platform,
      ),
      counts,
    };
  }

  async function preview(
    fromId: string,
    intoId: string,
    sender: Person,
    cause: string,
  ): Promise<Reply> {
    const plan = await merging.plan(fromId, intoId, sender);
    // The card shows how many records are kept of each of the two.
    for (const { id } of [plan.from, plan.into])
      await audit.note(previewOf(id, 'merge', sender.id, clock.now()), cause);
    const about = { personId: plan.from.id, otherId: plan.into.id };
    const wanted: Wanted = !needsTwo
      ? 'one'
      : (await approvals.canAsk(sender, about))
        ? 'two'
        : 'alone';
    return {
      say: mergeCard(plan, await halfOf(plan.from), await halfOf(plan.into), { wanted, appoint }),
      onlyToSender: true,
    };
  }

  async function list(): Promise<Reply> {
    const merged = await people.find(
      { mergedAt: { $exists: true } },
      { sort: { by: 'mergedAt', order: 'descending' }, limit: SHOWN },
    );
    const lines = await Promise.all(
      merged.map(async (from) => ({ from, into: await personOf(people, from.id) })),
    );
    return { say: mergesCard(lines, await maybeOne()), onlyToSender: true };
  }

  /** People for whom a platform reports an address that somebody else has. */
  async function maybeOne(): Promise<(readonly [Person, Person])[]> {
    const pairs: (readonly [Person, Person])[] = [];
    for (const { personId, contested = '' } of await accounts.find(
      { contested: { $exists: true } },
      { limit: SHOWN },
    )) {
      const [one, other] = [await personOf(people, personId), await personOf(people, contested)];
      if (one && other && one.id !== other.id) pairs.push([one, other]);
    }
    return pairs;
  }

  /** A mention belongs to the half of the words that contains it. */
  const inHalf = (event: WordsEvent, half: string): WordsEvent => ({
    ...event,
    mentions: event.mentions.filter(({ text }) => half.includes(text)),
  });

  async function wanted(event: WordsEvent, words: string, sender: Person): Promise<Reply> {
    const [, one, other] = PAIR.exec(words) ?? AND.exec(words) ?? [];
    if (one === undefined || other === undefined) throw new UserError('admin.mergeHow');
    const [from, into] = [
      await named(inHalf(event, one), one),
      await named(inHalf(event, other), other),
    ];
    return preview(from.id, into.id, sender, causeOf(event));
  }

  async function ask(
    wish: ApprovalRequest,
    name: string,
    sender: Person,
    cause: string,
  ): Promise<Reply> {
    const asked = await approvals.ask(wish, sender, cause, clock.now());
    if (asked.kind === 'alone') throw new UserError('admin.needsSecond', { appoint });
    return {
      replace: {
        text: asked.kind === 'known' ? 'admin.askedBefore' : 'admin.askedSecond',
        args: { name },
      },
    };
  }

  async function askMerge(
    fromId: string,
    intoId: string,
    said: string,
    sender: Person,
    cause: string,
  ): Promise<Reply> {
    const { from, into, roles } = await merging.plan(fromId, intoId, sender);
    // What a button carries may be old, or forged.
    if (from.id !== fromId || into.id !== intoId || rolesKey(roles) !== said)
      throw new UserError('admin.mergeChanged');
    return ask(
      { deed: 'merge', what: 'merge', personId: from.id, otherId: into.id, roles },
      from.name,
      sender,
      cause,
    );
  }

  async function askBack(fromId: string, sender: Person, cause: string): Promise<Reply> {
    const { from, into } = await merging.checkBack(fromId, sender);
    return ask(
      { deed: 'merge', what: 'unmerge', personId: from.id, ...(into && { otherId: into.id }) },
      from.name,
      sender,
      cause,
    );
  }

  const takenBack = ({
    from,
    into,
  }: {
    readonly from: Person;
    readonly into: Person | undefined;
  }): Message => ({
    text: 'admin.mergeTakenBack',
    args: { from: from.name, into: into?.name ?? '–' },
  });

  /** The message about it, if it can still be done. */
  async function carriedOut(
    { id, what, personId, otherId = '', roles = [] }: Approval,
    asker: Person,
  ): Promise<Message> {
    try {
      if (what === 'unmerge') return takenBack(await merging.takeBack(personId, asker, id));
      return mergedCard(await merging.merge(personId, otherId, rolesKey(roles), asker, id));
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      return { text: error.key, args: error.args };
    }
  }

  const action = (
    verb: string,
    run: (event: ActionEvent, ctx: Context) => Promise<Reply>,
  ): Action => ({ verb, who: isAdmin, run });

  return {
    run(event, { sender }) {
      const words = MERGE.exec(event.words)?.[1];
      if (words === undefined && !MERGES.test(event.words)) return undefined;
      if (!isAdmin(sender)) throw new UserError('admin.mergeForAdmins');
      return words === undefined ? list() : wanted(event, words, sender);
    },
    actions: [
      action('merge.preview', async (event, { sender }) => {
        const { say } = await preview(
          dataOf(event, 'from'),
          dataOf(event, 'into'),
          sender,
          causeOf(event),
        );
        return { ...(say && { replace: say }) };
      }),
      action('merge.do', async (event, { sender }) => {
        const [from, into, roles] = [
          dataOf(event, 'from'),
          dataOf(event, 'into'),
          dataOf(event, 'roles'),
        ];
        if (needsTwo) return askMerge(from, into, roles, sender, causeOf(event));
        const done = await merging.merge(from, into, roles, sender, causeOf(event));
        return { replace: mergedCard(done) };
      }),
      action('merge.takeBack', async (event, { sender }) => {
        if (needsTwo) return askBack(dataOf(event, 'from'), sender, causeOf(event));
        return {
          replace: takenBack(await merging.takeBack(dataOf(event, 'from'), sender, causeOf(event))),
        };
      }),
      action('merge.cancel', async () => ({ replace: { text: 'admin.mergeCancelled' } })),
    ],
    async confirmed(approvalId) {
      const approval = await approvals.get(approvalId);
      if (
        approval?.deed !== 'merge' ||
        approval.state !== 'confirmed' ||
        approval.doneAt !== undefined
      )
        return;
      const asker = await everybody.get(approval.byPersonId);
      if (!asker) return;
      const message = await carriedOut(approval, asker);
      const to = { person: asker.id };
      await approvals.done(approval.id, clock.now(), [
        { key: `${approval.id}:done`, class: 'answer', to, message },
      ]);
    },
  };
}

/** Whether the words are about merging. */
export const isAboutMerging = (words: string): boolean => MERGE.test(words) || MERGES.test(words);
