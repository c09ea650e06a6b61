// What a reload of the page keeps, in this tab only: what somebody has typed, and how far the story
// is. Kept for one run of the bot; after a new start it is gone.
const PREFIX = 'passalong:';

export interface Kept {
  get(name: string): string | undefined;
  /** An empty value is forgotten. */
  set(name: string, value: string): void;
  /** The bot began again: nothing that was kept is true any more. */
  startOver(run: string): void;
}

export function createKept(run: string, storage: Storage | undefined = openStorage()): Kept {
  const names = () => Object.keys(storage ?? {}).filter((name) => name.startsWith(PREFIX));

  function startOver(now: string): void {
    for (const name of names()) storage?.removeItem(name);
    storage?.setItem(`${PREFIX}run`, now);
  }

  if (storage?.getItem(`${PREFIX}run`) !== run) startOver(run);
  return {
    get: (name) => storage?.getItem(PREFIX + name) ?? undefined,
    set(name, value) {
      if (value === '') storage?.removeItem(PREFIX + name);
      else storage?.setItem(PREFIX + name, value);
    },
    startOver,
  };
}

/** Undefined where the browser keeps nothing for the page. */
function openStorage(): Storage | undefined {
  try {
    return window.sessionStorage;
  } catch (error) {
    if (error instanceof DOMException) return undefined;
    throw error;
  }
}
