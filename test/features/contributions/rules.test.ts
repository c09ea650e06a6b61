import fc from 'fast-check';
import type { Contribution, Decision } from '../../../src/domain/contributions';
import { standingOf } from '../../../src/domain/decide-once';
import {
  checkTip,
  decisionRules,
  isOwn,
  tagsOf,
  withDecision,
} from '../../../src/features/contributions/review/rules';

const contribution: Contribution = {
  id: 'c',
  version: 1,
  kind: 'tip',
  authorId: 'author',
  title: 't',
  text: 'x',
  alternates: [],
  tags: [],
  language: 'en',
  state: 'inReview',
  round: 1,
  submittedAt: '2026-01-01T00:00:00.000Z',
  decisions: [],
  sentTo: [],
};
const decision = (over: Partial<Decision> = {}): Decision => ({
  what: 'approved',
  byPersonId: 'rita',
  byName: 'Rita',
  round: 1,
  at: '2026-01-02T00:00:00.000Z',
  because: 'e1',
  ...over,
});

const kindOf = (of: Contribution, by: Decision) =>
  isOwn(of, by) ? 'own' : (standingOf(of, decisionRules(by))?.kind ?? 'decided');

describe('a decision', () => {
  it.each([
    ['an open round', contribution, decision(), 'decided'],
    [
      'the same event again',
      { ...contribution, state: 'approved', decisions: [decision()] },
      decision(),
      'repeated',
    ],
    [
      'a round that somebody decided',
      { ...contribution, state: 'approved', decisions: [decision()] },
      decision({ because: 'e2', byPersonId: 'rob' }),
      'late',
    ],
    ['one’s own', contribution, decision({ byPersonId: 'author' }), 'own'],
    ['an earlier round', { ...contribution, round: 2 }, decision(), 'stale'],
    ['a round to come', contribution, decision({ round: 7 }), 'stale'],
  ] as const)('decides %s', (_case, of, by, kind) => {
    expect(kindOf(of, by)).toBe(kind);
  });

  it('decides each round at most once, in any order of presses (property)', () => {
    const press = fc.record({
      byPersonId: fc.constantFrom('rita', 'rob', 'author'),
      what: fc.constantFrom('approved', 'changes', 'rejected'),
      because: fc.string(),
      round: fc.integer({ min: 1, max: 3 }),
    });
    fc.assert(
      fc.property(fc.array(press, { maxLength: 20 }), (presses) => {
        let now = contribution;
        for (const one of presses) {
          if (kindOf(now, decision(one)) === 'decided') now = withDecision(now, decision(one));
          if (now.state === 'changes') now = { ...now, state: 'inReview', round: now.round + 1 };
        }
        const rounds = now.decisions.map(({ round }) => round);
        expect(new Set(rounds).size).toBe(rounds.length);
        expect(now.decisions.some(({ byPersonId }) => byPersonId === 'author')).toBe(false);
      }),
    );
  });
});

describe('checkTip', () => {
  const fine = { title: 'A title', text: 'A text that is long enough.', tags: 'a, b', link: '' };
  it.each([
    ['fine', {}, []],
    ['blank title', { title: '  ' }, ['title']],
    ['long title', { title: 'x'.repeat(151) }, ['title']],
    ['long text', { text: 'x'.repeat(2501) }, ['text']],
    ['many tags', { tags: 'a,b,c,d,e,f,g,h,i' }, ['tags']],
    ['a script', { link: 'javascript:alert(1)' }, ['link']],
    ['no address', { link: 'intranet' }, ['link']],
    ['everything at once', { title: '', text: '', link: 'x' }, ['title', 'text', 'link']],
  ])('%s', (_case, over, problems) => {
    expect(Object.keys(checkTip({ ...fine, ...over }))).toEqual(problems);
  });

  it('takes tags apart, once each', () => {
    expect(tagsOf(' #Excel, excel;Pivot tables ,, ')).toEqual(['excel', 'pivot tables']);
  });
});
