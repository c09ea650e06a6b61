// Every card of ask as it goes out.
import { shortened } from '../../../src/cards/shortened';
import type { CardMessage } from '../../../src/core/message';
import type { Entry } from '../../../src/domain/entries';
import type { Answer, Question } from '../../../src/domain/questions';
import { answerCard, askForm, unknownCard, whyCard } from '../../../src/features/ask/answers/cards';
import { answeredCard, answerForm, questionCard } from '../../../src/features/ask/questions/cards';
import { mineCard, type OwnRow, rewordForm } from '../../../src/features/ask/questions/mine';
import type { Said } from './said';

const AT = '2026-03-02T09:00:00.000Z';

export function samples({ name, short, title, line, text }: Said): readonly CardMessage[] {
  const bare: Entry = {
    id: 'entry-1',
    version: 1,
    kind: 'faq',
    question: title,
    alternates: [],
    answer: text,
    tags: [],
    language: 'en',
    published: true,
    publishedAt: AT,
    updatedAt: AT,
    helped: 0,
    notHelped: 0,
  };
  const full: Entry = {
    ...bare,
    tags: [short, name],
    source: title,
    link: `https://linden.example/${'a'.repeat(400)}`,
  };
  const answer: Answer = {
    text,
    byPersonId: 'mia',
    byName: name,
    at: AT,
    makeEntry: true,
    because: 'e1',
  };
  const open: Question = {
    id: 'q1',
    version: 1,
    text: line,
    askerId: 'tom',
    language: 'en',
    askedAt: AT,
    state: 'open',
    sentTo: [],
  };
  const nearest = [1, 2, 3].map((index) => ({ entry: { ...bare, id: `entry-${index}` } }));
  const learned = [1, 2, 3, 4, 5, 6].map((n) => ({
    key: `${n} ${line}`,
    text: line,
    helped: [name, title],
    notHelped: [],
    opened: [],
    given: [name],
    forgotten: false,
  }));
  const found = {
    entryId: bare.id,
    confidence: 0.93,
    matched: line.split(' ').slice(0, 5),
    entry: { ...bare, learned },
  };
  const own = (state: OwnRow['state'], others: number): OwnRow => ({
    id: 'q1',
    text: line,
    state,
    askedAt: AT,
    askers: others + 1,
    ...(others % 2 === 1 && { holder: name }),
    ...(state === 'answered' && { by: name, answeredAt: AT }),
  });
  return [
    whyCard(bare.id, line, found, true),
    whyCard(bare.id, line, found, false),
    whyCard(bare.id, line, undefined, true),
    answerCard(bare, line, {}),
    answerCard(bare, line, { sureness: 'sure' }),
    answerCard(full, line, { ownerName: name, sureness: 'probably' }),
    answerCard({ ...full, audience: { departments: [name], guests: true } }, line, { guest: true }),
    answerCard(full, line, { ownerName: name, mayChange: true }),
    answerCard(
      { ...full, audience: { departments: [name, short], locations: [name], roles: ['lead'] } },
      line,
      { ownerName: name },
    ),
    answerCard({ ...full, audience: { roles: ['admin', 'reviewer'] } }, line, { ownerName: name }),
    unknownCard(line, nearest, {}),
    unknownCard(line, [], { guest: true }),
    unknownCard(line, nearest.slice(0, 1), { afterNoHelp: true }),
    unknownCard(line, [], {}),
    unknownCard(line, nearest, { mended: line }),
    unknownCard(line, nearest, { mended: line, unknown: [short, name, line] }),
    unknownCard(line, [], { afterNoHelp: true, unknown: [name] }),
    questionCard(open, name),
    questionCard({ ...open, state: 'answered', answer }, name),
    answeredCard({ ...open, state: 'answered', answer }, answer),
    questionCard(
      {
        ...open,
        joined: [1, 2, 3].map((n) => ({ personId: `p${n}`, text: line, at: AT })),
      },
      name,
    ),
    questionCard({ ...open, state: 'answered' }, name),
    mineCard(
      (['open', 'open', 'answered', 'answered', 'cancelled', 'open'] as const).map((state, nth) =>
        own(state, nth),
      ),
      { from: 6, count: 40 },
    ),
    mineCard([own('open', 0)], { from: 0, count: 1 }),
    mineCard([own('answered', 0)], { from: 0, count: 1 }),
    rewordForm('q1', line),
    askForm(),
    answerForm(open, []),
    answerForm(
      open,
      nearest.map(({ entry }) => entry),
    ),
    questionCard(
      { ...open, state: 'answered', answer: { ...answer, entryId: full.id } },
      name,
      full,
    ),
    questionCard(
      { ...open, state: 'answered', answer: { ...answer, text: '', entryId: full.id } },
      name,
      {
        ...full,
        audience: { roles: ['lead'] },
      },
    ),
    answeredCard(
      { ...open, state: 'answered', answer },
      { ...answer, text: shortened(text, 500), entryId: full.id },
      full,
    ),
    answeredCard(
      { ...open, state: 'answered', answer },
      { ...answer, text: '', entryId: full.id },
      full,
    ),
  ];
}
