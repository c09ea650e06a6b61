// A platform for conversation tests: keeps what every chat shows, as a client would, and can be
// told to fail.
import { DeliveryError } from '../../src/core/errors';
import { FileError } from '../../src/core/incoming-files';
import type { BuiltFile } from '../../src/core/platform';
import type { Address, MessageRef, Outbound, Place } from '../../src/core/message';
import { type Account, accountKey, type PlatformName, type Profile } from '../../src/core/account';
import type { BotPort, PlaceReaders, Platform } from '../../src/core/platform';
import { definePlatform, type PlatformModule } from '../../src/platforms/module';

export interface Shown {
  readonly ref: MessageRef;
  message: Outbound;
  /** Account key of the only one who sees it. */
  readonly onlyFor?: string;
  readonly key?: string;
}

export interface FakePlatform extends Platform {
  readonly bot: BotPort;
  readonly profiles: Map<string, Profile>;
  /** Everything shown, oldest first. */
  readonly shown: Shown[];
  /** Who reads in a place, by its id; colleagues where nothing is said. */
  readonly readers: Map<string, PlaceReaders | DeliveryError>;
  /** Errors that the next sends or updates throw, first in first out. */
  readonly failures: DeliveryError[];
  /** Whether a failing `inDoubt` send arrived all the same. */
  arrivesInDoubt: boolean;
  /** Files that people sent, by their handle. */
  readonly sent: Map<string, string | Uint8Array>;
  /** Files that it gave, oldest first. */
  readonly given: { readonly to: Account; readonly file: BuiltFile }[];
  show(place: Place, message: Outbound, onlyFor?: Account): Shown;
  personal(account: Account): Place;
}

/** Teams alone cannot say whether a message arrived. */
const canFindSent = (name: PlatformName) => name !== 'teams';

/** A double as a plug-in, which is on without any setting. */
export function moduleOf(platform: FakePlatform, label: string = platform.name): PlatformModule {
  return definePlatform({
    name: platform.name,
    label,
    shape: {},
    collections: [],
    hasCredentials: () => true,
    problems: () => [],
    settings: () => ({}),
    summary: () => 'on',
    open: async () => ({ make: () => platform, routes: [] }),
  });
}

export function createFakePlatform(name: PlatformName): FakePlatform {
  let bot: BotPort | undefined;
  const shown: Shown[] = [];
  const failures: DeliveryError[] = [];
  const given: FakePlatform['given'] = [];
  const sendFile = async (to: Account, file: BuiltFile) => {
    const failure = failures.shift();
    if (failure) throw failure;
    given.push({ to, file });
  };
  const personal = (account: Account): Place => ({
    platform: name,
    tenant: account.tenant,
    id: `chat-${account.user}`,
    kind: 'personal',
  });
  const placeOf = (to: Address) => ('account' in to ? personal(to.account) : to.place);

  const platform: FakePlatform = {
    name,
    rateLimits: { perAddressPerSecond: 0, perTenantPerSecond: 0 },
    profiles: new Map(),
    readers: new Map(),
    shown,
    failures,
    arrivesInDoubt: false,
    given,
    sent: new Map(),
    async *openFile({ handle }) {
      const content = platform.sent.get(handle);
      if (content === undefined) throw new FileError('gone');
      yield Buffer.from(content as string);
    },
    ...(name === 'slack' && { sendFile }),
    personal,
    get bot() {
      if (!bot) throw new Error('the fake platform was not started');
      return bot;
    },
    show(place, message, onlyFor) {
      const one: Shown = {
        ref: { place, id: `m${shown.length + 1}` },
        message,
        ...(onlyFor && { onlyFor: accountKey(onlyFor) }),
      };
      shown.push(one);
      return one;
    },
    async start(port) {
      bot = port;
    },
    async send(to, message, key) {
      const failure = failures.shift();
      if (failure && !(failure.kind === 'inDoubt' && platform.arrivesInDoubt)) throw failure;
      const one = { ref: { place: placeOf(to), id: `m${shown.length + 1}` }, message, key };
      shown.push(one);
      if (failure) throw failure;
      return one.ref;
    },
    async update(ref, message) {
      const failure = failures.shift();
      if (failure) throw failure;
      const one = shown.find((candidate) => candidate.ref.id === ref.id);
      if (!one) throw new DeliveryError('gone', 'no such message');
      one.message = message;
    },
    async findSent(_to, key) {
      if (!canFindSent(name)) return 'unknown';
      return shown.find((one) => one.key === key)?.ref ?? 'absent';
    },
    async lookUp(account) {
      const profile = platform.profiles.get(accountKey(account));
      if (!profile) throw new DeliveryError('gone', 'no such user');
      return profile;
    },
    async readersOf({ id }) {
      const readers = platform.readers.get(id) ?? 'colleagues';
      if (readers instanceof DeliveryError) throw readers;
      return readers;
    },
    async stop() {},
  };
  return platform;
}
