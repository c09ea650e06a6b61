// Every card of contributions as it goes out.
import type { CardMessage } from '../../../src/core/message';
import type { Contribution, Decision } from '../../../src/domain/contributions';
import {
  commentForm,
  decidedCard,
  listCard,
  reviewCard,
  tipForm,
} from '../../../src/features/contributions/cards';
import { newPerson } from '../../../src/domain/people/record';
import type { Said } from './said';

const AT = '2026-03-02T09:00:00.000Z';
const LIST_MAX = 8;

export function samples({ name, short, title, text }: Said): readonly CardMessage[] {
  const bare: Contribution = {
    id: 'contribution-1',
    version: 1,
    kind: 'tip',
    authorId: 'mia',
    title,
    text,
    alternates: [],
    tags: [],
    language: 'en',
    state: 'inReview',
    round: 1,
    submittedAt: AT,
    decisions: [],
    sentTo: [],
  };
  const full: Contribution = {
    ...bare,
    round: 2,
    tags: [short, name],
    link: `https://linden.example/${'a'.repeat(400)}`,
  };
  const list = Array.from({ length: LIST_MAX }, () => full);
  const decision = (what: Decision['what'], comment?: string): Decision => ({
    what,
    byPersonId: 'rita',
    byName: name,
    round: 1,
    at: AT,
    because: 'e1',
    ...(comment !== undefined && { comment }),
  });
  const decisions = [decision('approved'), decision('changes', text), decision('rejected', text)];
  const some = { departments: [name, short], locations: [name] };
  const newcomer = { ...newPerson({ id: 'mia', name }, { zone: 'UTC', locale: 'en' }), version: 1 };
  const author = {
    ...newPerson(
      { id: 'mia', name, department: name, location: short },
      { zone: 'UTC', locale: 'en' },
    ),
    version: 1,
  };
  return [
    reviewCard({ ...full, audience: some }, { name }),
    reviewCard({ ...bare, audience: { roles: ['lead', 'reviewer'] } }, { name }),
    reviewCard(bare, { name }),
    reviewCard(full, { name }),
    reviewCard({ ...full, kind: 'faq', questionId: 'q1' }, { name }),
    ...decisions.map((decided) => reviewCard(full, { name }, decided)),
    ...decisions.map((decided) => decidedCard(full, decided)),
    ...decisions.map((decided) => decidedCard({ ...full, audience: some }, decided)),
    ...decisions.map((decided) => decidedCard({ ...full, kind: 'faq', questionId: 'q1' }, decided)),
    tipForm({}, newcomer),
    tipForm({ title }, author),
    tipForm(full, author),
    tipForm({ ...full, audience: some }, author),
    commentForm(full, 'review.submitChanges'),
    commentForm(full, 'review.submitReject'),
    listCard(list, 'waiting', 40),
    listCard(
      (['inReview', 'changes', 'approved', 'rejected'] as const).map((state) => ({
        ...full,
        state,
      })),
      'mine',
      4,
    ),
    listCard([bare], 'waiting', 1),
  ];
}
