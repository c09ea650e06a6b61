// The check of all roles, twice a year: one admin begins, another goes on, and no role is taken
// away automatically.
import fc from 'fast-check';
import { approvalsCollection } from '../../../src/domain/approvals';
import { peopleCollection } from '../../../src/domain/people/record';
import { makeAdmin } from '../../../src/features/admin';
import { makeCouncil } from '../../../src/features/council';
import { makeOversight } from '../../../src/features/oversight';
import { createRoleReviews } from '../../../src/features/oversight/role-reviews';
import { roleReviewsCollection, termAt } from '../../../src/features/oversight/role-review';
import { makePrivacy } from '../../../src/features/privacy';
import { appoint } from '../../support/company';
import { deedsOf } from '../../support/deeds';
import { startTalk, type Talk, type Talker, type TalkOptions } from '../../support/talk';

const features = [makeAdmin, makeCouncil, makeOversight, makePrivacy];

/** The check comes by the day. */
const STEP_HOURS = 6;

let talk: Talk | undefined;
afterEach(() => talk?.stop());
const running = () => {
  if (!talk) throw new Error('the talk has not begun');
  return talk;
};

/** Ada and Bea are admins, Lena is a programme lead, Rita and Rob are reviewers: five roles. */
async function company(options: Partial<TalkOptions> = {}) {
  talk = await startTalk({
    features,
    platform: 'slack',
    now: '2026-08-20T08:00:00.000Z',
    ...options,
  });
  const people = await talk.withPeople('ada', 'bea', 'lena', 'rita', 'rob');
  await appoint(talk, 'admin', people.bea);
  await appoint(talk, 'lead', people.lena);
  await appoint(talk, 'reviewer', people.rita, people.rob);
  return people;
}

const trail = async (what: string) => (await deedsOf(running().engine.store, what)).length;
const newest = (talker: Talker) => talker.sees().at(-1) ?? '';
async function takesAway(admin: Talker) {
  await admin.presses('Take away');
  await admin.presses('Yes, take it away');
}

it('comes on 1 March and 1 September, and not before the bot was there', async () => {
  const { ada, bea, lena } = await company();
  await running().engine.tick();
  expect(ada).toHaveBeenTold(/Please go through the roles/, { times: 0 });
  await running().travelTo('2026-09-01T08:00:00Z', STEP_HOURS);
  for (const admin of [ada, bea])
    expect(admin).toHaveBeenTold(
      /Please go through the roles.*5 roles are left.*by 1 October 2026.*Ada · admin.*Lena · programme lead.*Rob · reviewer/,
      { times: 1 },
    );
  expect(lena).toHaveBeenTold(/roles/, { times: 0 });
  await running().travelTo('2026-09-05T08:00:00Z', STEP_HOURS);
  expect(ada).toHaveBeenTold(/Please go through/, { times: 1 });
});

it('shows one role at a time; another admin goes on where the first stopped', async () => {
  const { ada, bea, rita, rob, lena } = await company();
  await running().engine.tick();
  await running().travelTo('2026-09-01T08:00:00Z', STEP_HOURS);
  await ada.presses('Go through them');
  // She cannot confirm her own admin role.
  expect(newest(ada)).toMatch(
    /1 of 5: Bea · Role: \*{0,2}admin\*{0,2}\. Not confirmed before\. Does Bea still need it\?/,
  );
  await ada.presses('Keep', {}, { deliveredTimes: 3 });
  expect(newest(ada)).toMatch(/2 of 5: Lena/);
  await ada.presses('Later');
  expect(newest(ada)).toMatch(/2 of 5: Rita/);
  await takesAway(ada);
  expect((await rita.person()).roles).toEqual([]);

  await bea.presses('Go through them');
  expect(newest(bea)).toMatch(/3 of 5: Ada/);
  await bea.presses('Keep');
  await bea.presses('Keep');
  expect(newest(bea)).toMatch(/5 of 5: Rob/);
  // Both look at Rob. The second learns who was first.
  await ada.presses('Later');
  await bea.presses('Keep');
  expect(newest(bea)).toMatch(/All 5 roles are decided/);
  expect([(await rob.person()).roles, (await lena.person()).roles]).toEqual([
    ['reviewer'],
    ['lead'],
  ]);
  expect([await trail('role.confirmed'), await trail('role.removed')]).toEqual([4, 1]);
  await running().travelTo('2026-11-01T08:00:00Z', STEP_HOURS);
  for (const admin of [ada, bea])
    expect(admin).toHaveBeenTold(/nobody has confirmed/, { times: 0 });
  await ada.says('admin roles');
  expect(newest(ada)).toMatch(/Who holds a role · 4 roles\..*you can do it now as well/);
});

it('shows roles that were put off last, also when others are decided after them', async () => {
  const { ada } = await company();
  await ada.says('admin roles');
  await ada.presses('Go through them');
  const shown: string[] = [];
  for (const press of ['Later', 'Keep', 'Later', 'Keep', 'Later', 'Keep', 'Keep']) {
    shown.push(/\d of 5: (\w+)/.exec(newest(ada))?.[1] ?? newest(ada));
    await ada.presses(press);
  }
  expect(shown).toEqual(['Bea', 'Lena', 'Rita', 'Rob', 'Bea', 'Rita', 'Bea']);
  expect(newest(ada)).toMatch(/Your own admin role is left/);
});

it('shows each of those who share a name and a role before one comes again', async () => {
  const { ada } = await company();
  for (const name of ['tom', 'tim']) {
    const person = await running().withPerson(name, { name: 'Bea' });
    await appoint(running(), 'admin', person);
  }
  await ada.says('admin roles');
  await ada.presses('Go through them');
  const places = new Set<string>();
  for (let at = 0; at < 3; at += 1) {
    expect(newest(ada)).toMatch(/: Bea/);
    places.add(JSON.stringify(ada.lastReply?.replace));
    await ada.presses('Later');
  }
  expect(places.size).toBe(3);
  expect(newest(ada)).toMatch(/: Lena/);
});

it('asks back before a role is taken away, and a second press on that place only puts it off', async () => {
  const { ada, bea, lena } = await company();
  await ada.says('admin roles');
  await ada.presses('Go through them');
  await ada.presses('Keep');
  await ada.presses('Take away', {}, { deliveredTimes: 2 });
  expect(newest(ada)).toMatch(
    /Lena · Take the role \**programme lead\** away from Lena\? Lena will be told\./,
  );
  expect((await lena.person()).roles).toEqual(['lead']);
  const titles = JSON.stringify(ada.lastReply?.replace).match(/Yes, take it away|Later|Keep/g);
  expect(titles?.slice(0, 3)).toEqual(['Yes, take it away', 'Later', 'Keep']);
  await ada.presses('Later');
  expect(newest(ada)).toMatch(/2 of 5: Rita/);
  expect((await lena.person()).roles).toEqual(['lead']);
  // The admin who saw the question but is late learns who was first.
  await bea.says('admin roles');
  await bea.presses('Go through them');
  await bea.presses('Keep');
  await bea.presses('Take away');
  await ada.presses('Take away');
  await bea.presses('Yes, take it away');
  expect((await lena.person()).roles).toEqual([]);
});

it('says since when somebody holds a role, if that was noted', async () => {
  const { ada, lena } = await company();
  await ada.says(`admin role reviewer lena@linden.example`);
  await running().travelTo('2026-08-21T08:00:00Z', STEP_HOURS);
  await ada.says('admin roles');
  await ada.presses('Go through them');
  await ada.presses('Later');
  expect(newest(ada)).toMatch(/Lena · Role: \**programme lead\**\. Not/);
  await ada.presses('Later');
  expect(newest(ada)).toMatch(
    /Lena · Role: \**reviewer\**, since 20 August 2026\. Not confirmed before/,
  );
  expect((await lena.person()).roles).toEqual(['lead', 'reviewer']);
});

it('tells the one who comes second who was first', async () => {
  const { ada, bea, rob } = await company();
  for (const admin of [ada, bea]) {
    await admin.says('verwaltung rollen');
    await admin.presses('Go through them');
  }
  for (let at = 0; at < 3; at += 1) await ada.presses('Later');
  for (let at = 0; at < 3; at += 1) await bea.presses('Later');
  expect([newest(ada), newest(bea)]).toEqual([
    expect.stringMatching(/Rob/),
    expect.stringMatching(/Rob/),
  ]);
  await ada.presses('Keep');
  const reply = await bea.presses('Take away');
  expect(reply?.say?.text).toMatch(/Ada was first: kept it, 20 Aug 2026/);
  expect((await rob.person()).roles).toEqual(['reviewer']);
});

it('names the roles that are not confirmed after 30 days, weekly, and takes nothing away', async () => {
  const { ada, bea, rita, rob } = await company();
  await running().engine.tick();
  await running().travelTo('2026-09-01T08:00:00Z', STEP_HOURS);
  await ada.presses('Go through them');
  await ada.presses('Keep');
  await running().travelTo('2026-09-30T08:00:00Z', STEP_HOURS);
  expect(bea).toHaveBeenTold(/nobody has confirmed/, { times: 0 });
  await running().travelTo('2026-10-02T08:00:00Z', STEP_HOURS);
  // Only Bea can decide on Ada's admin role.
  for (const [admin, count] of [
    [ada, 3],
    [bea, 4],
  ] as const)
    expect(admin).toHaveBeenTold(
      new RegExp(
        `Roles that nobody has confirmed.*${count} roles were due on 1 October 2026.*Lena · programme lead.*Rita · reviewer`,
      ),
      { times: 1 },
    );
  await running().travelTo('2026-10-16T08:00:00Z', STEP_HOURS);
  expect(bea).toHaveBeenTold(/nobody has confirmed/, { times: 3 });
  expect([(await rita.person()).roles, (await rob.person()).roles]).toEqual([
    ['reviewer'],
    ['reviewer'],
  ]);
  // The next term starts again from the beginning.
  await running().travelTo('2027-03-01T08:00:00Z', STEP_HOURS);
  expect(bea).toHaveBeenTold(/Please go through the roles.*5 roles/, { times: 2 });
  expect(await running().engine.store.collection(roleReviewsCollection).count({ open: true })).toBe(
    1,
  );
  await ada.presses('Go through them');
  expect(newest(ada)).toMatch(/1 of 5: Bea.*Last confirmed on 1 September 2026/);
});

it('reminds nobody of what they cannot decide', async () => {
  const { ada, bea } = await company();
  await running().engine.tick();
  await running().travelTo('2026-09-01T08:00:00Z', STEP_HOURS);
  await ada.presses('Go through them');
  for (let at = 0; at < 4; at += 1) await ada.presses('Keep');
  expect(newest(ada)).toMatch(/Your own admin role is left/);
  await running().travelTo('2026-10-02T08:00:00Z', STEP_HOURS);
  expect(ada).toHaveBeenTold(/nobody has confirmed/, { times: 0 });
  expect(bea).toHaveBeenTold(/Roles that nobody has confirmed.*1 role was due.*Ada · admin/, {
    times: 1,
  });
});

it('leaves the last admin, who may confirm themselves if nobody else can', async () => {
  talk = await startTalk({ features, platform: 'slack' });
  const { ada } = await talk.withPeople('ada');
  await ada.says('admin roles');
  await ada.presses('Go through them');
  expect(newest(ada)).toMatch(/1 of 1: Ada/);
  await ada.presses('Take away');
  expect(ada).toHaveBeenToldWhatToDo();
  expect((await ada.person()).roles).toEqual(['admin']);
  await ada.presses('Keep');
  expect(ada).toHaveBeenTold(/The only role is decided/);
});

it('asks a second admin before the admin role goes, if the settings ask for two people', async () => {
  const { ada, bea } = await company({ settings: { twoPersonApproval: ['admins'] } });
  const cem = await running().withPerson('cem');
  await appoint(running(), 'admin', cem);
  await ada.says('admin roles');
  await ada.presses('Go through them');
  expect(newest(ada)).toMatch(/Bea/);
  await takesAway(ada);
  expect((await bea.person()).roles).toEqual(['admin']);
  expect(cem).toHaveBeenTold(/Take the admin role from Bea\?/, { times: 1 });
  await cem.presses('Confirm');
  expect((await bea.person()).roles).toEqual([]);
});

it('counts a role as open while a second admin is asked, and again once they decline', async () => {
  const { ada, bea } = await company({ settings: { twoPersonApproval: ['admins'] } });
  const cem = await running().withPerson('cem');
  await appoint(running(), 'admin', cem);
  for (const admin of [ada, cem]) {
    await admin.says('admin roles');
    await admin.presses('Go through them');
  }
  expect(newest(cem)).toMatch(/1 of 6: Ada/);
  await cem.presses('Later');
  expect(newest(cem)).toMatch(/1 of 6: Bea/);
  await takesAway(ada);
  const reply = await cem.presses('oversight.keepRole');
  expect(reply?.say?.text).toMatch(/Ada was first: asked a second admin to take it away/);
  for (let at = 0; at < 4; at += 1) await ada.presses('Keep');
  await ada.says('admin roles');
  expect(newest(ada)).toMatch(/Bea · admin · waits for a second admin/);
  // Without a reminder it would be forgotten, so it is in the weekly list.
  await running().travelTo('2026-08-24T08:00:00Z', STEP_HOURS);
  await cem.presses('Decline');
  await ada.says('admin roles');
  expect(newest(ada)).toMatch(/Bea · admin(?! · waits)/);
  await ada.presses('Go through them');
  expect(newest(ada)).toMatch(/Bea/);
  await ada.presses('Keep');
  expect((await bea.person()).roles).toEqual(['admin']);
  expect(await trail('role.confirmed')).toBe(5);
});

const LIST_OVER =
  /^This list of roles is over, and nothing was changed\. .*admin roles.* to open the new one\./;

/** Ada holds the first card of a list that a new term has ended. */
async function withOldCard(options: Partial<TalkOptions> = {}) {
  const people = await company(options);
  await running().engine.tick();
  await running().travelTo('2026-09-01T08:00:00Z', STEP_HOURS);
  await people.ada.presses('Go through them');
  expect(newest(people.ada)).toMatch(/1 of 5: Bea/);
  return people;
}

it.each([['Keep'], ['Later'], ['Take away'], ['Yes, take it away']])(
  'says at "%s" on a card of an earlier list that the list is over, and does nothing',
  async (title) => {
    const { ada, bea } = await withOldCard({ settings: { twoPersonApproval: ['admins'] } });
    const cem = await running().withPerson('cem');
    await appoint(running(), 'admin', cem);
    if (title.startsWith('Yes')) await ada.presses('Take away');
    await running().travelTo('2027-03-01T08:00:00Z', STEP_HOURS);
    await ada.presses(title);
    expect(ada).toHaveBeenTold(LIST_OVER, { times: 1 });
    expect(ada).toHaveBeenTold(/roles are decided/, { times: 0 });
    expect(await running().engine.store.collection(approvalsCollection).count({})).toBe(0);
    expect([
      (await bea.person()).roles,
      await trail('role.confirmed'),
      await trail('role.removed'),
    ]).toEqual([['admin'], 0, 0]);
    await ada.presses('Go through them');
    expect(ada).toHaveBeenTold(/1 of 6: Bea/);
  },
);

it('says of a list that is over so at the card of somebody who got their role after it began', async () => {
  const { ada } = await company();
  await running().engine.tick();
  await running().travelTo('2026-09-01T08:00:00Z', STEP_HOURS);
  await ada.says('admin role reviewer bea@linden.example');
  await ada.presses('Go through them');
  await ada.presses('Keep');
  expect(ada).toHaveBeenTold(/2 of 6: Bea · Role: \**reviewer/);
  await running().travelTo('2027-03-01T08:00:00Z', STEP_HOURS);
  await ada.presses('Keep');
  expect(ada).toHaveBeenTold(LIST_OVER, { times: 1 });
});

it.each(['kept first', 'new term'] as const)(
  'leaves no request open where it loses to: %s',
  async (rival) => {
    const { ada, bea } = await company({ settings: { twoPersonApproval: ['admins'] } });
    const cem = await running().withPerson('cem');
    await appoint(running(), 'admin', cem);
    await ada.says('admin roles');
    await ada.presses('Go through them');
    await ada.presses('Take away');
    const { store } = running().engine;
    const reviews = createRoleReviews(store);
    const { id = '' } = (await reviews.current()) ?? {};
    // Between the request and the decision: as if another instance was faster.
    const approvals = store.collection(approvalsCollection);
    const watch = (async () => {
      while ((await approvals.count({})) === 0) await new Promise(setImmediate);
      const at = running().clock.now().toISOString();
      if (rival === 'kept first')
        await reviews.decide(id, {
          personId: bea.id,
          role: 'admin',
          what: 'kept',
          byPersonId: cem.id,
          at,
        });
      else
        await store
          .collection(roleReviewsCollection)
          .update(id, (doc) => ({ doc: { ...doc, open: false } }));
    })();
    await Promise.all([ada.presses('Yes, take it away'), watch]);
    await running().settle();
    expect((await approvals.find({})).map(({ state }) => state)).toEqual(['withdrawn']);
    expect((await bea.person()).roles).toEqual(['admin']);
    expect(ada).toHaveBeenTold(rival === 'kept first' ? /Cem was first: kept it/ : LIST_OVER);
  },
);

it('has the roles that a merge moved, under the name of the person who stays', async () => {
  const { ada } = await company();
  await ada.says('admin roles');
  await ada.presses('Go through them');
  await ada.says('admin merge lena@linden.example into rita@linden.example');
  await ada.presses('Make them one');
  await ada.says('admin roles');
  expect(newest(ada)).toMatch(/5 roles are left.*Rita · programme lead.*Rita · reviewer/);
  await ada.presses('Go through them');
  for (let at = 0; at < 4; at += 1) await ada.presses('Keep');
  expect(newest(ada)).toMatch(/4 of 5 roles are decided\. Your own admin role is left/);
});

it('is decided once by two admins at the same moment', async () => {
  const { rita, ada, bea } = await company();
  const reviews = createRoleReviews(running().engine.store);
  const review = await reviews.open('one', running().clock.now());
  const by = ({ id }: Talker, what: 'kept' | 'taken') =>
    ({ personId: rita.id, role: 'reviewer', what, byPersonId: id, at: '' }) as const;
  const decided = await Promise.all([
    reviews.decide(review?.id ?? '', by(ada, 'kept')),
    reviews.decide(review?.id ?? '', by(bea, 'taken')),
  ]);
  expect(decided.toSorted((a, b) => Number(a) - Number(b))).toEqual([false, true]);
  expect(
    (await reviews.get(review?.id ?? ''))?.items.filter(({ personId }) => personId === rita.id),
  ).toHaveLength(1);
});

it('is for admins, in their own chat, and a forged role is none', async () => {
  const { ada, lena, rita } = await company();
  await lena.says('admin roles');
  expect(lena).toHaveBeenToldWhatToDo();
  await ada.says('admin roles', { in: running().channel('general') });
  expect(newest(ada)).toMatch(/own chat/);
  await ada.says('admin roles');
  await ada.presses('Go through them');
  const [review] = await running()
    .engine.store.collection(roleReviewsCollection)
    .find({ open: true });
  const place = ada.platform.personal(ada.account);
  const press = (verb: string, data: Record<string, string>, of: Talker = ada) =>
    running().platform.bot.receive({
      type: 'action',
      id: JSON.stringify([verb, data, of.id]),
      at: running().clock.now().toISOString(),
      sender: of.account,
      place,
      verb,
      data,
      inputs: {},
      message: { place, id: 'm' },
    });
  const of = (personId: string, role: string) => ({ review: review?.id ?? '', personId, role });
  const said = async (reply: ReturnType<typeof press>) => (await reply)?.say?.text;
  expect(await said(press('oversight.takeRole', of(rita.id, 'admin')))).toMatch(
    /from an earlier version/,
  );
  expect(await said(press('oversight.keepRole', of(ada.id, 'admin')))).toMatch(
    /another admin has to confirm/,
  );
  expect(
    await said(press('oversight.takeRole', of(rita.id, 'reviewer'), lena)),
  ).not.toBeUndefined();
  expect((await running().engine.store.collection(peopleCollection).get(rita.id))?.roles).toEqual([
    'reviewer',
  ]);
});

it('has a term of half a year, whatever the day', () => {
  fc.assert(
    fc.property(
      fc.date({ min: new Date('2020-01-01'), max: new Date('2060-01-01'), noInvalidDate: true }),
      (now) => {
        const term = termAt(now);
        const days = (now.getTime() - Date.parse(term)) / 86_400_000;
        expect(term).toMatch(/-(03|09)-01T00:00:00\.000Z$/);
        expect(days).toBeGreaterThanOrEqual(0);
        expect(days).toBeLessThan(185);
      },
    ),
  );
});
