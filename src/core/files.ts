// Files that the bot gives. An answer names the maker of the file. When the file is fetched, the
// bot checks if the person may have it and then builds it. If a platform accepts files, it gets the
// file at once. Otherwise a link works once, for a quarter of an hour.
import { createHash, randomBytes } from 'node:crypto';
import type { Clock } from './clock';
import { DeliveryError, UserError } from './errors';
import type { JsonObject } from './json';
import type { Log } from './log';
import type { Message } from './message';
import type { Account, PlatformName } from './account';
import type { People } from './people';
import type { Person } from './person';
import { names, picked } from './personal';
import type { BuiltFile, Platform } from './platform';
import { collectionSpec, type Store } from './store';
import type { Doc } from './doc';

export interface FileMaker {
  /** `<feature>.<what>` */
  readonly name: string;
  /** Checked when the file is fetched. */
  who(person: Person): boolean;
  /** Undefined if the file no longer exists. */
  build(person: Person, args: JsonObject): Promise<BuiltFile | undefined>;
}

/** The messages about a file that comes with an answer. */
export interface FileOffer {
  readonly maker: string;
  readonly args: JsonObject;
  /** Used if the file was sent. */
  readonly sent: Message;
  /** Used if the file is behind a link. */
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
  indexes: [{ fields: ['expiresAt'] }],
  what: 'which file waits behind which link, without the file: it is made when it is fetched',
  people: {
    whom: 'yes',
    purpose: 'operation',
    show(link, whose) {
      if (link.personId === whose.personId) return picked(link, 'maker', 'expiresAt');
      return names(link.args, whose) ? { ...picked(link, 'expiresAt'), namesMe: true } : undefined;
    },
    erase: ({ personId, args }, whose) =>
      personId === whose.personId || names(args, whose) ? 'remove' : 'keep',
    erased: 'removed',
  },
  keep: { until: 'until it was fetched; a day at most' },
});

/** The path of a file's link, under PUBLIC_URL. A token follows it. */
export const FILES_PATH = '/files';
const LINK_FOR_MS = 15 * 60_000;

export interface Files {
  /**
   * Sends the file or makes a link to it. Gives the message about it. Throws UserError if neither
   * is possible.
   */
  give(offer: FileOffer, to: Account, person: Person): Promise<Message>;
  /** Whether a link is still valid. */
  isAvailable(token: string): Promise<boolean>;
  /** The file behind a link. Each link works once. */
  fetch(token: string): Promise<BuiltFile | undefined>;
  /** Deletes links that expired. */
  forget(now: Date): Promise<void>;
}

export interface FilesDeps {
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
  readonly people: Pick<People, 'get'>;
  readonly platforms: ReadonlyMap<PlatformName, Platform>;
  readonly makers: readonly FileMaker[];
  /** The address of this server, or undefined if it is not configured. */
  publicUrl(): string | undefined;
}

/** Only the hash of a link is stored, so nobody can use a link that they read in the store. */
const hashOf = (token: string) => createHash('sha256').update(token).digest('base64url');

export function createFiles({
  store,
  clock,
  log,
  people,
  platforms,
  makers,
  publicUrl,
}: FilesDeps): Files {
  const links = store.collection(filesCollection);
  const byName = new Map(makers.map((maker) => [maker.name, maker]));

  async function build(
    person: Person | undefined,
    name: string,
    args: JsonObject,
  ): Promise<BuiltFile | undefined> {
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
        // For example, an app that was installed before it asked for this permission.
        log.warn('a platform did not take a file', {
          platform: platform.name,
          reason: error.message,
        });
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
      // If several requests come at once, one of them removes the link and gets the file.
      if (!link || !(await links.remove(link.id)) || isOver(link)) return undefined;
      return build(await people.get(link.personId), link.maker, link.args);
    },
    async forget(now) {
      for await (const { id } of links.scan({ expiresAt: { $lt: now.toISOString() } }))
        await links.remove(id);
    },
  };
}
