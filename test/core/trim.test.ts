// Marks at the ends of a text: all of them go, and none in between.
import { SENTENCE_END, withoutLeading, withoutTrailing } from '../../src/core/trim';

it.each([
  ['??!ask', 'ask'],
  ['?a?', 'a?'],
  ['ask', 'ask'],
  ['?!?', ''],
  ['', ''],
])('takes every mark off the start of "%s"', (text, left) => {
  expect(withoutLeading(text, '?!')).toBe(left);
});

it.each([
  ['ask. \u00A0?!\n', 'ask'],
  ['.a.', '.a'],
  ['ask', 'ask'],
  [' .?!', ''],
  ['', ''],
])('takes every mark off the end of "%s"', (text, left) => {
  expect(withoutTrailing(text, SENTENCE_END)).toBe(left);
});
