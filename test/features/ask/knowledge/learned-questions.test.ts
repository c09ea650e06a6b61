import type { LearnedQuestion } from '../../../../src/domain/entries';
import {
  forget,
  heeded,
  type Feedback,
  keyOf,
  learn,
} from '../../../../src/features/ask/knowledge/learned-questions';
import { supportOf } from '../../../../src/domain/learned';

type What = Feedback['what'];
const AT = '2026-03-02T09:00:00.000Z';
const after = (
  ...heard: readonly (readonly [byPersonId: string, what: What, question?: string])[]
): readonly LearnedQuestion[] =>
  heard.reduce<readonly LearnedQuestion[]>(
    (learned, [byPersonId, what, question = 'parental leave']) =>
      learn(learned, { byPersonId, what, question, at: AT }),
    [],
  );
const texts = (learned: readonly LearnedQuestion[]) => heeded(learned).map(({ text }) => text);

describe('what an entry learns', () => {
  it.each<[string, readonly (readonly [string, What, string?])[], boolean]>([
    ['one whom it helped', [['a', 'helped']], false],
    [
      'one who says so again and again',
      [
        ['a', 'helped'],
        ['a', 'helped'],
        ['a', 'helped', 'the parental leave?'],
      ],
      false,
    ],
    [
      'two whom it helped',
      [
        ['a', 'helped'],
        ['b', 'helped'],
      ],
      true,
    ],
    ['one who gave it as the answer', [['a', 'given']], false],
    [
      'one whom it helped and one who gave it as the answer',
      [
        ['a', 'helped'],
        ['b', 'given'],
      ],
      true,
    ],
    [
      'one who gave it as the answer to their own question',
      [
        ['a', 'helped'],
        ['a', 'given'],
      ],
      false,
    ],
    [
      'two in other words',
      [
        ['a', 'helped', 'How do I get parental leave?'],
        ['b', 'helped', 'leave, parental'],
      ],
      true,
    ],
    [
      'two with different questions',
      [
        ['a', 'helped'],
        ['b', 'helped', 'sabbatical'],
      ],
      false,
    ],
    [
      'two against one',
      [
        ['a', 'helped'],
        ['b', 'helped'],
        ['c', 'notHelped'],
      ],
      false,
    ],
    [
      'one who changes their mind',
      [
        ['a', 'helped'],
        ['b', 'helped'],
        ['b', 'notHelped'],
      ],
      false,
    ],
    [
      'one whom it helped and two who opened it',
      [
        ['a', 'helped'],
        ['b', 'opened'],
        ['c', 'opened'],
      ],
      true,
    ],
    [
      'three who opened it',
      [
        ['a', 'opened'],
        ['b', 'opened'],
        ['c', 'opened'],
      ],
      false,
    ],
    [
      'opening after saying that it helped',
      [
        ['a', 'helped'],
        ['a', 'opened'],
        ['b', 'opened'],
      ],
      false,
    ],
  ])('from %s', (_case, heard, taught) => {
    expect(texts(after(...heard))).toHaveLength(taught ? 1 : 0);
  });

  it('is forgotten when a lead says so, and stays so', () => {
    const learned = forget(after(['a', 'helped'], ['b', 'helped']), keyOf('parental leave'));
    expect(texts(learned)).toEqual([]);
    expect(
      texts(
        learn(learned, { byPersonId: 'c', what: 'helped', question: 'parental leave', at: AT }),
      ),
    ).toEqual([]);
  });

  it('is bounded: the best supported stay', () => {
    let learned = after(['a', 'helped', 'best one'], ['b', 'helped', 'best one']);
    for (let n = 0; n < 200; n++)
      learned = learn(learned, {
        byPersonId: `p${n}`,
        what: 'helped',
        question: `question ${n}`,
        at: AT,
      });
    expect(learned).toHaveLength(40);
    expect(texts(learned)).toEqual(['best one']);
    for (let n = 0; n < 100; n++)
      learned = learn(learned, {
        byPersonId: `p${n}`,
        what: 'helped',
        question: 'best one',
        at: AT,
      });
    expect(learned.find(({ key }) => key === keyOf('best one'))?.helped).toHaveLength(20);
    for (let n = 0; n < 60; n++)
      for (const byPersonId of ['x', 'y'])
        learned = learn(learned, { byPersonId, what: 'helped', question: `popular ${n}`, at: AT });
    expect(texts(learned).length).toBeLessThanOrEqual(20);
  });

  it('takes nothing from a question without telling words', () => {
    expect(learn([], { byPersonId: 'a', what: 'helped', question: 'how do I?', at: AT })).toEqual(
      [],
    );
  });

  it('counts an opening half', () => {
    expect(after(['a', 'helped'], ['b', 'opened'], ['c', 'notHelped']).map(supportOf)).toEqual([
      0.5,
    ]);
  });
});
