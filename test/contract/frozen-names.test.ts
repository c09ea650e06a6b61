// Names that are stored stay: a store, an old card or a signed agreement holds them. old/names.json
// lists those that some version had.
import { frozenNames } from './frozen/files';
import { type ListName, type Names, namesOf, STORED_IN } from './frozen/names';
import { theProduct } from './frozen/product';

const frozen = frozenNames();
let now: Names;
beforeAll(async () => {
  now = namesOf(await theProduct());
});

/** What to do about names that this version has lost, and about those that nobody froze. */
function complaints(
  list: string,
  before: readonly string[],
  after: readonly string[],
  where: string,
): string[] {
  const gone = before.filter((name) => !after.includes(name));
  const fresh = after.filter((name) => !before.includes(name));
  return [
    ...gone.map(
      (name) =>
        `${list}: "${name}" is gone, but ${where} may hold it: keep it as an alias, or write a migration`,
    ),
    ...fresh.map(
      (name) => `${list}: "${name}" is new: run \`npm run freeze\` and commit test/contract/old`,
    ),
  ];
}

it.each(Object.entries(STORED_IN) as [ListName, string][])(
  'keeps the names of %s',
  (list, where) => {
    expect(frozen[list].length).toBeGreaterThan(0);
    expect(complaints(list, frozen[list], now[list], where)).toEqual([]);
  },
);

describe('the collections', () => {
  it('keep their names', () => {
    const [before, after] = [frozen, now].map(({ collections }) => Object.keys(collections));
    expect(before?.length).toBeGreaterThan(20);
    expect(complaints('collections', before ?? [], after ?? [], 'a store')).toEqual([]);
  });

  it('take documents of every earlier schema', () => {
    const lower = Object.entries(frozen.collections).filter(
      ([name, version]) => (now.collections[name] ?? version) < version,
    );
    expect(
      lower.map(([name, version]) => `${name} was at version ${version}: put its migrations back`),
    ).toEqual([]);
  });
});
