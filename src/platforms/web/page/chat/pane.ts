// One pane: a person, their rooms, what is said there, and the composer.
import { type Channel, follow, type Message, post, upload, type User } from '../api.js';
import { createAttachment } from './attachment.js';
import type { DrawnCard, Pressed } from './cards.js';
import { find } from '../element.js';
import type { Kept } from '../kept.js';
import { createLog } from './log.js';
import type { MessageDeps } from './message.js';
import { chips, firstNameOf, greeting } from './offers.js';
import { drawPerson, drawRooms, drawTime } from './pane-head.js';
import type { Deed } from '../story.js';
import { type Args, text, type TextKey } from '../texts/index.js';

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
  /** What each person has typed and not sent. */
  readonly drafts: Pick<Kept, 'get' | 'set'>;
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
  /** The person's local time, by the bot's clock. */
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
  const attachment = createAttachment(section, deps.fail);

  let user: User;
  let stop = () => {};
  let room = '';
  let rooms: Record<string, Message[]> = {};
  let unread: Record<string, number> = {};
  let filled: Readonly<Record<string, string>> = {};
  /** Whether something was asked for here: the form that comes of it may take the focus. */
  let expectsForm = false;

  const t = (key: TextKey, args?: Args) => text(user.locale, key, args);
  const personal = () => `chat-${user.id}`;
  const roomName = (id: string) =>
    id === personal()
      ? t('chatTab')
      : `#${deps.channels.find((channel) => channel.id === id)?.name ?? id}`;
  const messageDeps = (): MessageDeps => ({
    viewer: user,
    nameOf: deps.nameOf,
    press: (...pressed) => void press(...pressed),
    filled,
  });

  function drawTabs(): void {
    const tabs = Object.keys(rooms).map((id) => ({
      id,
      name: roomName(id),
      unread: unread[id] ?? 0,
      isOpen: id === room,
    }));
    drawRooms(section, user, tabs, open);
  }

  function open(id: string): void {
    const isOwn = id === personal();
    const speak = (words: string) => void say(words);
    room = id;
    unread[id] = 0;
    drawTabs();
    part('.log').setAttribute('aria-label', roomName(id));
    log.show(rooms[id] ?? [], messageDeps(), () => greeting(user, isOwn, speak));
    part('.chips').replaceChildren(...chips(user, isOwn, speak, begin));
    field.placeholder = t(isOwn ? 'sayHere' : 'sayChannel');
  }

  function setDraft(words: string): void {
    field.value = words;
    deps.drafts.set(`draft:${user.id}`, words);
  }

  /** Words to go on from, in the composer. */
  function begin(words: string): void {
    setDraft(words);
    field.focus();
  }

  async function press(
    message: Message,
    { verb, data, inputs, file }: Pressed,
    card: DrawnCard,
  ): Promise<void> {
    const where = room;
    const bubble = card.element.parentElement;
    bubble?.setAttribute('aria-busy', 'true');
    expectsForm = true;
    try {
      const files = file ? [await upload(user.id, file)] : [];
      const body = { person: user.id, room: where, message: message.id, verb, data, inputs, files };
      const { errors } = await post<{ errors: Record<string, string> }>('/playground/act', body);
      for (const problem of card.showProblems(errors)) deps.fail(new Error(problem));
      if (Object.keys(errors).length === 0) deps.did({ type: 'pressed', user: user.id, verb });
    } catch (error) {
      deps.fail(error);
    } finally {
      bubble?.removeAttribute('aria-busy');
    }
  }

  async function say(
    words: string,
    values: Readonly<Record<string, string>> = {},
    file?: File,
  ): Promise<void> {
    const speaker = user.id;
    filled = values;
    expectsForm = true;
    try {
      const files = file ? [await upload(speaker, file)] : [];
      await post('/playground/say', { person: speaker, room, words, files });
      deps.did({ type: 'said', user: speaker, words });
    } catch (error) {
      deps.fail(error);
      // Nothing that was typed is lost, unless there is something newer.
      if (user.id === speaker && field.value === '') setDraft(words);
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
      drawTabs();
    }
    const from = message.from === 'bot' ? 'Passalong' : deps.nameOf(message.from);
    if (theirs)
      deps.announce(
        t('newMessage', { from, name: firstNameOf(user), text: message.text }),
        user.locale,
      );
  }

  function become(next: User): Promise<void> {
    stop();
    user = next;
    rooms = {};
    unread = {};
    room = personal();
    drawPerson(section, user, deps.now());
    attachment.begin(user.locale);
    field.value = deps.drafts.get(`draft:${user.id}`) ?? '';
    return new Promise((resolve) => {
      stop = follow(next.id, {
        rooms(found) {
          // After a lost connection, nothing may have changed, so what is typed into forms stays.
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
    const [words, { file }] = [field.value.trim(), attachment];
    if (words === '' && !file) return;
    setDraft('');
    attachment.clear();
    void say(words, {}, file);
  };
  field.oninput = () => setDraft(field.value);
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
    drawTime: () => drawTime(section, user, deps.now()),
    close: () => stop(),
  };
  part('.who').onclick = () => deps.choose(pane);
  return pane;
}
