// The clock that travels: shows the time in the first person's zone, and moves it forward.
import { post, type User } from './api.js';
import { find } from './element.js';
import { DATE_LOCALE, type Language, text } from './texts/index.js';
import { instantOf, localTime, nextWeekday, tomorrow } from './zones.js';

export interface TravelDeps {
  readonly start: string;
  /** Whose time is shown. */
  readonly person: () => User | undefined;
  readonly language: () => Language;
  /** `weekday`: on which they arrived, 1 = Monday. */
  readonly arrived: (weekday: number) => void;
  /** The time on the clock has changed. */
  readonly drawn: () => void;
  readonly fail: (error: unknown) => void;
}

export interface Travel {
  now(): string;
  /** Takes the time that the bot has now. */
  set(now: string): void;
  draw(): void;
  to(instant: Date): Promise<void>;
  /** Travels to the next such weekday (1 = Monday) in the person's zone. */
  toWeekday(weekday: number, time: string): Promise<void>;
}

const HOUR_MS = 3_600_000;
const WEEK_MS = 168 * HOUR_MS;
const MINUTE_MS = 60_000;

export function createTravel({
  start,
  person,
  language,
  arrived,
  drawn,
  fail,
}: TravelDeps): Travel {
  const menu = find<HTMLElement>('#travel');
  const opener = find<HTMLButtonElement>('#clock');
  const field = find<HTMLInputElement>('#travel-to');
  /** The bot's time, and when it was told: it goes on from there. */
  let told = { at: Date.parse(start), heard: performance.now() };

  const present = () => new Date(told.at + performance.now() - told.heard);
  const zone = () => person()?.zone ?? 'UTC';
  const place = () => person()?.location ?? 'UTC';

  function draw(): void {
    const shape = {
      weekday: 'short',
      day: 'numeric',
      month: 'short',
      hour: '2-digit',
      minute: '2-digit',
      timeZone: zone(),
    } as const;
    const now = new Intl.DateTimeFormat(DATE_LOCALE[language()], shape).format(present());
    const time = find<HTMLTimeElement>('time', opener);
    time.textContent = now;
    time.dateTime = present().toISOString();
    find('.place', opener).textContent = place();
    find('#travel-hint').textContent = text(language(), 'travelHint', { place: place() });
    drawn();
  }

  async function to(instant: Date): Promise<void> {
    menu.hidePopover();
    const words = find<HTMLElement>('.busy', opener);
    opener.setAttribute('aria-busy', 'true');
    words.textContent = text(language(), 'travelling');
    try {
      const { now } = await post<{ now: string }>('/playground/clock', {
        to: instant.toISOString(),
      });
      set(now);
      arrived(new Date(`${localTime(new Date(now), zone())}Z`).getUTCDay() || 7);
    } catch (error) {
      fail(error);
    } finally {
      words.textContent = '';
      opener.removeAttribute('aria-busy');
    }
  }

  function set(now: string): void {
    told = { at: Date.parse(now), heard: performance.now() };
    draw();
  }

  const toWeekday = (weekday: number, time: string) =>
    to(nextWeekday(weekday, time, present(), zone()));
  const ways: Readonly<Record<string, () => Promise<void>>> = {
    hour: () => to(new Date(present().getTime() + HOUR_MS)),
    tomorrow: () => to(tomorrow('09:00', present(), zone())),
    monday: () => toWeekday(1, '09:00'),
    week: () => to(new Date(present().getTime() + WEEK_MS)),
  };
  for (const button of menu.querySelectorAll<HTMLElement>('[data-travel]'))
    button.onclick = () => void ways[button.dataset['travel'] ?? '']?.();
  find<HTMLFormElement>('form', menu).onsubmit = (event) => {
    event.preventDefault();
    void to(instantOf(field.value, zone()));
  };
  menu.ontoggle = () => {
    opener.setAttribute('aria-expanded', String(menu.matches(':popover-open')));
    field.min = localTime(new Date(present().getTime() + MINUTE_MS), zone());
    const { bottom, right } = opener.getBoundingClientRect();
    // Below its button, or higher up if the window is too low.
    menu.style.top = `${Math.max(8, Math.min(bottom + 6, window.innerHeight - menu.offsetHeight - 8))}px`;
    menu.style.right = `${Math.max(8, window.innerWidth - right)}px`;
  };
  setInterval(draw, 20_000);

  return { now: () => present().toISOString(), set, draw, to, toWeekday };
}
