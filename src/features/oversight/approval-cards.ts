// The data of the cards for two-person approval.
import { mergedLines } from '../../cards/merged-notes';
import { shortened } from '../../cards/shortened';
import type { CardMessage } from '../../core/message';
import type { MergedNote } from '../../domain/people/aliases';
import type { Approval } from '../../domain/approvals';

const NAME_MAX = 60;

/** Names of the people that an approval is about. */
export interface ApprovalNames {
  readonly asker: string;
  readonly about: string;
  /** In a merge, the person who stays. */
  readonly other: string;
  readonly by: string;
  /** The people who were merged into the person whom it is about. */
  readonly merged: readonly MergedNote[];
}

/**
 * `own`: the asker's card, on which they withdraw the request. The other admins decide on their
 * cards.
 */
export function approvalCard(approval: Approval, names: ApprovalNames, own: boolean): CardMessage {
  const { id, what, state, records, roles = [], endsAt, decidedAt } = approval;
  const waits = state === 'waiting';
  return {
    card: 'oversight/approval',
    data: {
      id,
      what,
      state,
      own,
      asker: shortened(names.asker, NAME_MAX),
      name: shortened(names.about, NAME_MAX),
      other: shortened(names.other, NAME_MAX),
      by: shortened(names.by, NAME_MAX),
      merged: mergedLines(names.merged),
      roles: roles.map((role) => ({ role, other: shortened(names.other, NAME_MAX) })),
      records: records ?? 0,
      endsAt,
      decidedAt: decidedAt ?? endsAt,
      waits,
      ended: !waits,
      decidable: waits && !own,
      withdrawable: waits && own,
    },
  };
}

export interface ApprovalLine {
  readonly approval: Approval;
  readonly names: ApprovalNames;
}

/** What waits for a second admin. */
export function approvalsCard(lines: readonly ApprovalLine[]): CardMessage {
  return {
    card: 'oversight/approvals',
    data: {
      count: lines.length,
      lines: lines.map(({ approval: { id, what, endsAt }, names }) => ({
        id,
        what,
        asker: shortened(names.asker, NAME_MAX),
        name: shortened(names.about, NAME_MAX),
        other: shortened(names.other, NAME_MAX),
        endsAt,
      })),
    },
  };
}
