// An account on a platform, and what the platform says about it.

/** The name of a platform's module. src/platforms/index.ts lists all of them. */
export type PlatformName = string;

/** An account of one person on one platform. */
export interface Account {
  readonly platform: PlatformName;
  /** The workspace (Slack team id) or tenant (Entra tenant id) of the account. */
  readonly tenant: string;
  /** The platform's own user id: Slack `U…`, Entra object id. */
  readonly user: string;
}

/**
 * How an account belongs to the company, as its platform says:
 * - `colleague`
 * - `guest`: the company invited them
 * - `outsider`: they only share a channel with colleagues, or are a bot
 */
export type Standing = 'colleague' | 'guest' | 'outsider';

/** What a platform knows about an account. */
export interface Profile {
  readonly name: string;
  /** Only an address that the platform itself verified. */
  readonly email?: string;
  readonly zone?: string;
  /** BCP 47. */
  readonly locale?: string;
  readonly active: boolean;
  readonly standing: Standing;
}

/** What an event says about its sender: the settings of their client, and their name. */
export interface Client extends Pick<Profile, 'zone' | 'locale'> {
  readonly senderName?: string;
  /** The event itself says that its sender belongs to another company. */
  readonly outsider?: true;
}

/** An account that the store held and that turned out to be a guest's or an outsider's. */
export interface BarredAccount {
  readonly account: Account;
  readonly name: string;
  readonly standing: Exclude<Standing, 'colleague'>;
  /** ISO instant. */
  readonly at: string;
}

export function accountKey(account: Account): string {
  return `${account.platform}:${account.tenant}:${account.user}`;
}
