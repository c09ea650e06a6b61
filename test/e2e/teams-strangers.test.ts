// Guests and people of other companies on Teams, over real HTTP: they are told one sentence, are
// never taken for a colleague, and read nothing along that is not theirs to read.
import { conversationsCollection } from '../../src/platforms/teams/outbound/conversations';
import { accountsCollection, peopleCollection } from '../../src/domain/people/record';
import { GENERAL, openTeamsRoom, REVIEWERS, type TeamsRoom } from './teams-room';

const ADA = 'ada@contoso.example';
const ELSEWHERE = 'eeeeeeee-0000-4000-8000-00000000000e';
const OUTSIDE = /I only work for the colleagues/;
const ALONE = /only to the person who asked/;
const TABLE = [
  'admin import faq',
  'question,answer,audience',
  'How do I reach the safe?,Ask Rita for the key.,',
  'How much discount may I give?,Up to fifteen per cent.,role: lead',
  'Where is the wifi for visitors?,At the front desk.,guests',
].join('\n');

let room: TeamsRoom;
async function open(settings = {}): Promise<void> {
  room = await openTeamsRoom('en', settings);
  for (const one of [room.ada, room.uma]) await one.says('help');
  await room.ada.says(`admin role lead ${room.uma.email}`);
  await room.ada.says(TABLE);
  await room.ada.presses('import.apply');
  room.chapter();
}
afterEach(() => room.close());

async function kept(): Promise<string> {
  const { store } = room.app.engine;
  const docs: unknown[] = [];
  for (const collection of [
    store.collection(peopleCollection),
    store.collection(accountsCollection),
    store.collection(conversationsCollection),
  ])
    for await (const doc of collection.scan()) docs.push(doc);
  return JSON.stringify(docs);
}

it.each<[string, object]>([
  ['of another tenant', { tenantId: ELSEWHERE }],
  ['anonymous in a meeting', { userRole: 'anonymous' }],
  ['a guest by role', { userRole: 'guest' }],
  ['a guest by name', { userPrincipalName: 'eve_evil.example#EXT#@contoso.example' }],
  [
    'a guest by name, in small letters',
    { userPrincipalName: 'eve_evil.example#ext#@contoso.example' },
  ],
  ['a guest by address', { email: 'eve_evil.example#Ext#@contoso.example' }],
])('somebody %s is told one sentence, and nothing is kept', async (_who, about) => {
  await open();
  const { tenantId } = room.teams.options;
  const eve = room.teams.addUser('eve', { name: 'Eve Else', email: ADA, ...about });
  for (const words of ['ask how do I reach the safe', 'admin', 'profile', 'help']) {
    room.chapter();
    await room.teams.message({
      from: 'eve',
      text: words,
      kind: 'channel',
      channel: GENERAL,
      tenantId,
    });
    await room.settle();
    await room.uma.told(OUTSIDE, { in: GENERAL });
    expect(room.said(/key|glance|Reached by/)).toEqual([]);
  }
  const { body } = await room.teams.execute({
    from: 'eve',
    kind: 'channel',
    channel: GENERAL,
    tenantId,
    verb: 'admin.overview',
    data: {},
  });
  expect(JSON.stringify(body)).toMatch(OUTSIDE);
  await room.settle();
  expect(await kept()).not.toMatch(new RegExp(`Eve|${eve.aadObjectId}|${eve.id}`));
  expect(room.teams.log.filter(({ kind }) => kind === 'createConversation')).toEqual([]);
});

it('somebody whose activity names another tenant is told one sentence, whatever the connector says', async () => {
  await open();
  const { tenantId } = room.teams.options;
  const eve = room.teams.addUser('eve', { name: 'Eve Else', email: ADA });
  const from = { id: eve.id, name: eve.name, aadObjectId: eve.aadObjectId, tenantId: ELSEWHERE };
  expect(
    (
      await room.teams.message({
        from: 'eve',
        tenantId,
        text: 'admin',
        kind: 'channel',
        channel: GENERAL,
      })
    ).status,
  ).toBe(200);
  await room.settle();
  room.chapter();
  const envelope = room.teams.envelope('message', {
    from: 'eve',
    tenantId,
    text: '<at>Bot</at> admin',
    kind: 'channel',
    channel: GENERAL,
  });
  const entities = [{ type: 'mention', text: '<at>Bot</at>', mentioned: room.teams.bot }];
  expect((await room.teams.send({ ...envelope, from, entities })).status).toBe(200);
  await room.settle();
  await room.uma.told(OUTSIDE, { in: GENERAL });
  // Nothing is sent there any more, whatever else the connector says.
  const account = await room.app.engine.store
    .collection(accountsCollection)
    .get(`teams:${tenantId.toLowerCase()}:${eve.aadObjectId}`);
  expect(account).toMatchObject({ reachable: false });
});

it('somebody of another tenant who installs the app is welcomed by nobody, and joined with nobody', async () => {
  await open();
  const { tenantId } = room.teams.options;
  const eve = room.teams.addUser('eve', { name: 'Eve Else', email: ADA });
  const from = { id: eve.id, name: eve.name, aadObjectId: eve.aadObjectId, tenantId: ELSEWHERE };
  const envelope = room.teams.envelope('installationUpdate', {
    from: 'eve',
    tenantId,
    action: 'add',
  });
  expect((await room.teams.send({ ...envelope, from })).status).toBe(200);
  await room.settle();
  expect((await room.ada.person()).accounts).toHaveLength(1);
  expect(await kept()).not.toMatch(new RegExp(`Eve|${eve.aadObjectId}`));
  expect(room.said('Hello, I am Passalong')).toEqual([]);
});

it('a channel with a guest reads only what is open to guests, and is none for reviewers', async () => {
  await open();
  await room.uma.mentions('ask how do I reach the safe');
  await room.uma.told('Ask Rita for the key', { in: GENERAL });
  await room.uma.mentions('ask how much discount may I give');
  await room.uma.told('fifteen per cent', { in: room.uma.chat });
  await room.uma.told(ALONE, { in: GENERAL });
  expect(room.said('fifteen per cent', GENERAL)).toEqual([]);

  room.teams.addUser('gina', { name: 'Gina Guest', userRole: 'guest' });
  await room.teams.membersAdded({
    from: 'user1',
    kind: 'channel',
    channel: GENERAL,
    members: ['gina'],
  });
  await room.settle();
  for (const channel of [GENERAL, REVIEWERS]) room.teams.conversation('channel', { channel });
  room.chapter();
  await room.uma.mentions('ask how do I reach the safe');
  await room.uma.told('Ask Rita for the key', { in: room.uma.chat });
  await room.uma.told(ALONE, { in: GENERAL });
  expect(room.said('Ask Rita for the key', GENERAL)).toEqual([]);
  await room.uma.mentions('ask where is the wifi for visitors');
  await room.uma.told('At the front desk', { in: GENERAL });
  await room.ada.mentions('admin reviewers here');
  await room.ada.told(/for colleagues only/);
});

it('a guest who joins the team ends all of its channels for reviewers', async () => {
  await open();
  await room.ada.mentions('admin reviewers here', { in: REVIEWERS });
  await room.ada.told(/review/i, { in: REVIEWERS });
  room.teams.addUser('gina', { name: 'Gina Guest', userRole: 'guest' });
  for (const channel of [GENERAL, REVIEWERS]) room.teams.conversation('channel', { channel });
  await room.teams.membersAdded({
    from: 'user1',
    kind: 'channel',
    channel: GENERAL,
    members: ['gina'],
  });
  await room.settle();
  await room.ada.told(/guest or somebody from another company can now read/);
  await room.uma.says('ask who feeds the fish');
  await room.uma.presses('ask.handOver');
  expect(room.said('feeds the fish', REVIEWERS)).toEqual([]);
});

it('a guest finds what is open to guests, where the company lets them ask', async () => {
  await open({ GUESTS: 'ask' });
  room.teams.addUser('gina', { name: 'Gina Guest', userRole: 'guest' });
  const gina = room.colleague('gina');
  await gina.says('ask where is the wifi for visitors');
  await gina.told(/front desk/);
  await gina.says('ask how do I reach the safe');
  await gina.told(/do not know that for sure/);
  await gina.says('tip x');
  await gina.told(/As a guest you can ask/);
  expect(JSON.stringify(gina.sees())).not.toMatch(/Rita|the key|ask\.handOver/);
  for await (const doc of room.app.engine.store.collection(peopleCollection).scan())
    expect(doc.name).not.toMatch(/Gina/);
});
