// Every cell of the matrix at the bot, on Slack and on Teams: who may gets an answer; who may not
// changes nothing, reaches nobody and is told nothing.
import { features } from '../../src/features';
import { madeForShow } from '../../src/manifests/commands';
import { wrongWith } from './judge';
import { MATRIX, nameOfRow, ROLES } from './matrix';
import { presses } from './presses';
import { openRoom, type PermissionRoom } from './room';

const made = madeForShow(features);

it('has a row for every word, verb and file, and none for what is gone', () => {
  const there = [
    ...made.flatMap(({ words }) => words.map((one) => `word ${one.word}`)),
    ...made.flatMap(({ actions }) => actions.map((one) => `verb ${one.verb}`)),
    ...made.flatMap(({ files = [] }) => files.map((one) => `file ${one.name}`)),
  ];
  const rows = new Set(
    MATRIX.filter(({ what }) => what !== 'chat').map(({ what, name }) => `${what} ${name}`),
  );
  const missing = there.filter((one) => !rows.has(one));
  expect(missing.map((one) => `add a row for "${one}" to test/permissions/matrix.ts`)).toEqual([]);
  expect(
    [...rows]
      .filter((one) => !there.includes(one))
      .map((one) => `test/permissions/matrix.ts has "${one}", which is gone`),
  ).toEqual([]);
});

it('says of every row how it is pressed', () => {
  const named = MATRIX.map(nameOfRow);
  const known = Object.keys(presses('somebody', 'lead'));
  expect(
    named
      .filter((one) => !known.includes(one))
      .map((one) => `add "${one}" to test/permissions/presses.ts`),
  ).toEqual([]);
  expect(
    known
      .filter((one) => !named.includes(one))
      .map((one) => `test/permissions/presses.ts has "${one}", which is gone`),
  ).toEqual([]);
  expect(named.length).toBe(new Set(named).size);
});

describe.each(['slack', 'teams'] as const)('on %s', (platform) => {
  let room: PermissionRoom;
  beforeAll(async () => {
    room = await openRoom(platform);
  });
  afterAll(() => room.stop());

  it.each(MATRIX.map((row) => [nameOfRow(row), row] as const))('%s', async (_name, row) => {
    const wrong: string[] = [];
    for (const role of ROLES)
      wrong.push(...wrongWith(role, row.may.includes(role), await room.try(row, role)));
    expect(wrong).toEqual([]);
  });
});
