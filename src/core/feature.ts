// What the core knows about a feature: its words, actions, jobs and stored documents.
import type { NamedList } from './agreement/shapes';
import type { EffectiveAgreement } from './agreement/shapes';
import type { Clock } from './clock';
import type { Embeddings } from './embeddings';
import { UserError } from './errors';
import type { Subscriptions, Steps } from './events';
import type { FileMaker, FileOffer } from './files';
import type { ActionEvent, Inputs, WordsEvent } from './inbound';
import type { FileRef, ReadFile } from './incoming-files';
import type { Log } from './log';
import type { Message, Place } from './message';
import type { Person } from './person';
import type { People } from './people';
import type { PlatformName } from './account';
import type { EraseTexts } from './personal';
import type { PlaceReaders } from './platform';
import type { Phrases } from './routing/phrases';
import type { CollectionSpec, Store } from './store';
import type { Catalogues, Locale, TextArgs, TextKey } from './texts';

/** A form. `card` is a template with inputs and one Action.Execute whose verb is `submit.verb`. */
export interface Form {
  readonly title: TextKey;
  readonly card: Message & { readonly card: string };
  readonly submit: { readonly verb: string; readonly label: TextKey };
  /**
   * The form also takes a file, where the platform's forms can. It arrives in the event's `files`.
   * `text`: the label of the input; `types`: file extensions.
   */
  readonly file?: {
    readonly id: string;
    readonly text: TextKey;
    readonly types: readonly string[];
  };
}

/** The answer of a handler. All parts are optional; without any the bot says nothing. */
export interface Reply {
  readonly say?: Message;
  readonly replace?: Message;
  readonly form?: Form;
  readonly onlyToSender?: boolean;
  /** A line for everyone in the place of the event, next to a `say` that is only for the sender. */
  readonly openly?: Message;
  /** A file that comes with the answer. The text about it replaces `say`. */
  readonly file?: FileOffer;
}

/** Who can read an answer in the place of the event. */
export type Readers = 'sender' | PlaceReaders;
/** The name of a word in the reader's language. */
export function nameOf({ word, names }: Pick<Word, 'word' | 'names'>, locale: Locale): string {
  return names?.[locale] ?? word;
}

/**
 * An error that says who can give the role that a word needs: leads can appoint reviewers, only
 * admins can give the other roles.
 */
export function notYours(word: Word, sender: Person): UserError {
  const by = word.who({ ...sender, roles: ['reviewer'] }) ? 'lead' : 'admin';
  return new UserError('core.notYours', { word: nameOf(word, sender.locale), by });
}

/** What every handler gets besides the event. */
export interface Context {
  readonly sender: Person;
  readonly clock: Clock;
  readonly log: Log;
  /**
   * Who can read an answer here. Asks the platform at most once for each event. If the platform
   * does not say, anyone may be reading.
   */
  readers(): Promise<Readers>;
  /**
   * Reads a file of the event. Call this only for a sender who may do what it is for. Throws
   * FileError, a UserError.
   */
  readonly readFile: ReadFile;
}

export interface Word {
  /** The first word that people say, lower case: `ask`. */
  readonly word: string;
  readonly aliases: readonly string[];
  /**
   * The name of the word in each language where it differs from `word`. Each is one of the aliases.
   */
  readonly names?: Readonly<Partial<Record<Locale, string>>>;
  /**
   * Names that are everyday words, such as `me`. They count only if nothing else is said or if what
   * follows leaves no doubt.
   */
  readonly everyday?: readonly string[];
  /** One line for `help` and the manifests: what it does. */
  readonly help: TextKey;
  /** What may follow the word, for the manifests' hints: `ask.hint`. */
  readonly hint?: TextKey;
  /** The hint for `help`, for people who have more options after the word. */
  hintFor?(person: Person): TextKey;
  /**
   * Its position in `help`, the manifests and Slack's hints, lowest first. Features leave gaps of
   * ten.
   */
  readonly order: number;
  /**
   * Shown in Teams' menu, which has room for ten commands. Making the manifests fails at the
   * eleventh.
   */
  readonly inMenu?: true;
  /** Slack commands besides `/learn`, e.g. `/faq`. */
  readonly shortcuts?: readonly string[];
  /** Set by the core: the agreement does not allow it, so it only says so. */
  readonly refused?: true;
  /** Takes messages that match no word as questions. Only one word has this. */
  readonly takesQuestions?: true;
  /**
   * Whether it stores an answer to exactly this message. It then comes before other meanings of the
   * message.
   */
  knows?(message: string, ctx: Context): Promise<boolean>;
  /** Who may use it. `help` shows it only to them. */
  who(person: Person): boolean;
  /**
   * Whether the text after the word is meant for it, and not the rest of a sentence that starts
   * with it. Without this function, all text is.
   */
  takes?(rest: string): boolean;
  /**
   * Whether the text can only be meant for this word, such as `2 weeks`. It then counts even after
   * an everyday name or a typo.
   */
  isSurelyFor?(rest: string): boolean;
  /** Whether the answer to these words (without the first one) is likely a form. */
  opensForm(words: string): boolean;
  /** What it does with files that come without a command. */
  readonly files?: {
    /** Whether it can use them, as far as their names tell. */
    takes(files: readonly FileRef[]): boolean;
    run(event: WordsEvent, ctx: Context): Promise<Reply>;
  };
  /** `event.words` no longer has the first word and the blanks around it. */
  run(event: WordsEvent, ctx: Context): Promise<Reply>;
}

/**
 * What people say in their own words, and what it means. It leads to a card, a form or a text, and
 * changes nothing.
 */
export interface Intent {
  readonly says: Phrases;
  /**
   * A command of the bot, e.g. `tip mine`. `{what}` stands for the words at `<what>`, `{said}` for
   * the whole message. If there are several, the first one that the person may use counts. Or a
   * text that is the whole answer.
   */
  readonly means: string | readonly string[] | { readonly text: TextKey };
  /** Small talk counts last. A message can hold several phrases of it: `hi, how are you`. */
  readonly smallTalk?: true;
  /**
   * Counts only if the captured words look like a full name, an e-mail address or a mention:
   * `delete Tom Ashworth`.
   */
  readonly named?: true;
}

/** A word that the person may have meant. */
export interface NearWord {
  readonly word: Word;
  /** The name that is close to what they typed, and the text after it. */
  readonly name: string;
  readonly rest: string;
}

/** Problems of a form's inputs by input id, as text keys. */
export type InputProblems = Readonly<
  Record<string, { readonly key: TextKey; readonly args?: TextArgs }>
>;

export interface Action {
  /** `<feature>.<what>`, e.g. `review.approve`. */
  readonly verb: string;
  /** Checked when the button is pressed. */
  who(person: Person): boolean;
  readonly opensForm?: boolean;
  /** Set by the core: the agreement does not allow it, so it only says so. */
  readonly refused?: true;
  /** Pure and quick: only looks at the inputs. */
  check?(inputs: Inputs, files: readonly FileRef[]): InputProblems;
  run(event: ActionEvent, ctx: Context): Promise<Reply>;
}

/** A sweep: finds what is due and does it. Safe to run at any time, any number of times. */
export interface Job {
  readonly name: string;
  /** Five cron fields and the IANA time zone in which they apply. */
  readonly when: { readonly cron: string; readonly zone: string };
  run(ctx: { readonly clock: Clock; readonly log: Log }): Promise<void>;
}

/** A part of the programme leads' overview: counts, which are shown as bars. No names. */
export interface OverviewPart {
  readonly heading: TextKey;
  /** `kind`, `name` and `count` are what it says beside the bar. */
  readonly rows: readonly {
    readonly says: TextKey;
    readonly value: number;
    readonly kind?: string;
    readonly name?: string;
    readonly count?: number;
  }[];
}

export interface Feature {
  /** The name in an agreement. It never changes. */
  readonly name: string;
  /** One line in plain words that says what the feature does. */
  readonly about: TextKey;
  /** A right of people or a duty of the operator: an agreement cannot switch it off. */
  readonly duty?: true;
  readonly texts: Catalogues;
  readonly words: readonly Word[];
  readonly intents?: readonly Intent[];
  /** Asks if the person meant a similar word. Only one feature has this. */
  didYouMean?(near: NearWord, said: string, ctx: Context): Reply;
  readonly actions: readonly Action[];
  readonly jobs: readonly Job[];
  readonly collections: readonly CollectionSpec<never>[];
  readonly subscriptions: Subscriptions;
  /** The steps that it stores with changes of its own, and takes afterwards. */
  readonly steps?: Steps;
  /** Brings into memory what its first answer needs. Safe to call again. */
  prepare?(): Promise<void>;
  /** What the feature adds to the programme leads' overview. */
  overview?(): Promise<readonly OverviewPart[]>;
  /** Files that the feature creates when they are fetched. */
  readonly files?: readonly FileMaker[];
  /**
   * Lists that show colleagues by name. If there is an agreement, it must name a list before the
   * bot shows it.
   */
  readonly namedLists?: readonly NamedList[];
}

/** What a feature gets to work with. */
export interface FeatureDeps {
  readonly store: Store;
  readonly clock: Clock;
  readonly people: People;
  readonly log: Log;
  readonly settings: FeatureSettings;
  /** Present only if the operator configured a sentence encoder. */
  readonly embeddings?: Embeddings;
  /** Who can read in a channel or group. Throws DeliveryError if its platform cannot say now. */
  readersOf(place: Place): Promise<PlaceReaders>;
  /** The agreement in force. Known once all features are made. */
  agreed(): EffectiveAgreement;
  /** The words of every feature that is on. Known once all features are made. */
  words(): readonly Word[];
  /** What every feature that is on adds to the programme leads' overview. */
  overview(): Promise<readonly OverviewPart[]>;
  /** All collections, with their retention in force. Known once all features are made. */
  collections(): readonly CollectionSpec<never>[];
  /**
   * What people read: the catalogues of core and of every feature. Known once all features are
   * made.
   */
  texts(): readonly Catalogues[];
  /** Makes the store delete all traces of removed data: see StoreDriver. */
  scrub(): Promise<void>;
}

/** What a second admin has to confirm, where the settings name it. */
export const GUARDED_ACTIONS = ['export', 'erase', 'admins'] as const;
export type GuardedAction = (typeof GUARDED_ACTIONS)[number];
/** Settings by name, as they may be shown: no secret, no address of a person. */
export type SettingsInUse = Readonly<Record<string, string | number | boolean>>;

/** Settings that features may read. */
export interface FeatureSettings {
  readonly orgName: string;
  readonly defaultZone: string;
  readonly admins: readonly string[];
  /** The display name of each platform, configured or not. */
  readonly platformLabels: Readonly<Record<PlatformName, string>>;
  /** What happens to the texts of a person who is erased. */
  readonly eraseTexts: EraseTexts;
  /** The actions that need a second admin. */
  readonly twoPersonApproval: readonly GuardedAction[];
  readonly inUse: SettingsInUse;
}

export type MakeFeature = (deps: FeatureDeps) => Feature;
