// Finds what people mean in words of their own: the features' intents, tried on ever shorter readings of the message, first as it is typed and
// then with its slips mended.
import type { Intent } from './feature';
import { compile, compileBeginning, vocabularyOf } from './phrases';
import { isOnlyEmoji, OPENING_WORDS, plain, readings, withoutEnding } from './plain-words';
import { mended } from './spelling';
import type { TextKey } from './texts';

/** Longer messages are no orders and no small talk. */
const MOST_WORDS = 14;
/** Stand for messages without words. */
const NO_WORDS = { emoji: 'emoji emoji', marks: 'marks marks' };

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

export function createIntents(intents: readonly Intent[]): Intents {
  const orders = intents.filter((intent) => !intent.smallTalk).map((intent) => ({ intent, patterns: compile(intent.says) }));
  const chat = intents
    .filter((intent) => intent.smallTalk)
    .map((intent, rank) => ({ intent, rank, patterns: compileBeginning(intent.says) }));
  const vocabulary = new Set([...vocabularyOf(intents.map(({ says }) => says)), ...OPENING_WORDS]);

  /** The message's readings; none where nothing was mended. */
  function heard(spoken: string, hearing: Hearing): readonly string[] {
    const whole = plain(spoken);
    if (whole === '') return [isOnlyEmoji(spoken) ? NO_WORDS.emoji : NO_WORDS.marks];
    if (whole.split(' ').length > MOST_WORDS) return [];
    if (hearing === 'typed') return readings(whole);
    const better = mended(whole, vocabulary);
    return better === whole ? [] : readings(better);
  }

  function orderIn(texts: readonly string[], spoken: string, may: (words: string) => boolean): Meant | undefined {
    for (const text of texts) {
      for (const { intent, patterns } of orders) {
        const match = patterns.map((pattern) => pattern.exec(text)).find((found) => found !== null);
        if (!match) continue;
        for (const meant of wordsOf(intent)) {
          const words = meant.replace(/\{(\w+)\}/g, (_all, name: string) =>
            asTyped(withoutEnding(match.groups?.[name]?.trim() ?? ''), spoken),
          );
          if (may(words)) return { words };
        }
      }
    }
    return undefined;
  }

  /** All of the text is small talk, one phrase after the other: the one that stands first in the features' lists is answered. */
  function chatIn(text: string): (typeof chat)[number] | undefined {
    if (text === '') return undefined;
    const found = chat
      .map((one) => ({ one, length: Math.max(...one.patterns.map((pattern) => pattern.exec(text)?.[0].length ?? 0)) }))
      .filter(({ length }) => length > 0)
      .toSorted((a, b) => b.length - a.length || a.one.rank - b.one.rank);
    for (const { one, length } of found) {
      if (length === text.length) return one;
      const rest = chatIn(text.slice(length).trim());
      if (rest) return rest.rank < one.rank ? rest : one;
    }
    return undefined;
  }

  return {
    order: (spoken, hearing, may) => orderIn(heard(spoken, hearing), spoken, may),
    smallTalk(spoken, hearing) {
      // Without its particles at most: the core alone may be small talk where the message is not.
      const found = heard(spoken, hearing)
        .slice(0, 2)
        .map(chatIn)
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

/** The words as the person typed them, with capitals and umlauts, where they stand in the message. */
function asTyped(words: string, spoken: string): string {
  const parts = spoken.trim().split(/\s+/);
  const count = words.split(' ').length;
  for (let from = 0; from + count <= parts.length; from += 1) {
    const typed = parts
      .slice(from, from + count)
      .join(' ')
      .replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}+#)]+$/gu, '');
    if (plain(typed) === words) return typed;
  }
  return words;
}
