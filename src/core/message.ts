// Messages that go out: written by features as a card's or text's name with data, rendered for one reader just before they leave.
import type { JsonObject } from './json';
import type { Account, PlatformName } from './account';
import type { TextArgs, TextKey } from './texts';

/** What a feature says: a card template with its data, or one text. Neutral of reader, language and platform. */
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

/** A rendered Adaptive Card (version 1.5 at most); cards/subset.ts types what may stand in it. */
export type Card = JsonObject & { readonly type: 'AdaptiveCard' };

/** A message as one reader gets it: rendered, in their language and time zone. */
export interface Outbound {
  /** Plain text: the whole message where there is no card, else its summary for notifications and screen readers. */
  readonly text: string;
  readonly card?: Card;
  /** The language that it is in, BCP 47, where it is known. */
  readonly locale?: string;
}

/** A channel or chat on a platform. */
export interface Place {
  readonly platform: PlatformName;
  readonly tenant: string;
  /** The platform's id of the conversation; in a thread the id of the channel. */
  readonly id: string;
  readonly kind: 'personal' | 'channel' | 'group';
  /** The message id that a thread hangs on. */
  readonly thread?: string;
}

/** Where a platform is asked to send: a person's own chat with the bot, or a place. */
export type Address = { readonly account: Account } | { readonly place: Place };

/**
 * To whom a delivery goes: a person (their account is chosen when it leaves) or a place. `own`: only an account that belongs to this very id, not one of
 * the person whom they became or of who became them.
 */
export type Receiver = { readonly person: string; readonly own?: true } | { readonly place: Place };

/** A message that was sent: enough to change it later. */
export interface MessageRef {
  readonly place: Place;
  readonly id: string;
}

/**
 * How long somebody can wait for a delivery, the most urgent first:
 * - `answer`: somebody waits for it: an answer, a review card, a question to a colleague, the outcome of a proposal
 * - `owed`: a reminder that the person signed up for, a decision about what they handed in
 * - `offer`: nobody asked for it: a nudge, a digest, an invitation
 * - `campaign`: one of many at once, such as the proposals of a published round
 */
export type DeliveryClass = 'answer' | 'owed' | 'offer' | 'campaign';

/**
 * Whom to tell that a delivery did not arrive. `text` gets `{count}` of those that did not, `{names}` of the people, and `{why}`: `late`, its time was
 * over, or `refused`, the platform never took it.
 */
export interface Told {
  readonly person: string;
  readonly text: TextKey;
}

/** One outgoing message to one address, said unasked. It is stored with the change that causes it. */
export interface Delivery {
  /** Deterministic: cause + receiver + step. The same key is sent once. */
  readonly key: string;
  /** More urgent classes leave first. */
  readonly class: DeliveryClass;
  readonly to: Receiver;
  readonly message: Message;
  /** ISO instant before which it must not leave. */
  readonly notBefore?: string;
  /** ISO instant after which it is of no use and is reported missed instead. */
  readonly usefulUntil?: string;
  /** Whoever set it up is told when it does not arrive. Absent: it is only counted. */
  readonly tell?: Told;
  /** Key of an earlier delivery whose message this one replaces in place. */
  readonly replaces?: string;
  /** Key of an earlier delivery under which (in whose thread) this one is said. */
  readonly under?: string;
}
