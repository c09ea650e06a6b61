// Who can read in a place, as a platform said a moment ago. News about a stranger overrides an
// answer that was requested earlier.
import type { Clock } from './clock';
import { setBounded } from './bounded-map';
import type { PlaceReaders } from './platform';

export interface KnownReaders {
  /** Gives what is known, or asks with `ask`. */
  of(placeId: string, ask: () => Promise<PlaceReaders>): Promise<PlaceReaders>;
  /** A stranger reads there. */
  mixed(placeId: string): void;
  /** Someone joined: the platform is asked again. */
  forget(placeId: string): void;
}

const KNOWN_FOR_MS = 5 * 60_000;
const PLACES_KEPT = 5_000;

export function createKnownReaders(clock: Clock): KnownReaders {
  const known = new Map<string, { readonly readers: PlaceReaders; readonly until: number }>();
  /** The number of the latest news about each place. */
  const news = new Map<string, number>();
  let latest = 0;
  const now = () => clock.now().getTime();
  const keep = (placeId: string, readers: PlaceReaders) =>
    setBounded(known, placeId, { readers, until: now() + KNOWN_FOR_MS }, PLACES_KEPT);

  function heard(placeId: string): void {
    latest += 1;
    setBounded(news, placeId, latest, PLACES_KEPT);
  }

  return {
    async of(placeId, ask) {
      const found = known.get(placeId);
      if (found && found.until > now()) return found.readers;
      const before = news.get(placeId);
      const readers = await ask();
      // The answer may miss a person who joined in the meantime. The next call asks again.
      if (news.get(placeId) !== before) return 'mixed';
      keep(placeId, readers);
      return readers;
    },
    mixed(placeId) {
      heard(placeId);
      keep(placeId, 'mixed');
    },
    forget(placeId) {
      heard(placeId);
      known.delete(placeId);
    },
  };
}
