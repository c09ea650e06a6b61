// Oversight: decisions that no admin takes alone. A second admin confirms or declines the actions
// that the settings name, and admins check all roles twice a year.
import type { MakeFeature } from '../../core/feature';
import { createApprovals } from '../../domain/approvals';
import { createAudit } from '../../domain/audit';
import { peopleCollection } from '../../domain/people/record';
import { mergedInto } from '../../domain/people/aliases';
import { createApprovalActions } from './approval-actions';
import { createRoleActions } from './role-actions';
import { createRoleReviews } from './role-reviews';
import { roleReviewsCollection } from './role-review';
import { grantedAt } from './role-since';
import de from './texts.de.json';
import en from './texts.en.json';

export const makeOversight: MakeFeature = ({ store, people, clock, settings }) => {
  const audit = createAudit(store);
  const approvals = createApprovals(store, people);
  const requests = createApprovalActions({
    approvals,
    audit,
    people,
    recordName: async (id) => (await store.collection(peopleCollection).get(id))?.name,
    mergedInto: (person) => mergedInto(store.collection(peopleCollection), person),
    clock,
  });
  const roles = createRoleActions({
    reviews: createRoleReviews(store),
    since: (item) => grantedAt(store, item),
    approvals,
    audit,
    people,
    clock,
    settings,
  });
  return {
    name: 'oversight',
    about: 'oversight.about',
    duty: true,
    namedLists: [
      {
        id: 'oversight.roles',
        purpose: 'oversight.rolesList',
        cards: { 'oversight/roles': 'whole' },
        words: ['admin roles'],
      },
    ],
    texts: { en, de },
    collections: [roleReviewsCollection],
    words: [requests.word, roles.word],
    actions: [...requests.actions, ...roles.actions],
    jobs: [requests.job, roles.job],
    subscriptions: {
      'approval.asked': ({ approvalId }, key) => requests.asked(approvalId, key),
      async 'approval.decided'({ approvalId }, key) {
        await roles.decided(approvalId);
        await requests.decided(approvalId, key);
      },
      'role.reviewed': (data, key) => roles.reviewed(data, key),
    },
  };
};
