// Takes each check of who may out of the running bot in turn, and expects the matrix to notice.
// Ends with 1 where one is missed by nobody.
import { wrongWith } from './judge';
import { MATRIX, nameOfRow, type RoleName, ROLES, type Row } from './matrix';
import { SECOND_DOORS } from './second-doors';
import { openRoom, type PermissionRoom } from './room';

interface Guard {
  readonly number: number;
  readonly file: string;
  readonly line: number;
  readonly text: string;
}
declare const guards: {
  readonly list: readonly Guard[];
  removed: number | undefined;
  readonly asked: Set<number>;
};

interface Cell {
  readonly row: Row;
  readonly role: RoleName;
}

const say = (line: string) => process.stdout.write(`${line}\n`);

async function wrongIn(room: PermissionRoom, { row, role }: Cell): Promise<string[]> {
  return wrongWith(role, row.may.includes(role), await room.try(row, role)).map(
    (what) => `${nameOfRow(row)}: ${what}`,
  );
}

async function main(): Promise<void> {
  const started = performance.now();
  const room = await openRoom('teams');
  const cells = MATRIX.flatMap((row) => ROLES.map((role): Cell => ({ row, role })));
  const reaching = new Map<number, Cell[]>();
  for (const cell of cells) {
    guards.asked.clear();
    const wrong = await wrongIn(room, cell);
    if (wrong.length > 0) throw new Error(`with all checks in place: ${wrong.join('; ')}`);
    for (const number of guards.asked)
      reaching.set(number, [...(reaching.get(number) ?? []), cell]);
  }
  const missedBy = async (number: number) => {
    guards.removed = number;
    for (const cell of reaching.get(number) ?? [])
      if ((await wrongIn(room, cell)).length > 0) return false;
    return true;
  };
  const survivors: Guard[] = [];
  for (const guard of guards.list) if (await missedBy(guard.number)) survivors.push(guard);
  guards.removed = undefined;
  await room.stop();
  const isKnown = (one: Guard) =>
    SECOND_DOORS.some(({ file, text }) => one.file === file && one.text.startsWith(text));
  const unmissed = survivors.filter((one) => !isKnown(one));
  const stale = SECOND_DOORS.filter(
    ({ file, text }) => !survivors.some((one) => one.file === file && one.text.startsWith(text)),
  );
  for (const { file, line, text, number } of unmissed)
    say(
      `no test misses ${file}:${line} ${text} (${reaching.get(number)?.length ?? 0} cells reach it)`,
    );
  for (const { file, text } of stale)
    say(`test/permissions/second-doors.ts has what is missed, or gone: ${file} ${text}`);
  const seconds = Math.round((performance.now() - started) / 1000);
  const missed = guards.list.length - survivors.length;
  say(
    `${guards.list.length} checks: ${missed} missed when they are out, ${survivors.length - unmissed.length} second doors, ${unmissed.length} that no test misses; ${cells.length} cells, ${seconds} s`,
  );
  process.exitCode = unmissed.length + stale.length > 0 ? 1 : 0;
}

void main();
