// Finds what answers a message, in this order: a command, an intent, a command after polite words,
// small talk, a typo of a command, an intent or small talk with typos, a question. Actions are
// found by their verb. At start it refuses words or verbs that two features claim.
import type { Action, Feature, NearWord, Word } from '../feature';
import { createIntents, type Hearing, type Meant } from './intents';
import { plain, readings, sentences, withoutCommand, withoutPoliteness } from './plain-words';
import { slip } from './spelling';
import type { TextKey } from '../texts';
import { withoutLeading, withoutTrailing } from '../trim';

/** What a message means. */
export type Meaning = (
  | { readonly kind: 'word'; readonly word: Word; readonly rest: string }
  | { readonly kind: 'text'; readonly text: TextKey }
  | { readonly kind: 'near'; readonly near: NearWord; readonly ask: DidYouMean }
  | { readonly kind: 'nothing' }
) & {
  /** The word that could take the message as a question, if the message is no command. */
  readonly asks?: Word;
};
type DidYouMean = NonNullable<Feature['didYouMean']>;

export interface Router {
  readonly words: readonly Word[];
  /**
   * `may`: whether the sender may use a word. A word that is typed exactly is found even if they
   * may not.
   */
  meaning(spoken: string, may: (word: Word) => boolean): Meaning;
  action(verb: string): Action | undefined;
  /** Prepares for the first message, while other work goes on. */
  warm(): Promise<void>;
}

interface Named {
  readonly word: Word;
  readonly rest: string;
}

const MOST_WORDS = 2;
/** Longer messages are not checked for typos of a command. */
const NEAR_LETTERS = 80;
/** Longer messages are treated as questions. */
const CHATTY_LETTERS = 400;
/** A longer message is either a command at its start or a question. */
const INTENT_LETTERS = 2_000;

export function createRouter(features: readonly Feature[]): Router {
  const words = features.flatMap((feature) => feature.words);
  const byName = new Map<string, Word>();
  for (const word of words) {
    for (const name of [word.word, ...word.aliases]) {
      if (byName.has(name)) throw new Error(`two features claim the word ${name}`);
      byName.set(name, word);
    }
  }
  const actions = new Map<string, Action>();
  for (const action of features.flatMap((feature) => feature.actions)) {
    if (actions.has(action.verb)) throw new Error(`two features claim the action ${action.verb}`);
    actions.set(action.verb, action);
  }
  const intents = createIntents(features.flatMap((feature) => feature.intents ?? []));
  const didYouMean = features.find((feature) => feature.didYouMean)?.didYouMean;

  /** A name may have several words. The longest match wins. */
  function named(spoken: string, isPolite = false): Named | undefined {
    for (const { name, rest } of beginnings(spoken)) {
      const word = byName.get(name);
      if (!word) continue;
      const isEveryday = word.everyday?.includes(name) ?? false;
      if (isEveryday ? !isPolite && isAlone(rest, spoken) : (word.takes?.(rest) ?? true))
        return { word, rest };
      if (isEveryday && word.isSurelyFor?.(rest)) return { word, rest };
    }
    return undefined;
  }

  /** The named word, if the person may use it. */
  function allowed(
    spoken: string,
    may: (word: Word) => boolean,
    isPolite = false,
  ): Named | undefined {
    const found = named(spoken, isPolite);
    return found && may(found.word) ? found : undefined;
  }

  /**
   * A word that was likely mistyped: a message of one or two words, or a word followed by what only
   * it takes.
   */
  function nearWord(spoken: string, may: (word: Word) => boolean): NearWord | undefined {
    const few = readings(plain(spoken)).some((text) => text.split(' ').length <= MOST_WORDS);
    const { name: typed = '', rest = '' } = beginnings(spoken).at(-1) ?? {};
    if (spoken.length > NEAR_LETTERS) return undefined;
    /** A name with one word, and no alias, may also be an everyday word here. */
    const isName = (name: string, word: Word) =>
      !word.everyday?.includes(name) || (rest === '' && name === word.word);
    return [...byName]
      .filter(
        ([name, word]) =>
          !word.refused &&
          may(word) &&
          isName(name, word) &&
          (few ? (word.takes?.(rest) ?? true) : word.isSurelyFor?.(rest)),
      )
      .flatMap(([name, word]) => {
        const edits = slip(typed, name);
        return edits === undefined ? [] : { word, name, rest, edits };
      })
      .toSorted((a, b) => a.edits - b.edits)[0];
  }

  const asWord = (found: Named | undefined): Meaning | undefined =>
    found && { kind: 'word', ...found };

  function meant(found: Meant | undefined, may: (word: Word) => boolean): Meaning | undefined {
    if (found?.text !== undefined) return { kind: 'text', text: found.text };
    return found?.words === undefined ? undefined : asWord(allowed(found.words, may));
  }

  /** The text after sentences of small talk: `Thanks, that helped. Where do I park?` */
  function behindSmallTalk(spoken: string): string | undefined {
    if (spoken.length > CHATTY_LETTERS) return undefined;
    const [first = '', ...others] = sentences(spoken);
    if (others.length === 0 || !(isIntroduction(first) || intents.smallTalk(first, 'typed')))
      return undefined;
    const rest = others.join(' ');
    return behindSmallTalk(rest) ?? rest;
  }

  function meaning(typed: string, may: (word: Word) => boolean): Meaning {
    const spoken = withoutCommand(typed);
    const exact = named(spoken.trim() === '' ? 'help' : spoken);
    if (exact) return { kind: 'word', ...exact };
    const asks = words.find((word) => word.takesQuestions && may(word));
    return { ...guessed(spoken, may, asks), ...(asks && { asks }) };
  }

  function guessed(spoken: string, may: (word: Word) => boolean, asks: Word | undefined): Meaning {
    const core = withoutPoliteness(spoken);
    if (spoken.length > INTENT_LETTERS)
      return asWord(allowed(core, may, true)) ?? asked(spoken, asks);
    const orders = (hearing: Hearing) =>
      meant(
        intents.order(spoken, hearing, (words) => allowed(words, may) !== undefined),
        may,
      );
    const chat = (hearing: Hearing) => meant(intents.smallTalk(spoken, hearing), may);
    const found = orders('typed') ?? asWord(allowed(core, may, true)) ?? chat('typed');
    if (found) return found;
    const near = didYouMean && nearWord(core, may);
    if (didYouMean && near) return { kind: 'near', near, ask: didYouMean };
    const mended = orders('mended') ?? chat('mended');
    if (mended) return mended;
    const behind = behindSmallTalk(spoken);
    if (behind !== undefined) return meaning(behind, may);
    return asked(spoken, asks);
  }

  const asked = (spoken: string, asks: Word | undefined): Meaning =>
    asks ? { kind: 'word', word: asks, rest: spoken.trim() } : { kind: 'nothing' };

  return {
    words,
    meaning,
    action: (verb) => actions.get(verb),
    warm: intents.warm,
  };
}

/** Nothing else is said. A question mark counts as something. */
const isAlone = (rest: string, spoken: string) => rest === '' && !/\?\s*$/.test(spoken);

/** `One more:`, `quick question:` before the actual question. */
const isIntroduction = (sentence: string) =>
  /^(?:(?:one|another|next|last|quick|short|noch|kurze|nächste)\b[\p{L} ]{0,20}|ps|btw):$/iu.test(
    sentence,
  );

/**
 * The first words as a name (lower case, no punctuation around them), longest first, each with the
 * text after it.
 */
function beginnings(spoken: string): { name: string; rest: string }[] {
  const trimmed = spoken.trim().replace(/^(\p{L}+):(?=\S)/u, '$1: ');
  const found: { name: string; rest: string }[] = [];
  let from = 0;
  for (const part of trimmed.split(/\s+/).slice(0, MOST_WORDS)) {
    from = trimmed.indexOf(part, from) + part.length;
    const parts = trimmed.slice(0, from).toLowerCase().split(/\s+/);
    const name = parts
      .map((word) => withoutTrailing(withoutLeading(word, '/!'), ':,;.!?'))
      .join(' ');
    found.unshift({
      name,
      rest: trimmed
        .slice(from)
        .trim()
        .replace(/^[-–—:]\s+/, ''),
    });
  }
  return found;
}
