// The port that every platform (Teams, Slack, the browser page) implements, and what a platform may
// ask of the bot.
import type { ActionEvent, Inbound } from './inbound';
import type { FileRef } from './incoming-files';
import type { Address, MessageRef, Outbound, Place } from './message';
import type { Account, PlatformName, Profile } from './account';

/** A form for one reader. Its card holds the inputs and one Action.Execute with verb `submit`. */
export interface RenderedForm {
  /** A short title. Slack's modals show 24 characters. */
  readonly title: string;
  readonly card: Outbound & { readonly card: NonNullable<Outbound['card']> };
  readonly submit: { readonly verb: string; readonly label: string };
  /** The form also takes a file, on platforms whose forms can. */
  readonly file?: {
    readonly id: string;
    readonly label: string;
    readonly types: readonly string[];
  };
}

/** The answer to one event, rendered for its sender. */
export interface RenderedReply {
  /** The reply. If the event was a form on a card of its own, the reply replaces that card. */
  readonly say?: Outbound;
  /** Replaces, for everyone, the message with the pressed button. */
  readonly replace?: Outbound;
  readonly form?: RenderedForm;
  /**
   * `say` is for the sender only: an ephemeral message if the platform has them, otherwise in their
   * personal chat.
   */
  readonly onlyToSender: boolean;
  /** A line for everyone in the place of the event, next to a `say` that is only for the sender. */
  readonly openly?: Outbound;
  /**
   * The sender is not a colleague. They get the reply where they spoke, never in a chat of their
   * own.
   */
  readonly toStranger?: true;
  /**
   * The event was refused, and `say` tells why. Its form stays open, so that the inputs are not
   * lost.
   */
  readonly refused?: true;
}

/** Problems by input id, as texts for the sender. Empty if the form is fine. */
export type FieldErrors = Readonly<Record<string, string>>;

export interface Accepted {
  /**
   * False if the event came before. `reply` then gives the first answer again, or undefined if
   * there is none.
   */
  readonly fresh: boolean;
  readonly reply: Promise<RenderedReply | undefined>;
}

/** What a platform may ask of the bot. */
export interface BotPort {
  /** Pure and fast, because Slack wants field errors within three seconds. */
  check(event: ActionEvent): Promise<FieldErrors>;
  /** Whether the answer is likely a form, so that Slack opens a modal at once. Synchronous. */
  opensForm(event: Inbound): boolean;
  /**
   * Stores the event. Once this resolves, the platform may acknowledge it. The work goes on in
   * `reply`, which never rejects.
   * `given`: resolves when the platform gave the answer or handed it over. Until then the event
   * stays open, so that a crash does not lose the answer: it is then given through the outbox. A
   * rejection leaves it open, too. Without `given`, the event is closed as soon as there is an
   * answer.
   */
  accept(event: Inbound, given?: Promise<unknown>): Promise<Accepted>;
  /** `accept`, then its reply. */
  receive(event: Inbound): Promise<RenderedReply | undefined>;
  /**
   * Enqueues an answer that the platform did not accept. It is sent once for each key, after
   * `waitMs` milliseconds at the earliest. `unsure`: it may have arrived, so the platform is asked
   * first.
   */
  deliverLater(
    to: Address,
    message: Outbound,
    key: string,
    waitMs: number,
    unsure?: boolean,
  ): Promise<void>;
  /** Enqueues a change of a message, in the same way. */
  changeLater(ref: MessageRef, message: Outbound, key: string, waitMs: number): Promise<void>;
}

export interface RateLimits {
  /** The highest number of messages a second to one address. 0: no known limit. */
  readonly perAddressPerSecond: number;
  /**
   * The documented messages a second to a tenant, from which the pace starts. 0: no known limit.
   */
  readonly perTenantPerSecond: number;
  /** Extra calls that a tenant may make before one is refused. Absent: none. */
  readonly perTenantTolerated?: number;
}

/** Who can read in a channel or group: colleagues only, or guests or outsiders too. */
export type PlaceReaders = 'colleagues' | 'mixed';

/**
 * The state of the connection that brings a platform's events:
 * - `unavailable`: it is down and recovers by itself
 * - `refused`: the platform refuses our credentials, and the operator must fix them
 */
export type PlatformHealth = 'ok' | 'unavailable' | 'refused';

export interface BuiltFile {
  /** ASCII, with the file extension. */
  readonly name: string;
  /** The media type. */
  readonly type: string;
  readonly bytes: Uint8Array;
}

export interface Platform {
  readonly name: PlatformName;
  readonly rateLimits: RateLimits;
  start(bot: BotPort): Promise<void>;
  /**
   * Only for platforms that keep a connection for events. The platform restores it by itself, and
   * logs why it is down.
   */
  health?(): PlatformHealth;
  /** `key`: the delivery's id. Throws DeliveryError. */
  send(to: Address, message: Outbound, key: string): Promise<MessageRef>;
  /** Throws DeliveryError. */
  update(ref: MessageRef, message: Outbound): Promise<void>;
  /**
   * Whether a message with this key arrived; `unknown` if the platform cannot say. Throws
   * DeliveryError if it cannot be asked now.
   */
  findSent(to: Address, key: string): Promise<MessageRef | 'absent' | 'unknown'>;
  /** The profile of an account. Throws DeliveryError. */
  lookUp(account: Account): Promise<Profile>;
  /**
   * Who can read in a place that is not personal. Throws DeliveryError if the platform cannot say
   * now.
   */
  readersOf(place: Place): Promise<PlaceReaders>;
  /**
   * Sends a file to one person, in their own chat. Absent: the platform accepts no files, and
   * people get a link. Throws DeliveryError.
   */
  sendFile?(to: Account, file: BuiltFile): Promise<void>;
  /**
   * The bytes of a file that somebody sent, only from where this platform keeps files. Absent: the
   * platform brings none. Throws FileError.
   */
  openFile?(file: FileRef, signal: AbortSignal): AsyncIterable<Uint8Array>;
  /**
   * Someone who is not a colleague spoke in this place, so it is mixed, whatever was known before.
   */
  noteStranger?(place: Place, account: Account): void;
  /** Accepts no new events and finishes those that are running. */
  stop(): Promise<void>;
}
