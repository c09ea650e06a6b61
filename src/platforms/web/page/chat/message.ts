// Draws what was said: words as a bubble, a card as the renderer draws it, and the days between.
import type { Message, User } from '../api.js';
import { type DrawnCard, drawCard, type Pressed } from './cards.js';
import { avatar, botAvatar, element, plainText } from '../element.js';
import { DATE_LOCALE, text } from '../texts/index.js';

export interface MessageDeps {
  /** Who looks: times and words are theirs. */
  readonly viewer: User;
  readonly nameOf: (id: string) => string;
  readonly press: (message: Message, pressed: Pressed, card: DrawnCard) => void;
  /** What a form's inputs come filled in with. */
  readonly filled?: Readonly<Record<string, string>>;
}

export function drawMessage(
  message: Message,
  { viewer, nameOf, press, filled }: MessageDeps,
): HTMLElement {
  const fromBot = message.from === 'bot';
  const name = fromBot ? 'Passalong' : nameOf(message.from);
  const meta = element(
    'p',
    { class: 'meta' },
    element('strong', {}, name),
    ' ',
    element('time', { datetime: message.at }, clockTime(message.at, viewer)),
  );
  if (message.onlyFor !== undefined)
    meta.append(element('span', { class: 'only' }, ` · ${text(viewer.locale, 'onlyYou')}`));
  const kinds = [
    'message',
    message.from === viewer.id && 'own',
    message.card && 'card',
    message.form && 'form',
    isSettled(message) && 'settled',
  ];
  const item = element('article', {
    class: kinds.filter(Boolean).join(' '),
    'data-message': message.id,
    tabindex: -1,
  });
  item.append(
    fromBot ? botAvatar() : avatar(message.from, name),
    meta,
    element('div', { class: 'bubble' }),
  );
  const bubble = item.lastElementChild as HTMLElement;
  if (message.card) {
    const card: DrawnCard = drawCard(
      message.card,
      (pressed) => press(message, pressed, card),
      filled,
      message.form ? message.file : undefined,
    );
    bubble.append(card.element);
  } else bubble.append(...plainText(message.text));
  return item;
}

/** Answered or lapsed: a card that was replaced and asks for nothing any more. */
function isSettled({ card, changed }: Message): boolean {
  return (
    changed === true &&
    card !== undefined &&
    !/"Action\.(?:Execute|Submit)"/.test(JSON.stringify(card))
  );
}

export function clockTime(at: string, { zone, locale }: Pick<User, 'zone' | 'locale'>): string {
  return new Intl.DateTimeFormat(DATE_LOCALE[locale], {
    hour: '2-digit',
    minute: '2-digit',
    timeZone: zone,
  }).format(new Date(at));
}

/** The day of a message in the reader's time zone, in words. */
export function dayOf(at: string, { zone, locale }: Pick<User, 'zone' | 'locale'>): string {
  return new Intl.DateTimeFormat(DATE_LOCALE[locale], {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    timeZone: zone,
  }).format(new Date(at));
}

export function drawDay(day: string): HTMLElement {
  return element('p', { class: 'day' }, element('span', {}, day));
}
