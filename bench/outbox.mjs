// The outbox's pace, simulated: 100,000 deliveries to a stand-in whose limits are 0.5 to 1.5 of the
// documented ones and change halfway, with one and with two instances. Prints a line a case, and as
// its last line one JSON object. Needs no build: Node strips the types.
//
//   npm run bench:outbox [-- --deliveries 10000] [--platform teams|slack] [--instances 1|2] [--factors 0.5,1.5] [--seeds 1,2,3]
import { existsSync, readFileSync, statSync } from 'node:fs';
import { registerHooks, stripTypeScriptTypes } from 'node:module';
import { fileURLToPath } from 'node:url';

process.removeAllListeners('warning'); // "stripTypeScriptTypes is experimental"
registerHooks({
  resolve(specifier, context, next) {
    if (!specifier.startsWith('.') || !context.parentURL?.endsWith('.ts'))
      return next(specifier, context);
    const base = new URL(specifier, context.parentURL);
    const isFolder = existsSync(fileURLToPath(base)) && statSync(fileURLToPath(base)).isDirectory();
    return {
      url: `${base.href}${isFolder ? '/index' : ''}.ts`,
      format: 'module',
      shortCircuit: true,
    };
  },
  load(url, context, next) {
    if (!url.endsWith('.ts')) return next(url, context);
    return {
      format: 'module',
      source: stripTypeScriptTypes(readFileSync(fileURLToPath(url), 'utf8')),
      shortCircuit: true,
    };
  },
});
const { simulate } = await import(new URL('../test/support/outbox-sim.ts', import.meta.url).href);

const option = (name, otherwise) => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? otherwise : process.argv[at + 1];
};
const deliveries = Number(option('deliveries', 100_000));
const platforms = ['teams', 'slack'].filter((name) =>
  [undefined, name].includes(option('platform')),
);
const instanceCounts = [1, 2].filter((count) =>
  [undefined, String(count)].includes(option('instances')),
);
const FACTORS = [
  [0.5, 1.5],
  [1.5, 0.5],
  [1, 0.7],
  [0.8, 1.2],
];
const numbers = (text) => text?.split(',').map(Number);
const factorPairs = option('factors') === undefined ? FACTORS : [numbers(option('factors'))];
const seeds = numbers(option('seeds')) ?? [7];
const cases = factorPairs.flatMap((factors) => seeds.map((seed) => ({ factors, seed })));

const percent = (share) => `${(100 * share).toFixed(2)} %`;
const worst = {
  refused: 0,
  speed: Infinity,
  refusedSettled: 0,
  speedSettled: Infinity,
  answerWaited: 0,
  wrong: 0,
};
for (const platform of platforms) {
  for (const instances of instanceCounts) {
    for (const { factors, seed } of cases) {
      const began = performance.now();
      const found = await simulate({ platform, instances, deliveries, factors, seed });
      for (const name of ['refused', 'refusedSettled', 'answerWaited', 'wrong'])
        worst[name] = Math.max(worst[name], found[name]);
      for (const name of ['speed', 'speedSettled'])
        worst[name] = Math.min(worst[name], found[name]);
      console.log(
        `${platform}, ${instances} instance(s), limits × ${factors.join(' then × ')}, seed ${seed}: refused ${percent(found.refused)}, ` +
          `speed ${percent(found.speed)} of the limit; without the 30 s after the change ${percent(found.refusedSettled)} and ` +
          `${percent(found.speedSettled)}; answers waited ${found.answerWaited} s at most; wrong ${found.wrong}; ` +
          `${Math.round(found.seconds)} s in ${Math.round((performance.now() - began) / 1000)} s`,
      );
    }
  }
}
console.log(JSON.stringify({ deliveries, worst }));
