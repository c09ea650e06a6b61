// The document of a two-person approval: what an admin asked for, and how it ended.
import type { GuardedAction } from '../../core/feature';
import { idFrom } from '../../core/ids';
import type { Role } from '../../core/person';
import { picked } from '../../core/personal';
import { collectionSpec } from '../../core/store';
import type { Doc } from '../../core/doc';

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
export const halvesOf = ({ personId, otherId }: Pick<Approval, 'personId' | 'otherId'>) =>
  otherId === undefined ? [personId] : [personId, otherId];
const isIn = (approval: Approval, id: string) =>
  [
    ...halvesOf(approval),
    approval.byPersonId,
    ...(approval.byIds ?? []),
    approval.decidedBy,
    ...approval.asked,
  ].includes(id);

export type ApprovalRequest = Pick<
  Approval,
  'deed' | 'what' | 'personId' | 'otherId' | 'roles' | 'records'
>;

export const isSame = (one: ApprovalRequest, other: ApprovalRequest) =>
  one.deed === other.deed &&
  one.what === other.what &&
  one.otherId === other.otherId &&
  String(one.roles ?? '') === String(other.roles ?? '');

export const waitingForOf = ({ deed, what, personId, otherId = '', roles }: ApprovalRequest) =>
  idFrom('waiting', deed, what, personId, otherId, String(roles ?? ''));

/** Without what only a waiting request has. */
export function freed({ waitingFor: _free, ...approval }: Approval): Approval {
  return approval;
}
