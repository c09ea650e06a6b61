// Outgoing messages. A feature names a card or text and gives data; it is rendered for one reader
// just before it is sent.
import type { JsonObject } from './json';
import type { Account, PlatformName } from './account';
import type { TextArgs, TextKey } from './texts';

/**
 * What a feature says: a card template with its data, or one text. Independent of reader, language
 * and platform.
 */
export type Message = CardMessage | TextMessage;
export interface CardMessage {
  /** `<feature>/<template>`, a file in adaptive-cards/. */
  readonly card: string;
  readonly data: JsonObject;
}
export interface TextMessage {
  readonly text: TextKey;
  readonly args?: TextArgs;
}

/**
 * A rendered Adaptive Card, version 1.5 at most. cards/subset.ts types the elements that it may
 * use.
 */
export type Card = JsonObject & { readonly type: 'AdaptiveCard' };

/** A message rendered for one reader, in their language and time zone. */
export interface Outbound {
  /**
   * Plain text: the whole message if there is no card, otherwise the summary for notifications and
   * screen readers.
   */
  readonly text: string;
  readonly card?: Card;
  /** The language of the message (BCP 47), if it is known. */
  readonly locale?: string;
}

/** A channel or chat on a platform. */
export interface Place {
  readonly platform: PlatformName;
  readonly tenant: string;
  /** The platform's id of the conversation. In a thread it is the id of the channel. */
  readonly id: string;
  readonly kind: 'personal' | 'channel' | 'group';
  /** The id of the message that started the thread. */
  readonly thread?: string;
}

/** Where a platform sends to: a person's own chat with the bot, or a place. */
export type Address = { readonly account: Account } | { readonly place: Place };

/**
 * The receiver of a delivery: a person (the bot picks their account when it sends) or a place.
 * `own`: only an account of exactly this id, not of someone who was merged with them.
 */
export type Receiver = { readonly person: string; readonly own?: true } | { readonly place: Place };

/** A sent message, with what is needed to change it later. */
export interface MessageRef {
  readonly place: Place;
  readonly id: string;
}

/**
 * How urgent a delivery is, most urgent first:
 * - `answer`: someone waits for it: an answer, a review card, a question to a colleague, the
 *   outcome of a proposal
 * - `owed`: a reminder that the person signed up for, a decision about their contribution
 * - `offer`: nobody asked for it: a nudge, a digest, an invitation
 * - `campaign`: one of many at once, such as the proposals of a published round
 */
export type DeliveryClass = 'answer' | 'owed' | 'offer' | 'campaign';

/**
 * Who hears that deliveries did not arrive, and in which words. `text` gets `{count}` (the number
 * of deliveries), `{names}` (the people) and `{why}`: `late`, their time was over, or `refused`,
 * the platform never accepted them.
 */
export interface Told {
  readonly person: string;
  readonly text: TextKey;
}

/** One outgoing message that nobody waits for. It is stored with the change that causes it. */
export interface Delivery {
  /** Deterministic: cause + receiver + step. The same key is sent once. */
  readonly key: string;
  /** More urgent classes leave first. */
  readonly class: DeliveryClass;
  readonly to: Receiver;
  readonly message: Message;
  /** ISO instant before which it must not be sent. */
  readonly notBefore?: string;
  /** ISO instant after which it is useless. It is then reported as missed. */
  readonly usefulUntil?: string;
  /** Who hears if it does not arrive. Absent: it is only counted. */
  readonly tell?: Told;
  /** The key of an earlier delivery whose message this one replaces. */
  readonly replaces?: string;
  /** The key of an earlier delivery. This one is sent in its thread. */
  readonly under?: string;
}
