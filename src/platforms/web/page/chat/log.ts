// The messages of one room on the screen: adds, replaces in place, keeps the reader and their focus
// where they are.
import type { Message } from '../api.js';
import { dayOf, drawDay, drawMessage, type MessageDeps } from './message.js';

export interface Log {
  /** Shows a room's messages; `empty`: what it shows while there are none. */
  show(messages: readonly Message[], deps: MessageDeps, empty: () => Node): void;
  /** A new or changed message. `toForm`: a new form gets the focus. */
  take(message: Message, deps: MessageDeps, toForm: boolean): void;
}

const MARGIN = 12;

export function createLog(box: HTMLElement): Log {
  let lastDay = '';

  function append(message: Message, deps: MessageDeps): HTMLElement {
    const day = dayOf(message.at, deps.viewer);
    if (day !== lastDay) box.append(drawDay(day));
    lastDay = day;
    const drawn = drawMessage(message, deps);
    box.append(drawn);
    return drawn;
  }

  /** Scrolls to the end, or to the beginning of the last message if it is taller than the box. */
  function scrollTo(item: HTMLElement): void {
    const isTall = item.offsetHeight > box.clientHeight - 2 * MARGIN;
    box.scrollTop = isTall ? item.offsetTop - box.offsetTop - MARGIN : box.scrollHeight;
    // In a very low window, the page scrolls and not the box.
    if (box.scrollHeight <= box.clientHeight) item.scrollIntoView({ block: 'nearest' });
  }

  return {
    show(messages, deps, empty) {
      lastDay = '';
      box.replaceChildren();
      if (messages.length === 0) return box.append(empty());
      const drawn = messages.map((message) => append(message, deps));
      return scrollTo(drawn.at(-1) as HTMLElement);
    },
    take(message, deps, toForm) {
      const old = box.querySelector<HTMLElement>(`[data-message="${message.id}"]`);
      if (old) {
        const drawn = drawMessage(message, deps);
        const hadFocus = old.contains(document.activeElement);
        old.replaceWith(drawn);
        if (hadFocus) drawn.focus({ preventScroll: true });
        return;
      }
      box.querySelector('.empty')?.remove();
      const drawn = append(message, deps);
      drawn.classList.add('fresh');
      scrollTo(drawn);
      if (message.form && toForm)
        drawn.querySelector<HTMLElement>('input, textarea, select')?.focus({ preventScroll: true });
    },
  };
}
