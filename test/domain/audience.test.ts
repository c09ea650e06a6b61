import type { Person } from '../../src/core/person';
import {
  type Audience,
  audienceKey,
  audienceShown,
  isEverybody,
  isIn,
  readAudience,
  toReaders,
} from '../../src/domain/audience';
import { newPerson } from '../../src/domain/people/record';

const person = (known: Partial<Person>): Person => ({
  ...newPerson({ id: 'p', name: 'P', ...known }, { zone: 'Europe/Berlin', locale: 'en' }),
  version: 1,
});
const carla = person({ department: 'Sales', location: 'Göttingen' });
const guest = person({ guest: true, department: 'Sales' });

describe('who is in an audience', () => {
  it.each<[string, Audience | undefined, Person, boolean]>([
    ['no audience', undefined, carla, true],
    ['everybody', {}, carla, true],
    ['empty lists say nothing', { departments: [], roles: [] }, carla, true],
    ['their department', { departments: ['Sales'] }, carla, true],
    ['in other letters', { departments: [' SALES '], locations: ['go\u0308ttingen'] }, carla, true],
    ['one of several', { departments: ['IT', 'Sales'] }, carla, true],
    ['another department', { departments: ['IT'] }, carla, false],
    ['both traits must fit', { departments: ['Sales'], locations: ['Leeds'] }, carla, false],
    ['a department of which nothing is known', { departments: ['Sales'] }, person({}), false],
    ['a role', { roles: ['reviewer'] }, person({ roles: ['reviewer'] }), true],
    ['an admin among leads', { roles: ['lead'] }, person({ roles: ['admin'] }), true],
    ['a lead among admins', { roles: ['admin'] }, person({ roles: ['lead'] }), false],
    ['a colleague where guests are named', { guests: true }, carla, true],
    [
      'a colleague of another department where guests are named',
      { departments: ['IT'], guests: true },
      carla,
      false,
    ],
    [
      'how they are employed',
      { employments: ['Azubis'] },
      person({ employment: 'apprentice' }),
      true,
    ],
    [
      'in another language',
      { employments: ['apprentices'] },
      person({ employment: 'apprentice' }),
      true,
    ],
    ['another employment', { employments: ['temps'] }, person({ employment: 'employee' }), false],
    ['an employment that nobody knows', { employments: ['temps'] }, carla, false],
    ['a guest where nobody is named', undefined, guest, false],
    ['a guest among everybody', {}, guest, false],
    ['a guest in a department', { departments: ['Sales'] }, guest, false],
    ['a guest where guests are named', { departments: ['Sales'], guests: true }, guest, true],
  ])('%s', (_what, audience, who, expected) => {
    expect(isIn(audience, who)).toBe(expected);
  });
});

describe('an audience from text', () => {
  it.each<[string, Audience]>([
    ['', {}],
    ['  Alle ', {}],
    ['everybody', {}],
    ['department: Sales', { departments: ['Sales'] }],
    [
      'Abteilung: Vertrieb, Service; Standort: Göttingen',
      { departments: ['Vertrieb', 'Service'], locations: ['Göttingen'] },
    ],
    ['department: Sales; department: IT;', { departments: ['Sales', 'IT'] }],
    ['role: Reviewer | Leitung', { roles: ['reviewer', 'lead'] }],
    ['site: Leeds: North', { locations: ['Leeds: North'] }],
    ['employment: temps, Azubis', { employments: ['temps', 'Azubis'] }],
    ['Beschäftigung: extern; site: Ulm', { employments: ['extern'], locations: ['Ulm'] }],
    ['guests', { guests: true }],
    ['everybody; Gäste', { guests: true }],
    ['department: Sales; guests', { departments: ['Sales'], guests: true }],
  ])('reads “%s”', (text, audience) => {
    expect(readAudience(text)).toEqual({ ok: true, audience });
  });

  it.each([
    ['Sales', 'Sales'],
    ['department: Sales; team: A', 'team: A'],
    ['department:', 'department:'],
    ['role: king', 'role: king'],
    ['employment: pirates', 'employment: pirates'],
    ['role: lead, king', 'role: lead, king'],
    [';', ';'],
    ['__proto__: x', '__proto__: x'],
    [`department: ${'x'.repeat(300)}`, `department: ${'x'.repeat(300)}`],
  ])('names what it cannot read in “%s”', (text, part) => {
    expect(readAudience(text)).toEqual({ ok: false, part });
  });
});

it('has one key for the same people, and none for everybody', () => {
  const one = audienceKey({ departments: ['Sales', 'IT'], locations: [] });
  expect(one).toBe(audienceKey({ departments: ['it', 'SALES', 'Sales'] }));
  expect(one).not.toBe(audienceKey({ locations: ['Sales', 'IT'] }));
  expect(['', '']).toEqual([audienceKey(undefined), audienceKey({ roles: [] })]);
  expect(isEverybody({ departments: [] })).toBe(true);
});

it('is shown by its names and roles', () => {
  expect(
    audienceShown({
      departments: ['Sales', 'IT'],
      locations: ['Leeds'],
      roles: ['reviewer', 'admin', 'lead'],
    }),
  ).toEqual({
    restricted: true,
    guests: false,
    names: 'Sales, IT · Leeds',
    between: true,
    roles: 'leadAndreviewer',
  });
  expect(audienceShown(undefined)).toEqual({
    restricted: false,
    guests: false,
    names: '',
    between: false,
    roles: 'none',
  });
});

describe('what may be shown in a channel', () => {
  it.each<[Audience | undefined, 'colleagues' | 'mixed', boolean]>([
    [undefined, 'colleagues', true],
    [{}, 'colleagues', true],
    [{ guests: true }, 'colleagues', true],
    [{ departments: ['Sales'] }, 'colleagues', false],
    [undefined, 'mixed', false],
    [{}, 'mixed', false],
    [{ guests: true }, 'mixed', true],
    [{ departments: ['Sales'], guests: true }, 'mixed', false],
  ])('%j among %s: %s', (audience, readers, expected) => {
    expect(toReaders(readers)(audience)).toBe(expected);
  });
});
