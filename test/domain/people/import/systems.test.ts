// Tables as HR systems and directories export them: their headers, their words, and what each says
// about who works here.
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Person } from '../../../../src/core/person';
import { type ImportedPerson, imported } from '../../../../src/domain/people/import';
import { decodeTable } from '../../../../src/domain/tables';
import { describeWith } from '../../../support/service';
import { known, person, planned } from './planned';

const NADIA = { email: 'nadia@x.de', name: 'Nadia Rahman' };
const nadia = () => known({ ...NADIA, personnelNumber: '00042' });

describe('an export', () => {
  it.each<[string, string, Partial<ImportedPerson>]>([
    [
      'Entra ID',
      'userPrincipalName,displayName,surname,mail,givenName,id,userType,jobTitle,department,accountEnabled,usageLocation,employeeHireDate,preferredLanguage\nada@x.onmicrosoft.com,Ada Okafor,Okafor,ada@x.de,Ada,0b1,Member,Dev,Engineering,True,DE,2026-03-02T00:00:00Z,de-DE',
      {
        email: 'ada@x.de',
        department: 'Engineering',
        startDate: '2026-03-02',
        languages: ['de'],
        standing: 'here',
      },
    ],
    [
      'Entra ID, to be imported again',
      'version:v1.0,,,\n"Name [displayName] Required","User name [userPrincipalName] Required","Department [department]","First name [givenName]"\nAda Okafor,ada@x.de,Sales,Ada',
      { email: 'ada@x.de', department: 'Sales' },
    ],
    [
      'Microsoft 365',
      'Block credential,City,Department,Display name,First name,Last name,Office,User principal name\nFalse,Ulm,Sales,Ada Okafor,Ada,Okafor,Ulm 2,ada@x.de',
      { email: 'ada@x.de', department: 'Sales', location: 'Ulm 2' },
    ],
    [
      'Slack',
      'username,email,status,billing-active,has-2fa,has-sso,userid,fullname,displayname,expiration-timestamp\nada,ada@x.de,Member,1,0,0,U1,Ada Okafor,ada,',
      { email: 'ada@x.de', standing: 'here' },
    ],
    [
      'Google Workspace',
      'First Name [Required],Last Name [Required],Email Address [Required],Org Unit Path [Required],Status [READ ONLY],Employee ID\nAda,Okafor,ada@x.de,/Linden/Sales,Active,0017',
      { email: 'ada@x.de', department: 'Sales', personnelNumber: '0017', standing: 'here' },
    ],
    [
      'Personio',
      'Vorname;Nachname;E-Mail;Abteilung;Standort;Status;Eintrittsdatum;Beschäftigungsart;Vorgesetzte/r\nAda;Okafor;ada@x.de;Vertrieb;Ulm;Aktiv;02.03.2026;Festangestellt;Nadia Rahman',
      {
        department: 'Vertrieb',
        location: 'Ulm',
        startDate: '2026-03-02',
        employment: 'employee',
        managerEmail: 'nadia@x.de',
        standing: 'here',
      },
    ],
    [
      'Workday',
      "Employee ID,Worker,Email - Primary Work,Supervisory Organization,Location,Hire Date,Worker Type,Worker's Manager\n17,Ada Okafor,ada@x.de,Sales,Ulm,03/15/2026,Contingent Worker,Nadia Rahman (42)",
      {
        department: 'Sales',
        startDate: '2026-03-15',
        employment: 'contractor',
        managerEmail: 'nadia@x.de',
      },
    ],
    [
      'BambooHR',
      'Employee #,First Name,Last Name,Work Email,Home Email,Department,Location,Hire Date,Employment Status,Reporting to\n17,Ada,Okafor,ada@x.de,ada@home.example,Sales,Ulm,2026-03-02,Full-Time,"Rahman, Nadia"',
      { department: 'Sales', employment: 'employee', managerEmail: 'nadia@x.de', standing: 'here' },
    ],
    [
      'SAP',
      'Pers.-Nr.|Nachname|Vorname|E-Mail (dienstlich)|Personalbereich|Eintritt|Mitarbeitergruppe|Austritt\n00000017|Okafor|Ada|ada@x.de|Ulm|20260302|Auszubildende|99991231',
      {
        personnelNumber: '00000017',
        location: 'Ulm',
        startDate: '2026-03-02',
        employment: 'apprentice',
      },
    ],
    [
      'SAP, with a directory',
      'Personalnummer;Name;Vorname;E-Mail-Adresse;Manager\n17;Okafor;Ada;ada@x.de;"CN=Rahman\\, Nadia,OU=Sales,DC=x,DC=de"',
      { personnelNumber: '17', managerEmail: 'nadia@x.de' },
    ],
  ])('of %s is read', (_what, text, said) => {
    const { add, change, bad } = planned(text, { current: nadia() });
    expect(add).toMatchObject([{ email: 'ada@x.de', name: 'Ada Okafor', ...said }]);
    expect([change, bad]).toEqual([[], []]);
  });

  it.each([['E-Mail (privat)'], ['E-Mail (Assistenz)'], ['Personal email'], ['Email (home)']])(
    'does not take another address for the one at work: %s',
    (header) => {
      const { add, notes } = planned(`Personalnummer,Name,${header}\n17,Ada,ada@home.example\n`);
      expect(add).toEqual([{ name: 'Ada', personnelNumber: '17' }]);
      expect(notes).toEqual([{ line: 1, problem: 'columns', value: header }]);
    },
  );

  it.each([
    ['Nachname, Vorname in one cell', 'email,name\na@x.de,"Okafor, Ada"', 'Ada Okafor'],
    ['a suffix', 'email,name\na@x.de,"Ada Okafor, PhD"', 'Ada Okafor, PhD'],
    ['the family name as the name', 'email,Name,Vorname\na@x.de,Okafor,Ada', 'Ada Okafor'],
    ['the whole name beside the first', 'email,Name,Vorname\na@x.de,Ada Okafor,Ada', 'Ada Okafor'],
    ['only one of two', 'email,first name,last name\na@x.de,Ada,', 'Ada'],
    ['names like placeholders', 'email,first name,last name\na@x.de,Ada,Null', 'Ada Null'],
  ])('names people with %s', (_what, text, name) => {
    expect(planned(text).add).toMatchObject([{ name }]);
  });
});

describe('a cell of no importance', () => {
  it('costs nobody, whatever is in it (each named with its line)', () => {
    const { add, bad, notes } = planned(
      'email,name,zone,language,start,status,employment,manager,under 18,leaving date\n' +
        'a@x.de,Ada,Moon,Klingon,soon,odd,pirate,Nobody,perhaps,never\n',
    );
    expect([add, bad]).toEqual([[{ email: 'a@x.de', name: 'Ada' }], []]);
    expect(notes.map(({ problem, value }) => `${problem} ${value}`).toSorted()).toEqual([
      'date never',
      'date soon',
      'employment pirate',
      'language Klingon',
      'manager Nobody',
      'minor perhaps',
      'status odd',
      'zone Moon',
    ]);
  });

  it('of a language costs that language', () => {
    const { add, notes } = planned('email,name,language\na@x.de,Ada,"Deutsch, Klingon"\n');
    expect(add).toMatchObject([{ languages: ['de'] }]);
    expect(notes).toMatchObject([{ line: 2, problem: 'language', value: 'Klingon' }]);
  });

  it('with a date in two orders says how it was read, unless the table decides', () => {
    const text = (other: string) => `email,name,start\na@x.de,Ada,03/02/2026\nb@x.de,Bo,${other}\n`;
    const read = (other: string, order: 'dayFirst' | 'monthFirst') => {
      const { add, notes } = planned(text(other), {}, { order });
      return [
        add[0]?.startDate,
        ...notes.map(({ line, problem, value }) => [line, problem, value]),
      ];
    };
    expect(read('', 'dayFirst')).toEqual([
      '2026-02-03',
      [2, 'dayFirst', '03/02/2026 = 2026-02-03'],
    ]);
    expect(read('', 'monthFirst')).toEqual([
      '2026-03-02',
      [2, 'monthFirst', '03/02/2026 = 2026-03-02'],
    ]);
    expect(read('12/31/2025', 'dayFirst')).toEqual(['2026-03-02']);
    expect(read('31/12/2025', 'monthFirst')).toEqual(['2026-02-03']);
  });
});

describe('a manager', () => {
  const people = () =>
    known(
      { ...NADIA, personnelNumber: '00042' },
      { email: 'jm1@x.de', name: 'Jörg Müller' },
      { email: 'jm2@x.de', name: 'Jörg Müller' },
      { email: 'gone@x.de', name: 'Gone Girl', active: false },
    );
  it.each([
    ['Nadia Rahman', 'nadia@x.de'],
    ['nadia rahman', 'nadia@x.de'],
    ['Rahman, Nadia', 'nadia@x.de'],
    ['Dr. Nadia Rahman', 'nadia@x.de'],
    ['Nadia Rahman <nadia@x.de>', 'nadia@x.de'],
    ['NADIA@x.de', 'nadia@x.de'],
    ['42', 'nadia@x.de'],
    ['00042', 'nadia@x.de'],
    ['Nadia Rahman (42)', 'nadia@x.de'],
    ['Nadia Rahman (On Leave)', 'nadia@x.de'],
    ['42 - Rahman, Nadia', 'nadia@x.de'],
    ['CN=Nadia Rahman,OU=Users,DC=x,DC=de', 'nadia@x.de'],
    ['cn=Rahman\\, Nadia,ou=Users,dc=x', 'nadia@x.de'],
    ['Rahman Nadia', 'nadia@x.de'],
    ['Nadia Rahman, Head of Sales', 'nadia@x.de'],
    ['uid=nadia.rahman,ou=people,dc=x', 'nadia@x.de'],
    ['Bo Li', 'bo@x.de'],
    ['7', 'bo@x.de'],
    ['bo@x.de', 'bo@x.de'],
    ['Joerg Mueller', 'managerTwice'],
    ['Gone Girl', 'manager'],
    ['Somebody', 'manager'],
    ['x@y.de', 'manager'],
  ])('%s is %s', (cell, found) => {
    const rows = [
      ['email', 'name', 'employee id', 'manager'],
      ['ada@x.de', 'Ada', '', cell],
      ['bo@x.de', 'Bo Li', '007', ''],
    ];
    const { add, notes } = planned(rows, { current: people() });
    const [ada] = add;
    expect([ada?.managerEmail ?? notes[0]?.problem, add.length]).toEqual([found, 2]);
    if (ada?.managerEmail === undefined) expect(notes).toMatchObject([{ line: 2, value: cell }]);
  });

  it('is found by another column if one cannot be read', () => {
    const { add, notes } = planned(
      'email,name,manager,manager email\nada@x.de,Ada,Nadia Rahman,n@nowhere.de\n',
      { current: people() },
    );
    expect([add[0]?.managerEmail, notes]).toEqual(['nadia@x.de', []]);
  });
});

describe('who left', () => {
  const reading = { today: '2026-03-02' };
  const uma = { email: 'uma@x.de', name: 'Uma' };
  it.each([
    ['status', 'Terminated', 'left'],
    ['status', 'Deactivated', 'left'],
    ['Status', 'Inaktiv', 'left'],
    ['status', 'former employee', 'left'],
    ['employment status', 'Terminated', 'left'],
    ['Beschäftigungsstatus', 'ausgetreten', 'left'],
    ['status', 'Bot', 'left'],
    ['Status', 'Ruhestand', 'left'],
    ['Status', 'Deactivated Member', 'left'],
    ['Employee Status', 'Terminated (T)', 'left'],
    ['Employee Status', 'Active (A)', 'same'],
    ['Status', 'Aktiv beschäftigt', 'same'],
    ['status', 'Offboarding', 'same'],
    ['STAT2', '0', 'left'],
    ['STAT2', '3', 'same'],
    ['Deactivated date (UTC)', '2025-05-05', 'left'],
    ['Block sign-in', 'True', 'left'],
    ['accountEnabled', 'FALSE', 'left'],
    ['Block credential', 'True', 'left'],
    ['Suspended', 'yes', 'left'],
    ['active', 'nein', 'left'],
    ['Austrittsdatum', '28.02.2026', 'left'],
    ['Termination date', '2026-03-01', 'left'],
    ['terminated', '2026-03-01', 'left'],
    ['Termination date', '2026-03-02', '2026-03-02'],
    ['Austritt', '30.06.2026', '2026-06-30'],
    ['Austritt', '31.12.9999', 'same'],
    ['Austritt', '00.00.0000', 'same'],
    ['status', 'Active', 'same'],
    ['status', 'On Leave', 'same'],
    ['Status', 'Elternzeit', 'same'],
    ['accountEnabled', 'true', 'same'],
    ['Block credential', 'False', 'same'],
    ['status', 'Workspace Owner', 'same'],
    ['status', '', 'same'],
  ])('is said by %s: %s', (header, value, what) => {
    const { change, end, same, bad, notes } = planned(
      `email,name,${header}\numa@x.de,Uma,${value}\n`,
      { current: known(uma) },
      reading,
    );
    const day = change[0]?.leavesOn;
    expect(end.length > 0 ? 'left' : same === 1 ? 'same' : day).toBe(what);
    expect([bad, notes]).toEqual([[], []]);
  });

  it('is not added, but counted', () => {
    const { add, gone, bad } = planned(
      'email,name,status\na@x.de,A,Terminated\nb@x.de,B,Bot\nc@x.de,C,Guest\nd@x.de,D,Active\n',
    );
    expect(add.map(({ name }) => name)).toEqual(['D']);
    expect([gone, bad]).toEqual([2, [{ line: 4, problem: 'guest', value: 'c@x.de' }]]);
  });

  it('is nobody’s manager if nobody knows them', () => {
    const { add, notes } = planned(
      'email,name,manager,status\na@x.de,A,boss@x.de,Active\nboss@x.de,Boss,,Terminated\n',
    );
    expect(add.map(({ managerEmail }) => managerEmail)).toEqual([undefined]);
    expect(notes).toEqual([{ line: 2, problem: 'manager', value: 'boss@x.de' }]);
  });

  it('has an account for a while: a last day counts more', () => {
    const { end } = planned(
      'name,email,account type,deactivated date (UTC)\nUma,uma@x.de,Member,2025-05-05\n',
      { current: known(uma) },
      reading,
    );
    expect(end).toHaveLength(1);
  });

  it('stays where the cells contradict each other, which is said', () => {
    const { change, same, notes } = planned(
      'email,name,status,termination date,hire date\numa@x.de,Uma,Active,2024-01-31,2020-01-01\n',
      { current: known({ ...uma, startDate: '2020-01-01' }) },
      reading,
    );
    expect([change, same]).toEqual([[], 1]);
    expect(notes).toEqual([{ line: 2, problem: 'stays', value: '2024-01-31' }]);
  });

  it('and came back is here: the last day of the first time is over', () => {
    const { end, same } = planned(
      'email,name,termination date,hire date\numa@x.de,Uma,2024-01-31,2025-01-01\n',
      { current: known({ ...uma, startDate: '2025-01-01' }) },
      reading,
    );
    expect([end, same]).toEqual([[], 1]);
  });

  it('stays if the importer could not take their role, and that is said', () => {
    const { change, same, notes } = planned(
      'email,name,status\numa@x.de,Uma,Terminated\n',
      { current: known({ ...uma, roles: ['admin'] }) },
      { mayEnd: () => false },
    );
    expect([change, same, notes]).toEqual([
      [],
      1,
      [{ line: 2, problem: 'keepsRole', value: 'Uma' }],
    ]);
  });

  it('is inactive, and back only if a table had ended them', () => {
    const left = imported(person(uma), { ...uma, standing: 'left' });
    expect(left).toMatchObject({ active: false, endedByTable: true });
    const back = imported(left, { ...uma, standing: 'here' });
    expect(back).toMatchObject({ active: true });
    expect(back).not.toHaveProperty('endedByTable');
    const byPlatform = person({ ...uma, active: false });
    expect(imported(byPlatform, { ...uma, standing: 'here' }).active).toBe(false);
    expect(imported(byPlatform, { ...uma, standing: 'left' })).toEqual(byPlatform);
  });
});

describe('a personnel number', () => {
  const worker = (fields: Partial<Person> = {}) =>
    person({ name: 'Walt', personnelNumber: '0017', ...fields });

  it('is enough for people without an address', () => {
    const { add, bad } = planned('Personalnummer;Nachname;Vorname\n0017;Kern;Walt\n;Ohne;Otto\n');
    expect(add).toEqual([{ name: 'Walt Kern', personnelNumber: '0017' }]);
    expect(bad).toEqual([{ line: 3, problem: 'noKey', value: '' }]);
  });

  it('means the same person with and without leading zeros', () => {
    const { change, add } = planned('employee id,name,site\n17,Walt,Ulm\n', { others: [worker()] });
    expect(add).toEqual([]);
    expect(change).toMatchObject([{ means: 'nr-0017', location: 'Ulm' }]);
  });

  it('that comes twice counts the first time', () => {
    const { add, bad, notes } = planned(
      'email,employee id,name\n,17,A\n,017,B\nc@x.de,7,C\nd@x.de,7,D\n',
    );
    expect(add.map(({ name, personnelNumber }) => [name, personnelNumber])).toEqual([
      ['A', '17'],
      ['C', '7'],
      ['D', undefined],
    ]);
    expect(bad).toEqual([{ line: 3, problem: 'twice', value: '017' }]);
    expect(notes).toEqual([{ line: 5, problem: 'number', value: '7' }]);
  });

  it('brings an address to a record that nobody uses, and to no other', () => {
    const text = 'email,employee id,name\nw@x.de,17,Walt\n';
    const meant = (fields: Partial<Person>) => {
      const { add, change, notes } = planned(text, { others: [worker(fields)] });
      return [add.length, change.map(({ email }) => email), notes.map(({ problem }) => problem)];
    };
    expect(meant({})).toEqual([0, ['w@x.de'], []]);
    const account = { platform: 'slack', tenant: 'T', user: 'U' };
    expect(meant({ accounts: [account], name: 'Other' })).toEqual([0, [undefined], ['address']]);
    expect(meant({ roles: ['admin'], name: 'Other' })).toEqual([0, [undefined], ['address']]);
    expect(meant({ email: 'old@x.de', name: 'Other' })).toEqual([0, [undefined], ['address']]);
    // Somebody who left does not hold their number for ever.
    expect(meant({ active: false })).toEqual([1, [], ['number']]);
    const taken = { email: 'w@x.de', name: 'Walt', personnelNumber: '17' } as const;
    for (const fields of [{ roles: ['admin' as const] }, { accounts: [account] }])
      expect(imported(worker(fields), taken).email).toBeUndefined();
    expect(imported(worker(), taken).email).toBe('w@x.de');
  });

  it('of somebody else is left out', () => {
    const { change, notes } = planned('email,employee id,name,site\numa@x.de,17,Uma,Ulm\n', {
      current: known({ email: 'uma@x.de', name: 'Uma' }),
      others: [worker()],
    });
    expect(change).toMatchObject([{ email: 'uma@x.de', location: 'Ulm' }]);
    expect(change[0]).not.toHaveProperty('personnelNumber');
    expect(notes).toEqual([{ line: 2, problem: 'number', value: '17' }]);
  });

  it('stands for an address that cannot be read, which is named', () => {
    const { add, notes } = planned('email,employee id,name\nnobody,17,Walt\n');
    expect(add).toEqual([{ name: 'Walt', personnelNumber: '17' }]);
    expect(notes).toEqual([{ line: 2, problem: 'emailCell', value: 'nobody' }]);
  });
});

describe('how somebody is employed', () => {
  it.each([
    ['Employee', 'employee'],
    ['Full-time', 'employee'],
    ['Vollzeit, unbefristet', 'employee'],
    ['Angestellte', 'employee'],
    ['Befristet', 'employee'],
    ['Beamter', 'employee'],
    ['Temp', 'temp'],
    ['Temporary worker', 'temp'],
    ['Zeitarbeiter', 'temp'],
    ['Leiharbeitnehmer', 'temp'],
    ['Werkstudentin', 'temp'],
    ['Aushilfe', 'temp'],
    ['Praktikant', 'temp'],
    ['Auszubildende', 'apprentice'],
    ['Azubi', 'apprentice'],
    ['Apprentice', 'apprentice'],
    ['Dualer Student', 'apprentice'],
    ['Contractor', 'contractor'],
    ['Contingent Worker', 'contractor'],
    ['Freelancer', 'contractor'],
    ['Externer Mitarbeiter', 'contractor'],
    ['Freie Mitarbeiterin', 'contractor'],
  ])('%s is %s', (said, employment) => {
    const { add, notes } = planned(
      `email,name,employment type\na@x.de,A,${said.replace(',', '')}\n`,
    );
    expect([add[0]?.employment, notes]).toEqual([employment, []]);
  });
});

describe('under 18', () => {
  const reading = { today: '2026-03-02' };
  it.each([
    ['Geburtsdatum', '03.03.2008', '2026-03-03'],
    ['date of birth', '2008-03-02', 'no'],
    ['date of birth', '1970-03-02', 'no'],
    ['under 18', 'yes', 'unknown'],
    ['minderjährig', 'nein', 'no'],
    ['ageGroup', 'Minor', 'unknown'],
    ['ageGroup', 'Adult', 'no'],
    ['ageGroup', '', undefined],
  ])('%s %s: until %s', (header, value, until) => {
    const { add, notes } = planned(`email,name,${header}\na@x.de,A,${value}\n`, {}, reading);
    expect([add[0]?.minorUntil, notes]).toEqual([until, []]);
    expect(JSON.stringify(add)).not.toMatch(/2008-03-02|1970/);
  });

  it('ends with a table that says so, and is nothing for grown-ups', () => {
    const ada = person({ email: 'a@x.de', minorUntil: 'unknown' });
    const said = { email: 'a@x.de', name: 'Known', minorUntil: 'no' };
    expect(imported(ada, said)).not.toHaveProperty('minorUntil');
    const grown = person({ email: 'a@x.de' });
    expect(imported(grown, said)).toEqual(grown);
  });
});

const cases = resolve(__dirname, '../../../../../shared/cases');
const shared = (name: string) => {
  const path = resolve(cases, name, 'people.csv');
  return existsSync(path) ? decodeTable(readFileSync(path)).text : '';
};

describeWith(
  {
    there: existsSync(cases),
    name: 'the public cases',
    how: 'they are expected in ../shared/cases',
    shared: true,
  },
  'the public cases',
  () => {
    it('of tables of people are read', () => {
      const add = (name: string) => planned(shared(name), { current: nadia() }).add;
      expect(add('missing-dates').map(({ startDate }) => startDate)).toEqual([
        '2024-03-15',
        '2026-03-02',
      ]);
      expect(add('missing-hr-headers')).toMatchObject([
        { name: 'Ada Lovel', email: 'ada.l@acme.example', department: 'Eng' },
      ]);
      expect(add('missing-manager-by-name')).toMatchObject([{ managerEmail: 'nadia@x.de' }]);
      expect(add('missing-windows-zones')).toMatchObject([{ zone: 'Europe/Berlin' }]);
      expect(add('placeholder-cells')).toEqual([
        { email: 'e1@acme.example', name: 'E One' },
        { email: 'e2@acme.example', name: 'E Two' },
      ]);
      expect(add('missing-leavers')).toEqual([]);
      const lee = known({ email: 'lv@acme.example', name: 'Lee Ver' });
      expect(planned(shared('missing-leavers'), { current: lee }).end).toHaveLength(1);
    });
  },
);
