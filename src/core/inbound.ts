// Incoming events, independent of the platform. Each platform verifies the sender first, then
// translates.
import type { FileRef } from './incoming-files';
import type { JsonObject } from './json';
import type { MessageRef, Place } from './message';
import type { Account } from './account';
import { withoutLongBlanks } from './trim';

interface InboundBase {
  /** The platform's event id. A repeat has the same id. */
  readonly id: string;
  /** ISO instant. */
  readonly at: string;
  readonly sender: Account;
  readonly place: Place;
  /** The locale (BCP 47) and IANA time zone of the sender's client, if the platform sends them. */
  readonly locale?: string;
  readonly zone?: string;
  /** The sender's name, if the platform sends it. Used until the account is looked up. */
  readonly senderName?: string;
  /** The platform says that the sender belongs to another company. */
  readonly outsider?: true;
  /**
   * Only the sender sees the answer, whatever the place: a command, or a card that nobody else
   * sees.
   */
  readonly alone?: true;
}

/**
 * What someone said to the bot: a slash command, a mention or a direct message. The mention and the
 * command are removed; `/faq x` arrives as `faq x`.
 */
export interface WordsEvent extends InboundBase {
  readonly type: 'words';
  readonly words: string;
  /** The files that came with it. Events of earlier versions only say that there are some. */
  readonly files?: readonly FileRef[] | true;
  /** Colleagues mentioned in the words. `text` is how the mention appears there. */
  readonly mentions: readonly { readonly account: Account; readonly text: string }[];
}

/**
 * Values of a form's inputs by id. Adaptive Cards send a multiple choice as a comma-separated
 * string.
 */
export type Inputs = Readonly<Record<string, string>>;

/** A press on a card's button, or a form sent. */
export interface ActionEvent extends InboundBase {
  readonly type: 'action';
  readonly verb: string;
  /** The data of the card. It may be forged: look it up, never trust it. */
  readonly data: JsonObject;
  readonly inputs: Inputs;
  /** The files of the form. */
  readonly files?: readonly FileRef[];
  /** The message that the card sat on, or from which the form was opened. */
  readonly message?: MessageRef;
}

/**
 * `installed`, `removed`: the bot in a place. `joined`, `left`: a person in a place. `renamed`: a
 * place or a person. `revoked`: our credentials.
 */
export interface LifecycleEvent extends InboundBase {
  readonly type: 'lifecycle';
  readonly what: 'installed' | 'removed' | 'joined' | 'left' | 'renamed' | 'revoked';
  /** The name of the place or person, if the platform sends it. */
  readonly name?: string;
}

export type Inbound = WordsEvent | ActionEvent | LifecycleEvent;

/**
 * The name of the event across platforms. Ids of what it causes derive from it, and a decision
 * keeps it as its `because`.
 */
export function causeOf(event: Inbound): string {
  return `${event.sender.platform}:${event.sender.tenant}:${event.id}`;
}

/** The files that came with an event. */
export function filesOf({ files }: WordsEvent | ActionEvent): readonly FileRef[] {
  return files === undefined || files === true ? [] : files;
}

/** A text in the card's data; empty if it is missing or not a text. */
export function dataOf(event: ActionEvent, name: string): string {
  const value = event.data[name];
  return typeof value === 'string' ? value : '';
}

/** The trimmed text of an input; empty if the person typed nothing. */
export function inputOf(event: ActionEvent, name: string): string {
  return (event.inputs[name] ?? '').trim();
}

/**
 * The event without runs of blanks that nobody types: in the words, the inputs and the data that
 * its card carried.
 */
export function withShortBlanks<Event extends Inbound>(event: Event): Event {
  if (event.type === 'words') return { ...event, words: withoutLongBlanks(event.words) };
  return event.type === 'action'
    ? { ...event, inputs: shortened(event.inputs), data: shortened(event.data) }
    : event;
}

const shortened = <T extends JsonObject>(values: T): T =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value === 'string' ? withoutLongBlanks(value) : value,
    ]),
  ) as T;
