// Suggestions: a greeting with first questions in an empty chat, and the commands above the
// composer.
import type { User } from '../api.js';
import { element } from '../element.js';
import { CHIPS, text } from '../texts/index.js';

const TRIES = ['tryAsk1', 'tryAsk2', 'tryAsk3'] as const;

export function firstNameOf({ name }: Pick<User, 'name'>): string {
  return name.split(' ')[0] ?? name;
}

/** What an empty room shows. */
export function greeting(user: User, isOwn: boolean, say: (words: string) => void): HTMLElement {
  const { locale } = user;
  if (!isOwn) return element('p', { class: 'empty' }, text(locale, 'emptyChannel'));
  const tries = TRIES.map((key) => {
    const words = text(locale, key);
    const button = element('button', { type: 'button' }, words);
    button.onclick = () => say(words);
    return button;
  });
  return element(
    'div',
    { class: 'empty' },
    element('p', { class: 'hello' }, text(locale, 'hello', { name: firstNameOf(user) })),
    element('p', {}, text(locale, 'emptyChat')),
    element('div', { class: 'tries' }, ...tries),
  );
}

/** Suggested words: said at once, or put into the composer if more words must follow. */
export function chips(
  user: User,
  isOwn: boolean,
  say: (words: string) => void,
  begin: (words: string) => void,
): HTMLElement[] {
  const own = CHIPS[user.locale]
    .filter(({ role }) => role === undefined || user.roles.includes(role))
    .map(({ words }) => words);
  return (isOwn ? own : ['@passalong ']).map((words) => {
    const chip = element('button', { type: 'button' }, words.trim());
    chip.onclick = () => (words.endsWith(' ') ? begin(words) : say(words));
    return chip;
  });
}
