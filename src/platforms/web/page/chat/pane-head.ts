// The head of a pane: the person, and their rooms with the number of new messages.
import type { User } from '../api.js';
import { avatar, element, find } from '../element.js';
import { clockTime } from './message.js';
import { hasText, text } from '../texts/index.js';

/** Names a pane's parts for `user`, in their language. */
export function drawPerson(pane: HTMLElement, user: User, now: string): void {
  const { locale, name } = user;
  pane.lang = locale;
  const labels = {
    '.rooms': text(locale, 'chats', { name }),
    '.chips': text(locale, 'shortcuts'),
    textarea: text(locale, 'say', { name }),
  };
  pane.setAttribute('aria-label', labels['.rooms']);
  for (const [selector, label] of Object.entries(labels))
    find(selector, pane).setAttribute('aria-label', label);
  find('.composer button', pane).setAttribute('aria-label', text(locale, 'send'));
  const tags = user.roles
    .filter(hasText)
    .map((role) => element('span', { class: 'tag' }, text(locale, role)));
  find('.who', pane).replaceChildren(
    avatar(user.id, name),
    element(
      'span',
      { class: 'who-text' },
      element('span', { class: 'who-name' }, element('strong', {}, name), ...tags),
      element('small', {}, `${user.title} · ${user.location} `, element('time', {})),
    ),
    element('span', { class: 'sr' }, text(locale, 'changeUser')),
    element('span', { class: 'caret', 'aria-hidden': 'true' }, '▾'),
  );
  drawTime(pane, user, now);
}

export function drawTime(pane: HTMLElement, user: User, now: string): void {
  find('.who time', pane).textContent = clockTime(now, user);
}

export interface RoomTab {
  readonly id: string;
  readonly name: string;
  readonly unread: number;
  readonly isOpen: boolean;
}

export function drawRooms(
  pane: HTMLElement,
  { locale }: User,
  tabs: readonly RoomTab[],
  open: (room: string) => void,
): void {
  const rooms = find('.rooms', pane);
  rooms.replaceChildren(
    ...tabs.map(({ id, name, unread, isOpen }) => {
      const tab = element(
        'button',
        { type: 'button', 'aria-current': isOpen && 'true', 'data-room': id },
        name,
      );
      if (unread > 0) {
        const words = text(locale, 'unread', { count: String(unread) });
        tab.append(
          element('span', { class: 'badge', 'aria-hidden': 'true' }, String(unread)),
          element('span', { class: 'sr' }, `(${words})`),
        );
      }
      tab.onclick = () => {
        open(id);
        find<HTMLElement>(`[data-room="${id}"]`, rooms).focus();
      };
      return tab;
    }),
  );
}
