// How much an `ask` costs beside a bare echo: an echo for each platform and the bot with companies
// of several sizes, under the same load, in turns; then the bot's acknowledgements at a steady
// rate, and its memory. README.md says what is compared with what. Ends with exit code 1 when a
// reply was wrong or missing; a bar that is not reached is told, not punished: figures depend on
// the machine.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { codeOf, fillCompany, questionOf } from './http/company.mjs';
import { createExpectations } from './http/expectations.mjs';
import { percentile } from './http/figures.mjs';
import { createLoad } from './http/load.mjs';
import { readOptions } from './http/options.mjs';
import { report } from './http/report.mjs';
import { scriptOf, separateCpus, startServer } from './http/servers.mjs';
import { createSlack } from './http/slack.mjs';
import { createTeams } from './http/teams.mjs';

/** Asks jump through the entries, so that neighbours in time are none in the file. */
const STRIDE = 7919;

const options = readOptions(process.argv.slice(2));
const scratch = mkdtempSync(join(tmpdir(), 'passalong-bench-'));
const expectations = createExpectations();
const cpu = separateCpus();

const questionsOf = (entries) => (asked) => {
  const index = (asked * STRIDE) % entries;
  return { index, words: questionOf(index) };
};

/** The bot as it runs in production, with both platforms and a company of this size on disk. */
async function startBot(entries, platforms) {
  const dataDir = join(scratch, String(entries));
  const load = (module) => import(pathToFileURL(resolve(options.dist, module)).href);
  await fillCompany({ entries, people: options.people }, dataDir, load);
  const env = Object.assign(
    { DATA_DIR: dataDir, LOG_LEVEL: 'info' },
    ...platforms.map((platform) => platform.env),
  );
  const profiling = options.profile
    ? ['--cpu-prof', '--cpu-prof-dir', join(options.profile, String(entries))]
    : [];
  return {
    entries,
    server: await startServer(`the bot with ${entries} entries`, resolve(options.dist, 'main.js'), {
      env,
      cpu,
      nodeOptions: profiling,
    }),
  };
}

/** Who takes part on one platform: the echo first, then the bots. */
async function contestantsOn(platform, bots) {
  const loadOn = (server, entries, needleOf) =>
    createLoad({
      platform,
      server,
      expectations,
      questions: questionsOf(entries),
      senders: options.senders,
      needleOf,
    });
  const echo = await startServer(
    `the ${platform.name} echo`,
    scriptOf(`echo/${platform.name}.mjs`),
    { env: platform.env, cpu },
  );
  return [
    {
      platform: platform.name,
      server: echo,
      load: loadOn(echo, options.entries[0], ({ words }) => words),
      rounds: [],
    },
    ...bots.map(({ entries, server }) => ({
      platform: platform.name,
      entries,
      server,
      load: loadOn(server, entries, ({ index }) => codeOf(index)),
      rounds: [],
    })),
  ];
}

/** One closed-loop round: replies a second, waits, and what the server spent on them. */
async function measure({ load, server }) {
  const before = await server.gauge();
  const answered = await load.closedLoop(options);
  const after = await server.gauge();
  const waits = answered.map(({ replyMs }) => replyMs);
  return {
    perSecond: answered.length / options.seconds,
    p50: percentile(waits, 0.5),
    p99: percentile(waits, 0.99),
    cpuMs: (after.cpuMs - before.cpuMs) / answered.length,
  };
}

async function run() {
  const platforms = [await createSlack(expectations), await createTeams(expectations)];
  const bots = [];
  const contestants = [];
  try {
    for (const entries of options.entries) bots.push(await startBot(entries, platforms));
    for (const platform of platforms) contestants.push(...(await contestantsOn(platform, bots)));
    for (const { load } of contestants) await load.warmUp(options.concurrency);
    const loaded = await bots.at(-1).server.gauge();
    for (let round = 0; round < options.rounds; round += 1) {
      for (const contestant of contestants) contestant.rounds.push(await measure(contestant));
    }
    for (const contestant of contestants.filter(({ entries }) => entries)) {
      const asks = await contestant.load.openLoop({ rate: options.rate, seconds: options.steady });
      contestant.acks = asks.map(({ ackMs }) => ackMs);
    }
    const used = await bots.at(-1).server.gauge();
    return {
      cpu,
      contestants,
      memory: { loaded: loaded.mb, after: used.mb },
      problems: expectations.problems,
    };
  } finally {
    for (const { load } of contestants) load.close();
    for (const server of new Set([...contestants, ...bots].map((one) => one.server)))
      await server.stop();
    for (const platform of platforms) platform.close();
  }
}

try {
  const outcome = await run();
  report(options, outcome);
  process.exitCode = outcome.problems.count === 0 ? 0 : 1;
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
