// The report: a table of medians, a table of bars with reached or not, and one line of JSON.
import { cpus } from 'node:os';
import { median, percentile, rounded, table } from './figures.mjs';

const BARS = { ratio: 0.6, ackP99Ms: 200, memoryMb: 450 };

export function report(options, { cpu, contestants, memory, problems }) {
  const { seconds, rounds, concurrency, rate, people } = options;
  const about = {
    machine: `${cpus()[0]?.model ?? 'unknown CPU'} x ${cpus().length}`,
    date: new Date().toISOString().slice(0, 10),
    node: process.version,
    ownCpu: cpu !== undefined,
  };
  const rows = contestants.map((contestant) => rowOf(contestant, contestants));
  const mb = { loaded: rounded(memory.loaded, 0), after: rounded(memory.after, 0) };
  console.log(
    `\n${about.machine}, ${about.date}, Node ${about.node}; ${cpu === undefined ? 'CPUs shared' : `servers on CPU ${cpu}, load on CPU 0`}; ` +
      `${rounds} rounds of ${seconds} s in turns, ${concurrency} asks under way; ${people} people, SQLite on disk\n`,
  );
  console.log(
    table([
      ['medians', 'replies/s', 'p50 ms', 'p99 ms', 'CPU ms/reply', 'of the echo', 'of its CPU'],
      ...rows.map((row) => [
        row.name,
        row.perSecond,
        row.p50,
        row.p99,
        row.cpuMs,
        row.ratio ?? '',
        row.cpuRatio ?? '',
      ]),
    ]),
  );
  const bots = rows.filter(({ entries }) => entries);
  const bars = [
    ...bots.map(({ name, ratio }) => [
      `${name}: replies/s, of the echo's`,
      `at least ${BARS.ratio}`,
      ratio,
      ratio >= BARS.ratio,
    ]),
    ...bots.map(({ name, ackP99 }) => [
      `${name}: acknowledgement p99 at ${rate}/s, ms`,
      `under ${BARS.ackP99Ms}`,
      ackP99,
      ackP99 < BARS.ackP99Ms,
    ]),
    [
      `resident memory after loading ${bots.at(-1).entries} entries, MB`,
      `under ${BARS.memoryMb}`,
      mb.loaded,
      mb.loaded < BARS.memoryMb,
    ],
    [
      'resident memory after the run, MB',
      `under ${BARS.memoryMb}`,
      mb.after,
      mb.after < BARS.memoryMb,
    ],
    ['wrong, doubled or missing replies', '0', problems.count, problems.count === 0],
  ];
  console.log(
    `\n${table([['bar', 'wanted', 'measured', 'reached'], ...bars.map((row) => row.with(3, row[3] ? 'yes' : 'NO'))])}\n`,
  );
  for (const problem of problems.first) console.log(`  ${problem}`);
  console.log(
    JSON.stringify({
      ...about,
      seconds,
      rounds,
      concurrency,
      rate,
      people,
      rows,
      memoryMb: mb,
      problems: problems.count,
    }),
  );
}

/** Medians of one contestant; `ratio` compares each round with the echo's of the same turn. */
function rowOf({ platform, entries, rounds, acks }, contestants) {
  const of = (figure, digits) => rounded(median(rounds.map((round) => round[figure])), digits);
  const figures = {
    perSecond: of('perSecond', 0),
    p50: of('p50'),
    p99: of('p99'),
    cpuMs: of('cpuMs', 2),
  };
  if (!entries) return { name: `${platform}, echo`, platform, ...figures };
  const echo = contestants.find((other) => other.platform === platform && !other.entries);
  const shareOf = (figure) =>
    median(rounds.map((round, index) => round[figure] / echo.rounds[index][figure]));
  return {
    name: `${platform}, ask of ${entries}`,
    platform,
    entries,
    ...figures,
    ratio: rounded(shareOf('perSecond'), 2),
    cpuRatio: rounded(1 / shareOf('cpuMs'), 2),
    ackP50: rounded(percentile(acks, 0.5)),
    ackP99: rounded(percentile(acks, 0.99)),
  };
}
