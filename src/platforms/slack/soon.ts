// Waits a little for what may come too late to be of use.

/** The result of `work` where it comes within `ms`; undefined when it is late, or undefined itself. Its failure is passed on. */
export async function soon<T>(ms: number, work: Promise<T>): Promise<T | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
