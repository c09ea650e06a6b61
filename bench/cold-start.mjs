// How long a cold start takes: from the process's start to the playground's page served, on the
// built product. Every run is a process of its own with a folder of its own. A missed bar is told,
// not punished: figures depend on the machine.
//
//   npm run build && node bench/cold-start.mjs [runs]
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const BAR_MS = 2000;
const runs = Number(process.argv[2] ?? 9);
const MAIN = join(import.meta.dirname, '..', 'dist', 'main.js');
const CLEAN = { PATH: process.env.PATH, HOME: process.env.HOME, PORT: '0', LOG_LEVEL: 'info' };

/** Milliseconds until the page was there. */
async function start() {
  const folder = mkdtempSync(join(tmpdir(), 'passalong-cold-'));
  const began = performance.now();
  const bot = spawn(process.execPath, [MAIN], {
    cwd: folder,
    env: { ...CLEAN, DATA_DIR: folder },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise((resolve) => bot.once('exit', resolve));
  try {
    const url = await addressFrom(bot);
    const page = await fetch(url);
    const html = await page.text();
    const ms = performance.now() - began;
    if (page.status !== 200 || !html.includes('<main id="panes"'))
      throw new Error(`no page: ${page.status} ${html.slice(0, 200)}`);
    return ms;
  } finally {
    bot.kill('SIGTERM');
    await ended;
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The address that the start line names. */
function addressFrom(bot) {
  return new Promise((resolve, reject) => {
    let said = '';
    bot.stdout.setEncoding('utf8').on('data', (text) => {
      said += text;
      const url = /playground: (http:\S+)/.exec(said)?.[1];
      if (url) resolve(url);
    });
    bot.once('exit', (code) =>
      reject(new Error(`the bot ended with ${code} before it was ready:\n${said}`)),
    );
  });
}

const times = [];
for (let run = 0; run < runs; run += 1) times.push(await start());
times.sort((a, b) => a - b);
const median = times[Math.floor(times.length / 2)];
const round = (ms) => Math.round(ms);
process.stdout.write(
  `cold start to a served page, ${runs} runs on Node ${process.version}: median ${round(median)} ms, slowest ${round(times.at(-1))} ms; bar ${BAR_MS} ms ${median < BAR_MS ? 'reached' : 'missed'}\n`,
);
process.stdout.write(
  `${JSON.stringify({ runs, median: round(median), fastest: round(times[0]), slowest: round(times.at(-1)), bar: BAR_MS })}\n`,
);
