// The bot as a process of its own, for killed.test.ts: the real engine on a SQLite file. Its parent
// is Slack and everybody on it: events come as messages and are acknowledged by one, what the bot
// says goes to the parent by HTTP.
import { DeliveryError } from '../../src/core/errors';
import { causeOf, type Inbound } from '../../src/core/inbound';
import { silentLog } from '../../src/core/log';
import type { Address, MessageRef, Outbound } from '../../src/core/message';
import type { BotPort, Platform } from '../../src/core/platform';
import { makeContributions } from '../../src/features/contributions';
import { createTryNow } from '../../src/platforms/shared/try-now';
import { createSqliteStore } from '../../src/storage/sqlite';
import { startTalk } from '../support/talk';

const [, , file = '', world = ''] = process.argv;

async function ask<T>(path: string, body: unknown): Promise<T> {
  try {
    const response = await fetch(world + path, { method: 'POST', body: JSON.stringify(body) });
    return (await response.json()) as T;
  } catch (cause) {
    throw new DeliveryError('inDoubt', 'the line broke', { cause });
  }
}

let bot: BotPort | undefined;
const slack: Platform = {
  name: 'slack',
  rateLimits: { perAddressPerSecond: 0, perTenantPerSecond: 0 },
  async start(port) {
    bot = port;
  },
  send: (to: Address, message, key) => ask<MessageRef>('/send', { to, message, key }),
  update: (ref, message) => ask('/update', { ref, message }),
  findSent: (_to, key) => ask<MessageRef | 'absent'>('/find', { key }),
  lookUp: (account) => Promise.resolve({ name: account.user, active: true, standing: 'colleague' }),
  readersOf: () => Promise.resolve('colleagues'),
  stop: () => Promise.resolve(),
};

/** As Slack's platform does it: acknowledges, and gives the answer afterwards. */
async function take(event: Inbound): Promise<void> {
  if (!bot) return;
  const given = Promise.withResolvers<void>();
  const { fresh, reply } = await bot.accept(event, given.promise);
  process.send?.({ acknowledged: event.id });
  if (fresh) given.resolve(reply.then((answer) => say(event, answer?.say)));
}

async function say(event: Inbound, message: Outbound | undefined): Promise<void> {
  if (!bot || !message) return;
  const [to, key] = [{ place: event.place }, `${causeOf(event)}:say`];
  const tryNow = createTryNow({ bot, log: silentLog, findSent: slack.findSent });
  await tryNow({ to, message, key, now: () => slack.send(to, message, key) });
}

async function main(): Promise<void> {
  const driver = createSqliteStore({ file });
  const talk = await startTalk({
    features: [makeContributions],
    platform: 'slack',
    driver,
    wrap: () => slack,
  });
  process.on('message', (event: Inbound) => void take(event));
  // What is under way is finished and written down; only a kill leaves anything undone.
  process.on('disconnect', () => void talk.stop().finally(() => process.exit()));
  process.send?.({ ready: true });
}

void main();
