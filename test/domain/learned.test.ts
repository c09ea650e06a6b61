// How long an entry knows who asked it: a question that counts stays without them, any other goes
// with the last of them.
import { createStoppedClock } from '../../src/core/clock';
import { collections } from '../../src/domain';
import { entriesCollection, type LearnedQuestion } from '../../src/domain/entries';
import { aged, counts, forgetAskers } from '../../src/domain/learned';
import { createSqliteStore } from '../../src/storage/sqlite';

const TERMS = { today: '2026-12-01', opened: '2026-09-02', said: '2025-12-01' };
const learned = (given: Partial<LearnedQuestion>): LearnedQuestion => ({
  key: 'leave parental',
  text: 'parental leave',
  helped: [],
  notHelped: [],
  opened: [],
  forgotten: false,
  ...given,
});
const [OLD, LONG_AGO, NEW] = ['2026-09-01', '2025-11-30', '2026-11-30'];

it('forgets an opening and its words after 90 days', () => {
  expect(aged([learned({ opened: ['mia'], saidAt: { mia: OLD } })], TERMS)).toEqual([]);
  const young = [
    learned({ opened: ['mia'], saidAt: { mia: NEW } }),
    learned({ helped: ['mia'], saidAt: { mia: OLD } }),
  ];
  expect(aged(young, TERMS)).toBe(young);
});

it('takes each out by their own date, and dates those that have none', () => {
  const [one] = aged(
    [learned({ opened: ['mia', 'tom', 'ada'], saidAt: { mia: OLD, tom: NEW } })],
    TERMS,
  );
  expect(one).toMatchObject({ opened: ['tom', 'ada'], saidAt: { tom: NEW, ada: '2026-12-01' } });
  expect(JSON.stringify(one)).not.toContain('mia');
});

it('keeps a question that counts, without those who made it count', () => {
  const before = learned({ helped: ['mia', 'tom'], saidAt: { mia: LONG_AGO, tom: LONG_AGO } });
  const [one] = aged([before], TERMS);
  expect(one).toEqual(learned({ given: [], saidAt: {}, confirmed: 2 }));
  expect(one && counts(one)).toBe(true);
  // Who says the opposite later is heard, and in the end forgotten with it.
  const against = { ...before, confirmed: 2, helped: [], notHelped: ['max'], saidAt: { max: NEW } };
  expect(counts(against)).toBe(false);
  expect(aged([{ ...against, saidAt: { max: LONG_AGO } }], TERMS)).toMatchObject([
    { notHelped: [], confirmed: 2 },
  ]);
});

it('counts with half of them gone as it did before', () => {
  const [one] = aged(
    [
      learned({
        helped: ['mia'],
        opened: ['tom', 'ada'],
        saidAt: { mia: NEW, tom: OLD, ada: OLD },
      }),
    ],
    TERMS,
  );
  expect(one).toMatchObject({ helped: ['mia'], opened: [], confirmed: 1 });
  expect(one && counts(one)).toBe(true);
});

it('keeps what a lead forgot, without people', () => {
  const [one] = aged(
    [
      learned({
        forgotten: true,
        helped: ['mia', 'tom'],
        saidAt: { mia: LONG_AGO, tom: LONG_AGO },
      }),
    ],
    TERMS,
  );
  expect(one).toMatchObject({ forgotten: true, helped: [], saidAt: {} });
});

it('does so in the store, for no longer than ratings are kept', async () => {
  const driver = createSqliteStore({ file: ':memory:' });
  await driver.open(collections);
  const entries = driver.collection(entriesCollection);
  const entry = {
    kind: 'faq',
    question: 'q',
    alternates: [],
    answer: 'a',
    tags: [],
    language: 'en',
    published: true,
  } as const;
  const base = { ...entry, publishedAt: NEW, updatedAt: NEW, helped: 0, notHelped: 0 };
  await entries.insert({
    ...base,
    id: 'e1',
    learned: [learned({ opened: ['mia'], saidAt: { mia: '2026-10-20' } })],
  });
  await entries.insert({
    ...base,
    id: 'e2',
    learned: [learned({ opened: ['mia'], saidAt: { mia: NEW } })],
  });
  const clock = createStoppedClock('2026-12-01T03:41:00.000Z');
  const told: unknown[] = [];
  const log = { info: (...line: unknown[]) => void told.push(line) } as never;
  await forgetAskers(driver, 365, { clock, log });
  expect(told).toEqual([]);
  await forgetAskers(driver, 30, { clock, log });
  expect((await entries.find({})).map((one) => one.learned?.length)).toEqual([0, 1]);
  expect(told).toEqual([[expect.any(String), { entries: 1 }]]);
  await driver.close();
});
