// The matrix over real HTTP, signed as each platform signs: the short form tries somebody who may
// and several kinds of those who may not, the full one every cell.
import { isFull, measuring } from '../faults/scale';
import { type HttpRoom, openHttpRoom } from './http-room';
import { slackClient } from './http-slack';
import { teamsClient } from './http-teams';
import { wrongWith } from './judge';
import { MATRIX, nameOfRow, type RoleName, ROLES, type Row } from './matrix';

/** Files are fetched over HTTP in test/e2e/my-data.test.ts. */
const rows = MATRIX.filter(({ what }) => what !== 'file');
/** In the stand-in's one team there is a guest, so that no channel of it can be the reviewers'. */
const NOT_ON_TEAMS = new Set(['word admin (the reviewers’ channel)']);
const WITHOUT: readonly RoleName[] = ['guest', 'outsider', 'deactivated'];

/** The first who may, the first colleague who may not, and in turn somebody who is no colleague. */
function some({ may }: Row, number: number): readonly RoleName[] {
  const denied = ROLES.filter((role) => !may.includes(role));
  const stranger = WITHOUT[number % WITHOUT.length];
  return [
    ...new Set([
      ...may.slice(0, 1),
      ...denied.slice(0, 1),
      ...denied.filter((role) => role === stranger),
    ]),
  ];
}

describe.each([
  ['slack', slackClient],
  ['teams', teamsClient],
] as const)('on %s', (platform, client) => {
  let room: HttpRoom;
  let cells = 0;
  const figure = measuring(
    `Who may what, over HTTP on ${platform}: who may not changes nothing and learns nothing`,
  );
  beforeAll(async () => {
    room = await openHttpRoom(await client());
  });
  afterAll(async () => {
    figure(`${cells} cells`);
    await room.close();
  });

  const theirs = rows.filter((row) => platform === 'slack' || !NOT_ON_TEAMS.has(nameOfRow(row)));
  it.each(theirs.map((row, number) => [nameOfRow(row), row, number] as const))(
    '%s',
    async (_name, row, number) => {
      const wrong: string[] = [];
      for (const role of isFull ? ROLES : some(row, number)) {
        cells += 1;
        const { status, ...tried } = await room.try(row, role);
        wrong.push(
          ...wrongWith(role, row.may.includes(role), tried),
          ...(status === 200 ? [] : [`${role}: HTTP ${status}`]),
        );
      }
      expect(wrong).toEqual([]);
    },
  );
});
