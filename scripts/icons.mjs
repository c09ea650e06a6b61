// Draws the apps' icons from the playground's logo with Chromium: `node scripts/icons.mjs`. They
// are committed; draw them again when the logo changes. CHROMIUM names another browser than
// Debian's.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';

const root = join(import.meta.dirname, '..');
const logo = readFileSync(join(root, 'src/platforms/web/page/logo.svg'), 'utf8');
/** Teams and Slack round the corners by themselves: the colour goes to the edge. */
const full = logo.replace(/ rx="\d+"/, '');
/**
 * Teams wants an outline icon in white on nothing: the two bubbles without their ground, as large
 * as they can be.
 */
const outline = logo
  .replace(/<rect[^>]*\/>/, '')
  .replaceAll(/fill="#\w+"/g, 'fill="#fff"')
  .replace(/viewBox="[^"]*"/, 'viewBox="12 14.5 40 40"');

const ICONS = [
  { file: 'manifest/teams/color.png', svg: full, size: 192 },
  { file: 'manifest/teams/outline.png', svg: outline, size: 32 },
  { file: 'manifest/slack/icon.png', svg: full, size: 512 },
];

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox'],
});
try {
  for (const { file, svg, size } of ICONS) {
    const page = await browser.newPage({ viewport: { width: size, height: size } });
    await page.setContent(
      `<style>html, body { margin: 0; background: transparent } svg { display: block; width: 100vw; height: 100vh }</style>${svg}`,
    );
    await page.screenshot({ path: join(root, file), omitBackground: true });
    await page.close();
    console.log(`drew ${file}`);
  }
} finally {
  await browser.close();
}
