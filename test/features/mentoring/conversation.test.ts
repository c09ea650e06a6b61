import { makeMentoring } from '../../../src/features/mentoring';
import { pairingsCollection } from '../../../src/features/mentoring/pairing';
import { appoint } from '../../support/company';
import { everyPlatform, startTalk, type Talk, type Talker } from '../../support/talk';

const offer = { skills: 'SQL, Presenting', capacity: '1', languages: 'en,de' };
const wish = { skills: 'sql', goal: 'Write my own reports', rhythm: 'weekly' };

async function offers(talker: Talker, inputs: Record<string, string> = {}) {
  await talker.says('mentor offer');
  await talker.presses('mentor.submitOffer', { ...offer, ...inputs });
}
async function looks(talker: Talker, inputs: Record<string, string> = {}) {
  await talker.says('mentor find');
  await talker.presses('mentor.submitWish', { ...wish, ...inputs });
}
/** Until both are a pair. Monday, 2 March 2026. */
async function pair(talk: Talk, mentor: Talker, mentee: Talker) {
  const lead = await talk.withPerson('lena');
  await appoint(talk, 'lead', lead);
  await offers(mentor);
  await looks(mentee);
  await lead.says('admin round');
  await lead.presses('round.publish');
  await mentor.presses('pairing.accept');
  await mentee.presses('pairing.accept');
  return lead;
}

everyPlatform('mentoring', [makeMentoring], (talk) => {
  it('goes from offer and wish to a pair that is introduced', async () => {
    const { mia, tom } = await talk().withPeople('mia', 'tom');
    const lead = await talk().withPerson('lena');
    await appoint(talk(), 'lead', lead);
    await offers(mia);
    expect(mia).toHaveBeenTold(/listed as a mentor for sql, presenting/);
    await looks(tom);
    await lead.says('admin round');
    expect(lead).toHaveBeenTold(/Draft of a round.*\*\*1\*\* of \*\*1\*\*.*Tom with Mia/);
    expect(mia).not.toHaveBeenTold(/would like to learn from you/);

    await lead.presses('round.publish', {}, { deliveredTimes: 4 });
    expect(lead).toHaveBeenTold(/Round published.*Published by Lena/);
    expect(mia).toHaveBeenTold(/Tom would like to learn from you.*sql.*Their goal: Write my own reports/, { times: 1 });
    expect(tom).toHaveBeenTold(/Mia could be your mentor/, { times: 1 });

    await mia.presses('pairing.accept');
    expect(mia).toHaveBeenTold(/wait for the answer of Tom/);
    await tom.presses('pairing.accept', {}, { deliveredTimes: 4 });
    expect(mia).toHaveBeenTold(/You and Tom are a pair.*tom@linden.example/, { times: 1 });
    expect(tom).toHaveBeenTold(/You and Mia are a pair.*week of Mar 9, 2026/, { times: 1 });
  });

  it('reminds each in their own Monday morning, asks on Thursday, and goes on', async () => {
    const mia = await talk().withPerson('mia', { zone: 'Asia/Kolkata' });
    const tom = await talk().withPerson('tom', { zone: 'America/New_York' });
    await pair(talk(), mia, tom);
    await talk().travelTo('2026-03-09T03:00:00Z');
    expect(mia).not.toHaveBeenTold(/This week: your session/);
    await talk().travelTo('2026-03-09T04:00:00Z');
    expect(mia).toHaveBeenTold(/This week: your session with Tom/);
    expect(tom).not.toHaveBeenTold(/This week/);
    await talk().travelTo('2026-03-09T13:00:00Z');
    expect(tom).toHaveBeenTold(/This week: your session with Mia.*Session 1/, { times: 1 });

    await talk().travelTo('2026-03-12T15:00:00Z');
    await mia.presses('pairing.met');
    expect(mia).toHaveBeenTold(/one thing that you take from it/);
    await tom.presses('pairing.notMet', {}, { deliveredTimes: 3 });
    expect(tom).toHaveBeenTold(/Write a line to Mia/);

    await talk().travelTo('2026-03-19T15:00:00Z');
    expect(tom).toHaveBeenTold(/Session 2/, { times: 1 });
    await tom.presses('pairing.notMet');
    expect(tom).toHaveBeenTold(/Twice in a row/);
    await tom.presses('pairing.pause');
    expect(mia).toHaveBeenTold(/Tom has paused your pairing/);
    await talk().travelTo('2026-03-26T15:00:00Z');
    expect(tom).not.toHaveBeenTold(/Session 3/);
    await mia.says('mentor resume');
    await talk().travelTo('2026-03-30T15:00:00Z');
    expect(tom).toHaveBeenTold(/Session 3/);
  });

  it('tells the other kindly of a no, and never proposes the two again', async () => {
    const { mia, tom } = await talk().withPeople('mia', 'tom');
    const lead = await talk().withPerson('lena');
    await appoint(talk(), 'lead', lead);
    await offers(mia);
    await looks(tom);
    await lead.says('admin round');
    await lead.presses('round.publish');
    await mia.presses('pairing.decline');
    await mia.presses('pairing.submitDecline', { reason: 'No time' });
    expect(tom).toHaveBeenTold(/did not work out with Mia/);
    expect(tom).not.toHaveBeenTold(/No time/);
    await tom.presses('pairing.accept');
    expect(tom).toHaveBeenToldWhatToDo();
    await lead.says('admin round');
    expect(lead.lastSeen()).toMatch(/\*\*0\*\* of \*\*1\*\*.*Tom: 1 mentor, 1 tried before/);
  });

  it('ends a pairing on either side’s word', async () => {
    const { mia, tom } = await talk().withPeople('mia', 'tom');
    await pair(talk(), mia, tom);
    await tom.says('mentor end');
    await tom.presses('pairing.submitEnd', { reason: '' });
    expect(mia).toHaveBeenTold(/Tom has ended your pairing/);
    await talk().travelTo('2026-03-10T15:00:00Z');
    expect(tom).not.toHaveBeenTold(/This week/);
  });

  it('reminds once of an unanswered proposal and lets it lapse', async () => {
    const { mia, tom } = await talk().withPeople('mia', 'tom');
    const lead = await talk().withPerson('lena');
    await appoint(talk(), 'lead', lead);
    await offers(mia);
    await looks(tom);
    await lead.says('runde');
    await lead.presses('round.publish');
    await mia.presses('pairing.accept');
    await talk().travelTo('2026-03-12T15:00:00Z');
    expect(tom).toHaveBeenTold(/could be your mentor/, { times: 2 });
    expect(mia).toHaveBeenTold(/would like to learn/, { times: 0 });
    await talk().travelTo('2026-03-17T15:00:00Z');
    await tom.presses('pairing.accept');
    expect(tom).toHaveBeenToldWhatToDo();
  });

  it('lets only a lead draft, and only one publish', async () => {
    const { mia, tom, otto } = await talk().withPeople('mia', 'tom', 'otto');
    const lead = await talk().withPerson('lena');
    await appoint(talk(), 'lead', lead, otto);
    await mia.says('admin round');
    expect(mia).toHaveBeenToldWhatToDo();
    await lead.says('admin round');
    expect(lead).toHaveBeenToldWhatToDo();
    await offers(mia);
    await looks(tom);
    await lead.says('admin round');
    await lead.presses('round.discard');
    expect(lead).toHaveBeenTold(/Discarded by Lena/);
  });

  it('refuses a form that lacks something', async () => {
    const { mia } = await talk().withPeople('mia');
    await offers(mia, { skills: ' , ' });
    expect(mia).toHaveBeenToldWhatToDo();
    await looks(mia, { goal: '' });
    expect(mia).toHaveBeenToldWhatToDo();
  });

  it('speaks German', async () => {
    const klaus = await talk().withPerson('klaus', { locale: 'de' });
    await klaus.says('mentor anbieten');
    await klaus.presses('mentor.submitOffer', offer);
    expect(klaus).toHaveBeenTold(/Danke! Du stehst/);
  });
});

describe('a pair across platforms', () => {
  it('lets a mentor on Teams and a mentee on Slack each act in their own client', async () => {
    const talk = await startTalk({ features: [makeMentoring], platform: 'teams', beside: ['slack'] });
    const mia = await talk.withPerson('mia');
    const tom = await talk.withPerson('tom', { on: 'slack' });
    await pair(talk, mia, tom);
    await talk.travelTo('2026-03-09T12:00:00Z');
    expect(mia).toHaveBeenTold(/session with Tom/, { times: 1 });
    expect(tom).toHaveBeenTold(/session with Mia/, { times: 1 });
    await talk.stop();
  });
});

describe('after a time in which the bot was down', () => {
  it.each([
    ['a day: the reminder comes late, but comes', '2026-03-10T10:00:00Z', 1],
    ['most of the week: it is of no use any more', '2026-03-13T16:30:00Z', 0],
  ])('%s', async (_case, back, times) => {
    const talk = await startTalk({ features: [makeMentoring] });
    const { mia, tom } = await talk.withPeople('mia', 'tom');
    await pair(talk, mia, tom);
    talk.clock.travelTo(new Date(back));
    await talk.engine.tick();
    expect(tom).toHaveBeenTold(/This week: your session with Mia/, { times });
    const [pairing] = await talk.engine.store.collection(pairingsCollection).find({});
    expect(pairing).toMatchObject({ session: 1, nextDate: '2026-03-16' });
    await talk.stop();
  });
});
