// The mentor matcher on an instance of the public bench: reads it, writes the pairs, and prints as
// its last line one JSON object {served, pairs, total, ms: {read, candidates, solve}, mb}. `read`
// is the file, `candidates` the check of it, the people as numbers and all allowed pairs, `solve`
// all the rest: start, search, pricing, tie-break and the certificate against every allowed pair.
//
//   npm run bench:matching -- instance.json matching.json [--joiners]
//
// With --joiners the instance (made by `generate.mjs --joiners`) is first solved without its
// joiners; those pairs then run, and the line gains `joiners: {pairs, ms}`: what it takes to place
// the newcomers around them. matching.json then holds both.
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const { match, prepare } = createRequire(import.meta.url)(
  '../dist/features/mentoring/matching/index.js',
);

const files = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
const withJoiners = process.argv.includes('--joiners');
if (files.length !== 2) {
  console.error('usage: npm run bench:matching -- instance.json matching.json [--joiners]');
  process.exit(2);
}

const [instance, read] = timed(() => JSON.parse(readFileSync(files[0], 'utf8')));
const first = withJoiners ? withoutJoiners(instance) : instance;
const [prepared, candidates] = timed(() => prepare(first));
const [matching, solve] = timed(() => match(prepared));
const pairs = matching.pairs.map(({ menteeId, mentorId }) => ({ menteeId, mentorId }));
const joiners = withJoiners ? placeJoiners(instance, matching) : undefined;
writeFileSync(
  files[1],
  `${JSON.stringify({ pairs: joiners ? [...pairs, ...joiners.pairs] : pairs })}\n`,
);
const { served, total } = matching.figures;
console.log(
  JSON.stringify({
    served,
    pairs: pairs.length,
    total,
    ms: { read, candidates, solve },
    mb: Math.round(process.resourceUsage().maxRSS / 1024),
    ...(joiners && { joiners: { pairs: joiners.pairs.length, ms: joiners.ms } }),
  }),
);

function timed(run) {
  const start = performance.now();
  const result = run();
  return [result, Math.round(performance.now() - start)];
}

function withoutJoiners({ joiners, ...rest }) {
  const newcomers = new Set([...joiners.menteeIds, ...joiners.mentorIds]);
  return {
    ...rest,
    mentees: rest.mentees.filter(({ id }) => !newcomers.has(id)),
    mentors: rest.mentors.filter(({ id }) => !newcomers.has(id)),
  };
}

function placeJoiners(all, before) {
  const running = before.pairs.map(({ menteeId, mentorId }) => ({
    menteeId,
    mentorId,
    status: 'running',
  }));
  const [after, ms] = timed(() =>
    match(prepare({ ...all, history: [...all.history, ...running] })),
  );
  return { pairs: after.pairs.map(({ menteeId, mentorId }) => ({ menteeId, mentorId })), ms };
}
