// Takes the README's picture of a playground that runs: `npm start`, then `node scripts/picture.mjs
// [address]`. Plays the story's first steps: ask, pass on a tip, approve it. CHROMIUM names another
// browser than Debian's.
import { join } from 'node:path';
import { chromium } from 'playwright-core';

const address = process.argv[2] ?? 'http://127.0.0.1:3978';

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox'],
});
try {
  const page = await browser.newPage({
    viewport: { width: 1360, height: 820 },
    reducedMotion: 'reduce',
  });
  await page.goto(address);
  const goOn = () => page.locator('#story button.primary').click();
  const press = (name) =>
    page.locator('.log').getByRole('button', { name, exact: true }).last().click();
  const reads = (words) => page.locator('.log').getByText(words).first().waitFor();
  await goOn();
  await page.getByRole('button', { name: 'That helped' }).waitFor();
  await goOn();
  await press('Send');
  await reads('The reviewers have it now');
  await goOn();
  await press('Approve');
  await reads('Your tip is published');
  await page.screenshot({ path: join(import.meta.dirname, '../docs/images/playground.png') });
} finally {
  await browser.close();
}
