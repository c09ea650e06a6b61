// Does not wait for ever.

export class TooLate extends Error {}

const LATE = Symbol('late');

/** What `work` gives, or `LATE` after `ms`. The work itself goes on. */
async function race<T>(ms: number, work: Promise<T>): Promise<T | typeof LATE> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<typeof LATE>((resolve) => {
    timer = setTimeout(() => resolve(LATE), ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** The result of `work`; throws `TooLate` when it takes longer than `ms`. */
export async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  const result = await race(ms, work);
  if (result === LATE) throw new TooLate(`no answer within ${ms} ms`);
  return result;
}

/** The result of `work` where it comes within `ms`; undefined when it is late, or undefined itself. Its failure is passed on. */
export async function soon<T>(ms: number, work: Promise<T>): Promise<T | undefined> {
  const result = await race(ms, work);
  return result === LATE ? undefined : result;
}
