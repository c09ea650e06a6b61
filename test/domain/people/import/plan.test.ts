// A table of people becomes a plan: each line is judged for itself and by its number, the rest is
// who is new, who changes, who stays.
import fc from 'fast-check';
import type { Person } from '../../../../src/core/person';
import { newPerson } from '../../../../src/domain/people/record';
import { type ImportedPerson, imported } from '../../../../src/domain/people/import';
import { known, planned } from './planned';

const plan = (csv: string, current = known(), former = known()) => {
  const { add, change, same, bad, notes } = planned(csv, { current, former });
  return { add, change, same, bad, notes };
};

describe('a line of a table of people', () => {
  it('says all that it may say, in English or German', () => {
    const english = 'Email;Full name;Department;Line manager;Site;Time zone;Languages;Start date\n';
    const german =
      'E-Mail-Adresse;Name;Abteilung;Führungskraft;Standort;Zeitzone;Sprachen;Eintritt\n';
    const line =
      'Ada@Linden.example ; Ada Okafor;Sales;Bo@linden.example;Ulm;Europe/Berlin;de, en;2.3.2026\nbo@linden.example;Bo;;;;;;\n';
    const ada: ImportedPerson = {
      email: 'ada@linden.example',
      name: 'Ada Okafor',
      department: 'Sales',
      managerEmail: 'bo@linden.example',
      location: 'Ulm',
      zone: 'Europe/Berlin',
      languages: ['de', 'en'],
      startDate: '2026-03-02',
    };
    for (const head of [english, german]) {
      expect(plan(head + line)).toEqual({
        add: [ada, { email: 'bo@linden.example', name: 'Bo' }],
        change: [],
        same: 0,
        bad: [],
        notes: [],
      });
    }
  });

  it.each([
    ['no address', 'nobody,Ada,,,', 'email', 'nobody'],
    ['two addresses', '"ada@x.de, bo@x.de",Ada,,,', 'email', 'ada@x.de, bo@x.de'],
    ['nothing to know them by', ',Ada,,,', 'noKey', ''],
    ['no name', 'ada@x.de,,,,', 'name', 'ada@x.de'],
    [
      'the address of a guest',
      'ada_x.de#EXT#@y.onmicrosoft.com,Ada,,,',
      'guest',
      'ada_x.de#EXT#@y.onmicrosoft.com',
    ],
  ])('with %s is refused with its number', (_what, line, problem, value) => {
    expect(plan(`email,name,manager,zone,start\n\n${line}\n`)).toMatchObject({
      add: [],
      change: [],
      same: 0,
      bad: [{ line: 3, problem, value }],
    });
  });

  it.each([
    ['a manager whom nobody knows', 'ada@x.de,Ada,Bo,,', 'manager', 'Bo'],
    ['a manager whose address nobody has', 'ada@x.de,Ada,bo@x.de,,', 'manager', 'bo@x.de'],
    ['oneself as manager', 'ada@x.de,Ada,ADA@x.de,,', 'circle', 'ada@x.de'],
    ['a zone that does not exist', 'ada@x.de,Ada,,Europe/Ulm,', 'zone', 'Europe/Ulm'],
    ['a day that does not exist', 'ada@x.de,Ada,,,30.2.2026', 'date', '30.2.2026'],
  ])('with %s is read without that cell, which is named', (_what, line, problem, value) => {
    expect(plan(`email,name,manager,zone,start\n\n${line}\n`)).toEqual({
      add: [{ email: 'ada@x.de', name: 'Ada' }],
      change: [],
      same: 0,
      bad: [],
      notes: [{ line: 3, problem, value }],
    });
  });

  it('that comes twice counts the first time', () => {
    const { add, bad } = plan('email,name\nada@x.de,Ada\nADA@x.de,Other\n');
    expect(add.map(({ name }) => name)).toEqual(['Ada']);
    expect(bad).toEqual([{ line: 3, problem: 'twice', value: 'ada@x.de' }]);
  });
});

describe('who is meant by an address', () => {
  const uma = { id: 'uma', email: 'uma@x.de', name: 'Uma' };
  const before = known(uma);
  const former = new Map([['ulla@x.de', before.get('uma@x.de') as Person]]);

  it('is cleaned, in a line and as a manager', () => {
    const { add } = plan('email,name,manager\n"Bo <mailto:BO@x.de>",Bo,\u200Buma@x.de\n');
    expect(add).toEqual([{ email: 'bo@x.de', name: 'Bo' }]);
    expect(
      plan('email,name,manager\n"Bo <mailto:BO@x.de>",Bo,\u200BUma@x.de.\n', before).add,
    ).toEqual([{ email: 'bo@x.de', name: 'Bo', managerEmail: 'uma@x.de' }]);
  });

  it('is who has it, else who had it before', () => {
    expect(plan('email,name,site\nulla@x.de,Uma,Ulm\n', before, former)).toMatchObject({
      add: [],
      change: [{ means: 'uma', location: 'Ulm' }],
    });
    expect(
      imported(before.get('uma@x.de') as Person, { email: 'ulla@x.de', name: 'Uma' }).email,
    ).toBe('uma@x.de');
  });

  it('is somebody new where the table names who had it before by the address that they have', () => {
    const { add, same, bad } = plan('email,name\numa@x.de,Uma\nulla@x.de,Ulla\n', before, former);
    expect([add, same, bad]).toEqual([[{ email: 'ulla@x.de', name: 'Ulla' }], 1, []]);
  });

  it('is one person, whatever they are called: not their own manager, and not there twice', () => {
    const other = new Map([...former, ['ursel@x.de', before.get('uma@x.de') as Person]]);
    const { bad, notes } = plan(
      'email,name,manager\nulla@x.de,Uma,ursel@x.de\nursel@x.de,Uma,\n',
      before,
      other,
    );
    expect([...notes, ...bad].map(({ line, problem }) => [line, problem])).toEqual([
      [2, 'circle'],
      [3, 'twice'],
    ]);
  });
});

describe('a plan', () => {
  it('tells who is new, who changes, and who stays as they are', () => {
    const before = known(
      { email: 'same@x.de', name: 'Same' },
      { email: 'moves@x.de', name: 'Moves', location: 'Ulm' },
    );
    const { add, change, same } = plan(
      'email,name,site\nsame@x.de,Same,\nmoves@x.de,Moves,Bonn\nnew@x.de,New,\n',
      before,
    );
    expect([add.map(({ name }) => name), change.map(({ name }) => name), same]).toEqual([
      ['New'],
      ['Moves'],
      1,
    ]);
  });

  it('finds every member of a circle, also one over people who are known already', () => {
    expect(
      plan('email,name,manager\na@x.de,A,b@x.de\nb@x.de,B,c@x.de\nc@x.de,C,a@x.de\n').notes.map(
        ({ line, problem }) => [line, problem],
      ),
    ).toEqual([
      [2, 'circle'],
      [3, 'circle'],
      [4, 'circle'],
    ]);
    const before = known({ email: 'b@x.de', managerEmail: 'a@x.de' });
    expect(plan('email,name,manager\na@x.de,A,b@x.de\n', before).notes).toEqual([
      { line: 2, problem: 'circle', value: 'b@x.de' },
    ]);
  });

  it('leaves to people what they chose themselves', () => {
    const person: Person = {
      version: 1,
      ...newPerson(
        { id: 'p', name: 'Ada', zone: 'Asia/Tokyo', chosen: ['zone', 'locale'] },
        { zone: 'UTC', locale: 'en' },
      ),
    };
    const table = { email: 'ada@x.de', name: 'Ada', zone: 'Europe/Berlin', languages: ['de'] };
    expect(imported(person, table)).toMatchObject({
      zone: 'Asia/Tokyo',
      locale: 'en',
      languages: ['de'],
    });
    expect(imported({ ...person, chosen: [] }, table)).toMatchObject({
      zone: 'Europe/Berlin',
      locale: 'de',
    });
  });

  it('is the same in whatever order the lines stand, and settles once it is applied (property)', () => {
    const address = fc.constantFrom('a@x.de', 'b@x.de', 'c@x.de', 'd@x.de', 'e@x.de');
    const row = fc.record({
      email: address,
      manager: fc.option(address, { nil: '' }),
      site: fc.constantFrom('', 'Ulm'),
    });
    const rows = fc.uniqueArray(row, { selector: ({ email }) => email });
    const csv = (given: readonly { email: string; manager: string; site: string }[]) =>
      [
        'email,name,manager,site',
        ...given.map(({ email, manager, site }) => `${email},N,${manager},${site}`),
      ].join('\n');
    fc.assert(
      fc.property(
        rows.chain((given) =>
          fc.tuple(fc.constant(given), fc.shuffledSubarray(given, { minLength: given.length })),
        ),
        ([given, shuffled]) => {
          const before = known({ email: 'a@x.de', managerEmail: 'b@x.de' });
          const one = plan(csv(given), before);
          const other = plan(csv(shuffled), before);
          const names = (people: readonly ImportedPerson[]) =>
            people.map(({ email = '' }) => email).sort();
          expect([names(one.add), names(one.change), one.same]).toEqual([
            names(other.add),
            names(other.change),
            other.same,
          ]);
          expect(one.add.length + one.change.length + one.same + one.bad.length).toBe(given.length);
          const after = new Map(before);
          for (const person of [...one.add, ...one.change]) {
            const { email = '' } = person;
            const [blank] = known({ email }).values();
            after.set(email, imported(before.get(email) ?? (blank as Person), person));
          }
          const again = plan(csv(given), after);
          expect([again.add, again.change]).toEqual([[], []]);
        },
      ),
    );
  });
});
