// Retention: every night, deletes records that are older than their collection declares. It deletes
// nothing in the week after the first report, so that an admin sees beforehand what will go.
import type { Clock } from '../../core/clock';
import type { Log } from '../../core/log';
import type { Keep } from '../../core/personal';
import { collectionSpec, type CollectionSpec, type Filter, type Store } from '../../core/store';
import type { Doc } from '../../core/doc';
import type { Audit } from '../../domain/audit';

const DAY_MS = 86_400_000;
const NOTICE_DAYS = 7;
const BATCH = 500;

interface FirstReport extends Doc {
  /** ISO instant. */
  readonly at: string;
}

export const retentionCollection = collectionSpec<FirstReport>('privacy.retention', {
  what: 'since when what is past its time is reported',
  people: 'none',
  keep: { until: 'until removed' },
});

const FIRST = 'first';

export interface Due {
  readonly collection: string;
  readonly days: number;
  /** The documents that are past their term, and those that will be within a week. */
  readonly past: number;
  readonly soon: number;
}

export interface Report {
  /** ISO instant. */
  readonly deletesFrom: string;
  readonly lines: readonly Due[];
}

export interface Retention {
  report(now: Date): Promise<Report>;
  /** Reports to the log; deletes once the notice is over. */
  sweep(): Promise<void>;
}

type Term = Extract<Keep<Doc>, { readonly days: number }>;

export function createRetention(
  store: Store,
  specs: () => readonly CollectionSpec<never>[],
  {
    clock,
    log,
    audit,
  }: { readonly clock: Clock; readonly log: Log; readonly audit: Pick<Audit, 'cut'> },
): Retention {
  const first = store.collection(retentionCollection);
  /** Terms are counted in days, so another run on the same day finds nothing. */
  let sweptOn = '';

  function terms(): { readonly spec: CollectionSpec; readonly term: Term }[] {
    return (specs() as unknown as readonly CollectionSpec[]).flatMap((spec) => {
      const { keep } = spec.kept;
      return 'days' in keep ? [{ spec, term: keep }] : [];
    });
  }

  const cutOff = ({ days }: Term, at: Date) => new Date(at.getTime() - days * DAY_MS);

  /** The documents whose term is over at an instant. */
  function over(term: Term, at: Date): Filter<Doc> {
    return { ...term.where, [term.since]: { $lt: cutOff(term, at).toISOString() } };
  }

  async function deletesFrom(now: Date): Promise<string> {
    const known = await first.get(FIRST);
    // If several instances look at once, one of them is the first.
    if (!known) await first.insert({ id: FIRST, at: now.toISOString() });
    const since = (known ?? (await first.get(FIRST)))?.at ?? now.toISOString();
    return new Date(Date.parse(since) + NOTICE_DAYS * DAY_MS).toISOString();
  }

  async function remove(spec: CollectionSpec, filter: Filter<Doc>): Promise<number> {
    const docs = store.collection(spec);
    let removed = 0;
    for (;;) {
      const page = await docs.find(filter, { limit: BATCH });
      const gone = await Promise.all(page.map(({ id }) => docs.remove(id)));
      removed += gone.filter(Boolean).length;
      if (page.length < BATCH) return removed;
    }
  }

  async function report(now: Date): Promise<Report> {
    const soonAt = new Date(now.getTime() + NOTICE_DAYS * DAY_MS);
    const lines: Due[] = [];
    for (const { spec, term } of terms()) {
      const docs = store.collection(spec);
      const past = await docs.count(over(term, now));
      lines.push({
        collection: spec.name,
        days: term.days,
        past,
        soon: (await docs.count(over(term, soonAt))) - past,
      });
    }
    return { deletesFrom: await deletesFrom(now), lines };
  }

  return {
    report,
    async sweep() {
      const now = clock.now();
      const today = now.toISOString().slice(0, 10);
      if (today === sweptOn) return;
      const { deletesFrom: from, lines } = await report(now);
      const due = lines.filter(({ past }) => past > 0);
      if (now.toISOString() < from) {
        for (const { collection, past } of due)
          log.info('expired records will be deleted', { collection, documents: past, from });
        sweptOn = today;
        return;
      }
      for (const { spec, term } of terms().filter(({ spec: { name } }) =>
        due.some(({ collection }) => collection === name),
      )) {
        const documents = term.chained
          ? await audit.cut(cutOff(term, now), now)
          : await remove(spec, over(term, now));
        if (documents > 0)
          log.info('deleted expired records', { collection: spec.name, documents });
      }
      sweptOn = today;
    },
  };
}
