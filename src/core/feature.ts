// What a feature is to the core: words that people say, actions that they press, jobs that the clock runs, documents that it keeps.
import type { NamedList } from './agreement/shapes';
import type { Agreed } from './agreement/shapes';
import type { Clock } from './clock';
import type { Embeddings } from './embeddings';
import { UserError } from './errors';
import type { Hears, Steps } from './events';
import type { FileMaker, FileOffer } from './files';
import type { ActionEvent, WordsEvent } from './inbound';
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

/** A form: `card` is a template that holds inputs and one Action.Execute whose verb is `submit`. */
export interface Form {
  readonly title: TextKey;
  readonly card: Message & { readonly card: string };
  readonly submit: { readonly verb: string; readonly label: TextKey };
}

/** What a handler answers. All parts may be absent: then the bot keeps silent. */
export interface Reply {
  readonly say?: Message;
  readonly replace?: Message;
  readonly form?: Form;
  readonly onlyToSender?: boolean;
  /** One line where the event was, beside a `say` that is only for the sender. */
  readonly openly?: Message;
  /** A file that comes with the answer; what is said of it takes the place of `say`. */
  readonly file?: FileOffer;
}

/** Who reads an answer that is said where the event was. */
export type Readers = 'sender' | PlaceReaders;
/** The name of a word as a reader knows it. */
export function nameOf({ word, names }: Pick<Word, 'word' | 'names'>, locale: Locale): string {
  return names?.[locale] ?? word;
}

/** Says who can give the role that a word needs: reviewers are appointed by leads as well, all others by admins alone. */
export function notYours(word: Word, sender: Person): UserError {
  const by = word.who({ ...sender, roles: ['reviewer'] }) ? 'lead' : 'admin';
  return new UserError('core.notYours', { word: nameOf(word, sender.locale), by });
}

/** What every handler gets beside the event. */
export interface Context {
  readonly sender: Person;
  readonly clock: Clock;
  readonly log: Log;
  /** Who would read an answer here. Asks the platform, once an event; where it does not say, anybody might. */
  readers(): Promise<Readers>;
}

export interface Word {
  /** The first word that people say, lower case: `ask`. */
  readonly word: string;
  readonly aliases: readonly string[];
  /** How the word is called where it is not `word` itself; each is one of the aliases. */
  readonly names?: Readonly<Partial<Record<Locale, string>>>;
  /** Names that are everyday words, such as `me`: they count where nothing else is said, or what follows leaves no doubt. */
  readonly everyday?: readonly string[];
  /** One line for `help` and the manifests: what it does. */
  readonly help: TextKey;
  /** What may follow the word, for the manifests' hints: `ask.hint`. */
  readonly hint?: TextKey;
  /** The same in `help`, where more may follow for some. */
  hintFor?(person: Person): TextKey;
  /** Where it stands in `help`, the manifests and Slack's hints: the lowest first. The features leave gaps of ten. */
  readonly order: number;
  /** It stands in Teams' menu, which shows ten commands at most: an eleventh is refused when the manifests are made. */
  readonly inMenu?: true;
  /** Slack short cuts beside `/learn`, e.g. `/faq`. */
  readonly shortcuts?: readonly string[];
  /** Set by the core: the agreement does not allow it, and it only says so. */
  readonly refused?: true;
  /** It takes what is no word of the bot as a question. One word does. */
  readonly takesQuestions?: true;
  /** Whether it knows a message as the very words of a question that it answers: it counts before what else the message could stand for. */
  knows?(message: string, ctx: Context): Promise<boolean>;
  /** Who may say it; `help` shows it to nobody else. */
  who(person: Person): boolean;
  /** Whether what follows the word is meant for it, or is the rest of a sentence that begins with it. Without it, all is. */
  takes?(rest: string): boolean;
  /** Whether what follows can only be meant for this word: `2 weeks`. It counts after everyday names and slips as well. */
  isSurelyFor?(rest: string): boolean;
  /** Whether the answer to these words (without the first) is likely a form. */
  opensForm(words: string): boolean;
  /** `event.words` has lost the first word and surrounding blanks. */
  run(event: WordsEvent, ctx: Context): Promise<Reply>;
}

/** What people say in words of their own, and what it stands for. It leads to a card, a form or a text, and changes nothing. */
export interface Intent {
  readonly says: Phrases;
  /**
   * Words of ours, e.g. `tip mine`, where `{what}` takes over the words at `<what>`, and `{said}` the whole message; of several the first
   * that the person may say. Or a text that is the whole answer.
   */
  readonly means: string | readonly string[] | { readonly text: TextKey };
  /** It counts after all else, and several may stand in one message: `hi, how are you`. */
  readonly smallTalk?: true;
  /** It counts only where the words that are taken over are typed like somebody's whole name, address or mention: `delete Tom Ashworth`. */
  readonly named?: true;
}

/** A word that somebody may have meant. */
export interface NearWord {
  readonly word: Word;
  /** The name of it that comes near, and what was said after it. */
  readonly name: string;
  readonly rest: string;
}

/** Problems of a form's inputs by input id, as text keys. */
export type InputProblems = Readonly<Record<string, { readonly key: TextKey; readonly args?: TextArgs }>>;

export interface Action {
  /** `<feature>.<what>`, e.g. `review.approve`. */
  readonly verb: string;
  /** Checked when it is pressed. */
  who(person: Person): boolean;
  readonly opensForm?: boolean;
  /** Set by the core: the agreement does not allow it, and it only says so. */
  readonly refused?: true;
  /** Pure and quick: only looks at the inputs. */
  check?(inputs: Readonly<Record<string, string>>): InputProblems;
  run(event: ActionEvent, ctx: Context): Promise<Reply>;
}

/** A sweep: looks what is due by the clock and does it. Safe to run at any moment and any number of times. */
export interface Job {
  readonly name: string;
  /** Five cron fields and the IANA zone that they are meant in. */
  readonly when: { readonly cron: string; readonly zone: string };
  run(ctx: { readonly clock: Clock; readonly log: Log }): Promise<void>;
}

export interface Feature {
  /** What an agreement calls it: it never changes. */
  readonly name: string;
  /** One line in plain words: what it does. */
  readonly about: TextKey;
  /** A right of people or a duty of the operator: no agreement switches it off. */
  readonly duty?: true;
  readonly texts: Catalogues;
  readonly words: readonly Word[];
  readonly intents?: readonly Intent[];
  /** Asks whether a near word was meant. One feature does. */
  didYouMean?(near: NearWord, said: string, ctx: Context): Reply;
  readonly actions: readonly Action[];
  readonly jobs: readonly Job[];
  readonly collections: readonly CollectionSpec<never>[];
  readonly hears: Hears;
  /** The steps that it stores with changes of its own, and takes afterwards. */
  readonly steps?: Steps;
  /** Brings into memory what its first answer needs. Safe to call again. */
  prepare?(): Promise<void>;
  /** Files that it makes when they are fetched. */
  readonly files?: readonly FileMaker[];
  /** Lists of colleagues by name: each is shown only where an agreement, if there is one, names it. */
  readonly namedLists?: readonly NamedList[];
}

/** What a feature is made from. */
export interface FeatureDeps {
  readonly store: Store;
  readonly clock: Clock;
  readonly people: People;
  readonly log: Log;
  readonly settings: FeatureSettings;
  /** Absent unless the operator named a sentence encoder. */
  readonly embeddings?: Embeddings;
  /** Who reads in a channel or group. Throws DeliveryError where its platform does not say now. */
  readersOf(place: Place): Promise<PlaceReaders>;
  /** What is agreed and in force; known once all features are made. */
  agreed(): Agreed;
  /** The words of every feature that is on; known once all features are made. */
  words(): readonly Word[];
  /** Every collection of the product, with the terms in force; known once all features are made. */
  collections(): readonly CollectionSpec<never>[];
  /** Leaves no trace in the store of what was removed: see StoreDriver. */
  scrub(): Promise<void>;
}

/** What an admin does to others only once a second admin has confirmed it, where the settings name it. */
export const DEEDS = ['export', 'erase', 'admins'] as const;
export type Deed = (typeof DEEDS)[number];
/** Settings by name, as they may be shown: no secret, no address of a person. */
export type SettingsInUse = Readonly<Record<string, string | number | boolean>>;

/** Settings that features may read. */
export interface FeatureSettings {
  readonly orgName: string;
  readonly defaultZone: string;
  readonly admins: readonly string[];
  /** What people call each platform, configured or not. */
  readonly platformLabels: Readonly<Record<PlatformName, string>>;
  /** What becomes of the texts of whoever is erased. */
  readonly eraseTexts: EraseTexts;
  /** The deeds that need two people. */
  readonly twoPersonApproval: readonly Deed[];
  readonly inUse: SettingsInUse;
}

export type MakeFeature = (deps: FeatureDeps) => Feature;
