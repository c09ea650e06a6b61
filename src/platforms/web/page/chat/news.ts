// What the page says by itself: news for screen readers, and notices for everybody when something
// failed.
import { element, find, plainText } from '../element.js';
import type { TextKey } from '../texts/index.js';

export interface News {
  /** For screen readers only; `lang`: of the words. */
  say(words: string, lang: string): void;
  fail(error: unknown): void;
  /** The line to the bot broke; `found` says that it is back. */
  lost(): void;
  found(): void;
}

/** Screen readers read what is added; older lines are no longer needed. */
const KEPT = 5;
const NOTICE_MS = 8_000;

export function createNews(t: (key: TextKey) => string): News {
  const spoken = find<HTMLElement>('#news');
  const notice = find<HTMLElement>('#notice');
  let hide: number | undefined;
  let shown = '';

  function show(words: string, forMs?: number): void {
    window.clearTimeout(hide);
    // A screen reader repeats a text that is added again.
    if (shown !== words) notice.replaceChildren(...plainText(words));
    shown = words;
    if (forMs !== undefined) hide = window.setTimeout(() => show(''), forMs);
  }

  return {
    say(words, lang) {
      spoken.append(element('p', { lang }, ...plainText(words)));
      while (spoken.childElementCount > KEPT) spoken.firstElementChild?.remove();
    },
    fail(error) {
      // A network that failed tells nothing that helps; the server's own words do.
      const isPlain =
        error instanceof Error && !(error instanceof TypeError || error instanceof SyntaxError);
      show(isPlain ? error.message : t('oops'), NOTICE_MS);
    },
    lost: () => show(t('lost')),
    found() {
      if (shown === t('lost')) show('');
    },
  };
}
