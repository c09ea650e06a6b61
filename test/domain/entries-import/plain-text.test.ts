// Markdown, HTML and QnA Maker's `\n` become plain text; what only looks like a mark stays.
import fc from 'fast-check';
import { plainLine, plainText } from '../../../src/domain/entries-import';

it.each([
  [
    String.raw`These:\n\n*   door (locks)\n\n*   scale (scales)`,
    'These:\n\n- door (locks)\n\n- scale (scales)',
  ],
  [String.raw`a\r\nb`, 'a\nb'],
  [
    String.raw`Look in C:\new\notes and \\server\nas\nick.\nThen go.`,
    'Look in C:\\new\\notes and \\\\server\\nas\\nick.\nThen go.',
  ],
  [String.raw`Drive C:\nStart`, 'Drive C:\nStart'],
  [
    '<p>Open <a href="https://x.example">the shop</a> &amp; choose <b>Cards</b>.</p>',
    'Open the shop (https://x.example) & choose Cards.',
  ],
  ['<div>\n  <p>One\n  two</p>\n  <p>Three</p>\n</div>', 'One two\n\nThree'],
  ['One<br>two<br/>three', 'One\ntwo\nthree'],
  [
    '<ul><li>One</li><li>Two<ul><li>Deep</li></ul></li></ul><ol><li>a</li><li>b</li></ol>',
    '- One\n- Two\n  - Deep\n\n1. a\n2. b',
  ],
  ['<table><tr><th>a</th><th>b</th></tr><tr><td>c</td><td>d</td></tr></table>', 'a | b\nc | d'],
  ['<style>p { color: red }</style><!-- no -->Yes<script>alert(1)</script>', 'Yes'],
  ['&lt;p&gt;Hi&lt;br&gt;there&lt;/p&gt;', 'Hi\nthere'],
  ['Gr&uuml;&szlig;e &#8211; R&amp;D &foo; AT&T', 'Grüße – R&D &foo; AT&T'],
  ['<img src="x.png" alt="The door"> <o:p></o:p>', 'The door'],
  ['# Head\n\n1. one\n2. two\n\n> quote\n\n---\nend', 'Head\n\n1. one\n2. two\n\nquote\n\nend'],
  [
    '**Bold** and *it*, __b__, _i_, ***both***, ~~no~~, `code`',
    'Bold and it, b, i, both, no, code',
  ],
  [
    '[docs](https://x.example/a_(b) "T") <https://auto.example> ![img](y.png)',
    'docs (https://x.example/a_(b)) https://auto.example img',
  ],
  [
    '[https://x.example](https://x.example) [me](mailto:a@x.de) [up](#top) [x](javascript:alert)',
    'https://x.example me (a@x.de) up x',
  ],
  ['| a | b |\n|---|---|\n| 1 | 2 |', 'a | b\n1 | 2'],
  ['```js\nlet *x* = 1;\n```', 'let *x* = 1;'],
  [String.raw`1\. first \*star\* snake\_case`, '1. first *star* snake_case'],
  ['* one\n+ two\n- three', '- one\n- two\n- three'],
])('%j becomes %j', (from, to) => {
  expect(plainText(from)).toBe(to);
});

it.each([
  '2*3*4 = 24',
  '5 * 3 * 2',
  'snake_case_name and __init__.py',
  'Use <Vorname>.<Nachname>@x.de, if a < b and c > d',
  'https://x.example/a_b_c?d=_e_',
  '10 % * off',
  'Step 1\n    indented',
  '#1 is first',
  'Press > then OK',
  'Mail to ann@x.example',
  '-5 degrees',
  'a\\b',
])('%j stays', (text) => {
  expect(plainText(text)).toBe(text);
});

it('is one line where it has to be', () => {
  expect(plainLine('<p>How do I\\nget <b>in</b>?</p>')).toBe('How do I get in?');
});

it('is quick and shows no tag, whatever comes (property)', () => {
  const part = fc.constantFrom(
    '<p>',
    '</p>',
    '<b>',
    '<br/>',
    '**',
    '_',
    '`',
    '[a](',
    'b)',
    '\\n',
    '&amp;',
    '&lt;',
    '\n',
    ' x ',
    '> ',
    '- ',
    '|',
    '<a href="u">',
    '</a>',
    '<li>',
  );
  fc.assert(
    fc.property(fc.array(part, { maxLength: 60 }), (parts) => {
      expect(plainText(parts.join(''))).not.toMatch(/<\/?(?:p|b|br|a|li)\b[^<]*>/);
    }),
  );
  for (const piece of ['*a ', '_a ', '`', '[a](', '<a ', '<p', '&lt;', '| ', '> ', '\\'])
    expect(typeof plainText(piece.repeat(6_000))).toBe('string');
}, 5_000);
