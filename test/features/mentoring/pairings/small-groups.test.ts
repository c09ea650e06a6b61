// A mentor with a small group: offered by form, drafted with its minimum, spoken to once for all,
// while each mentee has a pairing of their own.
import { mentoringWith } from '../../../../src/features/mentoring';
import { offersCollection } from '../../../../src/features/mentoring/seekers';
import { pairingsCollection } from '../../../../src/features/mentoring/pairings/pairing';
import { appoint } from '../../../support/company';
import { describeTalk, startTalk, type Talk, type Talker } from '../../../support/talk';

const features = [mentoringWith({})];
const group = { skills: 'SQL', capacity: '3', languages: 'en', format: 'group', minGroup: '3' };

async function offers(talker: Talker, inputs: Record<string, string> = {}) {
  await talker.says('mentor offer');
  await talker.presses('mentor.submitOffer', { ...group, ...inputs });
}
async function looks(...talkers: readonly Talker[]) {
  for (const talker of talkers) {
    await talker.says('mentor find');
    await talker.presses('mentor.submitWish', {
      skills: 'sql',
      goal: `${talker.name} writes reports`,
      rhythm: 'weekly',
    });
  }
}
const accept = (...talkers: readonly Talker[]) =>
  talkers.reduce(
    (before, talker) => before.then(() => talker.presses('pairing.accept')),
    Promise.resolve<unknown>(undefined),
  );

const pairingsIn = (talk: Talk) => talk.engine.store.collection(pairingsCollection).find({});

async function people(talk: Talk) {
  const all = await talk.withPeople('mia', 'tom', 'ulf', 'zoe', 'lena');
  await appoint(talk, 'lead', all.lena);
  return all;
}

/** Until all of the group have said yes. Monday, 2 March 2026. */
async function running(talk: Talk) {
  const all = await people(talk);
  const { mia, tom, ulf, zoe, lena } = all;
  await offers(mia);
  await looks(tom, ulf, zoe);
  await lena.says('admin round');
  await lena.presses('round.publish');
  await accept(mia, mia, mia, tom, ulf, zoe);
  return all;
}

describeTalk('a small group', features, (talk) => {
  it('is drafted as one, proposed with who else is in it, and spoken of once to its mentor', async () => {
    const { mia, tom, ulf, zoe, lena } = await people(talk());
    await offers(mia);
    await looks(tom, ulf, zoe);
    await lena.says('admin round');
    expect(lena.lastSeen()).toMatch(
      /\*\*3\*\* of \*\*3\*\*.*Tom with Mia · █+░* \d+ · sql · in a group of 3/,
    );
    await lena.presses('round.publish');
    expect(tom).toHaveBeenTold(
      /Mia could be your mentor.*In a small group, with Ulf, Zoe: you all meet together/,
      { times: 1 },
    );
    expect(mia).toHaveBeenTold(/In your small group, with/, { times: 3 });
    await accept(mia, mia, mia, tom, ulf, zoe);
    expect(zoe).toHaveBeenTold(/You and Mia are a pair.*This is a small group/);

    await talk().travelTo('2026-03-09T15:00:00Z');
    expect(mia).toHaveBeenTold(/This week: your session with Tom, Ulf, Zoe/, { times: 1 });
    expect(mia).toHaveBeenTold(/This week/, { times: 1 });
    for (const mentee of [tom, ulf, zoe])
      expect(mentee).toHaveBeenTold(/This week: your session with Mia/, { times: 1 });

    await talk().travelTo('2026-03-12T15:00:00Z');
    expect(mia).toHaveBeenTold(/Did you and Tom, Ulf, Zoe meet/, { times: 1 });
    await mia.presses('pairing.met', {}, { deliveredTimes: 3 });
    expect(mia).toHaveBeenTold(/Great that you and .*(Tom|Ulf|Zoe).* met/, { times: 1 });
    for (const { checkIns } of await pairingsIn(talk()))
      expect(checkIns).toMatchObject([{ session: 1, personId: mia.id, met: true }]);
    await mia.presses('pairing.note');
    await mia.presses('pairing.submitNote', { note: 'Bring the schema' });
    await tom.presses('pairing.notMet');
    await talk().travelTo('2026-03-16T15:00:00Z');
    expect(mia.lastSeen()).toMatch(/Session 2|Bring the schema/);
    expect(mia).toHaveBeenTold(/Your note from last time: Bring the schema/, { times: 1 });
    expect(tom).not.toHaveBeenTold(/Bring the schema/);
  });

  it('names who is left out because it is too small, and what it lacks', async () => {
    const { mia, tom, ulf, lena } = await people(talk());
    await offers(mia);
    await looks(tom, ulf);
    await lena.says('admin round');
    expect(lena.lastSeen()).toMatch(/\*\*0\*\* of \*\*2\*\*.*2\*\* group not formed: .*Tom/);
    await lena.presses('round.why');
    await lena.presses('round.explain', { mentee: 'Tom' });
    expect(lena.lastSeen()).toMatch(
      /At most 2 people could be in it, and it needs 3\. · A smaller group would help/,
    );
    await lena.presses('round.why');
    await lena.presses('round.explain', { mentee: 'ulf' });
    expect(lena.lastSeen()).toMatch(
      /Ulf has no mentor: 1 mentor.*1\*\* whose group was not formed.*group with Mia.*At most 2 people.*needs 3/,
    );
    await offers(mia, { minGroup: '2' });
    await lena.says('admin round');
    expect(lena.lastSeen()).toMatch(/\*\*2\*\* of \*\*2\*\*/);
  });

  it('is paused, resumed and ended by its mentor as a whole, by a mentee alone', async () => {
    const { mia, tom, ulf, zoe } = await running(talk());
    await zoe.says('mentor end');
    await zoe.presses('pairing.submitEnd', { reason: '' });
    expect(mia).toHaveBeenTold(/Zoe has ended your pairing/, { times: 1 });
    await talk().travelTo('2026-03-09T15:00:00Z');
    expect(mia).toHaveBeenTold(/This week: your session with Tom, Ulf/, { times: 1 });
    await mia.presses('pairing.pause', {}, { deliveredTimes: 3 });
    expect(mia).toHaveBeenTold(/with (Tom, Ulf|Ulf, Tom) is paused/, { times: 1 });
    for (const mentee of [tom, ulf])
      expect(mentee).toHaveBeenTold(/Mia has paused your pairing/, { times: 1 });
    await tom.says('mentor resume');
    await talk().travelTo('2026-03-17T15:00:00Z');
    expect(mia).toHaveBeenTold(/This week: your session with Tom(?!, Ulf)/, { times: 1 });
    expect(ulf).not.toHaveBeenTold(/Session 2/);
    await mia.presses('pairing.end');
    await mia.presses('pairing.submitEnd', { reason: '' }, { deliveredTimes: 3 });
    for (const mentee of [tom, ulf])
      expect(mentee).toHaveBeenTold(/Mia has ended your pairing/, { times: 1 });
    expect((await pairingsIn(talk())).map(({ state }) => state)).toEqual([
      'ended',
      'ended',
      'ended',
    ]);
  });
});

describe('a small group', () => {
  let talk: Talk;
  beforeEach(async () => {
    talk = await startTalk({ features });
  });
  afterEach(() => talk.stop());

  it('is offered with a minimum that its size allows, and taken back by the same form', async () => {
    const { mia } = await people(talk);
    for (const wrong of [
      { minGroup: '4' },
      { minGroup: '1' },
      { minGroup: '' },
      { capacity: '7' },
      { capacity: '1', minGroup: '1' },
    ]) {
      await offers(mia, wrong);
      expect(mia).toHaveBeenToldWhatToDo();
    }
    const offered = () => talk.engine.store.collection(offersCollection).find({});
    expect(await offered()).toEqual([]);
    await offers(mia);
    expect(await offered()).toMatchObject([{ capacity: 3, minGroup: 3 }]);
    await offers(mia, { format: 'each' });
    expect((await offered())[0]).not.toHaveProperty('minGroup');
  });

  it('is not proposed when too few hold since its draft, and the lead is told', async () => {
    const { mia, tom, ulf, zoe, lena } = await people(talk);
    await offers(mia);
    await looks(tom, ulf, zoe);
    await lena.says('admin round');
    await zoe.says('mentor');
    await zoe.presses('mentor.withdrawWish');
    await lena.presses('round.publish');
    expect(lena).toHaveBeenTold(
      /3 pairs of the round were not proposed.*a group became too small/,
      { times: 1 },
    );
    expect(await pairingsIn(talk)).toEqual([]);
  });

  it('takes somebody more once it has its minimum, who meets when and as often as the others', async () => {
    const { mia, tom, ulf, zoe, lena } = await people(talk);
    await offers(mia, { minGroup: '2' });
    for (const mentee of [tom, ulf]) {
      await mentee.says('mentor find');
      await mentee.presses('mentor.submitWish', {
        skills: 'sql',
        goal: 'Reports',
        rhythm: 'twoWeekly',
      });
    }
    await lena.says('admin round');
    await lena.presses('round.publish');
    await accept(mia, mia, tom, ulf);
    await talk.travelTo('2026-03-10T09:00:00Z');
    await looks(zoe);
    await lena.says('admin round');
    expect(lena.lastSeen()).toMatch(/\*\*1\*\* of \*\*1\*\*.*Zoe with Mia/);
    await lena.presses('round.publish');
    expect(zoe).toHaveBeenTold(/with Tom, Ulf: you all meet together/);
    await accept(mia, zoe);
    const pairings = await pairingsIn(talk);
    expect(new Set(pairings.map(({ nextDate }) => nextDate))).toEqual(new Set(['2026-03-23']));
    expect(new Set(pairings.map(({ rhythm }) => rhythm))).toEqual(new Set(['twoWeekly']));
    await talk.travelTo('2026-03-26T15:00:00Z');
    // Zoe came after the first.
    expect(mia).toHaveBeenTold(/Did you and Tom, Ulf meet/, { times: 1 });
    expect(mia).toHaveBeenTold(/Did you and Tom, Ulf, Zoe meet.*Nobody outside your group/, {
      times: 1,
    });
    // Of Tom and Ulf it is the second session, of Zoe the first.
    await mia.presses('pairing.met');
    const answered = new Map(
      (await pairingsIn(talk)).map(({ menteeId, checkIns }) => [
        menteeId,
        checkIns.map(({ session }) => session),
      ]),
    );
    expect([tom, ulf, zoe].map(({ id }) => answered.get(id))).toEqual([[2], [2], [1]]);
  });

  it('is put off by its mentor for all, not by one of its mentees', async () => {
    const { mia, tom, ulf, zoe } = await running(talk);
    await talk.travelTo('2026-03-12T15:00:00Z');
    await tom.presses('pairing.reschedule');
    expect(tom.lastReply?.say?.text).toMatch(/Mia decides when you meet/);
    await mia.presses('pairing.reschedule');
    await mia.presses('pairing.submitDate', { date: '2026-03-13' }, { deliveredTimes: 3 });
    for (const mentee of [tom, ulf, zoe])
      expect(mentee).toHaveBeenTold(/Mia would like to meet on Friday, 13 March/, { times: 1 });
    await talk.travelTo('2026-03-16T15:00:00Z');
    expect(mia).toHaveBeenTold(/Did you and Tom, Ulf, Zoe meet/, { times: 2 });
  });
});
