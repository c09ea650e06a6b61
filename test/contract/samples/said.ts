// What people say, as cards must bear it: ordinary, in long German, as markup, from right to left,
// in emoji, and without a blank; a name, a title and a line as long as our forms let them be, a
// text longer.

/**
 * Words of people: a name, a skill or tag, the title of a tip, a question or goal, the text of a
 * tip or answer.
 */
export interface Said {
  readonly name: string;
  readonly short: string;
  readonly title: string;
  readonly line: string;
  readonly text: string;
}

const MAX = { name: 80, short: 40, title: 150, line: 500, text: 3000 } as const;

/** `first`, then `words` again and again, up to `max` characters; no character is cut in half. */
function upTo(max: number, words: string, first: string): string {
  const all = first + words.repeat(Math.ceil(max / words.length));
  let end = 0;
  for (const character of all) {
    if (end + character.length > max) break;
    end += character.length;
  }
  return all.slice(0, end).trim();
}

const longest = (words: string, first = ''): Said => ({
  name: upTo(MAX.name, words, first),
  short: upTo(MAX.short, words, first),
  title: upTo(MAX.title, words, first),
  line: upTo(MAX.line, words, first),
  text: upTo(MAX.text, words, first),
});

const MARKUP = [
  '*fett* _schräg_ ~weg~ `code` **b** __c__ [klick](https://evil.example) <https://evil.example|hier> <!channel> <@U0BOT> &amp; <b>x</b>',
  ' ${name} {n} $t :tada: # Titel > Zitat | a |\n- Punkt\n1. eins\n\n    eingerückt\n\t+ Tabulator\n```\nblock\n```\n',
].join('');

export const SAID: Readonly<Record<string, Said>> = {
  ordinary: {
    name: 'Mia Berg',
    short: 'Excel',
    title: 'Tidy tables in Excel',
    line: 'How do I get a table that grows by itself?',
    text: 'Press Ctrl+T: the range becomes a table.\n\nIt grows with your data, and its formulas follow.',
  },
  'long German': longest(
    'Donaudampfschifffahrtsgesellschaftskapitänsmützenverordnung überprüfen; Straßenverkehrszulassungsbehörde fragen. ',
  ),
  markup: longest(MARKUP),
  'right to left': longest('كيف أطلب إجازة؟ שלום לכולם (2026) \u202Eabc\u202C – '),
  emoji: longest('👩🏽‍💻🎉🇩🇪❤️‍🔥👨‍👩‍👧‍👦 '),
  // Of two units each, so that whoever cuts by units cuts one in half: at odd places, and at even
  // ones.
  smiles: longest('😀'),
  'smiles behind a letter': longest('😀', 'x'),
  'without a blank': longest('Xy9'),
};
