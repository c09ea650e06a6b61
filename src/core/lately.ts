// Limits how often a shared check runs.

/** What `ask` gave or threw lately: within `ms`, or while it is under way. */
export function lately(ms: number, ask: () => Promise<void>): () => Promise<void> {
  let at = Number.NEGATIVE_INFINITY;
  let last: Promise<void> | undefined;
  return () => {
    const now = performance.now();
    if (last && now - at < ms) return last;
    at = now;
    last = ask();
    return last;
  };
}

/** `work` is done once, for all who ask. When it failed, the next one who asks begins it again. */
export function onceDone(work: () => Promise<void>): () => Promise<void> {
  let under: Promise<void> | undefined;
  return () => {
    under ??= work().catch((error: unknown) => {
      under = undefined;
      throw error;
    });
    return under;
  };
}
