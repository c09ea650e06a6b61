// What of the search an answer shows: how sure it is, what is near, and which version of an entry.
import type { Entry } from '../../../../src/domain/entries';
import {
  bestOf,
  nearOf,
  surenessOf,
  withoutWrong,
} from '../../../../src/features/ask/answers/choose';

const entry = (id: string, more: Partial<Entry> = {}): Entry => ({
  id,
  version: 1,
  kind: 'faq',
  question: `What is ${id}?`,
  alternates: [],
  answer: `It is the ${id} of the company, and nothing else.`,
  tags: [],
  language: 'en',
  published: true,
  publishedAt: '2026-01-01T00:00:00.000Z',
  updatedAt: '2026-01-01T00:00:00.000Z',
  helped: 0,
  notHelped: 0,
  ...more,
});
const found = (confidence: number, id: string, more: Partial<Entry> = {}) => ({
  confidence,
  entry: entry(id, more),
});
const ids = (all: readonly { readonly entry: Entry }[]) => all.map((one) => one.entry.id);

it.each([
  [1, 'sure'],
  [0.8, 'sure'],
  [0.79, 'probably'],
  [0.5, 'probably'],
])('looks at a confidence of %d as %s', (confidence, look) => {
  expect(surenessOf({ confidence })).toBe(look);
});

it.each([
  ['the best', [found(0.9, 'a'), found(0.8, 'b')], 'a'],
  ['nothing, if the best is not sure', [found(0.4, 'a')], undefined],
  ['nothing of nothing', [], undefined],
  [
    'the twin in the reader’s language',
    [found(0.9, 'a', { language: 'de' }), found(0.85, 'b', { language: 'en' })],
    'b',
  ],
  [
    'not a twin that is much less sure',
    [found(0.9, 'a', { language: 'de' }), found(0.6, 'b', { language: 'en' })],
    'a',
  ],
  [
    'the new phrasing of an entry',
    [
      found(0.9, 'old', { answer: 'Open the portal and press book.' }),
      found(0.7, 'new', {
        answer: 'Open the portal, and press Book.',
        updatedAt: '2026-02-01T00:00:00.000Z',
      }),
    ],
    'new',
  ],
  [
    'not a newer entry about something else',
    [found(0.9, 'a'), found(0.8, 'b', { updatedAt: '2026-02-01T00:00:00.000Z' })],
    'a',
  ],
] as const)('answers with %s', (_case, all, expected) => {
  expect(bestOf(all, 'badge?', 'en')?.entry.id).toBe(expected);
});

it('goes by the language of the question before that of the reader', () => {
  const both = [found(0.9, 'a', { language: 'en' }), found(0.88, 'b', { language: 'de' })];
  expect(bestOf(both, 'Wie kann ich das für mich und meine Leute machen?', 'en')?.entry.id).toBe(
    'b',
  );
  expect(bestOf(both, 'How can I do that for me and my people?', 'de')?.entry.id).toBe('a');
});

it.each([
  ['what is near', [found(0.4, 'a'), found(0.3, 'b')], ['a', 'b']],
  ['nothing that is far', [found(0.09, 'a'), found(0.02, 'b')], []],
  ['nothing that is much farther than the nearest', [found(0.48, 'a'), found(0.11, 'b')], ['a']],
  [
    'one in the reader’s language before its twin',
    [found(0.3, 'de', { language: 'de' }), found(0.28, 'en', { language: 'en' })],
    ['en', 'de'],
  ],
  [
    'one in another language first, if it is much nearer',
    [found(0.47, 'de', { language: 'de' }), found(0.2, 'en', { language: 'en' })],
    ['de', 'en'],
  ],
  [
    'never the old phrasing beside the new one',
    [
      found(0.4, 'old', { question: 'How do I book leave?' }),
      found(0.3, 'new', {
        question: 'leave: how do I book it?',
        updatedAt: '2026-02-01T00:00:00.000Z',
      }),
      found(0.2, 'other'),
    ],
    ['new', 'other'],
  ],
  [
    'one of two that are the same and as old',
    [found(0.4, 'a', { answer: 'In Outlook.' }), found(0.3, 'b', { answer: 'In Outlook' })],
    ['a'],
  ],
] as const)('offers %s', (_case, all, expected) => {
  expect(ids(nearOf(all, 'badge?', 'en'))).toEqual(expected);
});

it('gives the others what a wrong answer had', () => {
  const hits = [0.99, 0.006, 0].map((confidence, nth) => ({
    entryId: String(nth),
    confidence,
    matched: [],
  }));
  const left = withoutWrong(hits, '0').map(({ entryId, confidence }) => [
    entryId,
    Math.round(confidence * 100) / 100,
  ]);
  expect(left).toEqual([
    ['1', 0.6],
    ['2', 0],
  ]);
});
