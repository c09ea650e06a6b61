// The matcher beside scipy's min_weight_full_bipartite_matching on the same allowed pairs, in the
// same run, one after the other, several rounds; prints the medians and their ratio. Needs Debian's
// python3-scipy; only for instances in which nobody wants two mentors.
//
//   npm run build && node bench/matching-compare.mjs instance.json [--rounds 3] [--python /usr/bin/python3]
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

const { prepare } = createRequire(import.meta.url)('../dist/features/mentoring/matching/index.js');
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    rounds: { type: 'string', default: '3' },
    python: { type: 'string', default: '/usr/bin/python3' },
  },
});
const [instance] = positionals;
if (!instance) {
  console.error(
    'usage: node bench/matching-compare.mjs instance.json [--rounds 3] [--python /usr/bin/python3]',
  );
  process.exit(2);
}

const { encoded, candidates } = prepare(JSON.parse(readFileSync(instance, 'utf8')));
if (encoded.mentees.openWishes.some((wishes) => wishes > 1)) {
  console.error(
    'somebody wants two mentors: plain assignment cannot tell two seats of one mentor from two mentors',
  );
  process.exit(2);
}
const folder = mkdtempSync(join(tmpdir(), 'matching-'));
const edges = join(folder, 'pairs.bin');
writeFileSync(
  edges,
  Buffer.concat(
    columns().map(({ buffer, byteOffset, byteLength }) =>
      Buffer.from(buffer, byteOffset, byteLength),
    ),
  ),
);
const run = (command, ...parameters) =>
  JSON.parse(execFileSync(command, parameters, { encoding: 'utf8' }).trim().split('\n').at(-1));
const here = (name) => new URL(name, import.meta.url).pathname;
const ours = [];
const theirs = [];
for (let round = 0; round < Number(values.rounds); round++) {
  ours.push(run(process.execPath, here('matching.mjs'), instance, join(folder, 'matching.json')));
  theirs.push(run(values.python, here('matching-scipy.py'), edges));
}
rmSync(folder, { recursive: true });
const solve = median(ours.map(({ ms }) => ms.solve));
const scipy = median(theirs.map(({ ms }) => ms));
console.log(
  JSON.stringify({
    pairs: candidates.column.length,
    served: [ours[0].served, theirs[0].served],
    total: [ours[0].total, theirs[0].total],
    solve,
    scipy,
    ratio: Number((solve / scipy).toFixed(3)),
    mb: [median(ours.map(({ mb }) => mb)), median(theirs.map(({ mb }) => mb))],
  }),
);

function columns() {
  const { start, column, weight } = candidates;
  const sizes = Int32Array.of(start.length - 1, encoded.mentors.records.length, column.length);
  return [
    sizes,
    start,
    encoded.mentors.openSeats,
    Int32Array.from(column),
    Int32Array.from(weight),
  ];
}

function median(numbers) {
  return numbers.toSorted((a, b) => a - b)[numbers.length >> 1];
}
