// One of two instances, for two-processes.test.ts: the real engine on a database that it shares
// with another process. Events come as messages, and what is answered goes back.
import type { Inbound } from '../../src/core/inbound';
import { accountKey } from '../../src/core/account';
import { makeContributions } from '../../src/features/contributions';
import { createMongoStore } from '../../src/storage/mongodb';
import { startTalk } from '../support/talk';

export interface Asked {
  readonly event: Inbound;
}
export interface Told {
  readonly ready?: true;
  readonly id?: string;
  readonly text?: string;
  readonly refused?: boolean;
}

const [, , uri = '', ...names] = process.argv;
const tell = (told: Told) => process.send?.(told);

async function main(): Promise<void> {
  const talk = await startTalk({
    features: [makeContributions],
    platform: 'slack',
    driver: createMongoStore({ uri }),
    shared: true,
  });
  for (const name of names) {
    const account = { platform: 'slack', tenant: 'T1', user: name } as const;
    talk.platform.profiles.set(accountKey(account), {
      name,
      email: `${name}@linden.example`,
      active: true,
      standing: 'colleague',
    });
  }
  process.on('message', ({ event }: Asked) => {
    void talk.platform.bot
      .receive(event)
      .then((reply) =>
        tell({ id: event.id, text: reply?.say?.text ?? '', refused: reply?.refused === true }),
      );
  });
  process.on('disconnect', () => process.exit());
  tell({ ready: true });
}

void main();
