// Shares and limits calls: at most one in a period, or one until the first success.

export interface ThrottledCheck {
  (): Promise<void>;
  /** Counts as the last result: other code found out that the check fails. */
  readonly failed: (reason: unknown) => void;
}

/** Gives the last result of `ask` if it is younger than `ms` milliseconds or still pending. */
export function throttled(ms: number, ask: () => Promise<void>): ThrottledCheck {
  let at = Number.NEGATIVE_INFINITY;
  let last: Promise<void> | undefined;
  const asked = () => {
    const now = performance.now();
    if (last && now - at < ms) return last;
    at = now;
    last = ask();
    return last;
  };
  return Object.assign(asked, {
    failed(reason: unknown) {
      at = performance.now();
      last = Promise.reject(reason);
      // Nobody may be waiting for this promise.
      last.catch(() => {});
    },
  });
}

/**
 * Runs `work` once and shares its promise with all callers. After a failure, the next call runs it
 * again.
 */
export function onceSuccessful(work: () => Promise<void>): () => Promise<void> {
  let under: Promise<void> | undefined;
  return () => {
    under ??= work().catch((error: unknown) => {
      under = undefined;
      throw error;
    });
    return under;
  };
}
