// What an imported table says about a person who sees their data or is erased.
import type { PeoplePart, DataSubject } from '../../../src/core/personal';
import { type ImportDoc, importsCollection } from '../../../src/features/admin/imports';

const part = importsCollection.kept.people as PeoplePart<ImportDoc>;
const at = '2026-03-02T09:00:00.000Z';

const whoIs = (personId: string, name: string): DataSubject => ({
  personId,
  name,
  email: `${personId}@linden.example`,
  accounts: [],
  accountKeys: [],
  pseudonym: '',
});
const ada = whoIs('ada', 'Ada Linden');
const namesake = whoIs('ada2', 'Ada Linden');

const table: ImportDoc = {
  id: 'import:1',
  version: 1,
  kind: 'people',
  byPersonId: 'ada',
  at,
  people: [{ email: 'old@linden.example', name: 'Ada', means: 'ada' }],
  entries: [],
  added: 0,
  changed: 1,
  same: 0,
  bad: [{ line: 2, problem: 'email', value: 'ADA@LINDEN.EXAMPLE; ' }],
  done: { byName: 'Ada Old', byPersonId: 'ada', at, because: 'e' },
};

it('gives people the lines about them in their export, however these are written', () => {
  expect(part.show(table, ada)).toMatchObject({
    imported: true,
    lines: [{ means: 'ada' }],
    bad: [{ line: 2 }],
  });
});

it.each([
  ['as it is now', table],
  [
    'of version 0.1, which knew only the name of who imported it',
    { ...table, done: { byName: 'Ada Old', at, because: 'e' } },
  ],
])(
  'keeps neither id, address nor former name of who imported it once they are erased: %s',
  (_what, doc) => {
    expect(JSON.stringify(part.erase(doc, ada, 'gone'))).not.toMatch(/ada/i);
  },
);

it('keeps the importer’s name when a namesake is erased', () => {
  const doc: ImportDoc = {
    ...table,
    done: { byName: 'Ada Linden', byPersonId: 'ada', at, because: 'e' },
  };
  expect(part.show({ ...doc, people: [], bad: [] }, namesake)).toBeUndefined();
  expect(part.erase(doc, namesake, 'gone')).toEqual(doc);
});
