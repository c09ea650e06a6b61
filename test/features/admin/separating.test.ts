// Taking a merge back gives nobody a right that a platform has ruled out in the meantime.
import { accountKey, type Profile } from '../../../src/core/account';
import { peopleCollection } from '../../../src/domain/people/record';
import { makeAdmin } from '../../../src/features/admin';
import { appoint } from '../../support/company';
import { startTalk, type Talk, type Talker } from '../../support/talk';

let talk: Talk;
afterEach(() => talk.stop());

const document = (one: Talker) => talk.engine.store.collection(peopleCollection).get(one.id);

/**
 * Mia, an admin, becomes an alias of Cid; what platforms say of one of them changes; then it is
 * taken back.
 */
async function separated(which: 'mia' | 'cid', news: Partial<Profile>) {
  talk = await startTalk({ features: [makeAdmin], platform: 'slack' });
  const people = await talk.withPeople('ada', 'mia', 'cid');
  await appoint(talk, 'admin', people.mia);
  await people.ada.says('admin merge mia@linden.example into cid@linden.example');
  await people.ada.presses('Make them one');
  const key = accountKey(people[which].account);
  const before = talk.platform.profiles.get(key);
  if (before) talk.platform.profiles.set(key, { ...before, ...news });
  await talk.travelTo('2026-03-12T09:00:00.000Z');
  if (news.standing) await people[which].says('help');
  await people.ada.says('admin merges');
  await people.ada.presses('merge.takeBack');
  return people;
}

it('a person who became a guest in the meantime stays one, without roles', async () => {
  const { mia, cid } = await separated('mia', { standing: 'guest' });
  const barred = await document(mia);
  expect(barred).toMatchObject({ active: false, roles: [], barred: 'guest' });
  expect(barred).not.toHaveProperty('email');
  expect(barred).not.toHaveProperty('mergedInto');
  expect(await document(cid)).toMatchObject({ active: true, roles: [] });
});

it('a person who left in the meantime stays inactive, without roles', async () => {
  const { mia } = await separated('mia', { active: false });
  expect(await document(mia)).toMatchObject({ active: false, roles: [] });
});

it('a person who stayed and is really a guest is barred when the colleague is separated from them', async () => {
  const { mia, cid } = await separated('cid', { standing: 'guest' });
  expect(await document(cid)).toMatchObject({ active: false, roles: [], barred: 'guest' });
  expect(await document(mia)).toMatchObject({ active: true, roles: ['admin'] });
});

it('a person who is still a colleague is as before', async () => {
  const { mia, cid } = await separated('mia', {});
  expect(await document(mia)).toMatchObject({ active: true, roles: ['admin'] });
  expect(await document(cid)).toMatchObject({ active: true, roles: [] });
});
