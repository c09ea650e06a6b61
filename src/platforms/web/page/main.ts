// The playground's page: two panes at most, the clock, the guide, and the choice of who one is.
import { loadState, post, type State, type User } from './api.js';
import { prepareCards } from './cards.js';
import { createPane, type Pane } from './pane.js';
import { type TextKey, text } from './texts.js';

const find = <E extends HTMLElement>(selector: string) => document.querySelector(selector) as E;
const WIDE = 1000;

/** The story: who says what where. `second`: in the pane beside. */
const STORY: readonly {
  readonly key: TextKey;
  readonly user: string;
  readonly words?: string;
  readonly room?: string;
  readonly second?: boolean;
}[] = [
  { key: 'stepAsk', user: 'tom', words: 'ask how do I book leave?' },
  { key: 'stepTip', user: 'tom', words: 'tip Shortcut to tidy a spreadsheet' },
  { key: 'stepApprove', user: 'rita', room: 'reviewers', second: true },
  { key: 'stepFind', user: 'emily', words: 'ask tidy a spreadsheet' },
  { key: 'stepRound', user: 'lena', words: 'admin round' },
  { key: 'stepAccept', user: 'mia', second: true },
  { key: 'stepTravel', user: 'tom' },
];

function start(state: State): void {
  const panes: Pane[] = [];
  let choosing: Pane | undefined;
  let now = state.now;
  const byId = new Map(state.users.map((user) => [user.id, user]));
  const userOf = (id: string): User => byId.get(id) ?? (state.users[0] as User);
  const t = (key: TextKey, args?: Record<string, string>) => text(panes[0]?.language ?? 'en', key, args);

  const announce = (words: string) => {
    find('#news').textContent = words;
  };

  function drawChrome(): void {
    document.documentElement.lang = panes[0]?.language ?? 'en';
    find('#org').textContent = state.orgName;
    for (const element of document.querySelectorAll<HTMLElement>('[data-text]'))
      element.textContent = t(element.dataset['text'] as TextKey);
    drawStory();
    drawClock(now);
  }

  function drawClock(at: string): void {
    now = at;
    const zone = panes[0]?.user.zone ?? 'UTC';
    const format = new Intl.DateTimeFormat(panes[0]?.language === 'de' ? 'de-DE' : 'en-GB', {
      weekday: 'short',
      day: 'numeric',
      month: 'short',
      year: 'numeric',
      hour: '2-digit',
      minute: '2-digit',
      timeZone: zone,
      timeZoneName: 'short',
    });
    find('#now').textContent = format.format(new Date(at));
    find<HTMLTimeElement>('#now').dateTime = at;
  }

  function paneAt(index: number, user: User): Pane {
    const known = panes[index];
    if (known) {
      if (known.user.id !== user.id) known.become(user);
      return known;
    }
    const pane = createPane(user, {
      channels: state.channels,
      nameOf: (id) => byId.get(id)?.name ?? id,
      choose,
      announce,
      clock: drawClock,
    });
    pane.element.dataset['pane'] = String(panes.length);
    panes.push(pane);
    find('#panes').append(pane.element);
    return pane;
  }

  function showSecond(shown: boolean): void {
    if (shown && panes.length < 2) paneAt(1, userOf('rita'));
    if (!shown && panes.length > 1) {
      const gone = panes.pop();
      gone?.close();
      gone?.element.remove();
    }
    find('#toggle-second').setAttribute('aria-pressed', String(panes.length > 1));
  }

  function drawStory(): void {
    find('#story').replaceChildren(
      ...STORY.map((step) => {
        const item = document.createElement('li');
        const button = document.createElement('button');
        button.type = 'button';
        button.textContent = t(step.key);
        button.onclick = () => {
          item.classList.add('done');
          if (step.key === 'stepTravel') return void travel(nextMonday());
          if (step.second && window.innerWidth >= WIDE) showSecond(true);
          const pane = paneAt(step.second && panes.length > 1 ? 1 : 0, userOf(step.user));
          if (step.room) setTimeout(() => pane.open(step.room ?? ''), 300);
          if (step.words) pane.prepare(step.words);
          return drawClock(now);
        };
        item.append(button);
        return item;
      }),
    );
  }

  /** 9:00 of a day that is `days` ahead, in the first person's zone. */
  function morning(days: number): Date {
    const zone = panes[0]?.user.zone ?? 'UTC';
    const date = new Date(Date.parse(now) + days * 86_400_000);
    const day = new Intl.DateTimeFormat('en-CA', { timeZone: zone }).format(date);
    const guess = new Date(`${day}T09:00:00Z`);
    const shown = new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
      .format(guess)
      .split(':')
      .map(Number);
    return new Date(guess.getTime() + (9 * 60 - ((shown[0] ?? 0) * 60 + (shown[1] ?? 0))) * 60_000);
  }

  function nextMonday(): Date {
    const zone = panes[0]?.user.zone ?? 'UTC';
    const weekday = (date: Date) => new Intl.DateTimeFormat('en', { weekday: 'short', timeZone: zone }).format(date);
    let days = 1;
    while (weekday(morning(days)) !== 'Mon') days += 1;
    return morning(days);
  }

  async function travel(to: Date): Promise<void> {
    try {
      const answer = await post<{ now: string }>('/playground/clock', { to: to.toISOString() });
      drawClock(answer.now);
      announce(t('travelled', { now: find('#now').textContent ?? '' }));
    } catch (error) {
      announce(error instanceof TypeError ? t('lost') : (error as Error).message);
    }
  }

  function choose(pane: Pane): void {
    choosing = pane;
    const search = find<HTMLInputElement>('#people-search');
    search.value = '';
    listPeople('');
    find<HTMLDialogElement>('#people').showModal();
    search.focus();
  }

  function listPeople(filter: string): void {
    const wanted = filter.trim().toLowerCase();
    const shown = state.users.filter((user) =>
      [user.name, user.title, user.department, ...user.roles].join(' ').toLowerCase().includes(wanted),
    );
    find('#people-list').replaceChildren(
      ...shown.map((user) => {
        const item = document.createElement('li');
        const button = document.createElement('button');
        button.type = 'button';
        const avatar = document.createElement('span');
        avatar.className = 'avatar';
        avatar.setAttribute('aria-hidden', 'true');
        avatar.textContent = user.name
          .split(' ')
          .map((part) => part[0] ?? '')
          .join('')
          .slice(0, 2);
        const words = document.createElement('span');
        words.className = 'who-text';
        const name = document.createElement('strong');
        name.textContent = user.name;
        const small = document.createElement('small');
        const local = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: user.zone }).format(new Date(now));
        small.textContent = `${user.title} · ${user.department} · ${local} (${user.zone.split('/')[1]?.replace('_', ' ') ?? user.zone})`;
        words.append(name, small);
        button.append(avatar, words);
        for (const role of user.roles) {
          const tag = document.createElement('span');
          tag.className = 'tag';
          tag.textContent = t(role as TextKey);
          button.append(tag);
        }
        button.onclick = () => {
          choosing?.become(user);
          find<HTMLDialogElement>('#people').close();
          drawChrome();
        };
        item.append(button);
        return item;
      }),
    );
  }

  find<HTMLInputElement>('#people-search').oninput = (event) => listPeople((event.target as HTMLInputElement).value);
  find('#toggle-second').onclick = () => showSecond(panes.length < 2);
  find('#toggle-guide').onclick = () => {
    const guide = find('#guide');
    guide.hidden = !guide.hidden;
    find('#toggle-guide').setAttribute('aria-expanded', String(!guide.hidden));
  };
  find('#reset').onclick = () => {
    if (window.confirm(t('resetAsk')))
      void post<{ now: string }>('/playground/reset', {}).then(
        (answer) => drawClock(answer.now),
        (error: Error) => announce(error.message),
      );
  };
  for (const button of document.querySelectorAll<HTMLElement>('[data-travel]'))
    button.onclick = () => void travel(button.dataset['travel'] === 'monday' ? nextMonday() : morning(1));
  find<HTMLFormElement>('#travel-form').onsubmit = (event) => {
    event.preventDefault();
    void travel(new Date(find<HTMLInputElement>('#travel-to').value));
  };

  paneAt(0, userOf('tom'));
  if (window.innerWidth >= WIDE) showSecond(true);
  drawChrome();
}

prepareCards();
loadState().then(start, (error: Error) => {
  find('#news').textContent = error.message;
});
