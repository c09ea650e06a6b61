// Events are noted once, found again while they are open, and their words forgotten when they are
// answered; housekeeping forgets the rest.
import { createStoppedClock } from '../../src/core/clock';
import { createHousekeeping, KEEP_ANSWERS_DAYS } from '../../src/core/housekeeping';
import type { WordsEvent } from '../../src/core/inbound';
import { createInbox, inboxCollection } from '../../src/core/inbox';
import { createSqliteStore } from '../../src/storage/sqlite';
import { createReadableLog, START } from './rig';

const account = { platform: 'slack', tenant: 'T1', user: 'U1' } as const;
const asked = (id: string): WordsEvent => ({
  type: 'words',
  id,
  at: START,
  sender: account,
  place: { platform: 'slack', tenant: 'T1', id: 'D1', kind: 'personal' },
  words: 'ask my secret',
  mentions: [],
});
const reply = { onlyToSender: false, say: { text: 'An answer' } };
const minutes = (count: number) => new Date(Date.parse(START) + count * 60_000);

async function rig() {
  const store = createSqliteStore({ file: ':memory:' });
  await store.open([inboxCollection]);
  const clock = createStoppedClock(START);
  return { clock, inbox: createInbox(store, clock), notes: store.collection(inboxCollection) };
}

describe('the inbox', () => {
  it('notes an event once', async () => {
    const { inbox } = await rig();
    expect([
      await inbox.note('k', asked('1')),
      await inbox.note('k', asked('1')),
      await inbox.note('l', asked('2')),
    ]).toEqual([true, false, true]);
  });

  it('knows an answer from the moment it is given, also that there was none, and forgets the words', async () => {
    const { inbox, notes } = await rig();
    await inbox.note('k', asked('1'));
    await inbox.note('silent', asked('2'));
    expect(await inbox.answerOf('k')).toBeUndefined();
    expect(await inbox.answerOf('unknown')).toBeUndefined();
    await inbox.close('k', reply);
    await inbox.close('silent', undefined);
    expect(await inbox.answerOf('k')).toEqual({ reply });
    expect(await inbox.answerOf('silent')).toEqual({ reply: undefined });
    expect(JSON.stringify(await notes.find({}))).not.toContain('secret');
  });

  it('finds what was never answered, the oldest first, up to an instant', async () => {
    const { inbox, clock } = await rig();
    for (const [minute, key] of [
      [2, 'late'],
      [0, 'early'],
      [1, 'answered'],
      [3, 'new'],
    ] as const) {
      clock.travelTo(minutes(minute));
      await inbox.note(key, asked(key));
    }
    await inbox.close('answered', reply);
    expect(await inbox.open(minutes(2))).toEqual([
      { key: 'early', event: asked('early') },
      { key: 'late', event: asked('late') },
    ]);
  });

  it('forgets old answers, never what is open', async () => {
    const { inbox, clock } = await rig();
    for (const key of ['old', 'open']) await inbox.note(key, asked(key));
    clock.travelTo(minutes(1));
    await inbox.note('new', asked('new'));
    for (const key of ['old', 'new']) await inbox.close(key, reply);
    expect(await inbox.forget(minutes(1))).toBe(1);
    expect([await inbox.answerOf('old'), await inbox.answerOf('new')]).toEqual([
      undefined,
      { reply },
    ]);
    expect(await inbox.open(minutes(1))).toHaveLength(1);
  });
});

it('housekeeping forgets answers and links, each in its time', async () => {
  const clock = createStoppedClock(START);
  const log = createReadableLog();
  const before: Record<string, string> = {};
  const forget = (what: string) => async (instant: Date) => {
    before[what] = instant.toISOString();
    return 1;
  };
  const nothing = async () => Promise.reject(new Error('not its business'));
  const { inbox } = await rig();
  const job = createHousekeeping(
    { ...inbox, forget: forget('answers') },
    {
      give: nothing,
      isAvailable: nothing,
      fetch: nothing,
      forget: async (instant) => void (await forget('links')(instant)),
    },
  );
  await job.run({ clock, log });
  const daysAgo = (days: number) => new Date(Date.parse(START) - days * 86_400_000).toISOString();
  expect(before).toEqual({ answers: daysAgo(KEEP_ANSWERS_DAYS), links: START });
  expect(log.of('info')[0]?.fields).toEqual({ answers: 1 });
});
