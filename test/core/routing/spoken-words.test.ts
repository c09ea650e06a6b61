// The words of a message, however people decorate them: tables of what they write, and what must
// hold for anything that they write.
import fc from 'fast-check';
import { BOT, spokenWords, undecorated } from '../../../src/core/routing/spoken-words';

const LEAVE = 'ask how do I book leave';
const PASS = 'how do I get a pass';
const TABLE = 'email,name\na.one@acme.example,Ann One';
const IMPORT = `admin import people\n${TABLE}`;

describe('the words count', () => {
  it.each([
    '*ask* how do I book leave',
    '*ask how do I book leave*',
    '**ask** how do I book leave',
    '***ask how do I book leave***',
    '__ask__ how do I book leave',
    '_ask_ how do I book leave',
    '_*ask how do I book leave*_',
    '*_ask_* how do I book leave',
    '~ask~ how do I book leave',
    '~~ask~~ how do I book leave',
    '`ask` how do I book leave',
    '`ask how do I book leave`',
    '``ask how do I book leave``',
    '```ask how do I book leave```',
    '```\nask how do I book leave\n```',
    '```text\nask how do I book leave\n```',
    '*`ask`* how do I book leave',
    'ask *how do I book leave*',
    'ask `how do I book leave`',
    '*ask* **how do I book leave**',
    '“ask how do I book leave”',
    '"ask how do I book leave"',
    "'ask how do I book leave'",
    '‘ask how do I book leave’',
    '„ask how do I book leave“',
    '«ask how do I book leave»',
    '« ask how do I book leave »',
    '»ask how do I book leave«',
    '‹ask how do I book leave›',
    '"ask" how do I book leave',
    '“*ask* how do I book leave”',
    '*“ask how do I book leave”*',
    '"ask how do I book leave',
    '*ask how do I book leave',
    '> ask how do I book leave',
    '>ask how do I book leave',
    '>>> ask how do I book leave',
    '> *ask* how do I book leave',
    '> “ask how do I book leave”',
    ':wave: ask how do I book leave',
    ':wave::skin-tone-2: ask how do I book leave',
    ':wave: :smile: *ask* how do I book leave',
    '👋 ask how do I book leave',
    '👋🏽 ask how do I book leave',
    '👩‍💻ask how do I book leave',
    '🇩🇪 ask how do I book leave',
    '1️⃣ ask how do I book leave',
    '❤️ ask how do I book leave',
    '> 👋 `ask` how do I book leave',
    ':) ask how do I book leave',
    '• ask how do I book leave',
    '•ask how do I book leave',
    '- ask how do I book leave',
    '# ask how do I book leave',
    '→ ask how do I book leave',
    '\u200Bask\u00A0how do I\u202Fbook leave\u200B',
    '\uFEFFask how do I book leave\u2060',
    '\u200Eask how do I book leave\u200F',
    '\u2068ask\u2069 how do I book leave',
    '\u200D ask how do I book leave \u200C',
    '  ask how do I book leave\r\n',
    '\u2003ask\u3000how do I book\u0007 leave\u2028',
    '> Viktor wrote: old words\nask how do I book leave',
    '> Viktor\n> old words\n\nask how do I book leave',
    '> Viktor\n```ask how do I book leave```',
  ])('in %j', (said) => expect(spokenWords(said)).toBe(LEAVE));

  it.each([
    ['two mentions', `${BOT} ${BOT} ask ${PASS}`, `ask ${PASS}`],
    ['a greeting before', `hey ${BOT} ask ${PASS}`, `ask ${PASS}`],
    ['a greeting with a comma', `Hallo ${BOT}, frag wie geht das`, 'frag wie geht das'],
    ['a colon behind', `${BOT}: ask ${PASS}`, `ask ${PASS}`],
    ['a dash behind', `Guten Morgen, ${BOT} – ask ${PASS}`, `ask ${PASS}`],
    ['a decorated greeting', `*Hi there!* :wave: ${BOT} ask ${PASS}`, `ask ${PASS}`],
    ['emoji before', `👋 ${BOT} ask ${PASS}`, `ask ${PASS}`],
    ['a call to everybody before', `@here ${BOT} ask ${PASS}`, `ask ${PASS}`],
    ['a copy note before', `cc ${BOT} ask ${PASS}`, `ask ${PASS}`],
    ['at the end', `${PASS} ${BOT}?`, `${PASS}?`],
    ['at the end behind a comma', `${PASS}, ${BOT}`, PASS],
    ['at the end behind a comma, with a mark', `${PASS}, ${BOT}?`, `${PASS}?`],
    ['in the middle', `how do I ${BOT} get a pass`, PASS],
    ['in the middle between commas', `how do I, ${BOT}, get a pass`, 'how do I, get a pass'],
    ['words before, words after', `I am new here ${BOT} ${PASS}`, `I am new here ${PASS}`],
    ['words before a table', `admin import people ${BOT}\n${TABLE}`, IMPORT],
    ['bold with the words', `*${BOT} ask ${PASS}*`, `ask ${PASS}`],
    ['bold alone', `*${BOT}* ask ${PASS}`, `ask ${PASS}`],
    ['bold alone at the end', `${PASS} *${BOT}*?`, `${PASS}?`],
    ['in quotes with the words', `“${BOT} ask ${PASS}”`, `ask ${PASS}`],
    ['in code with the words', `\`${BOT} ask ${PASS}\``, `ask ${PASS}`],
    ['in a block quote with the words', `> ${BOT} ask ${PASS}`, `ask ${PASS}`],
    ['before a block quote', `${BOT}\n> ask ${PASS}`, `ask ${PASS}`],
    [
      'in a block quote with thanks below',
      `> ${BOT} ask ${PASS}\nthanks a lot`,
      `ask ${PASS}\nthanks a lot`,
    ],
    ['under a quoted message', `> old words\n${BOT} ask ${PASS}`, `ask ${PASS}`],
    [
      'under a quoted message that mentions it too',
      `> ${BOT} ask old words\n${BOT} ask ${PASS}`,
      `ask ${PASS}`,
    ],
    ['between lines', `hello ${BOT}\nask ${PASS}`, `ask ${PASS}`],
    ['nothing else', BOT, ''],
    ['a greeting only', `Hi ${BOT}!`, ''],
    ['decorated words behind it', `${BOT} *ask* ${PASS}`, `ask ${PASS}`],
  ])('around a mention of the bot: %s', (_how, said, words) =>
    expect(spokenWords(said)).toBe(words),
  );

  it.each([
    ['as it is', IMPORT],
    ['a code fence', `admin import people\n\`\`\`\n${TABLE}\n\`\`\``],
    ['a code fence with a language', `admin import people\n\`\`\`csv\n${TABLE}\n\`\`\``],
    ['a fence that begins on its line', `admin import people\n\`\`\`${TABLE}\`\`\``],
    ['a fence that nobody closed', `admin import people\n\`\`\`\n${TABLE}`],
    ['a fence around all', `\`\`\`\n${IMPORT}\n\`\`\``],
    ['code marks around the command', `\`admin import people\`\n${TABLE}`],
    ['a bold command', `*admin import people*\n${TABLE}`],
    ['a bold command and a fence', `*admin import people*\n\`\`\`\n${TABLE}\n\`\`\``],
    ['a quoted command', `> admin import people\n${TABLE}`],
    ['a quoted command and a fence', `> admin import people\n\`\`\`\n${TABLE}\n\`\`\``],
    ['a quoted table', `admin import people\n> email,name\n> a.one@acme.example,Ann One`],
    [
      'a quoted command and a fence with a language',
      `> admin import people\n\`\`\`csv\n${TABLE}\n\`\`\``,
    ],
    ['all of it quoted', `> admin import people\n> email,name\n> a.one@acme.example,Ann One`],
    ['each line bold', `*admin import people*\n*email,name*\n*a.one@acme.example,Ann One*`],
    [
      'each line in code marks',
      '`admin import people`\n`email,name`\n`a.one@acme.example,Ann One`',
    ],
    ['bold around all lines', `*${IMPORT}*`],
    ['quotes around all lines', `“${IMPORT}”`],
    ['an emoji before', `📋 ${IMPORT}`],
  ])('of a table with %s', (_how, said) => expect(spokenWords(said)).toBe(IMPORT));

  it('and the tabs between them', () => {
    expect(
      spokenWords('admin import people\nemail\tname\tdepartment\nt@acme.example\t\tSales'),
    ).toBe('admin import people\nemail\tname\tdepartment\nt@acme.example\t\tSales');
  });
});

describe('marks that are content stay', () => {
  it.each([
    'tip Tidy **tables**',
    'tip Coffee ☕',
    'tip Coffee :coffee:',
    'tip Tidy *tables* and `ranges`',
    'ask *how* do I book *leave*',
    'ask what is snake_case and camel_case_name',
    'ask what is 2*3*4 and 2 * 3 * 4',
    'ask where do *.csv and *.xlsx files go',
    'ask what is *.csv,*.xlsx',
    'ask what are *args and **kwargs',
    'ask where is src/*_test*.ts',
    'ask how does __init__ work',
    'ask what takes ~5 to ~7 days',
    'ask where is ~/notes and ~/tips',
    'ask what does “PTO” mean',
    'ask is 5 > 3 or a->b',
    'ask who said "yes" and \'no\'',
    'ask how do I meet at 12:30:45',
    'ask what is a :thing: here',
    'ask what does 🚨 mean here',
    'tip Use x\n> not this\nbut that',
    'tip C# and 100 % of $5 & more',
    '/help',
    '?',
    '@Viktor hello',
    'don’t ask',
    'admin import faq\nquestion,answer\n"What is *x*?","Use `git` and _y_, ""so""."\nb,*c*',
    'admin import people\n```x',
  ])('%j', (said) => expect(spokenWords(said)).toBe(said.replace(/```/, '')));

  it('of a command in code marks come off', () =>
    expect(spokenWords('`/learn` help')).toBe('/learn help'));

  it('in the names of colleagues', () => {
    const names = ['@_Uma_', '@_Uma_ “U” `Unger`'];
    expect(spokenWords(`${BOT} *admin role* reviewer ${names[1]} and ${names[0]}`, names)).toBe(
      `admin role reviewer ${names[1]} and ${names[0]}`,
    );
  });
});

describe('whatever somebody writes', () => {
  const piece = fc.oneof(
    fc.constantFrom(
      ...'*_~`"“”„«»\'>:#-•\n\t ,.?'.split(''),
      '```',
      '```csv\n',
      BOT,
      ':wave:',
      '👋',
      '\u200B',
      '\u200D',
      '> ',
      'hey',
      'ask',
    ),
    fc.string({ unit: 'grapheme', maxLength: 6 }),
  );
  const anything = fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join(''));
  const word = fc.stringMatching(/^[a-zäöüß]{2,9}$/);
  const plainWords = fc.array(word, { minLength: 1, maxLength: 8 }).map((words) => words.join(' '));
  const lettersOf = (text: string) => text.replace(/[^\p{L}\p{N}]/gu, '');

  it('cleaning it once is enough', () => {
    fc.assert(
      fc.property(anything, (said) =>
        expect(spokenWords(spokenWords(said))).toBe(spokenWords(said)),
      ),
      { numRuns: 3000 },
    );
  });

  it('what is bare is read as all else is, only sooner', () => {
    const bare = fc
      .stringMatching(/^[A-Za-z0-9À-ɏ ,.?!:*-]{0,30}$/u)
      .map((said) => said.normalize('NFC'));
    const said = fc
      .tuple(fc.constantFrom('', BOT, `${BOT} `, `${BOT}  `, `hey ${BOT} `), bare)
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(said, (text) => expect(spokenWords(text)).toBe(undecorated(text, []))),
      { numRuns: 5000 },
    );
  });

  it('undecorated words stay as they are, letter by letter', () => {
    fc.assert(fc.property(plainWords, (said) => expect(spokenWords(said)).toBe(said)));
    const lines = fc.array(fc.stringMatching(/^[\p{L}\p{N}][\p{L}\p{N} .,;!?()/&+=%_*-]{0,40}$/u), {
      minLength: 1,
      maxLength: 4,
    });
    fc.assert(
      fc.property(lines, (said) =>
        expect(lettersOf(spokenWords(said.join('\n')))).toBe(lettersOf(said.join('\n'))),
      ),
      { numRuns: 2000 },
    );
  });

  it('any layers of decoration around words come off', () => {
    const wraps = [
      ...['*', '_', '~', '`', '"', '```'].map((mark) => [mark, mark] as const),
      ...['“”', '„“', '«»'].map((pair) => [pair.slice(0, 1), pair.slice(1)] as const),
      ...['> ', '👋 ', ':wave: ', '\u200B', '- ', `${BOT} `, `hey ${BOT} `].map(
        (lead) => [lead, ''] as const,
      ),
    ];
    const layers = fc.uniqueArray(fc.constantFrom(...wraps), { maxLength: 4 });
    fc.assert(
      fc.property(plainWords, layers, (words, chosen) => {
        expect(
          lettersOf(spokenWords(chosen.reduce((said, [lead, end]) => lead + said + end, words))),
        ).toBe(lettersOf(words));
      }),
      { numRuns: 2000 },
    );
  });

  it.each([
    ['marks', ' *a'.repeat(13_000)],
    ['code marks', '`a '.repeat(13_000)],
    ['quotes', '"'.repeat(40_000)],
    ['block quotes', '> '.repeat(20_000)],
    ['nested marks', `${'*_'.repeat(10_000)}a${'_*'.repeat(10_000)}`],
    ['emoji', '👋 '.repeat(13_000)],
    ['names of emoji', `${':wave:'.repeat(6_000)}a`],
    ['mentions', BOT.repeat(40_000)],
    ['blanks', `a${' '.repeat(40_000)}b`],
    ['lines', '>\n'.repeat(20_000)],
    ['joiners', `a${'\u200D'.repeat(40_000)}`],
    ['fences', '```'.repeat(13_000)],
  ])('forty thousand characters of %s take no time', (_what, said) => {
    const from = performance.now();
    spokenWords(said);
    expect(performance.now() - from).toBeLessThan(2_000);
  });
});
