// Every card of admin as it goes out.
import { shortened } from '../../../src/cards/shortened';
import type { CardMessage } from '../../../src/core/message';
import {
  barredCard,
  importForm,
  adminOverviewCard,
  previewCard,
  roleSaid,
  synonymsCard,
  synonymsForm,
} from '../../../src/features/admin/cards';
import { mergeCard, mergedCard, mergesCard } from '../../../src/features/admin/merge-cards';
import type { ImportDoc } from '../../../src/features/admin/imports';
import type { Person } from '../../../src/core/person';
import { newPerson } from '../../../src/domain/people/record';
import type { Said } from './said';

const AT = '2026-03-02T09:00:00.000Z';
const PEOPLE_PROBLEMS = ['email', 'twice', 'name', 'zone', 'date', 'language', 'manager', 'circle'];
const ENTRY_PROBLEMS = ['question', 'answer', 'long', 'twice', 'link', 'audience', 'nobody'];

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
    previewCard(fine),
    previewCard({ ...fine, added: 0, same: 7, bad: bad(PEOPLE_PROBLEMS, 1) }),
    previewCard({ ...fine, kind: 'faq', changed: 12, bad: bad(ENTRY_PROBLEMS, 1) }),
    previewCard({ ...fine, bad: bad(PEOPLE_PROBLEMS, 9) }),
    previewCard({ ...fine, kind: 'faq', entries }),
    previewCard({ ...fine, done: { byName: name, at: AT, because: 'e1' } }),
  ];
}
