// Patterns look at a message's first letters before their regular expression is compiled. What a
// pattern says matches as before: shown on what each feature's patterns can say.
import fc from 'fast-check';
import type { Intent } from '../../../src/core/feature';
import { beginningsOf } from '../../../src/core/routing/beginnings';
import { compile, compileBeginning } from '../../../src/core/routing/phrases';
import { features } from '../../../src/features';
import { startTalk } from '../../support/talk';

describe('the beginnings of an expression', () => {
  it.each([
    ['how do i', ['how do i']],
    ['(?:how)(?: |$)(?:do)', ['how']],
    ['(a|b c|)(?: |$)', undefined],
    ['(?:(?:the|a)(?: |$))?(?:round)', ['the', 'a', 'round']],
    ['(?:(?:new)(?: |$))?(?:(?:old)(?: |$))?x', ['new', 'old', 'x']],
    ['(?:(?:new)?(?:old)? ?)?', undefined],
    ['fue?r', ['fu']],
    ['e?r', undefined],
    ['a{0,2}b', undefined],
    ['ha+', ['ha']],
    ['(?:ha){2,}h?', undefined],
    ['(?:ha)+', ['ha']],
    ['(?:ha)*x', undefined],
    ['(?<what>\\S.*?)(?: |$)x', undefined],
    ['(?:asdf\\w*|\\(x)', undefined],
    ['(?:as(?:df|gh\\)|i)|b)c', ['as', 'b']],
    ['(?!not)a', undefined],
    ['[ab]c', undefined],
  ])('%s', (expression, starts) => {
    expect(beginningsOf(expression)).toEqual(starts);
  });
});

it('excludes nothing that a pattern of ours matches', async () => {
  const talk = await startTalk({ features });
  const intents: readonly Intent[] = talk.engine.features.flatMap((each) => each.intents ?? []);
  const patterns = intents.flatMap(({ says, smallTalk }) =>
    smallTalk ? compileBeginning(says) : compile(says),
  );
  expect(patterns.length).toBeGreaterThan(500);
  const missed = patterns.flatMap(({ whole, exec }) =>
    fc
      .sample(fc.stringMatching(new RegExp(whole.source.replaceAll(/\?<\w+>/g, '?:'))), 5)
      .filter((text) => whole.test(text) && !exec(text))
      .map((text) => ({ text, pattern: whole.source })),
  );
  expect(missed).toEqual([]);
  await talk.stop();
});
