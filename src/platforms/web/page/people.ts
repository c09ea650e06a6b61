// The dialog to choose a person: everybody of the demo company by department, found by name, role,
// place or department.
import type { User } from './api.js';
import { avatar, element, find } from './element.js';
import { clockTime } from './chat/message.js';
import { hasText, type Language, text, type TextKey } from './texts/index.js';

export interface PeopleDeps {
  readonly users: readonly User[];
  readonly language: () => Language;
  readonly now: () => string;
  /** How many messages wait for somebody who is not shown. */
  readonly waiting: (user: string) => number;
}

export interface People {
  /** Opens the choice; `chosen` is called at most once. */
  choose(chosen: (user: User) => void): void;
}

const FILTERS: readonly TextKey[] = ['reviewer', 'lead', 'mentor', 'mentee'];

export function createPeople({ users, language, now, waiting }: PeopleDeps): People {
  const dialog = find<HTMLDialogElement>('#people');
  const search = find<HTMLInputElement>('#people-search');
  const list = find<HTMLElement>('#people-list');
  let take: (user: User) => void = () => {};
  let role: TextKey | undefined;

  const t = (key: TextKey, args?: Record<string, string>) => text(language(), key, args);

  function drawFilters(): void {
    const filters = [undefined, ...FILTERS].map((each) => {
      const button = element(
        'button',
        { type: 'button', 'aria-pressed': String(each === role) },
        t(each ?? 'everybody'),
      );
      button.onclick = () => {
        role = each;
        drawFilters();
        drawList();
        find<HTMLElement>('[aria-pressed="true"]', find('#people-filters')).focus();
      };
      return button;
    });
    find('#people-filters').replaceChildren(...filters);
  }

  function matches(user: User, wanted: string): boolean {
    if (role !== undefined && !user.roles.includes(role)) return false;
    const roles = user.roles.filter(hasText).map((each) => t(each));
    return [user.name, user.title, user.department, user.location, ...user.roles, ...roles]
      .join(' ')
      .toLowerCase()
      .includes(wanted);
  }

  function drawList(): void {
    const shown = users.filter((user) => matches(user, search.value.trim().toLowerCase()));
    const departments = [...new Set(shown.map(({ department }) => department))];
    list.replaceChildren(
      ...departments.map((department) =>
        element(
          'section',
          { 'aria-label': department },
          element('h3', { 'aria-hidden': 'true' }, department),
          element(
            'ul',
            { role: 'list' },
            ...shown
              .filter((user) => user.department === department)
              .map((user) => element('li', {}, drawUser(user))),
          ),
        ),
      ),
    );
    if (shown.length === 0) list.append(element('p', { class: 'empty' }, t('nobodyFound')));
  }

  function drawUser(user: User): HTMLButtonElement {
    const count = waiting(user.id);
    const tags = user.roles
      .filter(hasText)
      .map((each) => element('span', { class: 'tag' }, t(each)));
    const button = element(
      'button',
      { type: 'button', class: 'person', 'data-user': user.id },
      avatar(user.id, user.name),
      element(
        'span',
        { class: 'who-text' },
        element('strong', {}, user.name),
        element(
          'small',
          {},
          `${user.title} · ${user.location} ${clockTime(now(), { zone: user.zone, locale: language() })} · ${user.locale.toUpperCase()}`,
        ),
      ),
      element(
        'span',
        { class: 'tags' },
        ...(count > 0
          ? [element('span', { class: 'badge' }, t('unread', { count: String(count) }))]
          : []),
        ...tags,
      ),
    );
    button.onclick = () => {
      dialog.close();
      take(user);
    };
    return button;
  }

  search.oninput = drawList;
  search.onkeydown = (event) => {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    list.querySelector('button')?.click();
  };
  dialog.onkeydown = (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const stops = [search, ...list.querySelectorAll('button')];
    stops[
      (stops.indexOf(document.activeElement as HTMLButtonElement) + step + stops.length) %
        stops.length
    ]?.focus();
  };

  return {
    choose(chosen) {
      take = chosen;
      search.value = '';
      role = undefined;
      drawFilters();
      drawList();
      dialog.showModal();
      search.focus();
    },
  };
}
