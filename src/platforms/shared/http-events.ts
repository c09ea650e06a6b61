// Opens a platform whose events come by one HTTP route.
import type { Platform } from '../../core/platform';
import type { Route } from '../../core/route';
import type { Store } from '../../core/store';
import type { OpenPlatform } from '../module';

interface TakesRequests extends Platform {
  readonly handler: Route['handle'];
}

/** `path`: the address for events. If absent, no events come by HTTP. */
export function openWithEvents(
  make: (store: Store) => TakesRequests,
  path: string | undefined,
): OpenPlatform {
  let made: TakesRequests | undefined;
  return {
    make: (store) => (made = make(store)),
    routes:
      path === undefined
        ? []
        : [
            {
              method: 'POST',
              path,
              takesEvents: true,
              handle: (req, res) => made?.handler(req, res),
            },
          ],
  };
}
