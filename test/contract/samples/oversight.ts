// Every card of oversight as it goes out.
import type { CardMessage } from '../../../src/core/message';
import type { Approval, ApprovalState, ApprovalWhat } from '../../../src/domain/approvals';
import { approvalCard, approvalsCard } from '../../../src/features/oversight/approval-cards';
import type { Said } from './said';

const AT = '2026-03-02T09:00:00.000Z';
const WHAT: readonly ApprovalWhat[] = ['export', 'eraseKeep', 'eraseGone', 'grant', 'remove'];
const ENDED: readonly ApprovalState[] = ['confirmed', 'declined', 'withdrawn', 'expired', 'void'];

const approval = (what: ApprovalWhat, state: ApprovalState, records?: number): Approval => ({
  id: 'approval-1',
  version: 1,
  deed: what === 'export' ? 'export' : what === 'grant' || what === 'remove' ? 'admins' : 'erase',
  what,
  personId: 'tom',
  byPersonId: 'ada',
  state,
  at: AT,
  endsAt: '2026-03-09T09:00:00.000Z',
  asked: ['mia'],
  ...(records !== undefined && { records }),
  ...(state !== 'waiting' && { decidedAt: AT, decidedBy: 'mia' }),
});

export const samples = (said: Said): readonly CardMessage[] => {
  const names = { asker: said.name, about: said.name, by: said.name };
  const waiting = WHAT.map((what, index) => approval(what, 'waiting', index));
  return [
    ...waiting.flatMap((one) => [approvalCard(one, names, false), approvalCard(one, names, true)]),
    ...ENDED.flatMap((state) => [
      approvalCard(approval('export', state, 12), names, false),
      approvalCard(approval('remove', state), names, true),
    ]),
    approvalsCard([]),
    approvalsCard(waiting.map((one) => ({ approval: one, names }))),
  ];
};
