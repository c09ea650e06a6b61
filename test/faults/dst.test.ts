// Local times as instants, day by day, over 24 zones and five years, against Python's zoneinfo:
// another implementation, by other people. Where its time zone database is of another version than
// ours they may differ rightly: then it is skipped, and says so.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { addDays, instantAt, localDate } from '../../src/domain/calendar';
import { isFull, measuring, scaled } from './scale';

const ZONES = [
  'Europe/Berlin',
  'Europe/London',
  'Europe/Dublin',
  'Europe/Lisbon',
  'Europe/Athens',
  'Europe/Istanbul',
  'Europe/Moscow',
  'America/New_York',
  'America/Chicago',
  'America/Los_Angeles',
  'America/Sao_Paulo',
  'America/Santiago',
  'America/St_Johns',
  'America/Mexico_City',
  'Atlantic/Azores',
  'Africa/Casablanca',
  'Africa/Cairo',
  'Asia/Jerusalem',
  'Asia/Kolkata',
  'Asia/Kathmandu',
  'Asia/Tokyo',
  'Australia/Lord_Howe',
  'Australia/Sydney',
  'Pacific/Auckland',
].slice(0, scaled(6, 24));
const [FROM, UNTIL] = [2024, scaled(2024, 2028)];
/** Midnight, the hours in which clocks are changed, and the beginning and end of work. */
const MINUTES = [0, 30, 60, 90, 120, 150, 180, 210, 540, 1020];

interface Answer {
  readonly version: string;
  readonly zones: Readonly<Record<string, readonly (readonly (number | null)[])[]>>;
}

function asked(): Answer | undefined {
  const input = JSON.stringify({ zones: ZONES, from: FROM, until: UNTIL, minutes: MINUTES });
  const { status, stdout } = spawnSync('python3', [join(__dirname, 'dst.py')], {
    input,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  return status === 0 ? (JSON.parse(stdout) as Answer) : undefined;
}

const told = asked();
const ours = process.versions.tz;
const why = !told
  ? 'there is no python3 with zoneinfo'
  : told.version === ours
    ? undefined
    : `its database is ${told.version}, ours ${ours}`;
if (why !== undefined)
  process.stderr.write(`\n>>> SKIPPED: local times against Python's zoneinfo: ${why}\n\n`);

(why === undefined ? it : it.skip)('local times are the instants that Python says', () => {
  const figure = measuring(
    `Local times of ${ZONES.length} zones over ${UNTIL - FROM + 1} years, against Python's zoneinfo`,
  );
  const wrong: string[] = [];
  let compared = 0;
  for (const [zone, days] of Object.entries(told?.zones ?? {})) {
    let day = `${FROM}-01-01`;
    for (const instants of days) {
      for (const [nth, expected] of instants.entries()) {
        if (expected === null) continue;
        compared += 1;
        const found = instantAt(day, MINUTES[nth] ?? 0, zone);
        if (found.getTime() !== expected * 60_000 || localDate(found, zone) !== day)
          wrong.push(`${zone} ${day} +${MINUTES[nth]}: ${found.toISOString()}`);
      }
      day = addDays(day, 1);
    }
  }
  expect(wrong).toEqual([]);
  expect(compared).toBeGreaterThan(ZONES.length * 365 * (MINUTES.length - 1));
  figure(`${compared} local times, all alike (database ${ours})`);
});

if (isFull && why !== undefined)
  measuring("Local times against Python's zoneinfo")(`skipped: ${why}`);
