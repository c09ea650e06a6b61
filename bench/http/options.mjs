// What the command line may say. Short runs for a look: `npm run bench:http -- --seconds 2 --rounds
// 3`.
import { parseArgs } from 'node:util';

const DEFAULTS = {
  seconds: ['4', 'length of one round'],
  rounds: ['5', 'rounds for each server, interleaved'],
  concurrency: ['32', 'asks under way at once, closed loop'],
  rate: ['200', 'requests a second of the open loop, which measures acknowledgements'],
  steady: ['10', 'seconds of the open loop, for each bot on each platform'],
  entries: ['100,10000', 'published entries; a bot for each of these sizes'],
  people: ['10000', 'people'],
  senders: ['400', 'people who ask; each asked once before anything is measured'],
  dist: ['dist', 'the build to measure'],
  profile: ['', "folder for the bot's CPU profile"],
};

export function readOptions(argv) {
  const options = Object.fromEntries(
    Object.entries(DEFAULTS).map(([name, [value]]) => [name, { type: 'string', default: value }]),
  );
  const { values } = parseArgs({ args: argv, options: { ...options, help: { type: 'boolean' } } });
  if (values.help) {
    for (const [name, [value, meaning]] of Object.entries(DEFAULTS))
      console.log(`--${name.padEnd(12)} ${meaning} (${value || 'none'})`);
    process.exit(0);
  }
  const { dist, profile, entries, ...numbers } = values;
  const read = Object.entries(numbers).map(([name, text]) => [name, positive(name, text)]);
  const sizes = entries.split(',').map((text) => positive('entries', text));
  return { ...Object.fromEntries(read), entries: sizes.toSorted((a, b) => a - b), dist, profile };
}

function positive(name, text) {
  const number = Number(text);
  if (!(number > 0)) throw new Error(`--${name} must be a number above 0, not ${text}`);
  return number;
}
