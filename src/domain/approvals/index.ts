// Two-person approval: what one admin asks for and a second one confirms or declines.
// features/oversight shows it to them; the feature that does the deed hears `approval.decided`.
// Documents and rules are here, since several features ask.
import { idFrom } from '../../core/ids';
import type { Delivery } from '../../core/message';
import { isAdmin } from '../../core/roles';
import type { People } from '../../core/people';
import type { Person } from '../../core/person';
import type { Changed, Store } from '../../core/store';
import { decideOnce, type Rules, standingOf } from '../decide-once';
import { idsOf } from '../people/aliases';
import { peopleCollection } from '../people/record';
import {
  type Approval,
  type ApprovalRequest,
  type ApprovalState,
  approvalsCollection,
  freed,
  halvesOf,
  isSame,
  waitingForOf,
} from './record';

export {
  type Approval,
  type ApprovalRequest,
  type ApprovalState,
  type ApprovalWhat,
  approvalsCollection,
} from './record';

/** How long a request can be decided, and how long a file can be fetched afterwards. */
const WAITS_MS = 7 * 86_400_000;
const FETCHED_WITHIN_MS = 7 * 86_400_000;
const ADMINS_ASKED = 30;
const BATCH = 100;

/** `alone`: nobody else could confirm it. `known`: the same request is already waiting. */
export type RequestOutcome =
  | { readonly kind: 'asked' | 'known'; readonly approval: Approval }
  | { readonly kind: 'alone' };

export type DecisionOutcome =
  | { readonly kind: 'decided' | 'repeated' | 'late' | 'void'; readonly approval: Approval }
  | { readonly kind: 'gone' | 'own' | 'concerned' };

type Decision = 'confirmed' | 'declined' | 'withdrawn';

/** A press on a card. */
interface Press {
  readonly id: string;
  readonly by: Person;
  readonly now: Date;
}

export interface Approvals {
  get(id: string): Promise<Approval | undefined>;
  /** Whether another admin could confirm the request. */
  canAsk(asker: Person, about: Pick<Approval, 'personId' | 'otherId'>): Promise<boolean>;
  ask(wish: ApprovalRequest, asker: Person, cause: string, now: Date): Promise<RequestOutcome>;
  decide(state: Exclude<Decision, 'withdrawn'>, press: Press): Promise<DecisionOutcome>;
  withdraw(press: Press): Promise<DecisionOutcome>;
  /** Ends requests that nobody decided in time. */
  expire(now: Date): Promise<void>;
  /** Waiting requests, oldest first. */
  waiting(limit: number): Promise<Approval[]>;
  /** Whether a person may fetch a file now. */
  mayFetch(
    approval: Approval | undefined,
    by: Person,
    personId: string,
    now: Date,
  ): Promise<boolean>;
  /** Marks a confirmed action as done, once, with its deliveries. */
  done(id: string, now: Date, deliveries: readonly Delivery[]): Promise<void>;
}

/** A request that has ended, and the event that says so. */
function ended(
  approval: Approval,
  state: ApprovalState,
  now: Date,
  by?: Person,
): Changed<Approval> {
  const { id } = approval;
  const how = { state, decidedAt: now.toISOString(), ...(by && { decidedBy: by.id }) };
  return {
    doc: { ...freed(approval), ...how },
    events: [{ key: `${id}:decided`, name: 'approval.decided', data: { approvalId: id } }],
  };
}

/** When a press counts. An asker can withdraw a request that ran out and was not ended yet. */
const rulesFor = (state: Decision, { by, now }: Press): Rules<Approval, ApprovalState> => ({
  decisionOf: (approval) => (approval.state === 'waiting' ? undefined : approval.state),
  isRepeat: (first, { decidedBy }) => first === state && decidedBy === by.id,
  isStale: ({ endsAt }) => state !== 'withdrawn' && endsAt <= now.toISOString(),
  decided: (approval) => ended(approval, state, now, by),
});

/** Until when a file can be fetched. */
export const fetchedUntil = ({ decidedAt, at }: Approval): string =>
  new Date(Date.parse(decidedAt ?? at) + FETCHED_WITHIN_MS).toISOString();

export function createApprovals(store: Store, people: Pick<People, 'get'>): Approvals {
  const approvals = store.collection(approvalsCollection);
  const everybody = store.collection(peopleCollection);

  /** The person concerned decides only if nobody else could. */
  async function deciders(
    asker: Person,
    about: Pick<Approval, 'personId' | 'otherId'>,
  ): Promise<string[]> {
    const admins = await everybody.find(
      { roles: { $has: 'admin' }, active: true },
      { limit: ADMINS_ASKED },
    );
    const others = admins.map(({ id }) => id).filter((id) => id !== asker.id);
    const unconcerned = others.filter((id) => !halvesOf(about).includes(id));
    return unconcerned.length > 0 ? unconcerned : others;
  }

  /** Ends a waiting request without anybody's decision. */
  const end = (id: string, state: ApprovalState, now: Date) =>
    approvals.update(id, (approval) =>
      approval.state === 'waiting' ? ended(approval, state, now) : undefined,
    );

  /** Makes room for a new request where the one that holds its place waits no longer. */
  async function free({ id }: Approval, now: Date): Promise<void> {
    await end(id, 'expired', now);
    // Stored by a version that knew no such place, which kept the field when it ended the request.
    await approvals.update(id, (doc) =>
      doc.waitingFor === undefined ? undefined : { doc: freed(doc) },
    );
  }

  /** The first press decides. Everybody else learns how the request ended. */
  async function settle(state: Decision, press: Press): Promise<DecisionOutcome> {
    const { id, now } = press;
    const outcome = await decideOnce(approvals, id, rulesFor(state, press));
    if (outcome.kind === 'gone') return outcome;
    if (outcome.kind === 'done') return { kind: 'decided', approval: outcome.doc };
    if (outcome.kind !== 'stale') return { kind: outcome.kind, approval: outcome.doc };
    await end(id, 'expired', now);
    const approval = await approvals.get(id);
    return approval ? { kind: 'late', approval } : { kind: 'gone' };
  }

  /** Whether the asker is still an admin, and the person concerned still exists. */
  async function holds(approval: Approval): Promise<boolean> {
    const { deed, what, personId, byPersonId } = approval;
    const [asker, about] = [await people.get(byPersonId), await people.get(personId)];
    if (!asker || !isAdmin(asker) || !about) return false;
    for (const id of halvesOf(approval)) if (!(await people.get(id))) return false;
    return deed !== 'admins' || what === 'remove' || about.active;
  }

  /** Accounts of one person share a document, and merged people count as one. */
  const isOf = async (personId: string, by: Person) =>
    personId === by.id || (await people.get(personId))?.id === by.id;

  /** Whether this person asked, under any of their ids then or now. */
  async function isAsker(
    { byPersonId, byIds = [byPersonId] }: Approval,
    by: Person,
  ): Promise<boolean> {
    const ids = await idsOf(everybody, by);
    if (byIds.some((id) => ids.includes(id))) return true;
    return isOf(byPersonId, by);
  }

  async function isConcerned(approval: Approval, by: Person): Promise<boolean> {
    for (const id of halvesOf(approval)) if (await isOf(id, by)) return true;
    return false;
  }

  return {
    get: (id) => approvals.get(id),
    canAsk: async (asker, about) => (await deciders(asker, about)).length > 0,
    async ask(wish, asker, cause, now) {
      const because = idFrom('approval', cause);
      const isWaiting = ({ state, endsAt }: Approval) =>
        state === 'waiting' && endsAt > now.toISOString();
      const before = (await approvals.find({ personId: wish.personId })).filter(
        ({ deed }) => deed === wish.deed,
      );
      const repeated = before.find((one) => one.because === because);
      if (repeated) return { kind: 'asked', approval: repeated };
      const known = before.find((one) => isSame(one, wish) && isWaiting(one));
      if (known) return { kind: 'known', approval: known };
      const asked = await deciders(asker, wish);
      if (asked.length === 0) return { kind: 'alone' };
      // From the event that asks: an id that no earlier request had, also where that one is gone.
      const id = idFrom('approval', wish.deed, wish.personId, wish.otherId ?? '', because);
      const waitingFor = waitingForOf(wish);
      const approval: Approval = {
        ...wish,
        id,
        version: 1,
        because,
        byPersonId: asker.id,
        byIds: await idsOf(everybody, asker),
        state: 'waiting',
        waitingFor,
        at: now.toISOString(),
        endsAt: new Date(now.getTime() + WAITS_MS).toISOString(),
        asked,
      };
      const events = [
        { key: `${id}:asked`, name: 'approval.asked', data: { approvalId: id } } as const,
      ];
      for (;;) {
        if (await approvals.insert(approval, { events })) return { kind: 'asked', approval };
        // The same event, or another admin, was first.
        const own = await approvals.get(id);
        if (own) return { kind: 'asked', approval: own };
        const [other] = await approvals.find({ waitingFor }, { limit: 1 });
        if (other && isWaiting(other)) return { kind: 'known', approval: other };
        if (other) await free(other, now);
      }
    },
    async decide(state, press) {
      const { id, by, now } = press;
      const approval = await approvals.get(id);
      if (!approval) return { kind: 'gone' };
      if (await isAsker(approval, by)) return { kind: 'own' };
      if (standingOf(approval, rulesFor(state, press))) return settle(state, press);
      if (!(await holds(approval))) {
        await end(id, 'void', now);
        const last = await approvals.get(id);
        return last ? { kind: 'void', approval: last } : { kind: 'gone' };
      }
      const asker = await people.get(approval.byPersonId);
      if (
        (await isConcerned(approval, by)) &&
        asker &&
        !(await deciders(asker, approval)).includes(by.id)
      )
        return { kind: 'concerned' };
      return settle(state, press);
    },
    async withdraw(press) {
      const approval = await approvals.get(press.id);
      if (!approval || !(await isOf(approval.byPersonId, press.by))) return { kind: 'gone' };
      return settle('withdrawn', press);
    },
    async expire(now) {
      const over = await approvals.find(
        { state: 'waiting', endsAt: { $lte: now.toISOString() } },
        { limit: BATCH },
      );
      for (const { id } of over) await end(id, 'expired', now);
    },
    waiting: (limit) => approvals.find({ state: 'waiting' }, { sort: { by: 'endsAt' }, limit }),
    mayFetch: async (approval, by, personId, now) =>
      approval?.deed === 'export' &&
      approval.state === 'confirmed' &&
      (await isOf(approval.byPersonId, by)) &&
      approval.personId === personId &&
      fetchedUntil(approval) > now.toISOString(),
    async done(id, now, deliveries) {
      await approvals.update(id, (approval) =>
        approval.doneAt === undefined
          ? { doc: { ...approval, doneAt: now.toISOString() }, deliveries }
          : undefined,
      );
    },
  };
}
