// Pressing a card of `admin roles` again, or too late, asks a second admin for nothing.
import type { ActionEvent } from '../../../src/core/inbound';
import { silentLog } from '../../../src/core/log';
import { approvalsCollection, createApprovals } from '../../../src/domain/approvals';
import type { Audit } from '../../../src/domain/audit';
import { makeAdmin } from '../../../src/features/admin';
import { makeOversight } from '../../../src/features/oversight';
import { createRoleActions } from '../../../src/features/oversight/role-actions';
import { createRoleReviews } from '../../../src/features/oversight/role-reviews';
import { appoint } from '../../support/company';
import { startTalk, type Talk, type Talker } from '../../support/talk';

const settings = { twoPersonApproval: ['admins'] } as const;

let talk: Talk;
afterEach(() => talk.stop());

async function company() {
  talk = await startTalk({ features: [makeAdmin, makeOversight], platform: 'slack', settings });
  const people = await talk.withPeople('ada', 'bea', 'cem');
  await appoint(talk, 'admin', people.bea, people.cem);
  await people.ada.says('admin roles');
  await people.ada.presses('Go through them');
  return people;
}

let presses = 0;
async function pressed(by: Talker, verb: string, of: Talker, sure = 'yes'): Promise<ActionEvent> {
  const review = await createRoleReviews(talk.engine.store).current();
  const place = by.platform.personal(by.account);
  return {
    type: 'action',
    id: `again-${(presses += 1)}`,
    at: talk.clock.now().toISOString(),
    sender: by.account,
    place,
    verb: `oversight.${verb}`,
    data: { review: review?.id ?? '', personId: of.id, role: 'admin', sure },
    inputs: {},
    message: { place, id: 'm' },
  };
}
const press = async (...what: Parameters<typeof pressed>) =>
  what[0].platform.bot.receive(await pressed(...what));
const requests = () => talk.engine.store.collection(approvalsCollection).find({});

it('does not tell an admin who presses twice that they were first', async () => {
  const { ada, bea } = await company();
  await ada.presses('Keep');
  const again = await press(ada, 'keepRole', bea);
  expect(again?.say).toBeUndefined();
  expect(again?.replace?.text).toMatch(/2 of 3: Cem/);
});

it('asks nobody to take away a role that another admin has kept', async () => {
  const { ada, bea, cem } = await company();
  await press(cem, 'keepRole', bea);
  const late = await press(ada, 'takeRole', bea);
  expect(late?.say?.text).toMatch(/Cem was first: kept it/);
  await talk.settle();
  expect(await requests()).toEqual([]);
  expect((await bea.person()).roles).toEqual(['admin']);
});

it('takes nothing away where nobody is left to ask', async () => {
  const { ada, bea } = await company();
  const { store } = talk.engine;
  const reviews = createRoleReviews(store);
  const people = { get: async (id: string) => (id === ada.id ? ada.person() : bea.person()) };
  // The others lose their role after it was checked that this is not the last admin.
  const approvals = {
    ...createApprovals(store, people),
    ask: async () => ({ kind: 'alone' }) as const,
  };
  const { clock } = talk;
  const audit = {} as Audit;
  const roleActions = createRoleActions({
    reviews,
    since: async () => undefined,
    approvals,
    audit,
    people,
    clock,
    settings,
  });
  const take = roleActions.actions.find(({ verb }) => verb === 'oversight.takeRole');
  const ctx = {
    sender: await ada.person(),
    clock,
    log: silentLog,
    readers: async () => 'sender' as const,
    readFile: async () => new Uint8Array(),
  };
  await expect(take?.run(await pressed(ada, 'takeRole', bea), ctx)).rejects.toMatchObject({
    key: 'oversight.lastAdmin',
  });
  expect((await reviews.current())?.items.filter(({ what }) => what !== undefined)).toEqual([]);
});
