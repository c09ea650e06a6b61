// What two admins did once can be asked for again: also where nothing is left of the first request.
import { approvalsCollection } from '../../../src/domain/approvals';
import { peopleCollection } from '../../../src/domain/people/record';
import { makeAdmin } from '../../../src/features/admin';
import { makeOversight } from '../../../src/features/oversight';
import { makePrivacy } from '../../../src/features/privacy';
import { appoint } from '../../support/company';
import { deedsOf } from '../../support/deeds';
import { startTalk, type Talk, type Talker } from '../../support/talk';

const features = [makeAdmin, makeOversight, makePrivacy];
const settings = { twoPersonApproval: ['export', 'erase', 'admins'] as const };

const DEEDS = {
  erase: {
    says: 'admin erase mia@linden.example',
    presses: 'Ask a second admin: erase all',
    done: /It begins within a quarter of an hour/,
  },
  export: {
    says: 'admin export mia@linden.example',
    presses: 'Ask a second admin',
    done: /The data of Mia can be fetched/,
  },
  admins: {
    says: 'admin role admin mia@linden.example',
    presses: undefined,
    done: /Mia is an admin now/,
  },
  merge: {
    says: 'admin merge mia@linden.example into max@linden.example',
    presses: 'Ask a second admin',
    done: /Mia is Max from now on/,
  },
};
type Deed = keyof typeof DEEDS;

let talk: Talk;
afterEach(() => talk.stop());

async function company(retention?: Record<string, number>) {
  talk = await startTalk({
    features,
    settings,
    platform: 'slack',
    publicUrl: 'https://bot.example',
    ...(retention && { retention }),
  });
  const people = await talk.withPeople('ada', 'bea', 'cem', 'dan', 'mia', 'max');
  await appoint(talk, 'admin', people.bea, people.cem, people.dan);
  return people;
}
type Company = Awaited<ReturnType<typeof company>>;

async function asks(deed: Deed, asker: Talker): Promise<string> {
  const approvals = talk.engine.store.collection(approvalsCollection);
  const before = (await approvals.find({})).map(({ id }) => id);
  await asker.says(DEEDS[deed].says);
  if (DEEDS[deed].presses) await asker.presses(DEEDS[deed].presses);
  await talk.settle();
  const asked = (await approvals.find({ state: 'waiting' })).filter(
    ({ id }) => !before.includes(id),
  );
  expect(asked).toHaveLength(1);
  return asked[0]?.id ?? '';
}

/** All steps of an erasure. */
async function passes(): Promise<void> {
  for (let run = 0; run < 4; run += 1) await talk.engine.tick();
}

async function erases({ ada, cem }: Company, name: string): Promise<void> {
  await ada.says(`admin erase ${name}@linden.example`);
  await ada.presses('Ask a second admin: erase all');
  await cem.presses('Confirm');
  await passes();
  expect(
    await talk.engine.store.collection(peopleCollection).count({ email: `${name}@linden.example` }),
  ).toBe(0);
}

/** Asks and confirms: everybody hears of it, and the audit has it all. */
async function isDone(
  deed: Deed,
  asker: Talker,
  second: Talker,
  ids: readonly string[],
): Promise<void> {
  const store = talk.engine.store;
  const [sees, told] = [second.sees().length, asker.sees().length];
  const id = await asks(deed, asker);
  expect(ids).not.toContain(id);
  expect(second.sees().slice(sees).join()).toMatch(/asks for this/);
  await second.presses('Confirm');
  await talk.settle();
  const news = asker.sees().slice(told).join();
  expect(news).toMatch(/was confirmed by/);
  expect(news).toMatch(DEEDS[deed].done);
  const noted = (await deedsOf(store))
    .filter(({ detail }) => detail?.includes(id) === true)
    .map(({ what }) => what);
  expect(noted.filter((what) => what.startsWith('approval.'))).toEqual([
    'approval.asked',
    'approval.confirmed',
  ]);
  if (deed === 'export') {
    await asker.presses('As data (JSON)');
    expect(talk.platform.given).toHaveLength(1);
  }
  await passes();
  const left = await store
    .collection(peopleCollection)
    .find({ email: 'mia@linden.example', active: true });
  if (deed === 'erase' || deed === 'merge') expect(left).toEqual([]);
  if (deed === 'admins') expect(left).toMatchObject([{ roles: ['admin'] }]);
}

const EVERY = ['erase', 'export', 'admins', 'merge'] as const;

it.each(EVERY)('%s: after the first request was kept as long as it may be', async (deed) => {
  const { ada, bea } = await company({ approvals: 30 });
  const id = await asks(deed, ada);
  await bea.presses('Decline');
  for (const day of ['2026-03-10', '2026-04-10', '2026-04-11'])
    await talk.travelTo(`${day}T09:00:00Z`);
  expect(await talk.engine.store.collection(approvalsCollection).count({})).toBe(0);
  await isDone(deed, ada, bea, [id]);
});

it.each(EVERY)('%s: after the asker of the first request was erased', async (deed) => {
  const people = await company();
  const id = await asks(deed, people.dan);
  await people.bea.presses('Decline');
  await erases(people, 'dan');
  await isDone(deed, people.ada, people.bea, [id]);
});

it.each(EVERY)('%s: after the decider of the first request was erased', async (deed) => {
  const people = await company();
  const id = await asks(deed, people.ada);
  await people.dan.presses('Decline');
  await erases(people, 'dan');
  await isDone(deed, people.ada, people.bea, [id]);
});

it.each(EVERY)('%s: after the person concerned was erased and came back', async (deed) => {
  const people = await company();
  const id = await asks(deed, people.ada);
  await people.bea.presses('Decline');
  await erases(people, 'mia');
  await people.mia.says('help');
  await isDone(deed, people.ada, people.bea, [id]);
});
