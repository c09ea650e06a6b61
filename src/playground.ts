// The playground's side of the composition: the demo company, which lives in memory and begins again with every start.
import type { Store, StoreDriver } from './core/store';
import { loadDemo } from './demo/load';
import { DEMO_ORG, DEMO_ZONE } from './demo/people';
import { demoUsers, REVIEWERS_CHANNEL } from './demo/users';
import { createAccess } from './http/access';
import { PLAYGROUND_TENANT, type PlaygroundHost } from './platforms/shared/playground-host';

export interface Playground {
  readonly orgName: string;
  readonly defaultZone: string;
  /** What its platform is made around. `token`: lets visitors of other machines in. */
  host(deps: Pick<PlaygroundHost, 'travel' | 'reset'> & { readonly token: string }): PlaygroundHost;
  createStore(): Promise<StoreDriver>;
  /** Puts the company into a store. */
  load(store: Store, now: Date): Promise<void>;
}

/** `platform`: the name of the platform on which the company's people have their accounts. */
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
    createStore: async () => (await import('./storage/sqlite')).createSqliteStore({ file: ':memory:' }),
    load: (store, now) => loadDemo(store, now, { platform, tenant: PLAYGROUND_TENANT }),
  };
}
