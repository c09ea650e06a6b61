// Finds the workspace's accounts that are not colleagues': from the list of its users, and one by
// one for accounts that are not in the list.
import type { WebClient } from '@slack/web-api';
import type { Clock } from '../../../core/clock';
import { DeliveryError } from '../../../core/errors';
import { isPassing, type MethodCall } from '../calls/rests';

export interface Strangers {
  /** Throws DeliveryError if Slack does not say now. */
  known(): Promise<KnownStrangers>;
  /** Somebody joined who may not be in the list yet. */
  newcomer(user: string): void;
  /** Somebody turned out not to be a colleague. */
  stranger(user: string): void;
}

export interface KnownStrangers {
  has(user: string): boolean;
  isEmpty(): boolean;
  /**
   * Whether one of these is a stranger who is not in the list. On Enterprise Grid, the list holds
   * only one workspace.
   */
  amongUnlisted(users: readonly string[]): Promise<boolean>;
}

const LIST_FOR_MS = 60 * 60_000;
const PAGE = 500;
/**
 * Slack takes about a hundred look-ups a minute. More people than this cannot be looked up in time.
 */
const MOST_LOOKED_UP = 200;

interface UserList {
  readonly listed: Set<string>;
  readonly strangers: Set<string>;
  /** Of accounts that are not in the list. */
  readonly colleagues: Set<string>;
  /** Where to go on after Slack asked to wait. */
  cursor: string | undefined;
  complete: boolean;
  until: number;
}

const emptyList = (): UserList => ({
  listed: new Set(),
  strangers: new Set(),
  colleagues: new Set(),
  cursor: undefined,
  complete: false,
  until: 0,
});

/** `isColleague`: asks Slack about one account. */
export function createStrangers(
  client: WebClient,
  clock: Clock,
  call: MethodCall,
  isColleague: (user: string) => Promise<boolean>,
): Strangers {
  const newcomers = new Set<string>();
  const now = () => clock.now().getTime();
  let list = emptyList();
  let listing: Promise<UserList> | undefined;

  async function page(): Promise<void> {
    const { cursor } = list;
    const found = await call('users.list', () =>
      client.users.list({ limit: PAGE, ...(cursor !== undefined && { cursor }) }),
    );
    for (const { id, is_restricted: restricted, is_ultra_restricted: ultra } of found.members ??
      []) {
      if (id === undefined) continue;
      list.listed.add(id);
      if (restricted || ultra) list.strangers.add(id);
    }
    list.cursor = found.response_metadata?.next_cursor || undefined;
    list.complete = list.cursor === undefined;
    list.until = now() + LIST_FOR_MS;
  }

  async function pages(): Promise<UserList> {
    if (list.complete && list.until <= now()) list = emptyList();
    try {
      while (!list.complete) await page();
    } catch (error) {
      // A cursor that Slack refuses stays refused.
      if (!(error instanceof DeliveryError && isPassing(error))) list = emptyList();
      throw error;
    }
    for (const user of newcomers) {
      if (await isStranger(user)) list.strangers.add(user);
      newcomers.delete(user);
    }
    return list;
  }

  /** If Slack says nothing about somebody, they are a stranger. */
  async function isStranger(user: string): Promise<boolean> {
    try {
      return !(await isColleague(user));
    } catch (error) {
      if (error instanceof DeliveryError && !isPassing(error)) return true;
      throw error;
    }
  }

  async function amongUnlisted(
    { listed, strangers, colleagues }: UserList,
    users: readonly string[],
  ): Promise<boolean> {
    const unlisted = users.filter((user) => !listed.has(user) && !colleagues.has(user));
    if (unlisted.length > MOST_LOOKED_UP) return true;
    for (const user of unlisted) {
      const isOne = await isStranger(user);
      (isOne ? strangers : colleagues).add(user);
      if (isOne) return true;
    }
    return false;
  }

  return {
    /** Asked for once at a time. */
    async known() {
      listing ??= pages().finally(() => {
        listing = undefined;
      });
      const found = await listing;
      return {
        has: (user) => found.strangers.has(user),
        isEmpty: () => found.strangers.size === 0,
        amongUnlisted: (users) => amongUnlisted(found, users),
      };
    },
    newcomer: (user) => void newcomers.add(user),
    stranger: (user) => void list.strangers.add(user),
  };
}
