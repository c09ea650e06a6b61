// Opens the platforms that are configured. The SDK of one that is off is not even loaded.
import { within } from '../core/deadline';
import type { Platform, PlatformHealth } from '../core/platform';
import type { PlatformName } from '../core/account';
import { createFaults } from './faults';
import type { ConfiguredPlatform, OpenDeps, OpenPlatform, PlatformModule } from './module';

export interface RunningPlatform
  extends OpenPlatform,
    Pick<PlatformModule, 'name' | 'collections'> {
  /** Undefined if no connection is kept. Never throws. */
  health(): PlatformHealth | undefined;
  /** What its start failed with, fit to be shown. */
  startFault(error: unknown): Error;
}

const OPEN_WITHIN_MS = 60_000;
const COULD_NOT = 'could not be opened';

export interface PlatformChoice {
  /** All platforms. */
  readonly modules: readonly PlatformModule[];
  /** The platforms that are on, by name. */
  readonly platforms: Readonly<Record<PlatformName, ConfiguredPlatform>>;
}

export async function openPlatforms(
  { modules, platforms }: PlatformChoice,
  deps: OpenDeps,
): Promise<RunningPlatform[]> {
  const opened: RunningPlatform[] = [];
  for (const module of modules) {
    const configured = platforms[module.name];
    if (configured) opened.push(await openOne(module, configured, deps));
    else if (module.firstSetting !== undefined)
      deps.log.info(`${module.label} is off: no ${module.firstSetting}`);
  }
  return opened;
}

async function openOne(
  { name, label, collections }: PlatformModule,
  configured: ConfiguredPlatform,
  deps: OpenDeps,
): Promise<RunningPlatform> {
  const log = deps.log.with({ platform: name });
  const faults = createFaults(label, configured.settings);
  const { make, routes } = await faults.guardLater(COULD_NOT, () =>
    within(OPEN_WITHIN_MS, configured.open({ ...deps, log })),
  );
  faults.guard(COULD_NOT, () => {
    if (!Array.isArray(routes)) throw new TypeError('its open() gave no list of routes');
  });
  let made: Platform | undefined;
  return {
    name,
    collections,
    routes,
    make: (store) => faults.guard(COULD_NOT, () => (made = make(store))),
    health() {
      try {
        return made?.health?.();
      } catch (error) {
        log.warn('a platform could not say how it is', { error: faults.of('failed', error) });
        return 'unavailable';
      }
    },
    startFault: (error) => faults.of(COULD_NOT, error),
  };
}
