// Finds what people mean in words of their own: the features' intents, tried on ever shorter readings of the message, first as it is typed and
// then with its slips mended.
import type { Intent } from '../feature';
import { compile, compileBeginning, vocabularyOf } from './phrases';
import { isOnlyEmoji, OPENING_WORDS, plain, readings, withoutEnding } from './plain-words';
import { createMender } from './spelling';
import type { TextKey } from '../texts';

/** Longer messages are no orders and no small talk. */
const MOST_WORDS = 14;
const MOST_LETTERS = 200;
/** Mending takes time, and longer messages with slips are questions. */
const MOST_MENDED = 8;
/** Stand for messages without words. */
const NO_WORDS = { emoji: 'emoji emoji', marks: 'marks marks' };

/** Two to four words with a capital each, a mention, or an e-mail address. */
const WHOLE_NAME =
  /^(?:@?\p{Lu}[^\s@]*(?: (?:van|von|de|del|der|den|da|di|la|le|zu|bin|al))*(?: \p{Lu}[^\s@]*){1,3}|@\S+|[^\s@]+@[^\s@]+)$/u;

/** Words of ours that are meant, or the text that is the answer. */
export interface Meant {
  readonly words?: string;
  readonly text?: TextKey;
}

/** A message as it was typed, or with its slips mended. */
export type Hearing = 'typed' | 'mended';

export interface Intents {
  /** The order that fits, if `may` lets these words of ours pass. */
  order(spoken: string, hearing: Hearing, may: (words: string) => boolean): Meant | undefined;
  smallTalk(spoken: string, hearing: Hearing): Meant | undefined;
}

interface Chat {
  readonly intent: Intent;
  /** Its place in the features' lists. */
  readonly rank: number;
  readonly patterns: readonly RegExp[];
}

export function createIntents(intents: readonly Intent[]): Intents {
  const orders = intents.filter((intent) => !intent.smallTalk).map((intent) => ({ intent, patterns: compile(intent.says) }));
  const chat = intents
    .filter((intent) => intent.smallTalk)
    .map((intent, rank) => ({ intent, rank, patterns: compileBeginning(intent.says) }));
  const mended = createMender([...vocabularyOf(intents.map(({ says }) => says)), ...OPENING_WORDS]);

  /** The message that was heard last: one is looked at several times while it is answered. */
  let last: { readonly spoken: string; readonly typed: readonly string[]; mended?: readonly string[] } | undefined;

  /** The message's readings; none where nothing was mended. */
  function heard(spoken: string, hearing: Hearing): readonly string[] {
    if (last?.spoken !== spoken) last = { spoken, typed: readingsOf(spoken) };
    if (hearing === 'typed') return last.typed;
    last.mended ??= mendedReadings(last.typed[0] ?? '', spoken);
    return last.mended;
  }

  function mendedReadings(whole: string, spoken: string): readonly string[] {
    if (whole.split(' ').length > MOST_MENDED) return [];
    const better = mended(whole, namesIn(spoken));
    return better === whole ? [] : readings(better);
  }

  function orderIn(texts: readonly string[], spoken: string, may: (words: string) => boolean): Meant | undefined {
    for (const text of texts) {
      for (const { intent, patterns } of orders) {
        const match = patterns.map((pattern) => pattern.exec(text)).find((found) => found !== null);
        if (!match) continue;
        const taken = (name: string) => asTyped(withoutEnding(match.groups?.[name]?.trim() ?? ''), spoken);
        if (intent.named && !Object.keys(match.groups ?? {}).every((name) => WHOLE_NAME.test(taken(name)))) continue;
        for (const meant of wordsOf(intent)) {
          const words = meant.replace(/\{(\w+)\}/g, (_all, name: string) => (name === 'said' ? spoken.trim() : taken(name)));
          if (may(words)) return { words };
        }
      }
    }
    return undefined;
  }

  /**
   * All of the text is small talk, one phrase after the other: the one that stands first in the features' lists is answered. `tried`: what
   * is no small talk from a place on, so that nothing is looked at twice.
   */
  function chatIn(text: string, tried: Set<string>): Chat | undefined {
    if (text === '' || tried.has(text)) return undefined;
    const found = chat
      .map((one) => ({ one, length: Math.max(...one.patterns.map((pattern) => pattern.exec(text)?.[0].length ?? 0)) }))
      .filter(({ length }) => length > 0)
      .toSorted((a, b) => b.length - a.length || a.one.rank - b.one.rank);
    for (const { one, length } of found) {
      if (length === text.length) return one;
      const rest = chatIn(text.slice(length).trim(), tried);
      if (rest) return rest.rank < one.rank ? rest : one;
    }
    tried.add(text);
    return undefined;
  }

  return {
    order: (spoken, hearing, may) => orderIn(heard(spoken, hearing), spoken, may),
    smallTalk(spoken, hearing) {
      // Without its particles at most: the core alone may be small talk where the message is not.
      const found = heard(spoken, hearing)
        .slice(0, 2)
        .map((text) => chatIn(text, new Set()))
        .find((one) => one !== undefined);
      return found && answerOf(found.intent);
    },
  };
}

function wordsOf({ means }: Intent): readonly string[] {
  if (typeof means === 'string') return [means];
  return 'text' in means ? [] : means;
}

function answerOf(intent: Intent): Meant {
  const [words] = wordsOf(intent);
  if (words !== undefined) return { words };
  return typeof intent.means === 'object' && 'text' in intent.means ? intent.means : {};
}

function readingsOf(spoken: string): readonly string[] {
  if (spoken.length > MOST_LETTERS) return [];
  const whole = plain(spoken);
  if (whole === '') return [isOnlyEmoji(spoken) ? NO_WORDS.emoji : NO_WORDS.marks];
  return whole.split(' ').length > MOST_WORDS ? [] : readings(whole);
}

/** Words with a capital letter within the message: likely names, or German nouns. */
function namesIn(spoken: string): ReadonlySet<string> {
  return new Set(Array.from(spoken.matchAll(/(?<=[\p{L}\p{N},;:] )\p{Lu}\p{Ll}+/gu), ([name]) => plain(name)));
}

/** The words as the person typed them, with capitals, umlauts and dots (`5.1.` is two plain words), where they stand in the message. */
function asTyped(words: string, spoken: string): string {
  const parts = spoken.trim().split(/\s+/);
  const count = words.split(' ').length;
  for (let size = count; size > 0; size -= 1) {
    for (let from = 0; from + size <= parts.length; from += 1) {
      const typed = parts
        .slice(from, from + size)
        .join(' ')
        .replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}+#)]+$/gu, '');
      if (plain(typed) === words) return typed;
    }
  }
  return words;
}
