// The fault tests in their full form: `npm run test:faults`. Ends with a table of what each promise
// was worth, for docs/reliability.md. Paths behind it run these alone: `npm run test:faults --
// test/faults/fuzz`.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';

const ROOT = join(import.meta.dirname, '..');
const PARTS = [
  'test/faults',
  'test/permissions',
  'test/features/privacy/canary',
  'test/platforms/slack/socket',
  'test/process/slack-away',
  'test/core/clock',
  'test/core/outbox/crash',
  'test/cards/renderer',
  'test/platforms/slack/blocks/people-words',
  'test/.*/audit',
];

const folder = mkdtempSync(join(tmpdir(), 'passalong-faults-'));
const [figures, results] = [join(folder, 'figures.jsonl'), join(folder, 'results.json')];
const given = process.argv.slice(2);
const started = performance.now();
/** Counts end a test, not the time that a busy machine takes for them. */
const limits = ['--testTimeout=900000', '--maxWorkers=2'];
const what = [
  ...(given.length > 0 ? given : PARTS),
  ...limits,
  '--json',
  `--outputFile=${results}`,
];
const args = [join(ROOT, 'node_modules/jest/bin/jest.js'), ...what];
const env = { ...process.env, FAULTS: 'full', FAULTS_FIGURES: figures };
const { status } = spawnSync(process.execPath, args, {
  cwd: ROOT,
  env,
  stdio: ['ignore', 'ignore', 'inherit'],
});

const rows = existsSync(figures)
  ? readFileSync(figures, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
  : [];
const { testResults = [] } = existsSync(results) ? JSON.parse(readFileSync(results, 'utf8')) : {};
for (const { name, assertionResults, startTime, endTime, status: outcome } of testResults) {
  const of = (which) => assertionResults.filter((one) => one.status === which).length;
  const parts = [
    `${of('passed')} passed`,
    ...['failed', 'pending'].flatMap((which) => (of(which) > 0 ? [`${of(which)} ${which}`] : [])),
  ];
  rows.push({
    promise: relative(ROOT, name),
    figure: `${outcome === 'failed' ? 'FAILED: ' : ''}${parts.join(', ')}`,
    seconds: Math.round((endTime - startTime) / 1000),
  });
}
rmSync(folder, { recursive: true });

console.log('\n| promise | figure | seconds |\n| --- | --- | ---: |');
for (const { promise, figure, seconds } of rows)
  console.log(`| ${promise} | ${figure} | ${seconds} |`);
const minutes = ((performance.now() - started) / 60_000).toFixed(1);
console.log(
  `\n${status === 0 ? 'All held' : 'Not all held'}; ${minutes} minutes, ${new Date().toISOString().slice(0, 10)}, Node ${process.version}.`,
);
process.exitCode = status === 0 ? 0 : 1;
