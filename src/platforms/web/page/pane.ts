// One pane: a person, their rooms, what is said there, and the composer.
import { type Channel, follow, type Message, post, type User } from './api.js';
import type { DrawnCard, Pressed } from './cards.js';
import { avatar, element, find } from './element.js';
import { createLog } from './log.js';
import { clockTime, type MessageDeps } from './message.js';
import type { Deed } from './story.js';
import { type Args, CHIPS, hasText, text, type TextKey } from './texts.js';

export interface PaneDeps {
  readonly channels: readonly Channel[];
  readonly nameOf: (id: string) => string;
  readonly now: () => string;
  /** Opens the choice of people for this pane. */
  readonly choose: (pane: Pane) => void;
  /** What a screen reader says; `lang`: of the words. */
  readonly announce: (words: string, lang: string) => void;
  readonly fail: (error: unknown) => void;
  readonly did: (deed: Deed) => void;
  readonly heard: {
    readonly clock: (now: string) => void;
    readonly told: (user: string, messageId: string) => void;
    readonly lost: () => void;
  };
}

export interface Pane {
  readonly element: HTMLElement;
  readonly user: User;
  /** Resolves once their chats are there. */
  become(user: User): Promise<void>;
  open(room: string): void;
  openOwn(): void;
  /** Says words in the person's own chat; a form that comes of it is filled in with `filled`. */
  say(words: string, filled?: Readonly<Record<string, string>>): Promise<void>;
  /** The person's local time, as the clock stands. */
  drawTime(): void;
  close(): void;
}

export function createPane(deps: PaneDeps): Pane {
  const template = find<HTMLTemplateElement>('#pane-template');
  const section = find<HTMLElement>('.pane', template.content.cloneNode(true) as DocumentFragment);
  const part = <E extends HTMLElement>(selector: string) => find<E>(selector, section);
  const log = createLog(part('.log'));
  const composer = part<HTMLFormElement>('.composer');
  const field = part<HTMLTextAreaElement>('textarea');

  let user: User;
  let stop = () => {};
  let room = '';
  let rooms: Record<string, Message[]> = {};
  let unread: Record<string, number> = {};
  let filled: Readonly<Record<string, string>> = {};
  /** Until when a form that arrives was asked for here, so that it may take the focus. */
  let expectsForm = false;

  const t = (key: TextKey, args?: Args) => text(user.locale, key, args);
  const personal = () => `chat-${user.id}`;
  const firstName = () => user.name.split(' ')[0] ?? user.name;
  const roomName = (id: string) =>
    id === personal() ? t('chatTab') : `#${deps.channels.find((channel) => channel.id === id)?.name ?? id}`;
  const messageDeps = (): MessageDeps => ({ viewer: user, nameOf: deps.nameOf, press: (...pressed) => void press(...pressed), filled });

  function drawHead(): void {
    section.lang = user.locale;
    section.setAttribute('aria-label', t('chats', { name: user.name }));
    const tags = user.roles.filter(hasText).map((role) => element('span', { class: 'tag' }, t(role)));
    part('.who').replaceChildren(
      avatar(user.id, user.name),
      element(
        'span',
        { class: 'who-text' },
        element('span', { class: 'who-name' }, element('strong', {}, user.name), ...tags),
        element('small', {}, `${user.title} · ${user.location} `, element('time', {})),
      ),
      element('span', { class: 'caret', 'aria-hidden': 'true' }, '▾'),
    );
    part('.who').setAttribute('aria-label', t('changeUser', { name: user.name }));
    part('.rooms').setAttribute('aria-label', t('chats', { name: user.name }));
    part('.chips').setAttribute('aria-label', t('shortcuts'));
    field.setAttribute('aria-label', t('say', { name: user.name }));
    part('.composer button').setAttribute('aria-label', t('send'));
    drawTime();
  }

  function drawTime(): void {
    part('.who time').textContent = clockTime(deps.now(), user);
  }

  function drawRooms(): void {
    part('.rooms').replaceChildren(
      ...Object.keys(rooms).map((id) => {
        const count = unread[id] ?? 0;
        const tab = element('button', { type: 'button', 'aria-current': id === room ? 'true' : undefined, 'data-room': id }, roomName(id));
        if (count > 0) {
          const words = t('unread', { count: String(count) });
          tab.append(
            element('span', { class: 'badge', 'aria-hidden': 'true' }, String(count)),
            element('span', { class: 'sr' }, `, ${words}`),
          );
        }
        tab.onclick = () => {
          open(id);
          part(`[data-room="${id}"]`).focus();
        };
        return tab;
      }),
    );
  }

  function emptyRoom(): Node {
    if (room !== personal()) return element('p', { class: 'empty' }, t('emptyChannel'));
    const tries = (['tryAsk1', 'tryAsk2', 'tryAsk3'] as const).map((key) => {
      const words = t(key);
      const button = element('button', { type: 'button' }, words.replace(/^\S+ /, ''));
      button.onclick = () => void say(words);
      return button;
    });
    return element(
      'div',
      { class: 'empty' },
      element('p', { class: 'hello' }, t('hello', { name: firstName() })),
      element('p', {}, t('emptyChat')),
      element('div', { class: 'tries' }, ...tries),
    );
  }

  function drawChips(): void {
    const own = CHIPS[user.locale].filter(({ role }) => role === undefined || user.roles.includes(role));
    const offered = room === personal() ? own.map(({ words }) => words) : ['@passalong '];
    const chips = offered.map((words) => {
      const chip = element('button', { type: 'button' }, words.trim());
      chip.onclick = () => {
        if (!words.endsWith(' ')) return void say(words);
        field.value = words;
        return field.focus();
      };
      return chip;
    });
    part('.chips').replaceChildren(...chips);
    field.placeholder = room === personal() ? t('sayHere') : t('sayChannel');
  }

  function open(id: string): void {
    room = id;
    unread[id] = 0;
    drawRooms();
    part('.log').setAttribute('aria-label', roomName(id));
    log.show(rooms[id] ?? [], messageDeps(), emptyRoom);
    drawChips();
  }

  async function press(message: Message, { verb, data, inputs }: Pressed, card: DrawnCard): Promise<void> {
    const where = room;
    const bubble = card.element.parentElement;
    bubble?.setAttribute('aria-busy', 'true');
    expectsForm = true;
    try {
      const body = { person: user.id, room: where, message: message.id, verb, data, inputs };
      const { errors } = await post<{ errors: Record<string, string> }>('/playground/act', body);
      card.showProblems(errors);
      if (Object.keys(errors).length === 0) deps.did({ type: 'pressed', user: user.id, verb });
    } catch (error) {
      deps.fail(error);
    } finally {
      bubble?.removeAttribute('aria-busy');
    }
  }

  async function say(words: string, values: Readonly<Record<string, string>> = {}): Promise<void> {
    const speaker = user.id;
    filled = values;
    expectsForm = true;
    try {
      await post('/playground/say', { person: speaker, room, words });
      deps.did({ type: 'said', user: speaker, words });
    } catch (error) {
      deps.fail(error);
    }
  }

  function receive(where: string, message: Message): void {
    const list = (rooms[where] ??= []);
    const known = list.findIndex(({ id }) => id === message.id);
    if (known >= 0) list[known] = message;
    else list.push(message);
    const theirs = message.from !== user.id;
    if (where === room) {
      log.take(message, messageDeps(), expectsForm && field.value === '');
      if (message.form) [filled, expectsForm] = [{}, false];
    } else if (theirs && known < 0) {
      unread[where] = (unread[where] ?? 0) + 1;
      drawRooms();
    }
    const from = message.from === 'bot' ? 'Passalong' : deps.nameOf(message.from);
    if (theirs) deps.announce(t('newMessage', { from, name: firstName(), text: message.text }), user.locale);
  }

  function become(next: User): Promise<void> {
    stop();
    user = next;
    rooms = {};
    unread = {};
    room = personal();
    drawHead();
    return new Promise((resolve) => {
      stop = follow(next.id, {
        rooms(found) {
          // After a break in the line nothing may have changed: what is typed into forms stays.
          const changed = JSON.stringify(found) !== JSON.stringify(rooms);
          rooms = found;
          if (changed) open(room in found ? room : personal());
          resolve();
        },
        message: receive,
        ...deps.heard,
      });
    });
  }

  composer.onsubmit = (event) => {
    event.preventDefault();
    const words = field.value.trim();
    if (words === '') return;
    field.value = '';
    void say(words);
  };
  field.onkeydown = (event) => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    composer.requestSubmit();
  };

  const pane: Pane = {
    element: section,
    get user() {
      return user;
    },
    become,
    open,
    openOwn: () => open(personal()),
    say,
    drawTime,
    close: () => stop(),
  };
  part('.who').onclick = () => deps.choose(pane);
  return pane;
}
