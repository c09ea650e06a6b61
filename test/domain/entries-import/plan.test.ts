// A table of questions and answers becomes a plan; imported again it changes what it made, and
// nothing else.
import fc from 'fast-check';
import type { Entry } from '../../../src/domain/entries';
import { isIn } from '../../../src/domain/audience';
import {
  beginPlan,
  changedEntry,
  type Colleagues,
  type ImportedEntry,
  importedEntry,
  type PlannedEntry,
  readEntries,
} from '../../../src/domain/entries-import';
import { idFrom } from '../../../src/core/ids';
import { newPerson } from '../../../src/domain/people/record';

const AT = '2026-03-02T09:00:00.000Z';
const kept = (entry: ImportedEntry): Entry => ({
  version: 1,
  ...importedEntry(entry, undefined, AT),
});
const keptAs = (...entries: readonly ImportedEntry[]) =>
  new Map(entries.map((entry) => [entry.id, kept(entry)]));

const sales = {
  ...newPerson(
    { id: 'carla', name: 'Carla', department: 'Sales', location: 'Leeds' },
    { zone: 'UTC', locale: 'en' },
  ),
  version: 1,
};
const colleagues: Colleagues = {
  idsNamed: (name) =>
    name === 'Ada Linden' ? ['ada'] : name === 'Max Berg' ? ['max', 'max2'] : [],
  idOf: (email) => (email === 'ada@linden.example' ? 'ada' : undefined),
  isAnybodyIn: (audience) => isIn(audience, sales),
};

function plan(text: string, known: ReadonlyMap<string, Entry> = new Map()) {
  const read = readEntries(text);
  if (!read.ok) throw new Error(`no table: ${read.missing.join()}`);
  const planning = beginPlan([...known.values()], colleagues, 'en');
  for (const entry of read.entries) planning.take(entry);
  const planned = planning.plan();
  const entriesOf = (rows: readonly PlannedEntry[]) => rows.map(({ entry }) => entry);
  return {
    ...planned,
    add: entriesOf(planned.add),
    change: entriesOf(planned.change),
    doubts: planned.doubtful.map(({ entry, near }) => [entry.question, near?.question]),
    said: [...read.notes, ...planned.notes].map(({ line, problem, value }) => [
      line,
      problem,
      value,
    ]),
  };
}

describe('a line of a table of questions', () => {
  it('says all that it may say', () => {
    const { add } = plan(
      'Frage;Antwort;Weitere Fragen;Schlagwörter;Sprache;Verantwortlich;Quelle;URL\n' +
        'Wo buche ich Urlaub?;Im Portal.;Urlaub nehmen? | Frei?;Urlaub, HR;de-AT;Ada@Linden.example;Handbuch;https://hr.example/u\n',
    );
    expect(add).toEqual([
      {
        id: expect.stringMatching(/^entry-/),
        question: 'Wo buche ich Urlaub?',
        answer: 'Im Portal.',
        alternates: ['Urlaub nehmen?', 'Frei?'],
        tags: ['urlaub', 'hr'],
        language: 'de',
        ownerEmail: 'ada@linden.example',
        source: 'Handbuch',
        link: 'https://hr.example/u',
      },
    ]);
  });

  it.each([
    ['no question', ',An answer,', 'question', ''],
    ['no answer', 'Why?,,', 'answer', 'Why?'],
    ['an answer that no card holds', `Why?,${'x'.repeat(2501)},`, 'long', 'Why?'],
    ['a link that is none', 'Why?,So.,intranet', 'link', 'intranet'],
    ['an audience that is none', 'Why?,So.,,Sales', 'audience', 'Sales'],
    ['an audience that nobody is in', 'Why?,So.,,department: Slaes', 'nobody', 'department: Slaes'],
    ['a link that runs something', 'Why?,So.,javascript:alert(1)', 'link', 'javascript:alert(1)'],
  ])('with %s is refused with its number', (_what, line, problem, value) => {
    expect(plan(`question,answer,link,audience\n${line}\n`)).toMatchObject({
      add: [],
      change: [],
      same: 0,
      bad: [{ line: 2, problem, value }],
    });
  });

  it('that comes twice counts the first time; in another language it is another', () => {
    const { add, bad } = plan(
      'question,answer,language\nWhy?,So.,en\nWHY?,Otherwise.,en\nWhy?,Darum.,de\n',
    );
    expect(add.map(({ answer }) => answer)).toEqual(['So.', 'Darum.']);
    expect(bad).toEqual([{ line: 3, problem: 'twice', value: 'WHY?' }]);
  });
});

describe('a plan', () => {
  it('changes what says something else now, and brings back what was withdrawn', () => {
    const { add } = plan('question,answer\nA?,1\nB?,2\nC?,3\n');
    const known = keptAs(...add);
    const [a, , c] = add;
    known.set(c?.id ?? '', { ...kept(c as ImportedEntry), published: false });
    const again = plan('question,answer\nA?,1\nB?,two\nC?,3\nD?,4\n', known);
    expect(
      [again.add, again.change].map((entries) => entries.map(({ question }) => question)),
    ).toEqual([['D?'], ['B?', 'C?']]);
    expect(again.same).toBe(1);
    expect(again.change.map(({ id }) => id)).not.toContain(a?.id);
  });

  it('lets what is for some stay so where the table does not say, and opens it where it does', () => {
    const { add } = plan('question,answer,for\nA?,1,department: Sales; site: Leeds\n');
    const [a] = add;
    expect(a).toMatchObject({ audience: { departments: ['Sales'], locations: ['Leeds'] } });
    const known = keptAs(...add);
    const before = [...known.values()][0] as Entry;
    for (const silent of [
      'question,answer\nA?,1\n',
      'question,answer,for\nA?,1,\n',
      'question,answer,for\nA?,1,Site: LEEDS; abteilung: sales\n',
    ])
      expect(plan(silent, known)).toMatchObject({ change: [], same: 1 });
    const { change } = plan('question,answer,for\nA?,2,\n', known);
    expect(changedEntry(before, change[0] as ImportedEntry, undefined, AT)).toMatchObject({
      answer: '2',
      audience: before.audience,
    });
    const opened = plan('question,answer,for\nA?,1,everybody\n', known).change;
    expect(changedEntry(before, opened[0] as ImportedEntry, undefined, AT)).toEqual({
      ...before,
      audience: undefined,
    });
    expect(changedEntry(before, opened[0] as ImportedEntry, undefined, AT)).not.toHaveProperty(
      'audience',
    );
  });

  it('counts another owner as a change, and keeps what people said of an entry', () => {
    const { add } = plan('question,answer\nA?,1\n');
    const known = keptAs(...add);
    const before = { ...([...known.values()][0] as Entry), helped: 4 };
    const { change } = plan('question,answer,owner\nA?,1,ada@linden.example\n', known);
    expect(changedEntry(before, change[0] as ImportedEntry, 'ada', AT)).toEqual({
      ...before,
      ownerId: 'ada',
    });
    expect(plan('question,answer,owner\nA?,1,stranger@linden.example\n', known)).toMatchObject({
      change: [],
      same: 1,
    });
  });

  it('has nothing more to do once it is applied (property)', () => {
    const words = fc.string({ unit: 'grapheme', maxLength: 20 }).map((text) => text.trim());
    const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
    fc.assert(
      fc.property(
        fc.array(fc.tuple(words, words, words, fc.constantFrom('en', 'de', '', 'fr'))),
        (rows) => {
          const csv = [['question', 'answer', 'tags', 'language'], ...rows]
            .map((row) => row.map(quoted).join(','))
            .join('\n');
          const first = plan(csv);
          expect(first.add.length + first.bad.length).toBeLessThanOrEqual(rows.length);
          expect(plan(csv, keptAs(...first.add))).toMatchObject({
            add: [],
            change: [],
            same: first.add.length,
            bad: first.bad,
          });
        },
      ),
    );
  });
});

describe('what a line says that cannot be taken over', () => {
  it.each([
    ['German', 'de', []],
    ['deutsch', 'de', []],
    ['DE', 'de', []],
    ['de-AT', 'de', []],
    ['Deutsch (Deutschland)', 'de', []],
    ['ger', 'de', []],
    ['allemand', 'de', []],
    ['English', 'en', []],
    ['englisch', 'en', []],
    ['en_GB', 'en', []],
    ['fr', 'en', [[2, 'foreign', 'fr']]],
    ['Español', 'en', [[2, 'foreign', 'Español']]],
  ])('is said of the language %s', (language, read, said) => {
    const planned = plan(`question,answer,language\nWhy?,So.,${language}\n`);
    expect(planned.add).toMatchObject([{ language: read }]);
    expect(planned.said).toEqual(said);
  });

  it.each([
    ['ada@linden.example', { ownerEmail: 'ada@linden.example' }, []],
    ['ADA@Linden.example', { ownerEmail: 'ada@linden.example' }, []],
    ['Ada Linden', { ownerId: 'ada' }, []],
    ['ada@linden.exampl', {}, [[2, 'owner', 'ada@linden.exampl']]],
    ['Rob Whitaker', {}, [[2, 'owner', 'Rob Whitaker']]],
    ['Max Berg', {}, [[2, 'owners', 'Max Berg']]],
  ])('is said of the owner %s', (owner, who, said) => {
    const planned = plan(`question,answer,owner\nWhy?,So.,${owner}\n`);
    const { ownerEmail, ownerId } = planned.add[0] as ImportedEntry;
    expect({ ownerEmail, ownerId }).toEqual({ ownerEmail: undefined, ownerId: undefined, ...who });
    expect(planned.said).toEqual(said);
  });

  it.each([
    ['Wo buche ich meinen Urlaub?', 'Im Portal, und zwar unter Abwesenheit.', 'de'],
    ['How do I book leave?', 'In the portal.', 'en'],
    ['WLAN?', 'Gast.', 'en'],
    ['Comment est le parking ?', 'Il est là.', 'en'],
  ])('is read from the text where no column says it: %s', (question, answer, language) => {
    const planned = plan(`question,answer\n${question},"${answer}"\n`);
    expect(planned).toMatchObject({ add: [{ language }], said: [] });
  });

  it('is said of columns that nobody reads', () => {
    expect(plan('question,answer,Shoe size,Mood\nWhy?,So.,44,good\n').said).toEqual([
      [1, 'columns', 'Shoe size, Mood'],
    ]);
  });
});

describe('the same question', () => {
  const SAME = [
    'How do I claim travel costs abroad?',
    'How do I claim travel costs abroad',
    'how do I claim  travel costs abroad ?',
    ' HOW DO I CLAIM TRAVEL COSTS ABROAD ',
    'How do I claim travel-costs abroad?',
    '“How do I claim travel costs abroad?”',
    'How do I claim travel costs abroad…',
    'How do I claim travel\u00A0costs abroad\uFF1F',
    '**How do I claim travel costs abroad?**',
  ];
  it.each(SAME)('is the same entry: %s', (question) => {
    const known = keptAs(
      ...plan('question,answer\n"How do I claim travel costs abroad?",T1\n').add,
    );
    const [before] = known.values();
    const { add, change, doubts } = plan(`question,answer\n"${question}",T4\n`, known);
    expect([add, doubts, change]).toMatchObject([[], [], [{ id: before?.id, answer: 'T4' }]]);
  });

  it('stands twice in one table, however it is written', () => {
    const { add, bad } = plan(`question,answer\n${SAME.map((one) => `"${one}",T`).join('\n')}\n`);
    expect(add).toHaveLength(1);
    expect(bad.map(({ problem }) => problem)).toEqual(SAME.slice(1).map(() => 'twice'));
  });

  it('is the same where it was composed in another way', () => {
    const known = keptAs(...plan('question,answer\nÜben wir?,Ja\n').add);
    expect(plan(`question,answer\n${'Üben wir?'.normalize('NFD')},Ja\n`, known).same).toBe(1);
  });

  it.each([
    ['What is C#?', 'What is C++?'],
    ['What is C?', 'What is C#?'],
    ['Room 1-2?', 'Room 12?'],
    ['May I bring 5 %?', 'May I bring 5?'],
    ['What does ✓ mean?', 'What does ✗ mean?'],
    ['Version 1.2?', 'Version 12?'],
  ])('is not the same: %s and %s', (one, other) => {
    expect(plan(`question,answer\n${one},1\n${other},2\n`)).toMatchObject({
      add: [{ question: one }, { question: other }],
      bad: [],
    });
  });

  it('is the same entry whoever wrote the first one, and keeps its id and what it is', () => {
    const tip: Entry = {
      ...kept({
        id: 'entry-of-a-tip',
        question: 'Pivot tables',
        answer: 'Tick the box.',
        alternates: ['Refresh a pivot?'],
        tags: ['excel'],
        language: 'en',
      }),
      kind: 'tip',
      ownerId: 'rita',
      contributionId: 'contribution-1',
    };
    const { change } = plan(
      'question,answer\nPivot Tables?,Use the button.\n',
      new Map([[tip.id, tip]]),
    );
    expect(change).toMatchObject([{ id: 'entry-of-a-tip', answer: 'Use the button.' }]);
    expect(changedEntry(tip, change[0] as ImportedEntry, undefined, AT)).toEqual({
      ...tip,
      question: 'Pivot Tables?',
      answer: 'Use the button.',
    });
  });

  it('finds entries under the ids that version 0.1 gave', () => {
    const old = kept({
      id: idFrom('entry', 'en', 'where do i park?'),
      question: 'Where do I park?',
      answer: 'Behind.',
      alternates: [],
      tags: [],
      language: 'en',
    });
    expect(
      plan('question,answer\nwhere do I park,Behind.\n', new Map([[old.id, old]])),
    ).toMatchObject({ add: [], change: [{ id: old.id }] });
  });

  it('in a table without a language means the entry in whatever language it is', () => {
    const known = keptAs(...plan('question,answer,language\nWo parke ich?,Hinten.,de\n').add);
    expect(plan('question,answer\nWo parke ich?,Vorn.\n', known)).toMatchObject({
      add: [],
      change: [{ language: 'de', answer: 'Vorn.' }],
    });
  });

  it('with the same answer gets the language that the table names now', () => {
    const known = keptAs(...plan('question,answer\nParkplatz?,Hinten.\n').add);
    expect(plan('question,answer,language\nParkplatz?,Hinten.,German\n', known)).toMatchObject({
      add: [],
      change: [{ language: 'de' }],
    });
  });

  it('changes the best of several, and says that there are more', () => {
    const entries = ['T1', 'T2'].map((answer, at) => ({
      ...kept({
        id: `e${at}`,
        question: 'Travel costs?',
        answer,
        alternates: [],
        tags: [],
        language: 'en',
      }),
      published: at === 1,
    }));
    const planned = plan(
      'question,answer\nTravel costs,T4\n',
      new Map(entries.map((entry) => [entry.id, entry])),
    );
    expect(planned.change).toMatchObject([{ id: 'e1' }]);
    expect(planned.said).toEqual([[2, 'others', 'Travel costs']]);
  });
});

describe('nearly the same question', () => {
  const known = () =>
    keptAs(
      ...plan(
        'question,answer,alternates\n' +
          'How do I claim travel costs abroad?,T1,Refund of a business trip?\n' +
          'How do I use form T1?,So.,\nWhere can I park my car?,Behind.,\n',
      ).add,
    );
  it.each([
    ['How can I claim the travel costs abroad?', 'How do I claim travel costs abroad?'],
    ['How do I claim travel cost abroad?', 'How do I claim travel costs abroad?'],
    ['How do I clami travel costs abroad?', 'How do I claim travel costs abroad?'],
    ['Refund of business trips', 'How do I claim travel costs abroad?'],
    ['Where do I park a car?', 'Where can I park my car?'],
  ])('is in doubt: %s', (question, near) => {
    expect(plan(`question,answer\n${question},X\n`, known())).toMatchObject({
      add: [],
      change: [],
      doubts: [[question, near]],
    });
  });

  it.each(['How do I use form T2?', 'Where can I park my bike?', 'How do I claim overtime?'])(
    'is another one: %s',
    (question) => {
      expect(plan(`question,answer\n${question},X\n`, known())).toMatchObject({
        add: [{ question }],
        doubts: [],
      });
    },
  );

  it('is found among 20,000 entries without delay', () => {
    const many = new Map(
      Array.from({ length: 20_000 }, (_, at) => {
        const entry = {
          ...kept(base),
          id: `e${at}`,
          question: `How do I order part ${at} for hall?`,
        };
        return [entry.id, entry] as const;
      }),
    );
    const table = Array.from(
      { length: 2_000 },
      (_, at) => `How do I order part ${at + 19_000} for the hall?,X`,
    );
    const planned = plan(`question,answer\n${table.join('\n')}\n`, many);
    expect([planned.doubts.length, planned.add.length]).toEqual([1_000, 1_000]);
  });

  const base: ImportedEntry = {
    id: 'e',
    question: 'q',
    answer: 'a',
    alternates: [],
    tags: [],
    language: 'en',
  };
});
