// The words of Teams messages: HTML from Teams' editor, quoted messages, every coding of mentions,
// pasted tables.
import fc from 'fast-check';
import { readActivity, type TeamsActivity } from '../../../../src/platforms/teams/inbound/activity';
import { wordsOf } from '../../../../src/platforms/teams/inbound/words';

const BOT = { id: '28:bot', name: 'Passalong & Co' };
const PASS = 'ask how do I get a pass';

function activityOf(fields: object): TeamsActivity {
  const activity = readActivity({
    type: 'message',
    channelId: 'msteams',
    serviceUrl: 'https://smba.example/',
    from: { id: '29:uma' },
    recipient: BOT,
    conversation: { id: 'a:1' },
    ...fields,
  });
  if (!activity) throw new Error('no activity');
  return activity;
}
const heard = (fields: object) => wordsOf(activityOf(fields)).words;
const html = (text: string) => heard({ textFormat: 'xml', text });
const mention = (mentioned: object, text?: string) => ({
  type: 'mention',
  mentioned,
  ...(text !== undefined && { text }),
});

describe('markup', () => {
  it.each([
    ['bold', '<b>ask</b> how do I get a pass'],
    ['strong, with a coded blank', '<strong>ask</strong>&nbsp;how do I get a pass'],
    ['italic within a block', '<div><em>ask</em> how do I get a pass</div>'],
    ['code', '<p><code>ask how do I get a pass</code></p>'],
    ['a block of code', '<pre>ask how do I get a pass</pre>'],
    [
      'a block of code with its language',
      '<codeblock class="PlainText"><code>ask how do I get a pass</code></codeblock>',
    ],
    [
      'blocks within blocks, over lines',
      '<div>\r\n<div itemprop="copy-paste-block">ask how do I get a pass</div>\r\n</div>',
    ],
    ['a list', '<ul>\n<li>ask how do I get a pass</li>\n</ul>'],
    ['a block quote around all', '<blockquote>ask how do I get a pass</blockquote>'],
    [
      'a block quote with a paragraph',
      '<blockquote>\n<p>ask how do I get a pass</p>\n</blockquote>\n<p>&nbsp;</p>',
    ],
    [
      'an emoji',
      '<p><emoji id="hi" alt="👋" title="Wave"></emoji>&nbsp;ask how do I get a pass</p>',
    ],
    [
      'an emoji with a text within',
      '<p><emoji id="hi" alt="👋">(wave)</emoji> ask how do I get a pass</p>',
    ],
    [
      'an emoji that is a picture',
      '<p><img itemtype="http://schema.skype.com/Emoji" alt="👋" src="x"> ask how do I get a pass</p>',
    ],
    ['a picture', '<p>ask how do I get a pass<img alt="image 12" src="x"></p>'],
    ['quotes, coded', '<p>&ldquo;ask how do I get a pass&rdquo;</p>'],
    ['German quotes', '<p>&bdquo;ask how do I get a pass&ldquo;</p>'],
    ['marks of markdown', '<p>**ask** how do I get a pass</p>'],
    ['invisible characters', '<p>&#8203;ask how do I get a pass&zwnj;</p>'],
    ['a comment', '<!-- a comment -->ask how do I get a pass'],
  ])('is read with %s', (_what, text) => expect(html(text)).toBe(PASS));

  it('keeps lines, blank ones too, and what only looks like markup', () => {
    expect(html('<p>tip one</p><p>&nbsp;</p><p>two<br>three<br/>four</p>')).toBe(
      'tip one\n\ntwo\nthree\nfour',
    );
    expect(html('<p>ask is 3 &lt; 4 &amp;&amp; 5 &gt; 4, R&amp;D &auml;&Auml;?</p>')).toBe(
      'ask is 3 < 4 && 5 > 4, R&D äÄ?',
    );
    expect(heard({ textFormat: 'plain', text: 'ask what does &lt;b&gt; do' })).toBe(
      'ask what does <b> do',
    );
  });
});

describe('a quoted message', () => {
  const REPLY =
    '<blockquote itemscope itemtype="http://schema.skype.com/Reply" itemid="17">\r\n<strong itemprop="mri" itemid="8:orgid:x">Viktor</strong>' +
    '<span itemprop="time" itemid="17"></span>\r\n<p itemprop="preview">old words</p>\r\n</blockquote>\r\n';

  it.each([
    ['before the words', `${REPLY}<p>ask how do I get a pass</p>`],
    [
      'as the issue has it',
      '<blockquote itemscope><strong>Viktor</strong><p>old words</p></blockquote>ask how do I get a pass',
    ],
    [
      'behind the words',
      '<p>ask how do I get a pass</p><blockquote itemtype="http://schema.skype.com/Forward"><p>old</p></blockquote>',
    ],
    [
      'with one in it',
      `<div>${REPLY.replace('old words', '<blockquote>older</blockquote>old')}<div>ask how do I get a pass</div></div>`,
    ],
    ['of two', `${REPLY}${REPLY}<p>ask how do I get a pass</p>`],
    [
      'with a table in it',
      `${REPLY.replace('old words', '<table><tr><td>a</td></tr></table>')}ask how do I get a pass`,
    ],
    [
      'typed by hand above the words',
      '<blockquote><p>Viktor: old words</p></blockquote><p>ask how do I get a pass</p>',
    ],
  ])('is not what the person says: %s', (_what, text) => {
    expect(html(text)).toBe(PASS);
    expect(
      heard({
        textFormat: 'plain',
        text: 'Viktor old words\n\nask how do I get a pass',
        attachments: [{ contentType: 'text/html', content: text }],
      }),
    ).toBe(PASS);
  });

  it('is known by its block quote if no format is given', () =>
    expect(heard({ text: `${REPLY}${PASS}` })).toBe(PASS));

  it.each([
    ['a place in the text', { text: `<quoted messageId="17"/>${PASS}` }],
    ['a place in the text, with an end', { text: `<quoted messageId="17"></quoted> ${PASS}` }],
    [
      'a place in markup',
      { textFormat: 'xml', text: `<attachment id="17"></attachment><p>${PASS}</p>` },
    ],
    [
      'an attachment',
      {
        text: PASS,
        attachments: [
          { contentType: 'messageReference', content: '{"messagePreview":"old words"}' },
        ],
      },
    ],
    [
      'markup with nothing else',
      { text: PASS, attachments: [{ contentType: 'text/html', content: REPLY }] },
    ],
    [
      'an entity',
      {
        text: PASS,
        entities: [{ type: 'quotedReply', quotedReply: { messageId: '17', preview: 'old words' } }],
      },
    ],
  ])('does not count where it comes as %s', (_what, fields) => expect(heard(fields)).toBe(PASS));

  it('names nobody', () => {
    const rob = { id: '29:rob', name: 'Rob' };
    const text = `<blockquote itemscope><p><at id="0">Rob</at> old words</p></blockquote>${PASS}`;
    expect(
      wordsOf(
        activityOf({ textFormat: 'xml', text, entities: [mention(rob, '<at id="0">Rob</at>')] }),
      ),
    ).toMatchObject({
      words: PASS,
      mentioned: [],
    });
  });

  it('gives no words if nothing else is said', () => expect(html(REPLY)).toBe(''));
});

describe('mentions', () => {
  it.each([
    [
      'of the same code',
      '<at>Passalong &amp; Co</at> ask how do I get a pass',
      '<at>Passalong &amp; Co</at>',
    ],
    [
      'of another code in the text',
      '<at>Passalong &amp; Co</at> ask how do I get a pass',
      '<at>Passalong & Co</at>',
    ],
    [
      'of another code in the entity',
      '<at>Passalong & Co</at> ask how do I get a pass',
      '<at>Passalong &amp; Co</at>',
    ],
    [
      'of another case and blanks',
      '<at>passalong  &amp;&nbsp;co</at> ask how do I get a pass',
      '<at>Passalong & Co</at>',
    ],
    ['without a text', '<at>Passalong &amp; Co</at> ask how do I get a pass', undefined],
    [
      'without a text, by the id',
      '<at id="28:bot">The Bot</at> ask how do I get a pass',
      undefined,
    ],
    ['without a tag', '@Passalong &amp; Co ask how do I get a pass', undefined],
    ['without tag and sign', 'Passalong & Co ask how do I get a pass', undefined],
    [
      'of another kind of tag',
      '<mention>Bot</mention> ask how do I get a pass',
      '<mention>Bot</mention>',
    ],
    [
      'twice',
      '<at>Passalong &amp; Co</at> <at>Passalong &amp; Co</at> ask how do I get a pass',
      '<at>Passalong &amp; Co</at>',
    ],
    [
      'nested',
      '<at><at>Passalong &amp; Co</at></at> ask how do I get a pass',
      '<at>Passalong &amp; Co</at>',
    ],
    [
      'after a greeting',
      'Hallo <at>Passalong &amp; Co</at>, ask how do I get a pass',
      '<at>Passalong &amp; Co</at>',
    ],
    [
      'at the end',
      'ask how do I get a pass <at>Passalong &amp; Co</at>',
      '<at>Passalong &amp; Co</at>',
    ],
  ])('of the bot are found: %s', (_how, text, tag) => {
    const entities = [mention(BOT, tag)];
    expect(wordsOf(activityOf({ text, textFormat: 'plain', entities }))).toEqual({
      words: PASS,
      addressed: true,
      mentioned: [],
    });
    expect(wordsOf(activityOf({ text: `<p>${text}</p>`, textFormat: 'xml', entities })).words).toBe(
      PASS,
    );
  });

  it('are found in the HTML beside a text as well', () => {
    const span = (id: number, name: string) =>
      `<span itemtype="http://schema.skype.com/Mention" itemscope="" itemid="${id}">${name}</span>`;
    const content = `<blockquote itemscope itemtype="http://schema.skype.com/Reply"><p>old</p></blockquote><p>${span(0, 'Passalong &amp; Co')}&nbsp;admin role reviewer ${span(1, 'Rob')}</p>`;
    const rob = { id: '29:rob', name: 'Rob' };
    const entities = [mention(BOT, '<at>Passalong &amp; Co</at>'), mention(rob, '<at>Rob</at>')];
    const text =
      '<quoted messageId="1"/><at>Passalong &amp; Co</at> admin role reviewer <at>Rob</at>';
    expect(
      wordsOf(activityOf({ text, entities, attachments: [{ contentType: 'text/html', content }] })),
    ).toEqual({
      words: 'admin role reviewer @Rob',
      addressed: true,
      mentioned: [{ party: rob, text: '@Rob' }],
    });
  });

  it('of colleagues become their names, whatever marks these hold', () => {
    const [one, other] = [
      { id: '29:1', name: '_Max_ <b> & "Co"' },
      { id: '29:2', name: 'Max' },
    ];
    const text = '**thanks** <at>_Max_ &lt;b&gt; &amp; "Co"</at> and <at>Max</at>';
    const entities = [mention(one, '<at>_Max_ &lt;b&gt; &amp; "Co"</at>'), mention(other)];
    for (const textFormat of ['plain', 'xml'])
      expect(wordsOf(activityOf({ text, textFormat, entities }))).toEqual({
        words: 'thanks @_Max_ <b> & "Co" and @Max',
        addressed: false,
        mentioned: [
          { party: one, text: '@_Max_ <b> & "Co"' },
          { party: other, text: '@Max' },
        ],
      });
  });
});

describe('a pasted table', () => {
  const TABLE = 'admin import people\nemail\tname\tdepartment\nt.one@acme.example\tTab One\tSales';
  const ROWS =
    '<tr>\n<td>email</td>\n<td>name</td>\n<td><p>department</p></td>\n</tr>\r\n<tr><td><a href="mailto:t.one@acme.example">t.one@acme.example</a></td><td>Tab\nOne</td><td>Sales</td></tr>';
  it.each([
    ['tabs and lines', { textFormat: 'plain', text: TABLE }],
    ['tabs and lines of Windows', { textFormat: 'plain', text: TABLE.replaceAll('\n', '\r\n') }],
    ['tabs in markup', { textFormat: 'xml', text: `<div>${TABLE.replaceAll('\n', '<br>')}</div>` }],
    ['tabs in markup, lines as they are', { textFormat: 'xml', text: TABLE }],
    [
      'coded tabs',
      {
        textFormat: 'xml',
        text: `<p>${TABLE.replaceAll('\t', '&#9;').replaceAll('\n', '</p><p>')}</p>`,
      },
    ],
    [
      'a table of markup',
      {
        textFormat: 'xml',
        text: `<p>admin import people</p><table><tbody>${ROWS}</tbody></table>`,
      },
    ],
    [
      'a table beside a text that lost it',
      {
        text: 'admin import people email name',
        attachments: [
          { contentType: 'text/html', content: `<p>admin import people</p><table>${ROWS}</table>` },
        ],
      },
    ],
    [
      'a block of code',
      {
        textFormat: 'xml',
        text: `<p>admin import people</p><pre><code>${TABLE.slice(20)}</code></pre>`,
      },
    ],
  ])('keeps its columns: %s', (_how, fields) => expect(heard(fields)).toBe(TABLE));

  it('keeps empty cells', () => {
    expect(html('admin import people<table><tr><td>a</td><td></td><td>b</td></tr></table>')).toBe(
      'admin import people\na\t\tb',
    );
  });

  it('marks cells with quotation marks in them', () => {
    expect(
      html('x<table><tr><td> say "so" </td><th>&quot;b&quot;</th><td>c</td></tr></table>'),
    ).toBe('x\n"say ""so"""\t"""b"""\tc');
  });
});

it('reads anything, and no letter of undecorated words gets lost (property)', () => {
  const piece = fc.constantFrom(
    '<p>',
    '</p>',
    '<blockquote>',
    '<blockquote itemscope>',
    '</blockquote>',
    '<td>',
    '</td>',
    '<tr>',
    '<at>',
    '</at>',
    '<',
    '>',
    '&',
    '&#',
    '&lt;',
    '\t',
    '\n',
    'words',
    '<br>',
    '<emoji alt="x">',
    '<at>Bot</at>',
  );
  const anything = fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join(''));
  fc.assert(
    fc.property(anything, anything, (text, content) => {
      const fields = {
        text,
        entities: [mention(BOT, '<at>Bot</at>')],
        attachments: [{ contentType: 'text/html', content }],
      };
      for (const textFormat of ['plain', 'xml'])
        expect(typeof heard({ ...fields, textFormat })).toBe('string');
    }),
    { numRuns: 1000 },
  );
  const words = fc.array(fc.stringMatching(/^[a-zäöüß0-9]{1,9}$/), { minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(words, (said) => {
      expect(heard({ text: said.join(' ') })).toBe(said.join(' '));
      expect(html(`<p>${said.join('</p><p>')}</p>`)).toBe(said.join('\n'));
    }),
  );
});

it.each([
  ['open cells', '<td>'.repeat(25_000)],
  ['open quotes', '<blockquote itemscope>'.repeat(5_000)],
  ['open mentions', '<at>a'.repeat(20_000)],
  ['brackets', '<'.repeat(100_000)],
  ['codes', '&#'.repeat(50_000)],
  ['lines', '\n'.repeat(100_000)],
])('a long message of %s takes no time', (_what, text) => {
  const from = performance.now();
  html(text);
  expect(performance.now() - from).toBeLessThan(2_000);
});

it('counts the first fifty who are named in one message; the names of others are words', () => {
  const named = Array.from({ length: 4_000 }, (_, index) =>
    mention({ id: `29:${index}`, name: `N${index}` }, `<at>N${index}</at>`),
  );
  const entities = [...named, mention(BOT, '<at>Passalong &amp; Co</at>')];
  const text = `ask ${entities.map((entity) => entity.text).join(' ')}`;
  const { words, addressed, mentioned } = wordsOf(activityOf({ text, entities }));
  expect(addressed).toBe(true);
  expect(mentioned.map((one) => one.text)).toEqual(
    Array.from({ length: 50 }, (_, index) => `@N${index}`),
  );
  expect(words).toMatch(/^ask @N0 @N1 .* @N3999$/);
});
