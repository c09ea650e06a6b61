// What outlives a killed bot: the messages that Slack shows, and whoever looks at them.
// bot-process.ts speaks to it by HTTP.
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import type { Address, MessageRef, Place } from '../../src/core/message';

/** What Slack shows: how often each key was posted, and how often each message was changed. */
export interface FarSlack {
  readonly url: string;
  readonly posted: Map<string, number>;
  readonly changed: Map<string, number>;
  /** Resolves when `enough()`, which is asked after each message. */
  until(enough: () => boolean): Promise<void>;
  close(): void;
}

export async function startFarSlack(): Promise<FarSlack> {
  const posted = new Map<string, number>();
  const changed = new Map<string, number>();
  const watchers = new Set<() => void>();
  const count = (of: Map<string, number>, key: string) => of.set(key, (of.get(key) ?? 0) + 1);
  const ref = (key: string, place: Place): MessageRef => ({ id: key, place });
  const place: Place = { platform: 'slack', tenant: 'T1', id: 'somewhere', kind: 'channel' };
  const answers: Record<string, (body: { key: string; to: Address; ref: MessageRef }) => unknown> =
    {
      '/send'({ key, to }) {
        count(posted, key);
        return ref(key, 'place' in to ? to.place : place);
      },
      '/update': (body) => count(changed, body.ref.id) && {},
      '/find': ({ key }) => (posted.has(key) ? ref(key, place) : 'absent'),
    };
  async function answer(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const body = JSON.parse(await text(req)) as Parameters<(typeof answers)[string]>[0];
    res.end(JSON.stringify(answers[req.url ?? '']?.(body)));
    for (const watch of watchers) watch();
  }
  const server = createServer((req, res) => {
    void answer(req, res);
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    posted,
    changed,
    until: (enough) =>
      new Promise((resolve) => {
        const watch = () => {
          if (!enough()) return;
          watchers.delete(watch);
          resolve();
        };
        watchers.add(watch);
        watch();
      }),
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
