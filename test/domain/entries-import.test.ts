// A table of questions and answers becomes a plan; imported again it changes what it made, and
// nothing else.
import fc from 'fast-check';
import type { Entry } from '../../src/domain/entries';
import { isIn } from '../../src/domain/audience';
import {
  changedEntry,
  type Colleagues,
  ENTRY_COLUMNS,
  type ImportedEntry,
  importedEntry,
  planEntries,
} from '../../src/domain/entries-import';
import { newPerson } from '../../src/domain/people/record';
import { readTable } from '../../src/domain/table';

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
  idOf: (email) => (email === 'ada@linden.example' ? 'ada' : undefined),
  isAnybodyIn: (audience) => isIn(audience, sales),
};

function plan(csv: string, known: ReadonlyMap<string, Entry> = new Map()) {
  const table = readTable(csv, ENTRY_COLUMNS);
  if (!table.ok) throw new Error(`no table: ${table.missing.join()}`);
  return planEntries(table.lines, known, colleagues, 'en');
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
    expect(plan(`question,answer,link,audience\n${line}\n`)).toEqual({
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
