// Finds who answers: words by their first word, actions by their verb. Refuses at start what two features claim.
import type { Action, Feature, Word } from './feature';
import type { Person } from './person';

export interface Router {
  readonly words: readonly Word[];
  /** The word that these words begin with, and the rest of them. */
  word(words: string): { readonly word: Word; readonly rest: string } | undefined;
  action(verb: string): Action | undefined;
  /** The word that this person may say and that is spelt most like the first of `words`. */
  nearest(words: string, person: Person): Word | undefined;
}

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

  return {
    words,
    word(spoken) {
      // A name may be of several words: the longest that fits wins.
      for (const { name, rest } of beginnings(spoken)) {
        const word = byName.get(name);
        if (word) return { word, rest };
      }
      return undefined;
    },
    action: (verb) => actions.get(verb),
    nearest(spoken, person) {
      const first = beginnings(spoken).at(-1)?.name ?? '';
      const candidates = [...byName]
        .filter(([, word]) => word.who(person))
        .map(([name, word]) => ({ word, steps: editDistance(first, name) }));
      return candidates.sort((a, b) => a.steps - b.steps)[0]?.word;
    },
  };
}

const MOST_WORDS = 2;

/** The first words as a name (lower case, no punctuation around them), the most first, and what follows each. */
function beginnings(spoken: string): { name: string; rest: string }[] {
  const parts = spoken.trim().split(/\s+/);
  const found: { name: string; rest: string }[] = [];
  let from = 0;
  const trimmed = spoken.trim();
  for (const part of parts.slice(0, MOST_WORDS)) {
    from = trimmed.indexOf(part, from) + part.length;
    const words = trimmed.slice(0, from).toLowerCase().split(/\s+/);
    const name = words.map((word) => word.replace(/^[/!]+|[:,;.!?]+$/g, '')).join(' ');
    found.unshift({ name, rest: trimmed.slice(from).trim() });
  }
  return found;
}

/** Levenshtein's distance: single-character insertions, deletions and substitutions. Words are short. */
export function editDistance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= b.length; column += 1) {
      const substituted = (previous[column - 1] ?? 0) + (a[row - 1] === b[column - 1] ? 0 : 1);
      current.push(Math.min(substituted, (previous[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1));
    }
    previous = current;
  }
  return previous[b.length] ?? 0;
}
