// Limits how often a shared check runs.

export interface ThrottledCheck {
  (): Promise<void>;
  /** Somebody else found out that it is not so: that counts as the last answer. */
  readonly failed: (reason: unknown) => void;
}

/** What `ask` gave or threw lately: within `ms`, or while it is under way. */
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
      // Nobody may ask.
      last.catch(() => {});
    },
  });
}

/** `work` is done once, for all who ask. When it failed, the next one who asks begins it again. */
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
