// Documents under the id of a merged person, as the features see them: they belong to one person,
// and nobody is their own colleague.
import { features } from '../../../src/features';
import { entriesCollection } from '../../../src/domain/entries';
import { pairingsCollection } from '../../../src/features/mentoring/pairings';
import { roundsCollection } from '../../../src/features/mentoring/rounds';
import { appoint, publish, reviewersChannel } from '../../support/company';
import { startTalk, type Talk, type Talker } from '../../support/talk';
import { somePairing } from '../mentoring/pairings/pairing';

const offer = { skills: 'SQL', capacity: '1', languages: 'en' };
const wish = { skills: 'sql', goal: 'Write my own reports', rhythm: 'weekly' };
const tip = { title: 'Pivot tables', text: 'Drag the field twice.', tags: '', link: '' };

let talk: Talk;
let [ada, uma, ulla, tom]: Talker[] = [];
const [who, other, stays, third] = [
  () => ada as Talker,
  () => uma as Talker,
  () => ulla as Talker,
  () => tom as Talker,
];
beforeEach(async () => {
  talk = await startTalk({ features });
  ({ ada, uma, ulla, tom } = await talk.withPeople('ada', 'uma', 'ulla', 'tom'));
});
afterEach(() => talk.stop());

const pairings = () => talk.engine.store.collection(pairingsCollection);
async function merges(): Promise<void> {
  await who().says('admin merge uma@linden.example into ulla@linden.example');
  await who().presses('Make them one');
  expect(who()).toHaveBeenTold(/Uma is Ulla from now on/);
}
async function separates(): Promise<void> {
  await who().says('admin merges');
  await who().presses('merge.takeBack');
}

it('is never matched with themselves, and looks again under their own id', async () => {
  await other().says('mentor offer');
  await other().presses('mentor.submitOffer', offer);
  await stays().says('mentor find');
  await stays().presses('mentor.submitWish', wish);
  await merges();
  await who().says('admin round');
  const drafted = async () =>
    (
      await talk.engine.store
        .collection(roundsCollection)
        .find({}, { sort: { by: 'at', order: 'descending' } })
    )[0];
  expect(await drafted()).toMatchObject({ pairs: [], seeking: 1, mentors: 0 });
});

it('is not proposed to themselves by a round that was drafted before', async () => {
  await other().says('mentor offer');
  await other().presses('mentor.submitOffer', offer);
  await stays().says('mentor find');
  await stays().presses('mentor.submitWish', wish);
  await who().says('admin round');
  await merges();
  await who().presses('round.publish');
  await talk.settle();
  expect(await pairings().count({})).toBe(0);
});

it('goes on with their pairings: told once, asked by buttons, shown in the overview', async () => {
  await pairings().insert(
    somePairing({ mentorId: other().id, menteeId: third().id, nextDate: '2026-03-05' }),
  );
  await merges();
  await stays().says('mentor');
  expect(stays().lastSeen()).toMatch(/Tom/);
  await stays().presses('pairing.pause');
  expect(await pairings().get('pairing-1')).toMatchObject({ state: 'paused' });
  await stays().says('mentor resume');
  expect(await pairings().get('pairing-1')).toMatchObject({ state: 'running' });
  await talk.travelTo('2026-03-25T00:00:00Z');
  const theirs = [...new Set([...stays().sees(), ...other().sees()])].filter((text) =>
    /Tom/.test(text),
  );
  expect(theirs.length).toBeGreaterThan(1);
  await stays().says('mentor end');
  await stays().presses('pairing.submitEnd', { reason: '' });
  expect(third()).toHaveBeenTold(/Ulla/);
  expect(await pairings().get('pairing-1')).toMatchObject({ state: 'ended', endedBy: other().id });
});

it('ends a pairing of the two, and no other', async () => {
  await pairings().insert(somePairing({ id: 'self', mentorId: other().id, menteeId: stays().id }));
  await pairings().insert(
    somePairing({
      id: 'open',
      mentorId: stays().id,
      menteeId: other().id,
      state: 'proposed',
      proposedTo: stays().id,
    } as never),
  );
  await pairings().insert(somePairing({ id: 'rest', mentorId: third().id, menteeId: stays().id }));
  await merges();
  await talk.settle();
  const states = Object.fromEntries(
    (await pairings().find({})).map(({ id, state }) => [id, state]),
  );
  expect(states).toEqual({ self: 'ended', open: 'lapsed', rest: 'running' });
});

it('sees their tips, may change them, and reviews none of them', async () => {
  await appoint(talk, 'reviewer', stays(), third());
  const place = await reviewersChannel(talk);
  await other().says('tip');
  await other().presses('tip.submit', tip);
  await merges();
  await stays().says('review');
  await stays().presses('review.open');
  await stays().presses('review.approve');
  expect(stays().lastSeen()).toMatch(/is your own contribution, so somebody else has to decide/);
  await third().says('review');
  await third().presses('review.open');
  await third().presses('review.askChanges');
  await third().presses('review.submitChanges', { comment: 'A picture, please.' });
  await talk.settle();
  await stays().says('tip mine');
  expect(stays().lastSeen()).toMatch(/Pivot tables/);
  await stays().presses('tip.edit');
  await stays().presses('tip.resubmit', { ...tip, text: 'Drag it twice, as in the picture.' });
  expect(talk.shownIn(place).join('\n')).toMatch(/as in the picture/);
});

it('counts once for whether an answer helped', async () => {
  await publish(talk, { question: 'How do I book leave?', answer: 'In the portal.' });
  for (const talker of [other(), stays()]) await talker.says('ask how do I book leave');
  await other().presses('ask.helped');
  await merges();
  await stays().presses('ask.helped');
  const [entry] = await talk.engine.store.collection(entriesCollection).find({});
  expect(entry).toMatchObject({ helped: 1 });
});

it('sees the accounts of both in their profile', async () => {
  await merges();
  await stays().says('profile');
  expect(stays().lastSeen()).toMatch(/Playground \(2\)/);
});

it('is nudged once a week', async () => {
  await merges();
  await talk.travelTo('2026-03-16T00:00:00Z');
  const nudged = [...other().sees(), ...stays().sees()].filter((text) =>
    /You get this because/.test(text),
  );
  expect(nudged).toHaveLength(1);
});

it('becomes two people again when it is taken back, each with their own documents', async () => {
  await pairings().insert(somePairing({ mentorId: other().id, menteeId: third().id }));
  await merges();
  await separates();
  await stays().says('mentor');
  expect(stays().lastSeen()).not.toMatch(/Tom/);
  await other().says('mentor');
  expect(other().lastSeen()).toMatch(/Tom/);
});
