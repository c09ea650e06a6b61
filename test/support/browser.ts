// A real Chromium for suites that look at a page.
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const PLACES = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

const program = [
  ...(process.env['PATH'] ?? '')
    .split(delimiter)
    .flatMap((folder) => NAMES.map((name) => join(folder, name))),
  ...PLACES,
].find(isExecutable);

export const browserService = {
  name: 'Chromium',
  there: program !== undefined,
  how: 'apt-get install chromium, or install Google Chrome',
};

export function startBrowser(): Promise<Browser> {
  if (program === undefined) throw new Error(browserService.how);
  return chromium.launch({ executablePath: program, args: ['--no-sandbox'] });
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
