// The playground's page: puts its parts together. The address holds the people shown, whether they
// are side by side, and the language.
import { loadState, post, type State, type User } from './api.js';
import { prepareCards } from './chat/cards.js';
import { element, find } from './element.js';
import { createKept } from './kept.js';
import { createGuide } from './guide.js';
import { createNews } from './chat/news.js';
import { createPane, type Pane } from './chat/pane.js';
import { createPeople } from './people.js';
import { CASTS } from './story.js';
import { hasText, type Language, text, type TextKey } from './texts/index.js';
import { createTravel } from './travel.js';

const wide = window.matchMedia('(min-width: 800px)');

function start(state: State): void {
  const address = new URLSearchParams(location.search);
  const panes: Pane[] = [];
  const kept = createKept(state.run);
  const byId = new Map(state.users.map((user) => [user.id, user]));
  /** Messages that came to people who are not shown. */
  const waiting = new Map<string, Set<string>>();
  let language: Language = (address.get('lang') ?? navigator.language).startsWith('de')
    ? 'de'
    : 'en';

  const t = (key: TextKey, args?: Record<string, string>) => text(language, key, args);
  const userOf = (id: string | null): User => byId.get(id ?? '') ?? (state.users[0] as User);
  const news = createNews(t);
  const travel = createTravel({
    start: state.now,
    person: () => panes[0]?.user,
    language: () => language,
    arrived(weekday) {
      news.say(t('travelled', { now: find('#clock time').textContent ?? '' }), language);
      guide.heard({ type: 'travelled', weekday });
    },
    drawn() {
      for (const pane of panes) pane.drawTime();
    },
    fail: news.fail,
  });
  const people = createPeople({
    users: state.users,
    language: () => language,
    now: travel.now,
    waiting: (id) => waiting.get(id)?.size ?? 0,
  });
  const guide = createGuide({
    language: () => language,
    userOf,
    travel,
    kept,
    isWide: () => wide.matches,
    async bring(id, place) {
      const index = wide.matches ? place : 0;
      const known = panes[index];
      const user = userOf(id);
      if (known?.user.id !== user.id) await show(index, user);
      return panes[index] as Pane;
    },
  });

  async function show(index: number, user: User): Promise<void> {
    waiting.delete(user.id);
    const known = panes[index];
    const pane = known ?? makePane();
    if (!known) {
      panes.push(pane);
      find('#panes').append(pane.element);
    }
    const shown = pane.become(user);
    drawPeople();
    await shown;
  }

  function makePane(): Pane {
    return createPane({
      channels: state.channels,
      nameOf: (id) => byId.get(id)?.name ?? id,
      now: travel.now,
      choose: (pane) =>
        people.choose(
          (user) =>
            void show(panes.indexOf(pane), user).then(() =>
              find<HTMLElement>('textarea', pane.element).focus(),
            ),
        ),
      announce: news.say,
      fail: news.fail,
      did: guide.heard,
      drafts: kept,
      heard: {
        clock(now) {
          news.found();
          travel.set(now);
        },
        told(user, message) {
          if (panes.some((pane) => pane.user.id === user)) return;
          waiting.set(user, (waiting.get(user) ?? new Set()).add(message));
        },
        lost: news.lost,
      },
    });
  }

  function setSecond(shown: boolean): void {
    if (shown && panes.length < 2) {
      const { reviewer, asker } = CASTS[language];
      void show(1, userOf(panes[0]?.user.id === reviewer ? asker : reviewer));
    }
    if (!shown) {
      const gone = panes.splice(1)[0];
      gone?.close();
      gone?.element.remove();
    }
    drawPeople();
  }

  /** The parts that depend on the people shown. */
  function drawPeople(): void {
    find('#beside').setAttribute('aria-pressed', String(panes.length > 1));
    travel.draw();
    const where = new URLSearchParams({
      lang: language,
      as: panes[0]?.user.id ?? '',
      ...(panes[1] && { beside: panes[1].user.id }),
    });
    history.replaceState(null, '', `?${where}`);
  }

  function drawWords(): void {
    document.documentElement.lang = language;
    document.title = t('title');
    for (const each of document.querySelectorAll<HTMLElement>('[data-text]')) {
      const key = each.dataset['text'] ?? '';
      if (hasText(key)) each.textContent = t(key);
    }
    for (const each of document.querySelectorAll<HTMLElement>('[data-label]')) {
      const key = each.dataset['label'] ?? '';
      if (hasText(key)) each.setAttribute('aria-label', t(key));
    }
    for (const each of document.querySelectorAll<HTMLInputElement>('[name="language"]'))
      each.checked = each.value === language;
    guide.draw();
    drawPeople();
  }

  async function startOver(): Promise<void> {
    try {
      const { now, run } = await post<{ now: string; run: string }>('/playground/reset', {});
      kept.startOver(run);
      travel.set(now);
      waiting.clear();
      guide.restart();
      await Promise.all([
        show(0, userOf(CASTS[language].asker)),
        ...(panes.length > 1 ? [show(1, userOf(CASTS[language].reviewer))] : []),
      ]);
    } catch (error) {
      news.fail(error);
    }
  }

  find<HTMLElement>('.skip').onclick = (event) => {
    event.preventDefault();
    find<HTMLElement>('#panes textarea').focus();
  };
  find('#org').textContent = state.orgName;
  find<HTMLElement>('#guide-toggle').onclick = () => {
    const story = find<HTMLElement>('#guide');
    story.hidden = !story.hidden;
    find('#guide-toggle').setAttribute('aria-expanded', String(!story.hidden));
  };
  find<HTMLElement>('#beside').onclick = () => setSecond(panes.length < 2);
  find<HTMLElement>('#reset').onclick = () => find<HTMLDialogElement>('#reset-ask').showModal();
  find<HTMLDialogElement>('#reset-ask').onclose = (event) => {
    const dialog = event.target as HTMLDialogElement;
    if (dialog.returnValue === 'reset') void startOver();
    dialog.returnValue = '';
  };
  for (const each of document.querySelectorAll<HTMLInputElement>('[name="language"]')) {
    each.onchange = () => {
      language = each.value as Language;
      drawWords();
    };
  }
  wide.onchange = () => {
    setSecond(wide.matches);
    guide.draw();
  };

  void show(0, userOf(address.get('as') ?? CASTS[language].asker));
  if (wide.matches) void show(1, userOf(address.get('beside') ?? CASTS[language].reviewer));
  drawWords();
}

prepareCards();
loadState().then(start, (error: Error) =>
  document.body.append(element('p', { role: 'alert', class: 'notice' }, error.message)),
);
