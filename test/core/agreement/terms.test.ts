// Terms: the company's own days count, never longer than agreed, and never outside what a
// collection bears.
import fc from 'fast-check';
import type { Agreement } from '../../../src/core/agreement/shapes';
import type { Keep } from '../../../src/core/personal';
import { collectionSpec, type CollectionSpec } from '../../../src/core/store';
import type { Doc } from '../../../src/core/doc';
import { termProblems, withTerms } from '../../../src/core/agreement/terms';
import { agreementOf } from '../../support/agreements';

interface Dated extends Doc {
  readonly at: string;
}
const kept = (name: string, keep: Keep<Dated>) =>
  collectionSpec<Dated>(name, { what: name, people: 'none', keep }) as unknown as CollectionSpec;
const SPECS = [
  kept('tips', { days: 365, since: 'at', when: 'after it' }),
  kept('tables', { days: 30, most: 30, since: 'at', when: 'after it' }),
  kept('audit', { days: 1_000, least: 365, since: 'at', when: 'after it' }),
  kept('people', { until: 'until removed' }),
];
const agreed = (retention: Agreement['retention']) => agreementOf({ retention });
const daysOf = (specs: readonly CollectionSpec[]) =>
  Object.fromEntries(
    specs.flatMap(({ name, kept: { keep } }) => ('days' in keep ? [[name, keep.days]] : [])),
  );

it.each([
  ['nothing is said', {}, {}, { tips: 365, tables: 30, audit: 1_000 }],
  ['the company chooses', { tips: 500, tables: 7 }, {}, { tips: 500, tables: 7, audit: 1_000 }],
  ['the agreement allows less', {}, { tips: 180 }, { tips: 180, tables: 30, audit: 1_000 }],
  ['the agreement allows more', {}, { tips: 700 }, { tips: 365, tables: 30, audit: 1_000 }],
  [
    'the company uses what is allowed',
    { tips: 600 },
    { tips: 700 },
    { tips: 600, tables: 30, audit: 1_000 },
  ],
] as const)('%s', (_what, chosen, allowed, days) => {
  expect(daysOf(withTerms(SPECS, chosen, allowed))).toEqual(days);
  expect(termProblems(SPECS, chosen, agreed(allowed))).toEqual([]);
});

it.each([
  [
    { tipps: 5 },
    {},
    /RETENTION names tipps, which has no term in days: use one of tips, tables, audit/,
  ],
  [{ people: 5 }, {}, /RETENTION names people/],
  [{ tables: 31 }, {}, /tables for 31 days: it must be from 1 to 30/],
  [{ audit: 364 }, {}, /audit for 364 days: it must be from 365 to 3650/],
  [
    { tips: 181 },
    { tips: 180 },
    /tips for 181 days, and the agreement allows 180: lower it, or have another agreement signed/,
  ],
  [
    {},
    { people: 30 },
    /AGREEMENT sets a term for people, which has none in days: take the line out/,
  ],
  [{}, { audit: 30 }, /AGREEMENT keeps audit for 30 days, and it must be 365 at least/],
] as const)('%j with %j allowed ends the start', (chosen, allowed, told) => {
  expect(termProblems(SPECS, chosen, agreed(allowed))).toEqual([expect.stringMatching(told)]);
});

it('what the file says of a collection that this version does not know is no promise', () => {
  expect(termProblems(SPECS, {}, agreed({ 'later.things': 5 }))).toEqual([]);
});

it('whatever starts keeps nothing longer than agreed', () => {
  const days = fc.dictionary(
    fc.constantFrom('tips', 'tables', 'audit'),
    fc.integer({ min: 1, max: 3_650 }),
  );
  fc.assert(
    fc.property(days, days, (chosen, allowed) => {
      if (termProblems(SPECS, chosen, agreed(allowed)).length > 0) return;
      for (const [name, inForce] of Object.entries(daysOf(withTerms(SPECS, chosen, allowed))))
        expect(inForce).toBeLessThanOrEqual(allowed[name] ?? Number.POSITIVE_INFINITY);
    }),
  );
});
