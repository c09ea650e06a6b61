// Every card of contributions as it goes out.
import type { CardMessage } from '../../../src/core/message';
import type { Contribution, Decision } from '../../../src/domain/contributions';
import type { Entry } from '../../../src/domain/entries';
import {
  entryCard,
  entryForm,
  outdatedCard,
  outdatedForm,
  ownerForm,
} from '../../../src/features/contributions/entries/cards';
import {
  commentForm,
  decidedCard,
  reviewCard,
  tipForm,
} from '../../../src/features/contributions/review/cards';
import {
  listCard,
  type ListOf,
  type ListRow,
  ROWS_MAX,
} from '../../../src/features/contributions/lists';
import { newPerson } from '../../../src/domain/people/record';
import type { Said } from './said';

const AT = '2026-03-02T09:00:00.000Z';

export function samples({ name, short, title, line, text }: Said): readonly CardMessage[] {
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
  const waits = (kind: ListRow['kind'], more: Partial<ListRow> = {}): ListRow => ({
    id: 'c1',
    kind,
    title,
    state: 'waits',
    at: AT,
    by: name,
    buttons: [
      kind === 'question'
        ? { what: 'answer', verb: 'question.answer' }
        : { what: 'open', verb: 'review.open' },
    ],
    ...more,
  });
  const edit = { what: 'edit', verb: 'tip.edit' } as const;
  const withdraw = { what: 'withdraw', verb: 'tip.withdraw' } as const;
  const mine = (state: ListRow['state'], buttons: ListRow['buttons']): ListRow => ({
    ...waits('tip'),
    state,
    comment: line,
    holder: name,
    buttons,
  });
  const list = Array.from({ length: ROWS_MAX }, (_, nth) =>
    waits(nth % 2 ? 'question' : 'tip', { holder: name, askers: nth }),
  );
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
  const published: Entry = {
    id: 'entry-1',
    version: 1,
    kind: 'faq',
    question: title,
    alternates: [],
    answer: text,
    tags: [short],
    language: 'en',
    published: true,
    publishedAt: AT,
    updatedAt: AT,
    helped: 0,
    notHelped: 0,
  };
  const change: Contribution = {
    ...full,
    changeOf: {
      entryId: 'entry-1',
      updatedAt: AT,
      before: {
        title: short,
        text: text.split(' ').toReversed().join(' '),
        tags: [],
        link: full.link ?? '',
      },
    },
  };
  return [
    reviewCard(change, { name }),
    reviewCard({ ...change, link: 'https://linden.example/new' }, { name }),
    reviewCard({ ...change, changeOf: { entryId: 'e', updatedAt: AT } }, { name }, decisions[0]),
    ...decisions.map((decided) => decidedCard(change, decided)),
    entryCard(published, { owner: name, mayRestore: false }),
    entryCard({ ...published, audience: some }, { owner: undefined, mayRestore: false }),
    entryCard({ ...published, published: false }, { owner: name, mayRestore: true }),
    entryForm({ ...published, link: full.link ?? '' }, true),
    entryForm(published, false),
    ownerForm(published),
    outdatedForm(published),
    outdatedCard(published, { by: name, reason: line, at: AT }),
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
    reviewCard(full, { name }, 'superseded'),
    reviewCard(full, { name }, decision('withdrawn')),
    ...(['review', 'channel', 'named', 'lead'] as const satisfies readonly ListOf[]).map((of) =>
      listCard({ of, rows: list, count: 40, from: 16 }),
    ),
    listCard({ of: 'review', rows: [waits('answer')], count: 1 }),
    listCard({
      of: 'mine',
      rows: [
        mine('inReview', [edit, withdraw]),
        mine('changes', [{ what: 'resubmit', verb: 'tip.edit' }, withdraw]),
        mine('approved', []),
        mine('rejected', []),
        mine('withdrawn', []),
        mine('takenDown', []),
      ],
      count: 9,
    }),
  ];
}
