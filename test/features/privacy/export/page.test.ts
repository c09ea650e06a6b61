// The export as a page: everything that the JSON holds, in an order and in words for people. It
// works on a phone, in dark mode and by keyboard, and runs no script.
import axe from 'axe-core';
import type { Browser } from 'playwright-core';
import { createTextsFor, joinCatalogues } from '../../../../src/cards/texts';
import type { JsonObject, JsonValue } from '../../../../src/core/json';
import { keptLabels } from '../../../../src/core/kept-labels';
import { LOCALES, type Locale } from '../../../../src/core/texts';
import { createPersonalData, type TheirPart } from '../../../../src/domain/personal-data';
import { features } from '../../../../src/features';
import { exportFile } from '../../../../src/features/privacy/export';
import de from '../../../../src/features/privacy/export/page-words.de.json';
import en from '../../../../src/features/privacy/export/page-words.en.json';
import { allCollections } from '../../../../src/manifests/data-map';
import { madeForShow } from '../../../../src/manifests/commands';
import { slackChatsCollection } from '../../../../src/platforms/slack/outbound/chats';
import { conversationsCollection } from '../../../../src/platforms/teams/outbound/conversations';
import { browserService, startBrowser } from '../../../support/browser';
import { describeWith } from '../../../support/service';
import { startTalk } from '../../../support/talk';
import { documentsOf, marked, put } from '../canary';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const HOSTILE =
  '</dd><script>document.title = "run"</script><img src=x onerror="document.title=1">&amp;';
const catalogues = joinCatalogues([
  keptLabels,
  ...madeForShow(features).map((feature) => feature.texts),
]);
const texts = createTextsFor(catalogues);
const all = allCollections(features);

let parts: readonly TheirPart[] = [];

beforeAll(async () => {
  const talk = await startTalk({
    features,
    platform: 'teams',
    collections: [slackChatsCollection, conversationsCollection],
  });
  const { uma } = await talk.withPeople('uma');
  await uma.says('profile');
  await uma.says('mentor offer');
  const person = await uma.person();
  const [mia, tom] = [marked('xqmiaqx'), marked('xqtomqx')];
  // Of the answers to what she said, and of everything else by the canary.
  await put(talk.engine.store, documentsOf('xqmiaqx', mia, tom));
  await put(talk.engine.store, documentsOf('xqtomqx', tom, mia));
  const personal = createPersonalData(talk.engine.store, () => all);
  const both = [
    ...(await personal.show(await personal.whoIs(mia, ''))),
    ...(await personal.show(await personal.whoIs(person, ''))),
  ];
  await talk.stop();
  const hostile: JsonObject = {
    title: HOSTILE,
    text: `${'w'.repeat(300)} ${HOSTILE}`,
    state: 'inReview',
    submittedAt: '2026-03-02T23:30:00.000Z',
  };
  parts = [...Map.groupBy(both, ({ collection }) => collection).values()].map(
    ([first, ...others]) => ({
      ...(first as TheirPart),
      documents: [
        ...(first?.collection === 'contributions' ? [hostile] : []),
        ...(first?.documents ?? []),
        ...others.flatMap(({ documents }) => documents),
      ],
    }),
  );
});

function page(locale: Locale, shown = parts): string {
  const exported = {
    org: 'Linden',
    name: 'Mia Reyes',
    at: new Date('2026-03-02T23:30:00Z'),
    parts: shown,
  };
  return exportFile(exported, 'html', texts({ locale, zone: 'Europe/Berlin' })).bytes.toString();
}

const plainOf = (html: string) =>
  html
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');

/** Every value that is stored, as it is stored. */
function leavesOf(value: JsonValue | undefined): readonly string[] {
  if (typeof value === 'string') return value === '' ? [] : [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap((item) => leavesOf(item));
}

describe.each(LOCALES)('in %s', (locale) => {
  const words = locale === 'en' ? en : de;

  it('holds every collection, record and value that the JSON holds', () => {
    const html = plainOf(page(locale));
    for (const { collection } of parts) expect(html).toContain(`<code>${collection}</code>`);
    expect(html.match(/class="record"/g)).toHaveLength(
      parts.reduce((sum, { documents }) => sum + documents.length, 0),
    );
    const ours = Object.keys(words.values);
    const fields = Object.keys(words.fields);
    const missing = parts.flatMap(({ documents }) =>
      documents.flatMap((document) => leavesOf(document)),
    );
    const shown = (leaf: string) =>
      html.includes(leaf) ||
      html.includes(JSON.stringify(leaf).slice(1, -1)) ||
      ours.includes(leaf) ||
      fields.includes(leaf) ||
      /^(?:en|de)$/.test(leaf);
    expect(missing.length).toBeGreaterThan(200);
    expect(missing.filter((leaf) => !shown(leaf))).toEqual([]);
  });

  it('begins with what matters, and ends with technical records', () => {
    const order = [...page(locale).matchAll(/<code>([\w.]+)<\/code>/g)].map(
      ([, collection]) => collection,
    );
    expect(order.slice(0, 5)).toEqual([
      'people',
      'accounts',
      'contributions',
      'entries',
      'questions',
    ]);
    expect(order.slice(-3)).toEqual(['core.inbox', 'core.outbox', 'core.files']);
  });

  it('says what things are called, and when they were in the reader’s zone', () => {
    const html = page(locale);
    expect(html).toContain(locale === 'en' ? '<dt>Working hours</dt>' : '<dt>Arbeitszeit</dt>');
    // Half past eleven at night in UTC is the day after in Berlin.
    expect(html).toMatch(
      locale === 'en'
        ? /<time datetime="2026-03-02T23:30[^>]*>3 March 2026 at 00:30/
        : /<time datetime="2026-03-02T23:30[^>]*>3\. März 2026 um 00:30/,
    );
    expect(html).toContain(locale === 'en' ? '>with the reviewers<' : '>in Prüfung<');
    const fields = new Set(
      parts.flatMap(({ collection, documents }) =>
        collection.startsWith('core.') ? [] : documents.flatMap(fieldsOf),
      ),
    );
    expect([...fields].filter((field) => !Object.hasOwn(words.fields, field))).toEqual([]);
  });
});

/** Names of fields. Fields inside a card, and fields counted by rule, have none. */
function fieldsOf(value: JsonValue): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value)) return (value as readonly JsonValue[]).flatMap(fieldsOf);
  return Object.entries(value).flatMap(([field, item]) => [
    field,
    ...(item === undefined ? [] : fieldsOf(item)),
  ]);
}

it('knows the same fields and values in every language', () => {
  expect(Object.keys(de.fields).toSorted()).toEqual(Object.keys(en.fields).toSorted());
  expect(Object.keys(de.values).toSorted()).toEqual(Object.keys(en.values).toSorted());
});

it('says so when nothing is kept', () => {
  expect(page('en', [])).toContain('Nothing is kept.');
});

it('has words for every collection in every language, and for no other', () => {
  const named = [...all.map(({ name }) => `kept.${name}`), 'kept.other'];
  const missing = (locale: Locale) => named.filter((key) => catalogues[locale][key] === undefined);
  expect(
    LOCALES.flatMap((locale) =>
      missing(locale).map((key) => `add ${key} to texts.${locale}.json of its feature`),
    ),
  ).toEqual([]);
  expect(
    Object.keys(catalogues.en).filter((key) => key.startsWith('kept.') && !named.includes(key)),
  ).toEqual([]);
  const ending = all.flatMap(({ name, kept: { keep } }) =>
    'days' in keep ? [`term.${name}`] : [],
  );
  expect(
    Object.keys(catalogues.en).filter((key) => key.startsWith('term.') && !ending.includes(key)),
  ).toEqual([]);
});

describeWith(browserService, 'in a browser', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await startBrowser();
  });
  afterAll(() => browser.close());

  const looks = [
    { locale: 'en', colorScheme: 'light', width: 360 },
    { locale: 'de', colorScheme: 'light', width: 1360 },
    { locale: 'de', colorScheme: 'dark', width: 390 },
    { locale: 'en', colorScheme: 'dark', width: 1360 },
  ] as const;
  it.each(looks)(
    'keeps nobody out: $locale, $colorScheme, $width px',
    async ({ locale, colorScheme, width }) => {
      const context = await browser.newContext({ colorScheme, viewport: { width, height: 800 } });
      const opened = await context.newPage();
      await opened.setContent(page(locale));
      expect(await opened.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(
        width,
      );
      await opened.evaluate(
        'for (const one of document.querySelectorAll("details")) one.open = true',
      );
      expect(await opened.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(
        width,
      );
      expect(await opened.title()).not.toMatch(/^(?:run|1)$/);
      expect(await opened.locator('script, img').count()).toBe(0);
      // The page's policy lets no script in; the browser's back door is open to tests.
      await opened.evaluate(axe.source);
      const { violations } = await opened.evaluate<axe.AxeResults>(
        `axe.run(document, { runOnly: { type: 'tag', values: ${JSON.stringify(RULES)} }, resultTypes: ['violations'] })`,
      );
      expect(
        violations.map(
          ({ id, nodes }) =>
            `${id}: ${nodes.map(({ failureSummary }) => failureSummary).join('; ')}`,
        ),
      ).toEqual([]);
      await context.close();
    },
  );

  it('is of a bearable length while it is folded', async () => {
    const opened = await browser.newPage({ viewport: { width: 390, height: 800 } });
    await opened.setContent(page('en'));
    expect(await opened.evaluate('document.documentElement.scrollHeight')).toBeLessThan(30_000);
    await opened.close();
  });
});
