// Every card of admin as it goes out.
import { shortened } from '../../../src/cards/shortened';
import type { CardMessage } from '../../../src/core/message';
import {
  barredCard,
  adminOverviewCard,
  roleSaid,
  synonymsCard,
  synonymsForm,
} from '../../../src/features/admin/cards';
import { mergeCard, mergedCard, mergesCard } from '../../../src/features/admin/merging/cards';
import {
  type ImportDoc,
  importForm,
  importProgressCard,
  type ImportRow,
  importRowsCard,
  importsCard,
  previewCard,
  takeBackCard,
} from '../../../src/features/admin/imports';
import { whichImportCard } from '../../../src/features/admin/table-files';
import type { Person } from '../../../src/core/person';
import { newPerson } from '../../../src/domain/people/record';
import type { Said } from './said';

const AT = '2026-03-02T09:00:00.000Z';
const PEOPLE_PROBLEMS = ['email', 'twice', 'name', 'zone', 'date', 'language', 'manager', 'circle'];
const NOTES = [
  'owner',
  'owners',
  'foreign',
  'columns',
  'context',
  'prompts',
  'loose',
  'others',
  'alternates',
  'quote',
  'broken',
  'headerTwice',
  'encoding',
];
const FIELDS = [
  'question',
  'answer',
  'alternates',
  'tags',
  'language',
  'ownerId',
  'source',
  'link',
  'audience',
  'published',
  'kind',
  'name',
  'department',
  'managerEmail',
  'location',
  'zone',
  'languages',
  'locale',
  'startDate',
  'shoeSize',
];
const ENTRY_PROBLEMS = [
  'question',
  'answer',
  'long',
  'longQuestion',
  'twice',
  'link',
  'audience',
  'nobody',
];

export function samples({ name, short, text }: Said): readonly CardMessage[] {
  const fine: ImportDoc = {
    id: 'import-1',
    version: 1,
    kind: 'people',
    byPersonId: 'ada',
    at: AT,
    people: [],
    entries: [],
    added: 1,
    changed: 0,
    same: 0,
    bad: [],
  };
  const bad = (problems: readonly string[], times: number) =>
    Array.from({ length: problems.length * times }, (_, index) => ({
      line: index + 2,
      problem: problems[index % problems.length] ?? '',
      value: text,
    }));
  const entries = [
    { departments: [name] },
    { departments: [name] },
    { locations: [name], roles: ['lead' as const] },
    { guests: true as const },
    {},
  ].map((audience, at) => ({
    id: `e${at}`,
    question: text,
    answer: text,
    alternates: [],
    tags: [],
    language: 'en' as const,
    audience,
  }));
  const lines = Array.from({ length: 12 }, (_, at) => ({
    id: `s${at}`,
    version: 1,
    words: [shortened(short, 60), ...Array.from({ length: 7 }, () => shortened(name, 60))],
    byPersonId: 'ada',
    at: AT,
  }));
  const holders = Array.from({ length: 30 }, () => ({ name }));
  const person = (id: string, more: Partial<Person> = {}): Person => ({
    ...newPerson(
      { id, name, email: `${id}@linden.example`, ...more },
      { zone: 'UTC', locale: 'en' },
    ),
    version: 1,
  });
  const [from, into] = [
    person('from', {
      department: short,
      roles: ['admin', 'lead'],
      managerEmail: text,
      mergedAt: AT,
    }),
    person('into'),
  ];
  const counts = new Map(Array.from({ length: 20 }, (_, at) => [`collection.${at}`, at * 100]));
  const plan = { from, into, roles: from.roles, fields: ['department', 'managerEmail'] as const };
  const none = { platforms: [], counts: new Map<string, number>() };
  return [
    mergeCard(
      plan,
      { person: from, platforms: ['Slack', 'Teams', 'Slack'], counts },
      { person: into, platforms: ['Playground'], counts: new Map() },
      { wanted: 'two', appoint: true },
    ),
    ...([true, false] as const).map((appoint) =>
      mergeCard(
        { ...plan, roles: [], fields: [] },
        { person: from, ...none },
        { person: into, ...none },
        { wanted: 'alone', appoint },
      ),
    ),
    mergeCard(
      { ...plan, roles: [], fields: [] },
      { person: from, ...none },
      { person: into, ...none },
      { wanted: 'one', appoint: true },
    ),
    mergedCard({ from, into }),
    roleSaid('admin.roleGranted', { name: from.name, role: 'lead' }, [
      { name: from.name, into: into.name, at: AT },
    ]) as CardMessage,
    mergesCard([], []),
    mergesCard(
      Array.from({ length: 10 }, () => ({ from, into })),
      Array.from({ length: 10 }, () => [from, into] as const),
    ),
    mergesCard([{ from, into: undefined }], []),
    adminOverviewCard(
      { people: 0, entries: 0, waiting: 0, channels: 0, rounds: false, noRounds: true },
      { admins: [], leads: [], reviewers: [], council: [] },
    ),
    adminOverviewCard(
      { people: 12_000, entries: 900, waiting: 41, channels: 3, rounds: true },
      { admins: holders, leads: holders, reviewers: holders, council: holders },
      [
        {
          heading: 'mentoring.leadFree',
          rows: [{ says: 'mentoring.leadFreeSkill', name: short, count: 3, value: 2 }],
        },
        {
          heading: 'mentoring.leadPairs',
          rows: ['running', 'lapsed'].map((kind, value) => ({
            says: 'mentoring.leadPairsState',
            kind,
            value,
          })),
        },
      ],
    ),
    barredCard([]),
    barredCard([
      { account: { platform: 'slack', tenant: 'T1', user: 'U1' }, name, standing: 'guest', at: AT },
      ...Array.from({ length: 14 }, () => ({
        account: { platform: 'teams' as const, tenant: 't', user: short },
        name,
        standing: 'outsider' as const,
        at: AT,
      })),
    ]),
    synonymsForm(),
    synonymsCard([], 0),
    synonymsCard(lines, 300),
    importForm('people'),
    importForm('faq'),
    whichImportCard('file-1'),
    previewCard(fine),
    previewCard({ ...fine, added: 0, same: 7, bad: bad(PEOPLE_PROBLEMS, 1) }),
    previewCard({ ...fine, kind: 'faq', changed: 12, bad: bad(ENTRY_PROBLEMS, 1) }),
    previewCard({ ...fine, bad: bad(PEOPLE_PROBLEMS, 9) }),
    previewCard({ ...fine, kind: 'faq', entries }),
    previewCard({ ...fine, done: { byName: name, at: AT, because: 'e1' } }),
    ...importSamples(fine, name, text),
  ];
}

/** The rows of a preview, its pages, and what follows it. */
function importSamples(fine: ImportDoc, name: string, text: string): readonly CardMessage[] {
  const by = { byName: name, byPersonId: 'ada', at: AT, because: 'e1' };
  const entry = { id: 'e', question: text, answer: text, alternates: [], tags: [] };
  const asked: ImportRow = { line: 2, entry: { ...entry, language: 'en' } };
  const person: ImportRow = {
    line: 3,
    person: { email: 'mia@linden.example', name, department: name },
  };
  const changes = FIELDS.map((field) => ({ field, before: text, after: '' }));
  const changed = Array.from({ length: 4 }, (_, at) => ({
    ...person,
    changes: changes.slice(at * 5, at * 5 + 5),
  }));
  const said = (problems: readonly string[]) =>
    problems.map((problem, at) => ({ line: at + 2, problem, value: text }));
  const rows = { new: 43, changed: 4, doubtful: 7, bad: 8, note: NOTES.length };
  const big: ImportDoc = { ...fine, kind: 'faq', added: 43, changed: 4, same: 5, rows };
  const first = {
    new: [asked, person],
    changed,
    doubtful: [{ ...asked, near: text }],
    bad: said(ENTRY_PROBLEMS),
    note: said(NOTES),
  };
  const begun = { ...by, doubtful: true, done: 1_200, of: 50_000 };
  const done: ImportDoc = { ...big, begun, done: by };
  const back = { ...by, restored: 41, left: said(['changed', 'changed']), leftCount: 2 };
  return [
    previewCard(big, first),
    importRowsCard(big, 'new', 5, [asked, person]),
    importRowsCard(big, 'changed', 0, changed),
    importRowsCard(big, 'doubtful', 0, first.doubtful),
    importRowsCard(big, 'bad', 0, first.bad),
    importRowsCard(big, 'note', 5, first.note),
    previewCard({ ...big, begun }),
    previewCard(done),
    previewCard({ ...done, takenBack: back }),
    previewCard({ ...done, kind: 'people', takenBack: { ...back, left: [], leftCount: 0 } }),
    importProgressCard({ ...big, begun }),
    takeBackCard(done),
    takeBackCard({ ...done, kind: 'people', added: 1, changed: 0 }),
    importsCard([]),
    importsCard([big, done, { ...done, kind: 'people', takenBack: back }]),
  ];
}
