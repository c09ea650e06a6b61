// Oversight: what one admin alone is not to decide. A second admin confirms or declines what the settings name.
import type { MakeFeature } from '../../core/feature';
import { createApprovals } from '../../domain/approvals';
import { createAudit } from '../../domain/audit';
import { createApprovalDesk } from './approval-desk';
import de from './texts.de.json';
import en from './texts.en.json';

export const makeOversight: MakeFeature = ({ store, people, clock }) => {
  const audit = createAudit(store);
  const desk = createApprovalDesk({ approvals: createApprovals(store, people), audit, people, clock });
  return {
    name: 'oversight',
    texts: { en, de },
    collections: [],
    words: [desk.word],
    actions: desk.actions,
    jobs: [desk.job],
    hears: {
      'approval.asked': ({ approvalId }, key) => desk.asked(approvalId, key),
      'approval.decided': ({ approvalId }, key) => desk.decided(approvalId, key),
    },
  };
};
