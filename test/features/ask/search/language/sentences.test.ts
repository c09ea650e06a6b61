// An answer is split into its sentences, and nothing else is taken for the end of one.
import { sentencesOf } from '../../../../../src/features/ask/search/language';

describe('the sentences of an answer', () => {
  it.each([
    [
      'Der Antrag geht z. B. an Dr. Müller. Am 3. März 2024 war Schluss. Er kostet 3.50 Euro.',
      [
        'Der Antrag geht z. B. an Dr. Müller.',
        'Am 3. März 2024 war Schluss.',
        'Er kostet 3.50 Euro.',
      ],
    ],
    ['See www.example.com/a.html for it. Ask J. Smith there.', 2],
    ['It ends at 10 p.m. on Friday, e.g. on the 4th. It costs approx. 5 EUR.', 2],
    [
      '1. Open the app.\n2. Press Save.\n- Yes\n- Ask the desk',
      ['Open the app.', 'Press Save.', 'Yes', 'Ask the desk'],
    ],
    ['Yes. You can do it on Monday.', ['Yes. You can do it on Monday.']],
    ['nothing ends here', ['nothing ends here']],
    ['', []],
    ['?! … --', []],
  ] as const)('%j', (text, expected) => {
    const found = sentencesOf(text);
    if (typeof expected === 'number') expect(found).toHaveLength(expected);
    else expect(found).toEqual(expected);
  });

  it('cuts what has no end, and loses no word', () => {
    const words = Array.from({ length: 500 }, (_, n) => `word${n}`);
    const found = sentencesOf(words.join(' '));
    expect(found.length).toBeGreaterThan(5);
    expect(found.join(' ').split(' ')).toEqual(words);
  });
});
