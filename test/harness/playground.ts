// Drives Microsoft's own Agents Playground (npm @microsoft/m365agentsplayground) in Chromium,
// against a bot that takes unsigned traffic: the playground signs nothing. Whatever is typed or
// pressed comes from the current user of m365agentsplayground.yml; somebody else can only act by
// `custom`.
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import type { Page } from 'playwright-core';
import { startBrowser } from '../support/browser';

const CONFIG = resolve('test/harness/m365agentsplayground.yml');
const START_WITHIN_MS = 30_000;
const SEE_WITHIN_MS = 10_000;
const QUIET_MS = 400;

export interface Playground {
  readonly page: Page;
  personal(): Promise<void>;
  channel(name: string): Promise<void>;
  /** Types into the chat that is open and sends it. */
  say(words: string): Promise<void>;
  /** Begins a post in the open channel, naming the bot. */
  post(words: string, bot: string): Promise<void>;
  /** Waits until the conversation shows this. */
  sees(what: string | RegExp): Promise<void>;
  /** Presses the newest button of this name. */
  press(name: string): Promise<void>;
  /** Types into the newest input with this label. */
  fill(label: string, value: string): Promise<void>;
  picture(file: string): Promise<void>;
  /** Sends the bot any activity, from anybody. */
  custom(activity: Readonly<Record<string, unknown>>): Promise<number>;
  close(): Promise<void>;
}

/** `bot`: the address of its messages endpoint. */
export async function startPlayground(bot: string): Promise<Playground> {
  const folder = mkdtempSync(join(tmpdir(), 'playground-'));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}/`;
  const program = join(
    dirname(require.resolve('@microsoft/m365agentsplayground/package.json')),
    'cli.js',
  );
  const child = spawn(
    process.execPath,
    [program, '-e', bot, '-c', 'msteams', '-p', String(port), '--disable-telemetry'],
    {
      cwd: folder,
      stdio: 'ignore',
      env: {
        ...process.env,
        TEAMSAPPTESTER_BROWSER: 'none',
        M365_AGENTS_PLAYGROUND_LOGFILE: join(folder, 'playground.log'),
        M365_AGENTS_PLAYGROUND_CONFIG_PATH: CONFIG,
      },
    },
  );
  const ended = new Promise<void>((done) => child.once('exit', () => done()));
  await answers(`${url}_debug/ping`, child);

  const browser = await startBrowser();
  const context = await browser.newContext({ viewport: { width: 1500, height: 950 } });
  // The page may speak to this machine only.
  await context.route(
    ({ hostname }) => hostname !== '127.0.0.1' && hostname !== 'localhost',
    (route) => route.abort(),
  );
  const page = await context.newPage();
  await page.goto(url);

  const open = async (name: string | RegExp) =>
    page.getByRole('treeitem', { name }).first().click();
  await page.getByRole('treeitem', { name: 'Personal Chat' }).waitFor();

  return {
    page,
    personal: () => open('Personal Chat'),
    channel: (name) => open(new RegExp(name)),
    async say(words) {
      await page.getByRole('textbox').last().fill(words);
      await page.keyboard.press('Enter');
    },
    async post(words, name) {
      await page.getByRole('textbox').first().click();
      await page.keyboard.type(`@${name.slice(0, 3)}`, { delay: 60 });
      await page.getByRole('listbox').getByText(name).first().click();
      await page.keyboard.type(` ${words}`);
      await page.getByRole('button', { name: 'Post' }).click();
    },
    async sees(what) {
      try {
        await page.getByText(what).last().waitFor({ timeout: SEE_WITHIN_MS });
      } catch (cause) {
        await page.screenshot({ path: 'test/screenshots/playground-failed.png' });
        throw new Error(
          `not on screen: ${what}\n${(await page.locator('body').innerText()).slice(-2_000)}`,
          { cause },
        );
      }
    },
    async press(name) {
      await quiet(page);
      await page.getByRole('button', { name, exact: true }).last().click();
    },
    async fill(label, value) {
      const input = page.getByLabel(label).last();
      await input.click();
      await quiet(page);
      await input.fill(value);
    },
    async picture(file) {
      await quiet(page);
      await page.screenshot({ path: file });
    },
    async custom(activity) {
      const response = await fetch(`${url}_internal/v1/customActivities`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(activity),
      });
      return response.status;
    },
    async close() {
      await browser.close();
      child.kill();
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/**
 * The page draws a card anew some time after it came: what was typed before is lost. Resolves when
 * nothing has moved for a while.
 */
const QUIET = `new Promise((done) => {
  const end = () => { observer.disconnect(); done(); };
  let timer = setTimeout(end, ${QUIET_MS});
  const observer = new MutationObserver(() => { clearTimeout(timer); timer = setTimeout(end, ${QUIET_MS}); });
  observer.observe(document.body, { childList: true, subtree: true });
})`;
const quiet = (page: Page) => page.evaluate(QUIET);

async function answers(url: string, child: ChildProcess): Promise<void> {
  const until = Date.now() + START_WITHIN_MS;
  for (;;) {
    if (child.exitCode !== null)
      throw new Error(`the playground ended with ${child.exitCode}: its log file says why`);
    try {
      if ((await fetch(url)).ok) return;
    } catch (error) {
      if (Date.now() > until) throw error;
    }
    await new Promise((done) => setTimeout(done, 100));
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  await new Promise((done) => server.close(done));
  return port;
}
