// The bot under a steady load for a long time: `npm run soak`, or shorter `npm run soak --
// --minutes 1 --rate 50`. Half of the asks come by Slack, half by Teams. Ends with the slope of the
// heap: what lives after a full collection, by least squares over the second half. Exit code 1 when
// a reply was wrong or missing.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { codeOf, fillCompany, questionOf } from './http/company.mjs';
import { createExpectations } from './http/expectations.mjs';
import { percentile, rounded } from './http/figures.mjs';
import { createLoad } from './http/load.mjs';
import { separateCpus, startServer } from './http/servers.mjs';
import { createSlack } from './http/slack.mjs';
import { createTeams } from './http/teams.mjs';

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '30' },
    rate: { type: 'string', default: '50' },
    entries: { type: 'string', default: '1000' },
    people: { type: 'string', default: '10000' },
    senders: { type: 'string', default: '400' },
  },
});
const [minutes, rate, entries, people, senders] = [
  'minutes',
  'rate',
  'entries',
  'people',
  'senders',
].map((name) => {
  const number = Number(values[name]);
  if (!(number > 0)) throw new Error(`--${name} must be a number above 0`);
  return number;
});
/** Enough points for a slope also in a short run. */
const SAMPLES = 60;
const STRIDE = 7919;
const CONCURRENCY = 8;

/** The slope of points by least squares. */
function slope(points) {
  const mean = (of) => points.reduce((sum, point) => sum + of(point), 0) / points.length;
  const [meanX, meanY] = [mean(({ x }) => x), mean(({ y }) => y)];
  const above = points.reduce((sum, { x, y }) => sum + (x - meanX) * (y - meanY), 0);
  return above / points.reduce((sum, { x }) => sum + (x - meanX) ** 2, 0);
}

const wait = (ms) =>
  new Promise((done) => {
    setTimeout(done, ms);
  });

const scratch = mkdtempSync(join(tmpdir(), 'passalong-soak-'));
const expectations = createExpectations();
const platforms = [await createSlack(expectations), await createTeams(expectations)];
let server;
const loads = [];
try {
  const load = (module) => import(pathToFileURL(resolve('dist', module)).href);
  await fillCompany({ entries, people }, scratch, load);
  const env = Object.assign(
    { DATA_DIR: scratch, LOG_LEVEL: 'info' },
    ...platforms.map((platform) => platform.env),
  );
  server = await startServer('the bot', resolve('dist/main.js'), { env, cpu: separateCpus() });
  const questions = (asked) => {
    const index = (asked * STRIDE) % entries;
    return { index, words: questionOf(index) };
  };
  for (const platform of platforms)
    loads.push(
      createLoad({
        platform,
        server,
        expectations,
        questions,
        senders,
        needleOf: ({ index }) => codeOf(index),
      }),
    );
  for (const one of loads) await one.warmUp(CONCURRENCY);

  const seconds = minutes * 60;
  const started = performance.now();
  const samples = [];
  async function sample() {
    for (let n = 1; n <= SAMPLES; n += 1) {
      await wait(Math.max(0, started + (n * seconds * 1000) / SAMPLES - performance.now()));
      const { heapMb, mb } = await server.gauge('heap');
      samples.push({ x: (performance.now() - started) / 3_600_000, y: heapMb, rss: mb });
    }
  }
  const sampling = sample();
  const asks = (
    await Promise.all(loads.map((one) => one.openLoop({ rate: rate / loads.length, seconds })))
  ).flat();
  await sampling;

  const half = samples.filter(({ x }) => x >= seconds / 7200);
  const line = (what, waits) =>
    `${what}: p50 ${rounded(percentile(waits, 0.5))} ms, p99 ${rounded(percentile(waits, 0.99))} ms, most ${rounded(Math.max(...waits))} ms`;
  console.log(
    `${minutes} minutes at ${rate} a second, ${entries} entries, ${people} people, Node ${process.version}`,
  );
  console.log(
    `answered: ${asks.length} of ${Math.round(rate * seconds)}; problems: ${expectations.problems.count}`,
  );
  console.log(
    line(
      'acknowledged',
      asks.map(({ ackMs }) => ackMs),
    ),
  );
  console.log(
    line(
      'answered',
      asks.map(({ replyMs }) => replyMs),
    ),
  );
  console.log(
    `heap: ${rounded(half[0].y)} MB at half time, ${rounded(half.at(-1).y)} MB in the end; resident ${rounded(half.at(-1).rss)} MB`,
  );
  console.log(
    `slope of the heap over the second half: ${rounded(slope(half))} MB an hour (${half.length} samples)`,
  );
  process.exitCode = expectations.problems.count === 0 ? 0 : 1;
} finally {
  for (const one of loads) one.close();
  await server?.stop();
  for (const platform of platforms) platform.close();
  rmSync(scratch, { recursive: true, force: true });
}
