// Deliveries that an earlier version queued arrive: every card and text that is said unasked, as
// old/deliveries.json holds them, in both stores, on Slack and in Teams, in both languages.
import { randomUUID } from 'node:crypto';
import coreDe from '../../src/core/texts.de.json';
import coreEn from '../../src/core/texts.en.json';
import { joinCatalogues } from '../../src/cards/texts';
import { keptLabels } from '../../src/core/kept-labels';
import type { Outbound } from '../../src/core/message';
import { type DeliveryRecord, outboxCollection } from '../../src/core/outbox/record';
import type { StoreDriver } from '../../src/core/store';
import type { Locale } from '../../src/core/texts';
import { features } from '../../src/features';
import { createMongoStore } from '../../src/storage/mongodb';
import { createSqliteStore } from '../../src/storage/sqlite';
import { createReadableLog } from '../core/rig';
import { textOf } from '../support/card-text';
import { type MongoServer, mongoService, startMongoServer } from '../support/mongo-server';
import { describeWith } from '../support/service';
import { startTalk, type Talk } from '../support/talk';
import { DUE, saidUnasked, SHOWN } from './frozen/deliveries';
import { type FrozenDelivery, frozenDeliveries } from './frozen/files';
import { theProduct } from './frozen/product';
import { addReader, chatOf } from './frozen/reader';
import { CARDS_SENT, TEXTS_SENT } from './frozen/unasked';

const coreTexts = { en: coreEn, de: coreDe };

const READERS = [
  ['slack', 'de'],
  ['teams', 'en'],
] as const;
const FIRST_HOUR = '2026-03-02T09:00:00.000Z';

const talks: Talk[] = [];
afterEach(async () => {
  for (const talk of talks.splice(0)) await talk.stop();
});

/** They were queued on Slack. */
const queuedOn = (platform: string): readonly FrozenDelivery[] =>
  JSON.parse(
    JSON.stringify(frozenDeliveries())
      .replaceAll('"slack', `"${platform}`)
      .replaceAll(' slack:', ` ${platform}:`),
  );

/** What is wrong with a message as somebody reads it. */
function wrongWith(message: Outbound, keys: ReadonlySet<string>): string[] {
  const read = `${message.text} ${textOf(message)}`;
  const odd = read.match(/\$\{|undefined|NaN|\[object|Invalid Date|\$t\b/g) ?? [];
  const raw = (read.match(/[a-z]+(?:\.\w+)+/gi) ?? []).filter((word) => keys.has(word));
  return [
    ...(message.text.trim() === '' ? ['no text'] : []),
    ...odd,
    ...raw.map((key) => `the key ${key}`),
  ];
}

async function expectArrival(
  driver: StoreDriver,
  platform: 'slack' | 'teams',
  locale: Locale,
): Promise<void> {
  const log = createReadableLog();
  const talk = await startTalk({ features, platform, driver, now: FIRST_HOUR, log });
  talks.push(talk);
  const reader = await addReader(talk.engine.store, platform, locale);
  talk.platform.show(chatOf(reader), { text: 'It stood there before.' });
  const records = talk.engine.store.collection(outboxCollection);
  const old = queuedOn(platform);
  for (const record of old) await records.insert(record);

  await talk.travelTo(DUE);
  const states = await Promise.all(old.map(({ id }) => records.get(id)));
  const unsent = (states as readonly DeliveryRecord[]).filter(({ state }) => state !== 'sent');
  expect(
    unsent.map(
      ({ id, state, reason }) => `${id} is ${state}: ${reason}. Keep the old name as an alias`,
    ),
  ).toEqual([]);

  const sent = talk.platform.shown.filter(({ key }) => key?.startsWith('frozen:'));
  const changes = old.filter(({ ref, replaces }) => ref ?? replaces);
  expect(sent.length).toBe(old.length - changes.length);
  expect(talk.platform.shown.find(({ ref }) => ref.id === SHOWN)?.message.text).not.toBe(
    'It stood there before.',
  );
  const keys = new Set(
    Object.keys(
      joinCatalogues([coreTexts, keptLabels, ...talk.engine.features.map(({ texts }) => texts)]).en,
    ),
  );
  const wrong = sent.flatMap(({ key, message }) =>
    wrongWith(message, keys).map((what) => `${key}: ${what}`),
  );
  expect(wrong).toEqual([]);
  expect(log.of('error')).toEqual([]);
}

it('stand there for every card and text that is said unasked', async () => {
  const { samples } = await theProduct();
  const known = new Set(frozenDeliveries().map(({ id }) => id));
  const names = [...Object.keys(CARDS_SENT), ...Object.keys(TEXTS_SENT)];
  expect(
    names
      .filter((name) => !known.has(`frozen:${name}:1`))
      .map((name) => `${name} is new: run \`npm run freeze\``),
  ).toEqual([]);
  const cards = new Set(samples.map(({ card }) => card));
  expect(Object.keys(CARDS_SENT).filter((card) => !cards.has(card))).toEqual([]);
  expect(saidUnasked(samples).length).toBeGreaterThan(names.length);
});

describe.each(READERS)('arrive on %s, in %s', (platform, locale) => {
  it('from SQLite', () => expectArrival(createSqliteStore({ file: ':memory:' }), platform, locale));
});

describeWith(mongoService, 'old deliveries in MongoDB', () => {
  let server: MongoServer;
  beforeAll(async () => {
    server = await startMongoServer();
  });
  afterAll(() => server.stop());

  it.each(READERS)('arrive on %s, in %s', (platform, locale) =>
    expectArrival(createMongoStore({ uri: `${server.uri}/f${randomUUID()}` }), platform, locale),
  );
});
