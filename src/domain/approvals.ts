// Two-person approval: what one admin asks for and a second one confirms or declines.
// features/oversight shows it to them; the feature that does the deed hears `approval.decided`.
// Documents and rules are here, since several features ask.
import type { GuardedAction } from '../core/feature';
import { idFrom } from '../core/ids';
import type { Delivery } from '../core/message';
import { isAdmin } from '../core/roles';
import type { People } from '../core/people';
import type { Person, Role } from '../core/person';
import { picked } from '../core/personal';
import { collectionSpec, type Store } from '../core/store';
import type { Doc } from '../core/doc';
import { idsOf } from './people/aliases';
import { peopleCollection } from './people/record';

/**
 * The exact action: a file, what happens to their texts, the role given or removed, two people
 * merged or separated.
 */
export type ApprovalWhat =
  | 'export'
  | 'eraseKeep'
  | 'eraseGone'
  | 'grant'
  | 'remove'
  | 'merge'
  | 'unmerge';

/** `void`: the asker or the person concerned no longer exists. */
export type ApprovalState = 'waiting' | 'confirmed' | 'declined' | 'withdrawn' | 'expired' | 'void';

export interface Approval extends Doc {
  /**
   * `merge`: it can give somebody's data and roles to another, so it needs two people as soon as
   * the settings name any deed.
   */
  readonly deed: GuardedAction | 'merge';
  readonly what: ApprovalWhat;
  readonly personId: string;
  /** For a merge: the remaining person. `personId` is merged into them. */
  readonly otherId?: string;
  /** For a merge: the roles that the preview promised to the remaining person. */
  readonly roles?: readonly Role[];
  readonly byPersonId: string;
  /**
   * All ids of the asker when they asked. If a merge is undone, none of them becomes a second
   * person.
   */
  readonly byIds?: readonly string[];
  /** The event that asked for it. */
  readonly because?: string;
  readonly state: ApprovalState;
  /** While it waits: the exact action. At most one request for it waits at a time. */
  readonly waitingFor?: string;
  /** ISO instants. */
  readonly at: string;
  readonly endsAt: string;
  /** The admins who may decide, as of the request. */
  readonly asked: readonly string[];
  /** How many records it affects, if that is known. */
  readonly records?: number;
  readonly decidedBy?: string;
  readonly decidedAt?: string;
  /** When the confirmed action was done. */
  readonly doneAt?: string;
}

export const approvalsCollection = collectionSpec<Approval>('approvals', {
  indexes: [
    { fields: ['state', 'endsAt'] },
    { fields: ['personId'] },
    { fields: ['at'] },
    { fields: ['waitingFor'], unique: true },
  ],
  what: 'what an admin asked for and a second admin confirmed or declined',
  people: {
    whom: 'whom it is about, who asked, who decided',
    purpose: 'accountability',
    show: (approval, { personId }) =>
      isIn(approval, personId)
        ? {
            ...picked(approval, 'what', 'state', 'at', 'decidedAt'),
            about: halvesOf(approval).includes(personId) ? 'me' : 'somebody else',
            askedBy: approval.byPersonId === personId ? 'me' : 'somebody else',
          }
        : undefined,
    erase({ decidedBy, ...approval }, { personId, pseudonym }) {
      if (
        [...halvesOf(approval), approval.byPersonId, ...(approval.byIds ?? [])].includes(personId)
      )
        return 'remove';
      const asked = approval.asked.filter((id) => id !== personId);
      return {
        ...approval,
        asked,
        ...(decidedBy !== undefined && {
          decidedBy: decidedBy === personId ? pseudonym : decidedBy,
        }),
      };
    },
    erased: 'removed; where they only decided, a pseudonym stands for them',
  },
  keep: { days: 180, least: 30, since: 'at', when: 'after it was asked for' },
});

/** The people concerned: for a merge, both. */
const halvesOf = ({ personId, otherId }: Pick<Approval, 'personId' | 'otherId'>) =>
  otherId === undefined ? [personId] : [personId, otherId];
const isIn = (approval: Approval, id: string) =>
  [
    ...halvesOf(approval),
    approval.byPersonId,
    ...(approval.byIds ?? []),
    approval.decidedBy,
    ...approval.asked,
  ].includes(id);

/** How long a request can be decided, and how long a file can be fetched afterwards. */
const WAITS_MS = 7 * 86_400_000;
const FETCHED_WITHIN_MS = 7 * 86_400_000;
const ADMINS_ASKED = 30;
const BATCH = 100;

export type ApprovalRequest = Pick<
  Approval,
  'deed' | 'what' | 'personId' | 'otherId' | 'roles' | 'records'
>;

/** `alone`: nobody else could confirm it. `known`: the same request is already waiting. */
export type RequestOutcome =
  | { readonly kind: 'asked' | 'known'; readonly approval: Approval }
  | { readonly kind: 'alone' };

export type DecisionOutcome =
  | { readonly kind: 'decided' | 'repeated' | 'late' | 'void'; readonly approval: Approval }
  | { readonly kind: 'gone' | 'own' | 'concerned' };

/** A press on a card. */
interface Press {
  readonly id: string;
  readonly by: Person;
  readonly now: Date;
}

const isSame = (one: ApprovalRequest, other: ApprovalRequest) =>
  one.deed === other.deed &&
  one.what === other.what &&
  one.otherId === other.otherId &&
  String(one.roles ?? '') === String(other.roles ?? '');

const waitingForOf = ({ deed, what, personId, otherId = '', roles }: ApprovalRequest) =>
  idFrom('waiting', deed, what, personId, otherId, String(roles ?? ''));

/** Without what only a waiting request has. */
function freed({ waitingFor: _free, ...approval }: Approval): Approval {
  return approval;
}

export interface Approvals {
  get(id: string): Promise<Approval | undefined>;
  /** Whether another admin could confirm the request. */
  canAsk(asker: Person, about: Pick<Approval, 'personId' | 'otherId'>): Promise<boolean>;
  ask(wish: ApprovalRequest, asker: Person, cause: string, now: Date): Promise<RequestOutcome>;
  decide(state: 'confirmed' | 'declined', press: Press): Promise<DecisionOutcome>;
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

  async function end(
    id: string,
    state: ApprovalState,
    now: Date,
    by?: Person,
  ): Promise<Approval | undefined> {
    const decided = { state, decidedAt: now.toISOString(), ...(by && { decidedBy: by.id }) };
    return approvals.update(id, (approval) =>
      approval.state === 'waiting'
        ? {
            doc: { ...freed(approval), ...decided },
            events: [{ key: `${id}:decided`, name: 'approval.decided', data: { approvalId: id } }],
          }
        : undefined,
    );
  }

  /** Makes room for a new request where the one that holds its place waits no longer. */
  async function free({ id }: Approval, now: Date): Promise<void> {
    await end(id, 'expired', now);
    // Stored by a version that knew no such place, which kept the field when it ended the request.
    await approvals.update(id, (doc) =>
      doc.waitingFor === undefined ? undefined : { doc: freed(doc) },
    );
  }

  /**
   * A second presser learns who decided first. A repeated press by the same person gets the same
   * answer.
   */
  async function afterwards(
    id: string,
    { by }: Press,
    state: ApprovalState,
  ): Promise<DecisionOutcome> {
    const approval = await approvals.get(id);
    if (!approval) return { kind: 'gone' };
    return {
      kind: approval.decidedBy === by.id && approval.state === state ? 'repeated' : 'late',
      approval,
    };
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
      if (approval.state !== 'waiting') return afterwards(id, press, state);
      if (approval.endsAt <= now.toISOString()) {
        await end(id, 'expired', now);
        return afterwards(id, press, state);
      }
      if (!(await holds(approval))) {
        await end(id, 'void', now);
        const ended = await approvals.get(id);
        return ended ? { kind: 'void', approval: ended } : { kind: 'gone' };
      }
      const asker = await people.get(approval.byPersonId);
      if (
        (await isConcerned(approval, by)) &&
        asker &&
        !(await deciders(asker, approval)).includes(by.id)
      )
        return { kind: 'concerned' };
      const decided = await end(id, state, now, by);
      return decided ? { kind: 'decided', approval: decided } : afterwards(id, press, state);
    },
    async withdraw(press) {
      const { id, by, now } = press;
      const approval = await approvals.get(id);
      if (!approval || !(await isOf(approval.byPersonId, by))) return { kind: 'gone' };
      const ended = await end(id, 'withdrawn', now, by);
      return ended ? { kind: 'decided', approval: ended } : afterwards(id, press, 'withdrawn');
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
