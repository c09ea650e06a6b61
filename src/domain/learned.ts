// Which learned questions of an entry count, and how long the askers are known. A question that
// colleagues confirmed stays after them; any other one is deleted with its last asker.
import type { Clock } from '../core/clock';
import type { Log } from '../core/log';
import type { Store } from '../core/store';
import { entriesCollection, type LearnedQuestion, SAYINGS } from './entries';

/**
 * The support that a question needs to count: two colleagues whom it helped, or who gave it as the
 * answer. Opening an entry counts half.
 */
const ENOUGH = 2;
const OPENED = 0.5;
/** How long the people are known who only opened an entry among the nearest. */
export const OPENED_DAYS = 90;
const DAY_MS = 86_400_000;

export function supportOf({
  helped,
  notHelped,
  opened,
  given = [],
  confirmed = 0,
}: LearnedQuestion): number {
  return confirmed + helped.length + given.length + OPENED * opened.length - notHelped.length;
}

/** One person alone teaches the bot nothing. */
export function counts(one: LearnedQuestion): boolean {
  if (one.forgotten || supportOf(one) < ENOUGH) return false;
  return (
    (one.confirmed ?? 0) > 0 ||
    new Set([...one.helped, ...one.opened, ...(one.given ?? [])]).size > 1
  );
}

/** Only the people who are still listed. */
export function datesOf(one: LearnedQuestion): Readonly<Record<string, string>> {
  const people = new Set(SAYINGS.flatMap((said) => one[said] ?? []));
  return Object.fromEntries(Object.entries(one.saidAt ?? {}).filter(([id]) => people.has(id)));
}

/** The days before which support expires, as `YYYY-MM-DD`. Support without a date gets `today`. */
interface Terms {
  readonly today: string;
  readonly opened: string;
  readonly said: string;
}

/** What an entry still knows about its askers; the same object if nothing changes. */
export function aged(
  learned: readonly LearnedQuestion[],
  { today, opened, said }: Terms,
): readonly LearnedQuestion[] {
  let changed = false;
  const left = learned.flatMap((one) => {
    const dates = one.saidAt ?? {};
    const people = SAYINGS.flatMap((what) => (one[what] ?? []).map((id) => ({ id, what })));
    const isPast = (id: string, what: string) =>
      (dates[id] ?? today) < (what === 'opened' ? opened : said);
    const undated = people.some(({ id }) => dates[id] === undefined);
    if (!undated && !people.some(({ id, what }) => isPast(id, what))) return [one];
    changed = true;
    const kept = (what: (typeof SAYINGS)[number]) =>
      (one[what] ?? []).filter((id) => !isPast(id, what));
    const next = {
      ...one,
      helped: kept('helped'),
      notHelped: kept('notHelped'),
      opened: kept('opened'),
      given: kept('given'),
    };
    const confirmed = counts(one)
      ? Math.max(0, supportOf(one) - supportOf({ ...next, confirmed: 0 }))
      : (one.confirmed ?? 0);
    const stays = one.forgotten || confirmed > 0 || SAYINGS.some((what) => next[what].length > 0);
    const saidAt = Object.fromEntries(people.map(({ id }) => [id, dates[id] ?? today]));
    const { confirmed: _before, ...rest } = { ...next, saidAt };
    return stays ? [{ ...rest, saidAt: datesOf(rest), ...(confirmed > 0 && { confirmed }) }] : [];
  });
  return changed ? left : learned;
}

/** Removes expired askers from all entries. `days`: the retention of a rating. */
export async function forgetAskers(
  store: Store,
  days: number,
  { clock, log }: { readonly clock: Clock; readonly log: Log },
): Promise<void> {
  const entries = store.collection(entriesCollection);
  const now = clock.now().getTime();
  const dayBefore = (count: number) => new Date(now - count * DAY_MS).toISOString().slice(0, 10);
  const terms = {
    today: dayBefore(0),
    opened: dayBefore(Math.min(OPENED_DAYS, days)),
    said: dayBefore(days),
  };
  let changed = 0;
  for await (const { id, learned } of entries.scan()) {
    if (!learned || aged(learned, terms) === learned) continue;
    const after = await entries.update(id, (doc) => ({
      doc: { ...doc, ...(doc.learned && { learned: aged(doc.learned, terms) }) },
    }));
    if (after) changed += 1;
  }
  if (changed > 0)
    log.info('removed expired askers from entries, or dated them', { entries: changed });
}
