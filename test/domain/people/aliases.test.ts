// A claim counts only where the other one says the same.
import type { Person } from '../../../src/core/person';
import { idsOf } from '../../../src/domain/people/aliases';
import { newPerson } from '../../../src/domain/people/record';

const person = (id: string, fields: Partial<Person> = {}): Person => ({
  ...newPerson({ id, name: id, ...fields }, { zone: 'UTC', locale: 'en' }),
  version: 1,
});

const idsIn = (...all: readonly [Person, ...Person[]]) =>
  idsOf({ get: async (id) => all.find((one) => one.id === id) }, all[0]);

it('counts whoever is merged, directly or by way of another', async () => {
  const [a, b] = [
    person('a', { absorbed: ['b'] }),
    person('b', { mergedInto: 'a', absorbed: ['c'] }),
  ];
  expect(await idsIn(a, b, person('c', { mergedInto: 'b' }))).toEqual(['a', 'b', 'c']);
});

it.each([
  ['does not say so', person('b')],
  ['became somebody else', person('b', { mergedInto: 'c' })],
])('leaves out whoever %s', async (_which, b) => {
  expect(await idsIn(person('a', { absorbed: ['b', 'gone'] }), b, person('c'))).toEqual(['a']);
});
