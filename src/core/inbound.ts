// What comes in, neutral of the platform. Each platform's `inbound` verifies the sender first, then translates.
import type { JsonObject } from './json';
import type { MessageRef, Place } from './message';
import type { Account } from './account';

interface InboundBase {
  /** The platform's event id: a repeat has the same. */
  readonly id: string;
  /** ISO instant. */
  readonly at: string;
  readonly sender: Account;
  readonly place: Place;
  /** BCP 47, and an IANA time zone: the sender's client's, when the platform says them with the event. */
  readonly locale?: string;
  readonly zone?: string;
  /** The sender's name, when the platform says it with the event: in use until they were looked up. */
  readonly senderName?: string;
  /** The platform says with the event that its sender is of another company. */
  readonly outsider?: true;
  /** Only the sender sees what is answered, wherever they are: a command, a card that nobody else sees. */
  readonly alone?: true;
}

/** What somebody said to the bot: a slash command, a mention, a direct message. The mention and the command are stripped; `/faq x` arrives as `faq x`. */
export interface WordsEvent extends InboundBase {
  readonly type: 'words';
  readonly words: string;
  /** Files came along, which the bot cannot read. */
  readonly files?: true;
  /** Colleagues named in the words; `text` is how they stand there. */
  readonly mentions: readonly { readonly account: Account; readonly text: string }[];
}

/** Values of a form's inputs by id. Adaptive Cards send a multiple choice as a comma-separated string. */
export type Inputs = Readonly<Record<string, string>>;

/** A press on a card's button, or a form sent. */
export interface ActionEvent extends InboundBase {
  readonly type: 'action';
  readonly verb: string;
  /** What the card carried; it may be forged: look up, never trust. */
  readonly data: JsonObject;
  readonly inputs: Inputs;
  /** The message that the card sat on, or from which the form was opened. */
  readonly message?: MessageRef;
}

/** `installed`, `removed`: the bot in a place. `joined`, `left`: a person in a place. `renamed`: a place or person. `revoked`: our credentials. */
export interface LifecycleEvent extends InboundBase {
  readonly type: 'lifecycle';
  readonly what: 'installed' | 'removed' | 'joined' | 'left' | 'renamed' | 'revoked';
  /** Of the place or person, where the platform says it. */
  readonly name?: string;
}

export type Inbound = WordsEvent | ActionEvent | LifecycleEvent;

/** The event's name across platforms: what ids of things that it causes derive from, and what a decision keeps as its `because`. */
export function causeOf(event: Inbound): string {
  return `${event.sender.platform}:${event.sender.tenant}:${event.id}`;
}

/** A text that the card carried; empty where it is missing or no text. */
export function dataOf(event: ActionEvent, name: string): string {
  const value = event.data[name];
  return typeof value === 'string' ? value : '';
}

/** What somebody typed into an input, without blanks around it; empty where they typed nothing. */
export function inputOf(event: ActionEvent, name: string): string {
  return (event.inputs[name] ?? '').trim();
}
