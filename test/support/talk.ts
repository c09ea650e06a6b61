// Conversations that read like a chat: people who say words and press buttons, on the test double
// of a platform, with a real engine and a real store in memory. `describeTalk` gives each test of a
// conversation a talk of its own.
import { memoiseRender } from '../../src/cards/memoised-render';
import { createRender, readTemplates, type Templates } from '../../src/cards/renderer';
import { createTextsFor, joinCatalogues } from '../../src/cards/texts';
import type { Agreement } from '../../src/core/agreement/shapes';
import { createStoppedClock, type TravellingClock } from '../../src/core/clock';
import type { Embeddings } from '../../src/core/embeddings';
import { createEngine, type Engine } from '../../src/core/engine';
import type { FeatureSettings, MakeFeature } from '../../src/core/feature';
import { type Log, silentLog } from '../../src/core/log';
import type { Outbound, Place } from '../../src/core/message';
import { noMetrics } from '../../src/core/metrics';
import { type Account, accountKey, type PlatformName, type Standing } from '../../src/core/account';
import type { GuestPolicy, Person } from '../../src/core/person';
import { isStranger } from '../../src/core/people';
import type { Platform, RenderedReply } from '../../src/core/platform';
import type { Scheduling } from '../../src/core/scheduling';
import type { CollectionSpec, StoreDriver } from '../../src/core/store';
import { collections } from '../../src/domain';
import { peopleCollection } from '../../src/domain/people/record';
import { createPeople } from '../../src/domain/people';
import { readConfig } from '../../src/config';
import { platforms as productPlatforms } from '../../src/platforms';
import { labelsOf } from '../../src/platforms/module';
import { openPlatforms } from '../../src/platforms/open';
import { createSqliteStore } from '../../src/storage/sqlite';
import { actionsOf, type PressableAction, textOf } from './card-text';
import { createFakePlatform, type FakePlatform, moduleOf } from './fake-platform';
import { noticeSaid } from './said-unasked';

/** What a test says of a person; the rest is made up. */
export type Described = Partial<Omit<Person, 'id' | 'version'>> & {
  readonly on?: PlatformName;
  readonly standing?: Standing;
};

export interface TalkOptions {
  readonly features: readonly MakeFeature[];
  readonly platform?: PlatformName;
  /** Other platforms that run beside it. */
  readonly beside?: readonly PlatformName[];
  readonly now?: string;
  readonly driver?: StoreDriver;
  /** Platforms of an earlier talk, which outlive its engine as the real ones do. */
  readonly world?: ReadonlyMap<PlatformName, FakePlatform>;
  /** What the engine calls instead of each platform. */
  readonly wrap?: (platform: FakePlatform) => Platform;
  /** Runs the jobs; without one they run when the clock travels. */
  readonly scheduling?: Scheduling;
  readonly log?: Log;
  readonly embeddings?: Embeddings;
  readonly guests?: GuestPolicy;
  readonly publicUrl?: string;
  readonly agreement?: Agreement;
  readonly retention?: Readonly<Record<string, number>>;
  readonly settings?: Partial<FeatureSettings>;
  /** Other engines work on the same store. */
  readonly shared?: boolean;
  /** Those of platforms, beside the domain's. */
  readonly collections?: readonly CollectionSpec<never>[];
}

const NO_TIMETABLE: Scheduling = {
  start: async () => {},
  ping: async () => {},
  stop: async () => {},
};

export interface Talker {
  readonly name: string;
  readonly id: string;
  readonly account: Account;
  readonly platform: FakePlatform;
  /**
   * Says words in the personal chat, or in a channel. `deliveredTimes`: the platform repeats the
   * event.
   */
  says(
    words: string,
    more?: {
      in?: Place;
      deliveredTimes?: number;
      mentions?: readonly Talker[];
      files?: readonly { readonly name: string; readonly content: string | Uint8Array }[];
    },
  ): Promise<RenderedReply | undefined>;
  /**
   * Presses the newest button with this verb (or title) that the person can see, with the form's
   * inputs filled.
   */
  presses(
    action: string,
    inputs?: Readonly<Record<string, string>>,
    more?: { deliveredTimes?: number; nth?: number },
  ): Promise<RenderedReply | undefined>;
  /** What the person's chats and channels show them, oldest first, as plain text. */
  sees(): string[];
  /** The newest of these, or an empty string. */
  lastSeen(): string;
  /** The answer to the last event. */
  readonly lastReply: RenderedReply | undefined;
  person(): Promise<Person>;
}

export interface Talk {
  readonly clock: TravellingClock;
  readonly engine: Engine;
  readonly platform: FakePlatform;
  readonly platforms: ReadonlyMap<PlatformName, FakePlatform>;
  withPeople<Name extends string>(...names: readonly Name[]): Promise<Record<Name, Talker>>;
  withPerson(name: string, described?: Described): Promise<Talker>;
  channel(id: string, on?: PlatformName): Place;
  /** What a channel shows to all, oldest first. */
  shownIn(place: Place): string[];
  /** Sends what the outbox has that is due. */
  settle(): Promise<void>;
  /**
   * Moves the clock, in steps of an hour, running all jobs and sending what is due at each. Work
   * that has no hour of its own bears longer steps until the last week.
   */
  travelTo(instant: string, hours?: number): Promise<void>;
  stop(): Promise<void>;
}

const HOUR_MS = 3_600_000;
const WEEK_MS = 7 * 24 * HOUR_MS;
/** Read once: each test has a talk of its own. */
let readAlready: Templates | undefined;

export async function startTalk(options: TalkOptions): Promise<Talk> {
  const clock = createStoppedClock(options.now ?? '2026-03-02T09:00:00.000Z');
  const name = options.platform ?? 'web';
  const platforms =
    options.world ??
    new Map([name, ...(options.beside ?? [])].map((each) => [each, createFakePlatform(each)]));
  const platform = platformOf(name);
  const log = options.log ?? silentLog;
  // The doubles are plug-ins of a list of their own, read and opened as the product's are.
  const config = readConfig(
    {},
    [...platforms.values()].map((each) => moduleOf(each)),
  );
  const opened = await openPlatforms(config, { clock, log: silentLog });
  const settings: FeatureSettings = {
    orgName: 'Linden',
    defaultZone: 'Europe/Berlin',
    admins: ['ada@linden.example'],
    platformLabels: labelsOf([...config.modules, ...productPlatforms]),
    eraseTexts: 'choice',
    twoPersonApproval: [],
    inUse: { orgName: 'Linden', guests: options.guests ?? 'off' },
    ...options.settings,
  };
  const templates = (readAlready ??= readTemplates('adaptive-cards'));
  const noticing = noticeSaid(options.driver ?? createSqliteStore({ file: ':memory:' }));
  const engine = createEngine({
    driver: noticing.driver,
    makePlatforms: (store) =>
      opened.map(({ name: each, make }) => options.wrap?.(platformOf(each)) ?? make(store)),
    makeFeatures: options.features,
    makePeople: (store, lookUp) =>
      createPeople({
        store,
        clock,
        log,
        lookUp,
        defaults: { zone: settings.defaultZone, locale: 'en' },
        admins: settings.admins,
        adminsNeedTwo: settings.twoPersonApproval.includes('admins'),
        guests: options.guests ?? 'off',
      }),
    makeRender: (parts) =>
      memoiseRender(createRender(templates, createTextsFor(joinCatalogues(parts)))),
    collections: [...collections, ...(options.collections ?? [])],
    scheduling: options.scheduling ?? NO_TIMETABLE,
    settings,
    embeddings: options.embeddings,
    agreement: options.agreement,
    retention: options.retention,
    channelReader: { locale: 'en', zone: settings.defaultZone },
    publicUrl: () => options.publicUrl,
    clock,
    log,
    metrics: noMetrics,
    shared: options.shared ?? false,
  });
  await engine.start();
  let events = 0;

  function platformOf(which: PlatformName): FakePlatform {
    const found = platforms.get(which);
    if (!found) throw new Error(`this talk has no ${which}`);
    return found;
  }

  async function withPerson(called: string, described: Described = {}): Promise<Talker> {
    const { on = name, standing = 'colleague', ...fields } = described;
    const theirs = platformOf(on);
    const account: Account = { platform: on, tenant: 'T1', user: called };
    const email = fields.email ?? `${called}@linden.example`;
    const fullName = fields.name ?? called[0]?.toUpperCase() + called.slice(1);
    theirs.profiles.set(accountKey(account), {
      name: fullName,
      email,
      zone: fields.zone ?? 'Europe/Berlin',
      locale: fields.locale ?? 'en',
      active: true,
      standing,
    });
    const people = createPeople({
      store: engine.store,
      clock,
      log,
      lookUp: (a) => theirs.lookUp(a),
      defaults: { zone: 'Europe/Berlin', locale: 'en' },
      admins: settings.admins,
      adminsNeedTwo: settings.twoPersonApproval.includes('admins'),
      guests: options.guests ?? 'off',
    });
    const met = await people.of(account);
    // Of somebody who is no colleague there is no document.
    const id = isStranger(met) ? '' : met.id;
    const documents = engine.store.collection(peopleCollection);
    await documents.update(id, (person) => ({
      doc: { ...person, ...fields, email, name: fullName },
    }));
    const home = theirs.personal(account);
    let lastReply: RenderedReply | undefined;

    const visible = () =>
      theirs.shown.filter((one) =>
        one.ref.place.kind === 'personal'
          ? one.ref.place.id === home.id
          : !one.onlyFor || one.onlyFor === accountKey(account),
      );
    /** Shows a reply as the platform would. */
    function show(
      reply: RenderedReply | undefined,
      place: Place,
      pressed?: { shownId: string; ownForm: boolean },
    ): void {
      lastReply = reply;
      if (!reply) return;
      const target = theirs.shown.find((one) => one.ref.id === pressed?.shownId);
      if (reply.replace && target) target.message = reply.replace;
      if (reply.form) theirs.show(home, reply.form.card).message = { ...reply.form.card };
      if (reply.say && pressed?.ownForm && target && !reply.replace && !reply.refused)
        target.message = reply.say;
      else if (reply.say) theirs.show(place, reply.say, reply.onlyToSender ? account : undefined);
      if (reply.openly) theirs.show(place, reply.openly);
    }
    const repeat = async (times: number, act: () => Promise<RenderedReply | undefined>) => {
      const replies = await Promise.all(Array.from({ length: times }, act));
      return replies.find((reply) => reply !== undefined);
    };

    return {
      name: fullName,
      id,
      account,
      platform: theirs,
      get lastReply() {
        return lastReply;
      },
      async says(words, more = {}) {
        const place = more.in ?? home;
        const event = {
          type: 'words',
          id: `e${(events += 1)}`,
          at: clock.now().toISOString(),
          sender: account,
          place,
          words,
        } as const;
        const mentions = (more.mentions ?? []).map((other) => ({
          account: other.account,
          text: `@${other.name}`,
        }));
        const files = (more.files ?? []).map(({ name, content }, at) => {
          const handle = `${event.id}-${at}`;
          theirs.sent.set(handle, content);
          return { platform: theirs.name, handle, name };
        });
        const reply = await repeat(more.deliveredTimes ?? 1, () =>
          theirs.bot.receive({ ...event, mentions, ...(files.length > 0 && { files }) }),
        );
        show(reply, place);
        await engine.outbox.drain();
        return reply;
      },
      async presses(action, inputs = {}, more = {}) {
        const found = visible()
          .flatMap((one) => actionsOf(one.message).map((each) => ({ one, each })))
          .filter(({ each }) => each.verb === action || each.title === action)
          .at(-(more.nth ?? 1));
        if (!found)
          throw new Error(
            `${fullName} sees no button ${action}; they see: ${visible()
              .map((one) => textOf(one.message))
              .join(' | ')}`,
          );
        const { one, each } = found;
        const event = pressed(each, { ...each.values, ...inputs }, one.ref);
        const reply = await repeat(more.deliveredTimes ?? 1, () => theirs.bot.receive(event));
        show(reply, one.ref.place, {
          shownId: one.ref.id,
          ownForm: Object.keys(each.values).length > 0 && one.key === undefined,
        });
        await engine.outbox.drain();
        return reply;
      },
      sees: () => visible().map((one) => textOf(one.message)),
      lastSeen: () =>
        visible()
          .map((one) => textOf(one.message))
          .at(-1) ?? '',
      async person() {
        const person = await documents.get(id);
        if (!person) throw new Error(`${fullName} is gone`);
        return person;
      },
    };

    function pressed(
      each: PressableAction,
      inputs: Readonly<Record<string, string>>,
      message: { place: Place; id: string },
    ) {
      return {
        type: 'action',
        id: `e${(events += 1)}`,
        at: clock.now().toISOString(),
        sender: account,
        place: message.place,
        verb: each.verb,
        data: each.data,
        inputs,
        message,
      } as const;
    }
  }

  return {
    clock,
    engine,
    platform,
    platforms,
    withPerson,
    async withPeople<Name extends string>(...names: readonly Name[]) {
      const talkers = {} as Record<Name, Talker>;
      for (const each of names) talkers[each] = await withPerson(each);
      return talkers;
    },
    channel: (id, on = name) => ({ platform: on, tenant: 'T1', id, kind: 'channel' }),
    shownIn: (place) => shownMessages(platformOf(place.platform), place).map(textOf),
    settle: () => engine.outbox.drain(),
    async travelTo(instant, hours = 1) {
      const end = Date.parse(instant);
      for (let at = clock.now().getTime(); at < end; ) {
        const step = (end - at > WEEK_MS ? hours : 1) * HOUR_MS;
        at = Math.min(end, (Math.floor(at / step) + 1) * step);
        clock.travelTo(new Date(at));
        await engine.tick();
      }
    },
    async stop() {
      await engine.stop();
      noticing.expectFrozen(engine.features);
    },
  };
}

function shownMessages(platform: FakePlatform, place: Place): Outbound[] {
  return platform.shown
    .filter((one) => one.ref.place.id === place.id && !one.onlyFor)
    .map((one) => one.message);
}

/** A suite on the test double: each test has a talk of its own. */
export function describeTalk(
  title: string,
  features: readonly MakeFeature[],
  conversation: (talk: () => Talk) => void,
): void {
  describe(title, () => {
    let talk: Talk | undefined;
    beforeEach(async () => {
      talk = await startTalk({ features, platform: 'slack' });
    });
    afterEach(() => talk?.stop());
    conversation(() => {
      if (!talk) throw new Error('the talk has not begun');
      return talk;
    });
  });
}
