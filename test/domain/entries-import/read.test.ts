// Questions and answers in every form in which companies have them, each read as the same entries.
import { readEntries, readEntryRows } from '../../../src/domain/entries-import';

const read = (text: string) => {
  const found = readEntries(text);
  if (!found.ok) throw new Error(`not read: ${JSON.stringify(found)}`);
  return {
    entries: found.entries,
    notes: found.notes.map(({ line, problem, value }) => [line, problem, value]),
  };
};
const BADGE = { question: 'How do I get a badge?', answer: 'At the desk.' };
const two = [BADGE, { question: 'Who keeps the van?', answer: 'Rob.' }];

describe('two entries', () => {
  it.each([
    ['a list', JSON.stringify(two)],
    ['a byte order mark before it', `\uFEFF${JSON.stringify(two)}`],
    ['a fence around it', `\`\`\`json\n${JSON.stringify(two, null, 2)}\n\`\`\``],
    ['`entries`', JSON.stringify({ entries: two })],
    [
      '`faqs` with German names',
      JSON.stringify({
        faqs: two.map(({ question, answer }) => ({ Frage: question, Antwort: answer })),
      }),
    ],
    ['lines of JSON', two.map((one) => JSON.stringify(one)).join('\n')],
    ['a list deep inside', JSON.stringify({ data: { site: 'Leeds', faq: { items: two } } })],
    [
      'question and answer as a pair',
      JSON.stringify({ [two[0]!.question]: two[0]!.answer, [two[1]!.question]: two[1]!.answer }),
    ],
    [
      'QnA Maker',
      JSON.stringify({
        qnaDocuments: two.map(({ question, answer }, id) => ({
          id,
          answer,
          source: 'Editorial',
          questions: [question],
          metadata: [],
          context: { isContextOnly: false, prompts: [] },
        })),
      }),
    ],
    [
      'the Azure language service',
      JSON.stringify({
        Metadata: { ProjectName: 'faq', Language: 'en' },
        Assets: {
          Synonyms: [],
          Qnas: two.map(({ question, answer }, at) => ({
            Id: at + 1,
            Answer: answer,
            Source: 'Editorial',
            Questions: [question],
            Metadata: {},
            Dialog: { IsContextOnly: false, Prompts: [] },
            IsDocumentText: false,
          })),
        },
      }),
    ],
    [
      'its API',
      JSON.stringify(
        two.map(({ question, answer }, at) => ({
          op: 'add',
          value: { id: at + 1, answer, questions: [question], dialog: { isContextOnly: false } },
        })),
      ),
    ],
    [
      'a FAQ page of schema.org',
      JSON.stringify({
        '@context': 'https://schema.org',
        '@type': 'FAQPage',
        mainEntity: two.map(({ question, answer }) => ({
          '@type': 'Question',
          name: question,
          acceptedAnswer: { '@type': 'Answer', text: answer },
        })),
      }),
    ],
  ])('as JSON: %s', (_what, text) => {
    const { entries, notes } = read(text);
    expect(entries).toMatchObject(two);
    expect(notes).toEqual([]);
  });

  it.each([
    ['Questions,Answers'],
    ['Q,A'],
    ['Title,Body'],
    ['Fragen,Antworten'],
    ['F,A'],
    ['Betreff,Inhalt'],
    ['Frage,Text'],
    ['Question Text,Answer Text'],
  ])('as a table with %s', (head) => {
    const rows = two.map(({ question, answer }) => `${question},${answer}`).join('\n');
    expect(read(`${head}\n${rows}\n`)).toMatchObject({ entries: two, notes: [] });
  });

  it.each([
    ['headings', '## How do I get a badge?\n\nAt the desk.\n\n## Who keeps the van?\nRob.\n'],
    [
      'a title above',
      '# FAQ\n\n## How do I get a badge?\nAt the desk.\n## Who keeps the van?\nRob.\n',
    ],
    [
      'underlined headings',
      'How do I get a badge?\n---\nAt the desk.\n\nWho keeps the van?\n---\nRob.',
    ],
    ['numbers', '# 1. How do I get a badge?\nAt the desk.\n# 2. Who keeps the van?\nRob.'],
    ['bold lines', '**How do I get a badge?**\n\nAt the desk.\n\n**Who keeps the van?**\n\nRob.'],
    [
      'front matter',
      '---\ntitle: FAQ\n---\n## How do I get a badge?\nAt the desk.\n## Who keeps the van?\nRob.',
    ],
    [
      'HTML',
      '<h2>How do I get a badge?</h2><p>At the desk.</p>\n<h2 class="x">Who keeps the van?</h2>\n<p>Rob.</p>',
    ],
    [
      'details',
      '<details><summary>How do I get a badge?</summary>At the desk.</details>\n<details><summary>Who keeps the van?</summary>Rob.</details>',
    ],
    ['Q and A', 'Q: How do I get a badge?\nA: At the desk.\n\nQ: Who keeps the van?\nA: Rob.'],
    [
      'numbers at Q and A',
      'Q1. How do I get a badge?\nA1. At the desk.\nQ2. Who keeps the van?\nA2. Rob.',
    ],
    [
      'bold Q and A',
      '**Q:** How do I get a badge?\n**A:** At the desk.\n\n**Q: Who keeps the van?**\n\nA: Rob.',
    ],
    [
      'Frage and Antwort',
      'Frage: How do I get a badge?\nAntwort: At the desk.\nFrage: Who keeps the van?\nAntwort: Rob.',
    ],
    [
      '.qna',
      '# ? How do I get a badge?\n```markdown\nAt the desk.\n```\n\n# ? Who keeps the van?\n```\nRob.\n```',
    ],
    [
      'a Markdown table',
      '| Question | Answer |\n| --- | --- |\n| How do I get a badge? | At the desk. |\n| Who keeps the van? | Rob. |',
    ],
  ])('as text with %s', (_what, text) => {
    const { entries } = read(text);
    expect(
      entries.map(({ question, answer }) => ({
        question,
        answer: answer.replace(/<\/?(?:p|details)>/g, '').trim(),
      })),
    ).toEqual(two);
  });

  it('as the rows of a workbook', () => {
    const rows = [
      ['FAQ 2026'],
      ['Question', 'Answer'],
      ...two.map(({ question, answer }) => [question, answer]),
    ];
    expect(readEntryRows(rows)).toMatchObject({ ok: true, entries: two });
  });
});

describe('an export of QnA Maker', () => {
  const head =
    'Question\tAnswer\tSource\tMetadata\tSuggestedQuestions\tIsContextOnly\tPrompts\tQnaId';
  it('gives one entry for the rows of one id, with its metadata as tags', () => {
    const text = `${head}
How do I order?\tIn the shop.\te.docx\ttopic:Orders|internal:true|language:German\t[]\tFalse\t[]\t7
Where do I buy?\tIn the shop.\te.docx\ttopic:Orders|internal:true|language:German\t[]\tFalse\t[]\t7
Ordering\tIn the shop.\te.docx\t\t["How to order?"]\tFalse\t[]\t7
Yes\tThen press yes.\te.docx\t\t[]\tTrue\t[]\t8
And now?\tGo.\te.docx\t\t[]\tFalse\t[{"DisplayOrder":0,"QnaId":8,"DisplayText":"Yes"}]\t9
`;
    const { entries, notes } = read(text);
    expect(entries).toEqual([
      {
        line: 2,
        question: 'How do I order?',
        answer: 'In the shop.',
        alternates: ['Where do I buy?', 'Ordering', 'How to order?'],
        tags: ['orders', 'internal: true'],
        language: 'German',
        source: 'e.docx',
        id: '7',
      },
      expect.objectContaining({ question: 'And now?', answer: 'Go.' }),
    ]);
    expect(notes).toEqual([
      [5, 'context', 'Yes'],
      [6, 'prompts', 'And now?'],
    ]);
  });

  it('as JSON says the same', () => {
    const { entries, notes } = read(
      JSON.stringify({
        qnaDocuments: [
          {
            id: 7,
            answer: 'In the shop.',
            source: 'e.docx',
            questions: ['How do I order?', 'Where do I buy?'],
            metadata: [{ name: 'topic', value: 'Orders' }],
            context: { isContextOnly: false, prompts: [{ displayText: 'Yes', qnaId: 8 }] },
          },
          { id: 8, answer: 'Then.', questions: ['Yes'], context: { isContextOnly: true } },
        ],
      }),
    );
    expect(entries).toMatchObject([
      {
        question: 'How do I order?',
        alternates: ['Where do I buy?'],
        tags: ['orders'],
        source: 'e.docx',
      },
    ]);
    expect(notes).toEqual([
      [1, 'prompts', 'How do I order?'],
      [2, 'context', 'Yes'],
    ]);
  });

  it('of the language service names its language, and rows with other answers stay apart', () => {
    const { entries } = read(
      JSON.stringify({
        metadata: { language: 'de' },
        assets: {
          qnas: [{ id: 1, answer: 'Ja.', questions: ['Geht das?'], metadata: { team: 'IT' } }],
        },
      }),
    );
    expect(entries).toMatchObject([{ question: 'Geht das?', language: 'de', tags: ['it'] }]);
    expect(read('id,question,answer\n1,A?,x\n1,B?,y\n').entries).toHaveLength(2);
  });
});

describe('a file', () => {
  it.each([
    ['office;glue;supplies', ['office', 'glue', 'supplies']],
    ['"office, glue, supplies"', ['office', 'glue', 'supplies']],
    ['Office|Glue', ['office', 'glue']],
    ['#office #glue;x', ['office #glue', 'x']],
    ['"[""office"",""glue""]"', ['office', 'glue']],
  ])('may have the tags %s', (cell, tags) => {
    expect(read(`question,answer,tags\nGlue?,Ask.,${cell}\n`).entries[0]?.tags).toEqual(tags);
  });

  it('takes what stands below a question with its smaller headings, and sections as tags', () => {
    const { entries, notes } = read(
      '---\nlanguage: de\ntags: [intern, büro]\nowner: "ada@linden.example"\n---\n# FAQ\nSchön, dass du da bist.\n\n' +
        '## Büro\n\n### Wo ist der Kleber?\n\nIm Schrank:\n\n#### Schritt 1\n- Tür auf\n\n```\n# kein Titel\n```\n\n### Wer hat den Schlüssel?\nEva.\n\n## Reise\n### Wie buche ich?\nIm Portal.\n',
    );
    expect(entries).toMatchObject([
      {
        line: 11,
        question: 'Wo ist der Kleber?',
        answer: 'Im Schrank:\n\n\nSchritt 1\n- Tür auf\n\n```\n# kein Titel\n```',
        tags: ['intern', 'büro'],
        language: 'de',
        owner: 'ada@linden.example',
      },
      { question: 'Wer hat den Schlüssel?', answer: 'Eva.' },
      { question: 'Wie buche ich?', tags: ['intern', 'büro', 'reise'] },
    ]);
    expect(notes).toEqual([[6, 'loose', 'Schön, dass du da bist.']]);
  });

  it('of headings that ask nothing is read by the level that has most of them', () => {
    expect(
      read('# Handbook\nWelcome.\n\n## Parking\nBehind the house.\n\n## Lunch\nAt noon.\n').entries,
    ).toMatchObject([
      { question: 'Parking', answer: 'Behind the house.' },
      { question: 'Lunch', answer: 'At noon.' },
    ]);
  });

  it('of the Bot Framework has other ways to ask and filters', () => {
    expect(
      read(
        '> # comment\n# ? Who is the boss?\n- who leads\n- who is in charge\n\n**Filters:**\n- location = Leeds\n\n```markdown\nAda.\n# not a heading\n```\n',
      ).entries,
    ).toEqual([
      {
        line: 2,
        question: 'Who is the boss?',
        answer: 'Ada.\n# not a heading',
        alternates: ['who leads', 'who is in charge'],
        tags: ['leeds'],
      },
    ]);
  });

  it('names the fields that nobody reads', () => {
    expect(read(JSON.stringify([{ ...BADGE, mood: 'good', id: 4 }])).notes).toEqual([
      [1, 'columns', 'mood'],
    ]);
  });

  it.each([
    ['nothing', '', { ok: false, missing: ['question', 'answer'] }],
    ['prose', 'I would like to import something.', { ok: false, missing: ['question', 'answer'] }],
    ['JSON without answers', '[{"question":"Why?"}]', { ok: false, missing: ['answer'] }],
    ['broken JSON', '[{"question":"Why?"', { ok: false, missing: [], line: 1 }],
    ['a table without answers', 'question,mood\nWhy?,good\n', { ok: false, missing: ['answer'] }],
  ])('that is none is refused: %s', (_what, text, refused) => {
    expect(readEntries(text)).toEqual(refused);
  });
});
