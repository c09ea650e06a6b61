// Finds what people mean in their own words. It tries the features' intents on ever shorter
// readings of the message: first as typed, then with typos corrected.
import { setImmediate } from 'node:timers/promises';
import type { Intent } from '../feature';
import { compile, compileBeginning, type Pattern, vocabularyOf } from './phrases';
import { isOnlyEmoji, OPENING_WORDS, plain, readings, withoutEnding } from './plain-words';
import { createMender } from './spelling';
import type { TextKey } from '../texts';

/** Longer messages are neither commands nor small talk. */
const MOST_WORDS = 14;
const MOST_LETTERS = 200;
/** Correction takes time, and longer messages with typos are questions. */
const MOST_MENDED = 8;
/** Stand for messages without words. */
const NO_WORDS = { emoji: 'emoji emoji', marks: 'marks marks' };

/** Two to four capitalised words, a mention, or an e-mail address. */
const WHOLE_NAME =
  /^(?:@?\p{Lu}[^\s@]*(?: (?:van|von|de|del|der|den|da|di|la|le|zu|bin|al))*(?: \p{Lu}[^\s@]*){1,3}|@\S+|[^\s@]+@[^\s@]+)$/u;

/** The command that is meant, or the text that is the answer. */
export interface Meant {
  readonly words?: string;
  readonly text?: TextKey;
}

/** A message as typed, or with typos corrected. */
export type Hearing = 'typed' | 'mended';

export interface Intents {
  /** The command that matches, if `may` accepts it. */
  order(spoken: string, hearing: Hearing, may: (words: string) => boolean): Meant | undefined;
  smallTalk(spoken: string, hearing: Hearing): Meant | undefined;
  /** Compiles in short slices what the first message would have to wait for. */
  warm(): Promise<void>;
}

interface Chat {
  readonly intent: Intent;
  /** Its position in the features' lists. */
  readonly rank: number;
  readonly patterns: () => readonly Pattern[];
}

/** Other work gets its turn after this many milliseconds. */
const SLICE_MS = 5;

/** Makes it when it is first asked for. */
function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}

/** What the intents are compiled to: only what a message needs, because it takes a while. */
function createCompiled(intents: readonly Intent[]) {
  return {
    orders: intents
      .filter((intent) => !intent.smallTalk)
      .map((intent) => ({ intent, patterns: once(() => compile(intent.says)) })),
    chat: intents
      .filter((intent) => intent.smallTalk)
      .map((intent, rank): Chat => {
        return { intent, rank, patterns: once(() => compileBeginning(intent.says)) };
      }),
    mended: once(() =>
      createMender([...vocabularyOf(intents.map(({ says }) => says)), ...OPENING_WORDS]),
    ),
  };
}

export function createIntents(intents: readonly Intent[]): Intents {
  const { orders, chat, mended } = createCompiled(intents);

  /** The last message. One message is read several times while it is answered. */
  let last:
    | { readonly spoken: string; readonly typed: readonly string[]; mended?: readonly string[] }
    | undefined;

  /** The message's readings; none if nothing was corrected. */
  function heard(spoken: string, hearing: Hearing): readonly string[] {
    if (last?.spoken !== spoken) last = { spoken, typed: readingsOf(spoken) };
    if (hearing === 'typed') return last.typed;
    last.mended ??= mendedReadings(last.typed[0] ?? '', spoken);
    return last.mended;
  }

  function mendedReadings(whole: string, spoken: string): readonly string[] {
    if (whole.split(' ').length > MOST_MENDED) return [];
    const better = mended()(whole, namesIn(spoken));
    return better === whole ? [] : readings(better);
  }

  function orderIn(
    texts: readonly string[],
    spoken: string,
    may: (words: string) => boolean,
  ): Meant | undefined {
    for (const text of texts) {
      for (const { intent, patterns } of orders) {
        const match = firstMatch(patterns(), text);
        if (!match) continue;
        const taken = (name: string) =>
          asTyped(withoutEnding(match.groups?.[name]?.trim() ?? ''), spoken);
        if (
          intent.named &&
          !Object.keys(match.groups ?? {}).every((name) => WHOLE_NAME.test(taken(name)))
        )
          continue;
        for (const meant of wordsOf(intent)) {
          const words = meant.replace(/\{(\w+)\}/g, (_all, name: string) =>
            name === 'said' ? spoken.trim() : taken(name),
          );
          if (may(words)) return { words };
        }
      }
    }
    return undefined;
  }

  /**
   * Matches if all of the text is small talk, phrase after phrase. The phrase that is first in the
   * features' lists is answered. `tried`: positions from which the rest is no small talk, so that
   * nothing is tried twice.
   */
  function chatIn(text: string, tried: Set<string>): Chat | undefined {
    if (text === '' || tried.has(text)) return undefined;
    const found = chat
      .map((one) => ({
        one,
        length: Math.max(...one.patterns().map((pattern) => pattern.exec(text)?.[0].length ?? 0)),
      }))
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
      // At most without its particles: its core alone may be small talk although the message is
      // not.
      const found = heard(spoken, hearing)
        .slice(0, 2)
        .map((text) => chatIn(text, new Set()))
        .find((one) => one !== undefined);
      return found && answerOf(found.intent);
    },
    async warm() {
      let since = performance.now();
      async function breathe(): Promise<void> {
        if (performance.now() - since < SLICE_MS) return;
        await setImmediate();
        since = performance.now();
      }
      for (const { patterns } of [...orders, ...chat])
        for (const { whole } of patterns()) {
          // A regular expression is compiled when it is first asked.
          whole.test('');
          await breathe();
        }
      mended();
    },
  };
}

function firstMatch(patterns: readonly Pattern[], text: string): RegExpExecArray | undefined {
  for (const pattern of patterns) {
    const match = pattern.exec(text);
    if (match) return match;
  }
  return undefined;
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

/** Capitalised words inside the message: likely names, or German nouns. */
function namesIn(spoken: string): ReadonlySet<string> {
  return new Set(
    Array.from(spoken.matchAll(/(?<=[\p{L}\p{N},;:] )\p{Lu}\p{Ll}+/gu), ([name]) => plain(name)),
  );
}

/**
 * The words as the person typed them, with capitals, umlauts and dots (`5.1.` is two plain words),
 * at their place in the message.
 */
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
