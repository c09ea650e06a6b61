// Time limits for promises.

export class TooLate extends Error {}

const LATE = Symbol('late');

/** Gives the result of `work`, or `LATE` after `ms`. The work itself goes on. */
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

/** Gives the result of `work`. Throws `TooLate` if it takes longer than `ms`. */
export async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  const result = await race(ms, work);
  if (result === LATE) throw new TooLate(`no answer within ${ms} ms`);
  return result;
}

/**
 * Gives the result of `work`, or undefined if it takes longer than `ms`. Rejects if the work does.
 */
export async function soon<T>(ms: number, work: Promise<T>): Promise<T | undefined> {
  const result = await race(ms, work);
  return result === LATE ? undefined : result;
}
