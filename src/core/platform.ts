// The port that every platform (Teams, Slack, the browser page) implements, and what it may ask of the bot.
import type { ActionEvent, Inbound } from './inbound';
import type { Address, MessageRef, Outbound, Place } from './message';
import type { Account, PlatformName, Profile } from './account';

/** A form on its way to one reader: its card holds the inputs and one Action.Execute with verb `submit`. */
export interface RenderedForm {
  /** Short title (Slack: the modal's, 24 characters). */
  readonly title: string;
  readonly card: Outbound & { readonly card: NonNullable<Outbound['card']> };
  readonly submit: { readonly verb: string; readonly label: string };
}

/** The answer to one event, rendered for its sender. */
export interface RenderedReply {
  /** Said in reply. Where the event was a form sent from a card of its own (no other card carried it), it takes that card's place. */
  readonly say?: Outbound;
  /** Takes the place of the message on which the action was pressed, for everybody. */
  readonly replace?: Outbound;
  readonly form?: RenderedForm;
  /** `say` is for the sender's eyes only: ephemeral where the platform can, else in their personal chat. */
  readonly onlyToSender: boolean;
  /** A line for all to read where the event was, beside a `say` that is only for the sender. */
  readonly openly?: Outbound;
  /** The sender is no colleague: they are told so where they spoke, and never in a chat of their own. */
  readonly toStranger?: true;
  /** The event came to nothing, and `say` tells why: a form from which it came stays, so that what was typed is not lost. */
  readonly refused?: true;
}

/** Problems by input id, as texts for the sender. Empty = the form is fine. */
export type FieldErrors = Readonly<Record<string, string>>;

export interface Accepted {
  /** False: seen before; `reply` then gives the first answer again (undefined while it is not there, or was never one). */
  readonly fresh: boolean;
  readonly reply: Promise<RenderedReply | undefined>;
}

/** What a platform may ask of the bot. */
export interface BotPort {
  /** Pure and quick: Slack wants a form's field errors before its three seconds are over. */
  check(event: ActionEvent): Promise<FieldErrors>;
  /** Whether the answer is likely a form, so that Slack opens a modal at once. Synchronous. */
  opensForm(event: Inbound): boolean;
  /** Notes the event durably; once this resolves the platform may acknowledge. The work goes on behind `reply`, which never rejects. */
  accept(event: Inbound): Promise<Accepted>;
  /** `accept`, then its reply. */
  receive(event: Inbound): Promise<RenderedReply | undefined>;
  /** Hands over an answer that the platform did not take now, so that it is delivered after `waitMs` at the earliest: once a key. */
  deliverLater(to: Address, message: Outbound, key: string, waitMs: number): Promise<void>;
  /** Likewise a change of a message. */
  changeLater(ref: MessageRef, message: Outbound, key: string, waitMs: number): Promise<void>;
}

export interface RateLimits {
  /** Most messages a second to one address; 0 = no known limit. */
  readonly perAddressPerSecond: number;
  /** Documented messages a second to a whole tenant, where the pace starts; 0 = no known limit. */
  readonly perTenantPerSecond: number;
  /** Calls that a tenant may make beyond that before one is refused; absent = none. */
  readonly perTenantTolerated?: number;
}

/** Who reads in a channel or group: colleagues only, or guests or outsiders as well. */
export type PlaceReaders = 'colleagues' | 'mixed';

/**
 * How the connection is by which a platform's events come:
 * - `unavailable`: it is away and comes back by itself
 * - `refused`: the platform refuses our credentials; the operator has to mend them
 */
export type PlatformHealth = 'ok' | 'unavailable' | 'refused';

export interface BuiltFile {
  /** ASCII, with its ending. */
  readonly name: string;
  /** The media type. */
  readonly type: string;
  readonly bytes: Uint8Array;
}

export interface Platform {
  readonly name: PlatformName;
  readonly rateLimits: RateLimits;
  start(bot: BotPort): Promise<void>;
  /** Only where the platform keeps a connection for its events. It mends that by itself, and logs why it is away. */
  health?(): PlatformHealth;
  /** `key`: the delivery's id. Throws DeliveryError. */
  send(to: Address, message: Outbound, key: string): Promise<MessageRef>;
  /** Throws DeliveryError. */
  update(ref: MessageRef, message: Outbound): Promise<void>;
  /** Whether a message with this key arrived; `unknown` where the platform can't tell. Throws DeliveryError when it can't be asked now. */
  findSent(to: Address, key: string): Promise<MessageRef | 'absent' | 'unknown'>;
  /** Name, e-mail, zone, locale, still active, how they belong to the company. Throws DeliveryError. */
  lookUp(account: Account): Promise<Profile>;
  /** Who can read what is said in a place that is not personal. Throws DeliveryError where the platform does not say now. */
  readersOf(place: Place): Promise<PlaceReaders>;
  /** Gives a file to one person, in their own chat. Absent: the platform takes none, and they get a link. Throws DeliveryError. */
  sendFile?(to: Account, file: BuiltFile): Promise<void>;
  /** Somebody who is no colleague spoke in a place that is not personal: it is mixed, whatever was known of it. */
  noteStranger?(place: Place, account: Account): void;
  /** Stops taking events and finishes those under way. */
  stop(): Promise<void>;
}
