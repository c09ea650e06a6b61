// One pane: a person, their rooms, what is said there, and the composer.
import { follow, type Message, post, type User } from './api.js';
import { drawCard, type Pressed } from './cards.js';
import { CHIPS, type Language, text } from './texts.js';

export interface PaneDeps {
  readonly channels: readonly { readonly id: string; readonly name: string }[];
  readonly nameOf: (id: string) => string;
  readonly choose: (pane: Pane) => void;
  readonly announce: (words: string) => void;
  readonly clock: (now: string) => void;
}

export interface Pane {
  readonly element: HTMLElement;
  readonly user: User;
  readonly language: Language;
  become(user: User): void;
  open(room: string): void;
  /** Puts words into the composer, ready to send. */
  prepare(words: string): void;
  close(): void;
}

const initials = (name: string) =>
  name
    .split(/\s+/)
    .map((part) => part[0] ?? '')
    .join('')
    .slice(0, 2)
    .toUpperCase();

export function createPane(first: User, deps: PaneDeps): Pane {
  const template = document.querySelector<HTMLTemplateElement>('#pane-template');
  const element = template?.content.firstElementChild?.cloneNode(true) as HTMLElement;
  const part = <E extends HTMLElement>(selector: string) => element.querySelector(selector) as E;
  const log = part<HTMLDivElement>('.log');
  const tabs = part<HTMLDivElement>('.tabs');
  const composer = part<HTMLFormElement>('.composer');
  const field = part<HTMLTextAreaElement>('textarea');
  const who = part<HTMLButtonElement>('.who');

  let user = first;
  let stop = () => {};
  let room = '';
  let rooms: Record<string, Message[]> = {};
  let unread: Record<string, number> = {};

  const language = (): Language => user.locale;
  const t = (key: Parameters<typeof text>[1], args?: Record<string, string>) => text(language(), key, args);
  const personal = () => `chat-${user.id}`;
  const time = (at: string) =>
    new Intl.DateTimeFormat(language() === 'de' ? 'de-DE' : 'en-GB', {
      weekday: 'short',
      hour: '2-digit',
      minute: '2-digit',
      timeZone: user.zone,
    }).format(new Date(at));

  function drawHead(): void {
    part('.who strong').textContent = user.name;
    part('.who small').textContent = `${user.title} · ${user.department}`;
    part('.who .avatar').textContent = initials(user.name);
    who.setAttribute('aria-label', t('changeUser', { name: user.name }));
    element.setAttribute('aria-label', user.name);
    part('.composer .sr').textContent = t('say');
    part('.composer button').textContent = t('send');
    element.lang = language();
  }

  function drawTabs(): void {
    const named = Object.keys(rooms).map((id) => ({
      id,
      name: id === personal() ? t('chatTab') : `#${deps.channels.find((channel) => channel.id === id)?.name ?? id}`,
    }));
    tabs.replaceChildren(
      ...named.map(({ id, name }) => {
        const tab = document.createElement('button');
        tab.type = 'button';
        tab.role = 'tab';
        tab.textContent = name;
        tab.setAttribute('aria-selected', String(id === room));
        tab.tabIndex = id === room ? 0 : -1;
        const count = unread[id] ?? 0;
        if (count > 0) {
          const badge = document.createElement('span');
          badge.className = 'badge';
          badge.textContent = String(count);
          tab.append(badge);
        }
        tab.onclick = () => open(id);
        return tab;
      }),
    );
  }

  function drawMessage(message: Message, fresh: boolean): HTMLElement {
    const item = document.createElement('article');
    item.id = `${element.dataset['pane'] ?? ''}-${room}-${message.id}`;
    item.className = `message${message.from === user.id ? ' own' : ''}${message.card ? ' card' : ''}${fresh ? ' fresh' : ''}`;
    const avatar = document.createElement('span');
    avatar.className = `avatar${message.from === 'bot' ? ' bot' : ''}`;
    avatar.setAttribute('aria-hidden', 'true');
    avatar.textContent = message.from === 'bot' ? 'P' : initials(deps.nameOf(message.from));
    const meta = document.createElement('p');
    meta.className = 'meta';
    const name = document.createElement('strong');
    name.textContent = message.from === 'bot' ? 'Passalong' : deps.nameOf(message.from);
    meta.append(name, time(message.at));
    if (message.onlyFor !== undefined) {
      const only = document.createElement('span');
      only.className = 'only';
      only.textContent = ` · ${t('onlyYou')}`;
      meta.append(only);
    }
    const bubble = document.createElement('div');
    bubble.className = 'bubble';
    if (message.card) bubble.append(drawCard(message.card, (pressed) => void press(message, pressed, bubble)));
    else bubble.textContent = message.text;
    item.append(avatar, meta, bubble);
    return item;
  }

  function drawLog(): void {
    const messages = rooms[room] ?? [];
    if (messages.length === 0) {
      const empty = document.createElement('p');
      empty.className = 'empty';
      empty.textContent = room === personal() ? t('emptyChat') : t('emptyChannel');
      log.replaceChildren(empty);
    } else log.replaceChildren(...messages.map((message) => drawMessage(message, false)));
    log.setAttribute('aria-label', tabs.querySelector('[aria-selected="true"]')?.textContent ?? '');
    log.scrollTop = log.scrollHeight;
  }

  function drawChips(): void {
    const chips = CHIPS[language()].map((words) => {
      const chip = document.createElement('button');
      chip.type = 'button';
      chip.textContent = words.trim();
      chip.onclick = () => {
        prepare(words);
        if (!words.endsWith(' ')) composer.requestSubmit();
      };
      return chip;
    });
    part('.chips').replaceChildren(...(room === personal() ? chips : []));
    field.placeholder = room === personal() ? t('sayHere') : t('sayChannel');
  }

  async function press(message: Message, { verb, data, inputs }: Pressed, bubble: HTMLElement): Promise<void> {
    bubble.querySelectorAll('.problem, .problems').forEach((old) => old.remove());
    await attempt(async () => {
      const { errors } = await post<{ errors: Record<string, string> }>('/playground/act', {
        person: user.id,
        room,
        message: message.id,
        verb,
        data,
        inputs,
      });
      const problems = Object.values(errors);
      if (problems.length === 0) return;
      const list = document.createElement('p');
      list.className = 'problems';
      list.setAttribute('role', 'alert');
      list.textContent = problems.join(' ');
      bubble.append(list);
    });
  }

  async function attempt(work: () => Promise<unknown>): Promise<void> {
    try {
      await work();
    } catch (error) {
      deps.announce(error instanceof TypeError ? t('lost') : (error as Error).message);
    }
  }

  function receive(where: string, message: Message): void {
    const list = (rooms[where] ??= []);
    const known = list.findIndex(({ id }) => id === message.id);
    if (known >= 0) list[known] = message;
    else list.push(message);
    if (where === room) {
      log.querySelector('.empty')?.remove();
      const drawn = drawMessage(message, true);
      const old = document.getElementById(drawn.id);
      if (old) old.replaceWith(drawn);
      else log.append(drawn);
      log.scrollTop = log.scrollHeight;
    } else if (message.from !== user.id) {
      unread[where] = (unread[where] ?? 0) + 1;
      drawTabs();
      deps.announce(t('newMessage', { name: user.name, text: message.text }));
    }
  }

  function open(id: string): void {
    room = id;
    unread[id] = 0;
    drawTabs();
    drawLog();
    drawChips();
  }

  function become(next: User): void {
    stop();
    user = next;
    rooms = {};
    unread = {};
    drawHead();
    stop = follow(user.id, {
      rooms(found) {
        rooms = found;
        open(room in rooms && element.dataset['for'] === user.id ? room : personal());
        element.dataset['for'] = user.id;
      },
      message: receive,
      clock: deps.clock,
      lost: () => deps.announce(t('lost')),
    });
  }

  function prepare(words: string): void {
    field.value = words;
    field.focus();
  }

  composer.onsubmit = (event) => {
    event.preventDefault();
    const words = field.value.trim();
    if (words === '') return;
    field.value = '';
    void attempt(() => post('/playground/say', { person: user.id, room, words }));
  };
  field.onkeydown = (event) => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    composer.requestSubmit();
  };
  tabs.onkeydown = (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step === undefined) return;
    const ids = Object.keys(rooms);
    open(ids[(ids.indexOf(room) + step + ids.length) % ids.length] ?? room);
    tabs.querySelector<HTMLElement>('[aria-selected="true"]')?.focus();
  };

  const pane: Pane = {
    element,
    get user() {
      return user;
    },
    get language() {
      return language();
    },
    become,
    open,
    prepare,
    close: () => stop(),
  };
  who.onclick = () => deps.choose(pane);
  become(first);
  return pane;
}
