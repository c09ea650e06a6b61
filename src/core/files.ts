// Files that the bot gives. An answer names who makes the file; it is built when it is fetched, and whether the person may have it is checked
// then. A platform that takes files gets it at once; elsewhere a link works once, within a quarter of an hour.
import { createHash, randomBytes } from 'node:crypto';
import type { Clock } from './clock';
import { DeliveryError, UserError } from './errors';
import type { JsonObject } from './json';
import type { Log } from './log';
import type { Message } from './message';
import type { Account, PlatformName } from './account';
import type { People } from './people';
import type { Person } from './person';
import { wholly } from './personal';
import type { BuiltFile, Platform } from './platform';
import { collectionSpec, type Store } from './store';
import type { Doc } from './doc';

export interface FileMaker {
  /** `<feature>.<what>` */
  readonly name: string;
  /** Checked when the file is fetched. */
  who(person: Person): boolean;
  /** Undefined: there is no such file any more. */
  build(person: Person, args: JsonObject): Promise<BuiltFile | undefined>;
}

/** What an answer says of a file that comes with it. */
export interface FileOffer {
  readonly maker: string;
  readonly args: JsonObject;
  /** Said where the file was sent. */
  readonly sent: Message;
  /** Said where it lies behind a link. */
  linked(url: string): Message;
}

interface FileLink extends Doc {
  readonly maker: string;
  readonly args: JsonObject;
  readonly personId: string;
  /** ISO instant. */
  readonly expiresAt: string;
}

export const filesCollection = collectionSpec<FileLink>('core.files', {
  indexes: [{ fields: ['personId'] }, { fields: ['expiresAt'] }],
  what: 'which file waits behind which link, without the file: it is made when it is fetched',
  people: wholly<FileLink>({ whom: 'yes', purpose: 'operation', find: ({ personId }) => [{ personId }] }),
  keep: { until: 'until it was fetched; a day at most' },
});

/** Under PUBLIC_URL, with a token behind it. */
export const FILES_PATH = '/files';
const LINK_FOR_MS = 15 * 60_000;

export interface Files {
  /** Sends the file, or makes a link to it. Gives what to say. Throws UserError where neither can be. */
  give(offer: FileOffer, to: Account, person: Person): Promise<Message>;
  /** Whether a link still leads to something. */
  isAvailable(token: string): Promise<boolean>;
  /** The file behind a link, once. */
  fetch(token: string): Promise<BuiltFile | undefined>;
  /** Forgets links that nobody followed in time. */
  forget(now: Date): Promise<void>;
}

export interface FilesDeps {
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
  readonly people: Pick<People, 'get'>;
  readonly platforms: ReadonlyMap<PlatformName, Platform>;
  readonly makers: readonly FileMaker[];
  /** Where this server is reached; undefined: nobody said. */
  publicUrl(): string | undefined;
}

/** A link is known by its hash only: who reads the store can follow none. */
const hashOf = (token: string) => createHash('sha256').update(token).digest('base64url');

export function createFiles({ store, clock, log, people, platforms, makers, publicUrl }: FilesDeps): Files {
  const links = store.collection(filesCollection);
  const byName = new Map(makers.map((maker) => [maker.name, maker]));

  async function build(person: Person | undefined, name: string, args: JsonObject): Promise<BuiltFile | undefined> {
    const maker = byName.get(name);
    return person && maker?.who(person) ? maker.build(person, args) : undefined;
  }

  async function linkFor({ maker, args }: FileOffer, { id: personId }: Person): Promise<string> {
    const base = publicUrl();
    if (base === undefined) throw new UserError('core.filesNeedUrl');
    const token = randomBytes(32).toString('base64url');
    const expiresAt = new Date(clock.now().getTime() + LINK_FOR_MS).toISOString();
    await links.insert({ id: hashOf(token), maker, args, personId, expiresAt });
    return `${base}${FILES_PATH}/${token}`;
  }

  const isOver = ({ expiresAt }: FileLink) => expiresAt <= clock.now().toISOString();

  return {
    async give(offer, to, person) {
      const platform = platforms.get(to.platform);
      if (!platform?.sendFile) return offer.linked(await linkFor(offer, person));
      const file = await build(person, offer.maker, offer.args);
      if (!file) throw new UserError('core.notAllowed');
      try {
        await platform.sendFile(to, file);
        return offer.sent;
      } catch (error) {
        if (!(error instanceof DeliveryError)) throw error;
        // An app that was installed before it asked for this right, for one.
        log.warn('a platform did not take a file', { platform: platform.name, reason: error.message });
        if (publicUrl() === undefined) throw new UserError('core.fileNotTaken');
        return offer.linked(await linkFor(offer, person));
      }
    },
    async isAvailable(token) {
      const link = await links.get(hashOf(token));
      return link !== undefined && !isOver(link);
    },
    async fetch(token) {
      const link = await links.get(hashOf(token));
      // Of several who come at once one removes it, and gets the file.
      if (!link || !(await links.remove(link.id)) || isOver(link)) return undefined;
      return build(await people.get(link.personId), link.maker, link.args);
    },
    async forget(now) {
      for await (const { id } of links.scan({ expiresAt: { $lt: now.toISOString() } })) await links.remove(id);
    },
  };
}
