// Pages over what is due, for recurring jobs.
import type { Doc } from '../core/doc';
import { type Collection, cursorOf, type Filter, type Sort } from '../core/store';

const PAGE = 500;

/**
 * Every matching document in the order of `sort`, one page at a time, so that a job holds no more
 * than a page. A document that moves to a place that the sweep has passed comes with the next
 * sweep.
 */
export async function* sweep<T extends Doc>(
  collection: Pick<Collection<T>, 'find'>,
  where: Filter<T>,
  sort: Sort<T>,
): AsyncGenerator<T> {
  for (let after: string | undefined; ; ) {
    const page = await collection.find(where, {
      sort,
      limit: PAGE,
      ...(after !== undefined && { after }),
    });
    yield* page;
    const last = page.at(-1);
    if (!last || page.length < PAGE) return;
    after = cursorOf(last, sort);
  }
}
