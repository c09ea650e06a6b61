// Roles that come with an address: each is noted, admins are told, and the admin role still needs
// the second admin.
import { accountKey } from '../../../src/core/account';
import { newPerson, peopleCollection, personIdOf } from '../../../src/domain/people/record';
import { makeAdmin } from '../../../src/features/admin';
import { makeCouncil } from '../../../src/features/council';
import { deedsOf } from '../../support/deeds';
import { startTalk, type Talk, type TalkOptions } from '../../support/talk';

const CHEF = 'chef@linden.example';
const TWO: Partial<TalkOptions> = { settings: { twoPersonApproval: ['admins'] } };

let talk: Talk;
afterEach(() => talk.stop());

const documents = () => talk.engine.store.collection(peopleCollection);

/** A table named Chef, and admins gave the record roles; nobody has spoken as Chef. */
async function company(options: Partial<TalkOptions> = {}) {
  talk = await startTalk({ features: [makeAdmin, makeCouncil], platform: 'slack', ...options });
  const them = await talk.withPeople('ada', 'mia');
  const roles = ['admin', 'council'] as const;
  await documents().insert(
    newPerson(
      { id: personIdOf(CHEF), name: 'Chef', email: CHEF, roles },
      { zone: 'UTC', locale: 'en' },
    ),
  );
  return them;
}

async function getsTheAddress({
  account,
  platform,
  says,
}: Awaited<ReturnType<typeof company>>['mia']): Promise<void> {
  const profile = platform.profiles.get(accountKey(account));
  if (profile) platform.profiles.set(accountKey(account), { ...profile, email: CHEF });
  await talk.travelTo('2026-03-04T09:00:00.000Z');
  await says('help');
  await talk.settle();
}

const granted = async () =>
  (await deedsOf(talk.engine.store, 'role.granted')).map(({ whom, detail }) => [whom, detail]);

describe.each(['a new address', 'the first address'] as const)('somebody with %s', (which) => {
  async function mia(options: Partial<TalkOptions> = {}) {
    const them = await company(options);
    if (which === 'the first address')
      await documents().update(them.mia.id, ({ email: _none, ...doc }) => ({ doc }));
    await getsTheAddress(them.mia);
    const person = (await documents().find({ email: CHEF }))[0];
    return { ...them, person };
  }

  it('gets the roles of its record; each is noted, and the other admins are told', async () => {
    const { ada, mia: herself, person } = await mia();
    expect(person?.roles.toSorted()).toEqual(['admin', 'council']);
    expect(await granted()).toEqual(
      expect.arrayContaining([
        [person?.id, 'admin'],
        [person?.id, 'council'],
      ]),
    );
    expect(await granted()).toHaveLength(2);
    expect(ada).toHaveBeenTold(
      /Mia is an admin now: Slack or Teams gave Mia an address that held this role/,
      { times: 1 },
    );
    expect(ada).toHaveBeenTold(/Mia is a member of the works council or data protection now/, {
      times: 1,
    });
    await talk.travelTo('2026-03-04T10:00:00.000Z');
    expect(herself).toHaveBeenTold(/You are an admin now/, { times: 1 });
    expect(herself).toHaveBeenTold(
      /You are a member of the works council or data protection here now/,
      { times: 1 },
    );
  });

  it('does not get the admin role if it needs two people', async () => {
    const { ada, person } = await mia(TWO);
    expect(person?.roles).toEqual(['council']);
    expect(await granted()).toEqual([[person?.id, 'council']]);
    expect(await deedsOf(talk.engine.store, 'role.withheld')).toMatchObject([
      { whom: person?.id, detail: 'admin' },
    ]);
    expect(ada).toHaveBeenTold(/Mia did not get the role, since a second admin has to confirm it/, {
      times: 1,
    });
    // Nobody else holds it by that record either.
    expect((await documents().find({ roles: { $has: 'admin' } })).map(({ id }) => id)).toEqual([
      ada.id,
    ]);
  });
});
