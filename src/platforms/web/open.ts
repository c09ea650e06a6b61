// Opens the playground: one platform for its whole life, so that open pages stay connected when the
// company begins again.
import type { Clock } from '../../core/clock';
import type { Log } from '../../core/log';
import type { OpenPlatform } from '../module';
import type { PlaygroundHost } from '../shared/playground-host';
import { createWebPlatform } from './index';
import { playgroundRoutes } from './routes';

export function openPlayground(host: PlaygroundHost, clock: Clock, log: Log): OpenPlatform {
  const platform = createWebPlatform({ users: host.users, channels: host.channels, clock });
  return {
    make() {
      platform.rooms.clear();
      platform.uploads.clear();
      return platform;
    },
    routes: playgroundRoutes({ ...host, platform, clock, log }),
  };
}
