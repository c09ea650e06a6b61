// The playground's page in a real browser: the app as it is composed for a visitor, the page's
// scripts as they are built from their TypeScript. Whatever the browser complains about, and every
// request that leaves this machine, is kept.
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { transformSync } from '@swc/core';
import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { type Playground, startPlayground } from '../platforms/web/playground';
import { startBrowser } from '../support/browser';

const PAGE = join(__dirname, '../../src/platforms/web/page');
const PICTURES = join(__dirname, '../screenshots');
/** A busy machine is slow, not broken. */
const PATIENCE_MS = 30_000;
const LOOK_AGAIN_MS = 20;
export const STORY_MS = 90_000;

export const DESKTOP = { width: 1440, height: 900 };
export const PHONE = { width: 390, height: 844 };

export interface Visit {
  readonly page: Page;
  /** What went wrong so far: errors in the console, requests to elsewhere. */
  readonly complaints: string[];
  /** The first or the second pane. */
  pane(place?: 0 | 1): Locator;
  /** Waits until the first pane is somebody else's, with all that they were told so far. */
  isNow(name: string): Promise<void>;
  /** Takes the next step of the guided story. */
  next(): Promise<void>;
  /** Presses a button of the last card that has one with this name. */
  press(name: string | RegExp, place?: 0 | 1): Promise<void>;
  /** Waits until the last message of a pane says this. */
  reads(words: string | RegExp, place?: 0 | 1): Promise<void>;
  /** Waits until so many of it are there. */
  counts(what: string | Locator, count: number): Promise<void>;
  /** Waits until it reads as expected: the page follows what one does, not always at once. */
  becomes(read: () => Promise<unknown>, expected: unknown): Promise<void>;
  /** What is wider than its place, so that one would have to scroll sideways. */
  tooWide(): Promise<string[]>;
  /** Writes a picture into test/screenshots, which Git does not keep. */
  picture(name: string): Promise<void>;
}

export interface PageRoom {
  readonly playground: Playground;
  /**
   * Opens the page afresh, with the company at its beginning; `at`: by another address than its
   * own.
   */
  visit(options: BrowserContextOptions, query?: string, at?: string): Promise<Visit>;
  stop(): Promise<void>;
}

export async function openPageRoom(): Promise<PageRoom> {
  mkdirSync(PICTURES, { recursive: true });
  const [playground, browser] = await Promise.all([startPlayground(), startBrowser()]);
  return {
    playground,
    async visit(options, query = '', at = playground.url) {
      await playground.post('reset', {});
      return visitOf(browser, `${at}/${query}`, options);
    },
    async stop() {
      await browser.close();
      await playground.stop();
    },
  };
}

async function visitOf(
  browser: Browser,
  url: string,
  options: BrowserContextOptions,
): Promise<Visit> {
  const context = await browser.newContext({
    viewport: DESKTOP,
    locale: 'en-GB',
    timezoneId: 'Europe/Berlin',
    ...options,
  });
  context.setDefaultTimeout(PATIENCE_MS);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on(
    'request',
    (request) =>
      !request.url().startsWith(new URL(url).origin) && complaints.push(`asks ${request.url()}`),
  );
  await page.route('**/assets/**/*.js', async (route) => {
    const source = sourceOf(new URL(route.request().url()).pathname);
    await (source === undefined
      ? route.continue()
      : route.fulfill({ contentType: 'text/javascript', body: source }));
  });
  await page.goto(url);
  // What comes before a pane has its rooms is history to it, and no news.
  await page.locator('.pane').first().waitFor();
  await page.locator('.pane .log:empty').first().waitFor({ state: 'detached' });

  const pane = (place: 0 | 1 = 0) => page.locator('.pane').nth(place);
  async function becomes(read: () => Promise<unknown>, expected: unknown): Promise<void> {
    const until = performance.now() + PATIENCE_MS;
    let now = await read();
    while (!isDeepStrictEqual(now, expected) && performance.now() < until) {
      await page.waitForTimeout(LOOK_AGAIN_MS);
      now = await read();
    }
    expect(now).toEqual(expected);
  }
  return {
    page,
    complaints,
    pane,
    async isNow(name) {
      await pane().locator('.who', { hasText: name }).waitFor();
      await pane().locator('textarea:focus').waitFor();
    },
    next: () => page.locator('#story .next button').click(),
    press: (name, place) =>
      pane(place).locator('.message').getByRole('button', { name, exact: true }).last().click(),
    reads: (words, place) =>
      pane(place).locator('.message').last().filter({ hasText: words }).waitFor(),
    counts: (what, count) =>
      becomes(() => (typeof what === 'string' ? page.locator(what) : what).count(), count),
    becomes,
    tooWide: () => page.evaluate<string[]>(TOO_WIDE),
    async picture(name) {
      await page.screenshot({ path: join(PICTURES, `${name}.png`), animations: 'disabled' });
    },
  };
}

/** Runs in the browser. */
const TOO_WIDE = `[...document.querySelectorAll('html, .pane, .pane-head, .composer, .log, .log .bubble, #travel, dialog, #people-list')]
  .filter((each) => each.checkVisibility() && each.scrollWidth > each.clientWidth + 1)
  .map((each) => each.id || each.className || each.tagName)`;

const sources = new Map<string, string>();

/** A script of the page, made from its TypeScript; undefined where it is a library's. */
function sourceOf(path: string): string | undefined {
  const name = path.replace('/assets/', '').replace(/\.js$/, '.ts');
  try {
    const made =
      sources.get(name) ??
      transformSync(readFileSync(join(PAGE, name), 'utf8'), {
        jsc: { target: 'es2023', parser: { syntax: 'typescript' } },
      }).code;
    sources.set(name, made);
    return made;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
