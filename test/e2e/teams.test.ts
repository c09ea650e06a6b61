// The bot on Teams as it is composed for production, over real HTTP, where things go wrong: forged
// requests, repeated events, Teams that pushes back, breaks off or lost the receiver. The job
// itself is in the files beside this one.
import { outboxCollection } from '../../src/core/outbox/record';
import { accountsCollection } from '../../src/domain/people/record';
import { openCompany, REVIEWERS, type TeamsRoom } from './teams-room';

const TIP = {
  title: 'Tidy tables',
  text: 'Press Ctrl+T: the range becomes a table and grows.',
  tags: '',
  link: '',
};
const ACTIVITIES = { method: 'POST', path: /activities$/ } as const;

describe('the bot on Teams', () => {
  let room: TeamsRoom;
  beforeEach(async () => {
    // The SDK prints each refused signature by itself.
    jest.spyOn(console, 'error').mockImplementation(() => {});
    room = await openCompany('en');
    room.chapter();
  });
  afterEach(async () => {
    expect(room.teams.problems).toEqual([]);
    await room.close();
    jest.restoreAllMocks();
  });

  const deliveries = () => room.app.engine.store.collection(outboxCollection);
  const seconds = (many: number) => new Date(room.now().getTime() + many * 1000).toISOString();
  async function share(): Promise<void> {
    await room.uma.says('tip');
    await room.uma.presses('tip.submit', TIP);
  }

  it('verifies every sender', async () => {
    const { ok, rows } = await room.teams.authCheck({ settleMs: 20 });
    expect(rows.filter((row) => !row.ok)).toEqual([]);
    expect(ok).toBe(true);
  });

  it('answers an event once, however often Teams repeats it', async () => {
    const { uma, rita, text } = room;
    await Promise.all([1, 2, 3, 4].map(() => uma.says('help', { id: 'again' })));
    await uma.told(text('help.title'));
    await uma.says('tip');
    const form = await uma.told(text('contributions.tipIntro'));
    await Promise.all(
      [1, 2, 3, 4].map(() => uma.presses('tip.submit', TIP, { id: 'submitted', on: form })),
    );
    await rita.told(TIP.text, { in: REVIEWERS });
    expect(room.said(text('help.title'))).toHaveLength(1);
    expect(room.said(text('contributions.approve'))).toHaveLength(1);
  });

  it('waits as long as Teams says, and loses nothing', async () => {
    const { text, rita } = room;
    await room.uma.says('tip');
    room.teams.fault({
      method: 'POST',
      path: /reviewers.*activities$/,
      status: 429,
      retryAfter: 90,
    });
    await room.uma.presses('tip.submit', TIP);
    expect(room.said(text('contributions.approve'))).toEqual([]);
    await room.travelTo(seconds(89));
    expect(room.said(text('contributions.approve'))).toEqual([]);
    await room.travelTo(seconds(3));
    await rita.told(TIP.text, { in: REVIEWERS });
  });

  it('gives an answer later that Teams did not take at once', async () => {
    const { uma, text } = room;
    room.teams.fault({ ...ACTIVITIES, status: 503 });
    await uma.says('profile');
    await uma.told(text('profile.title'));
    expect(room.said(text('profile.title'))).toHaveLength(1);
  });

  it('flags a repeat of what may have arrived', async () => {
    const { text } = room;
    await room.uma.says('tip');
    room.teams.fault({ method: 'POST', path: /reviewers.*activities$/, drop: true, taken: true });
    await room.uma.presses('tip.submit', TIP);
    await room.travelTo(seconds(10));
    expect(room.said(text('contributions.approve'))).toHaveLength(2);
    expect(await deliveries().find({ state: 'sent', inDoubt: true })).toHaveLength(1);
  });

  it('leaves somebody alone who blocked it, until they speak again', async () => {
    const { uma, rita, text } = room;
    await share();
    room.teams.fault({ method: 'POST', path: /a:1-user1.*activities$/, status: 403, times: 2 });
    await rita.presses('review.approve');
    expect(await deliveries().find({ state: 'failed' })).toMatchObject([
      { reason: expect.stringMatching(/^Teams answered 403/) },
    ]);
    const { id } = await uma.person();
    const accounts = room.app.engine.store.collection(accountsCollection);
    expect(await accounts.find({ personId: id })).toMatchObject([{ reachable: false }]);
    await uma.says('tip mine');
    await uma.told(text('contributions.listTitle', { of: 'mine', count: 1 }));
    expect(await accounts.find({ personId: id })).toMatchObject([{ reachable: true }]);
  });

  it('brings reviews to the reviewers themselves once their channel is lost', async () => {
    const { rita, rob, text, teams } = room;
    await teams.install({ from: 'reviewer', kind: 'channel', action: 'remove' });
    await room.settle();
    await share();
    for (const one of [rita, rob]) await one.told(text('contributions.approve'), { in: one.chat });
    expect(room.said(text('contributions.approve'), REVIEWERS)).toEqual([]);
  });
});
