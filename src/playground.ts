// The playground's part of the composition: the demo company, which is kept in memory and starts
// fresh each time.
import type { Store, StoreDriver } from './core/store';
import { loadDemo } from './demo/load';
import { DEMO_ORG, DEMO_ZONE } from './demo/people';
import { demoUsers, REVIEWERS_CHANNEL } from './demo/users';
import { createAccess } from './http/access';
import { PLAYGROUND_TENANT, type PlaygroundHost } from './platforms/shared/playground-host';

export interface Playground {
  readonly orgName: string;
  readonly defaultZone: string;
  /** What its platform needs. `token`: lets visitors from other machines in. */
  host(deps: Pick<PlaygroundHost, 'travel' | 'reset'> & { readonly token: string }): PlaygroundHost;
  createStore(): Promise<StoreDriver>;
  /** Fills a store with the company. */
  load(store: Store, now: Date): Promise<void>;
}

/** `platform`: the name of the platform on which the company's people have accounts. */
export function createPlayground(platform: string): Playground {
  return {
    orgName: DEMO_ORG,
    defaultZone: DEMO_ZONE,
    host: ({ token, travel, reset }) => ({
      orgName: DEMO_ORG,
      users: demoUsers,
      channels: [REVIEWERS_CHANNEL, { id: 'general', name: 'general', members: 'everybody' }],
      access: createAccess(token),
      travel,
      reset,
    }),
    createStore: async () =>
      (await import('./storage/sqlite')).createSqliteStore({ file: ':memory:' }),
    load: (store, now) => loadDemo(store, now, { platform, tenant: PLAYGROUND_TENANT }),
  };
}
