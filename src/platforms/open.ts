// Opens the platforms that are configured. The SDK of one that is off is not even loaded.
import type { Platform, PlatformHealth } from '../core/platform';
import type { PlatformName } from '../core/account';
import type { ConfiguredPlatform, OpenDeps, OpenPlatform, PlatformModule } from './module';

export interface RunningPlatform
  extends OpenPlatform,
    Pick<PlatformModule, 'name' | 'collections'> {
  /** Undefined if no connection is kept. */
  health(): PlatformHealth | undefined;
}

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
  { name, collections }: PlatformModule,
  configured: ConfiguredPlatform,
  deps: OpenDeps,
): Promise<RunningPlatform> {
  const { make, routes } = await configured.open({
    ...deps,
    log: deps.log.with({ platform: name }),
  });
  let made: Platform | undefined;
  return {
    name,
    collections,
    routes,
    make: (store) => (made = make(store)),
    health: () => made?.health?.(),
  };
}
