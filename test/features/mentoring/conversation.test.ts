// Mentoring from offer and wish to the end of a pairing, as people see it on every platform.
import { makeMentoring } from '../../../src/features/mentoring';
import { pairingsCollection } from '../../../src/features/mentoring/pairings';
import { appoint } from '../../support/company';
import { describeTalk, startTalk } from '../../support/talk';
import { draftId, looks, offer, offers, pair, press } from './talks';

describeTalk('mentoring', [makeMentoring], (talk) => {
  it('goes from offer and wish to a pair that is introduced', async () => {
    const { mia, tom } = await talk().withPeople('mia', 'tom');
    const lead = await talk().withPerson('lena');
    await appoint(talk(), 'lead', lead);
    await offers(mia);
    expect(mia).toHaveBeenTold(/listed as a mentor for sql, presenting/);
    await looks(tom);
    await lead.says('admin round');
    expect(lead).toHaveBeenTold(/Draft of a matching round.*\*\*1\*\* of \*\*1\*\*.*Tom with Mia/);
    expect(mia).not.toHaveBeenTold(/would like to learn from you/);

    await lead.presses('round.publish', {}, { deliveredTimes: 4 });
    expect(lead).toHaveBeenTold(/Matching round published.*Published by Lena/);
    expect(mia).toHaveBeenTold(
      /Tom would like to learn from you.*sql.*Their goal: Write my own reports/,
      { times: 1 },
    );
    expect(tom).toHaveBeenTold(/Mia could be your mentor/, { times: 1 });

    await mia.presses('pairing.accept');
    expect(mia).toHaveBeenTold(/Tom has not answered yet/);
    await tom.presses('pairing.accept', {}, { deliveredTimes: 4 });
    expect(mia).toHaveBeenTold(/You and Tom are a pair.*tom@linden.example/, { times: 1 });
    expect(tom).toHaveBeenTold(/You and Mia are a pair.*week of 9 Mar 2026/, { times: 1 });
  });

  it('reminds each in their own Monday morning, asks on Thursday, and goes on', async () => {
    const mia = await talk().withPerson('mia', { zone: 'Asia/Kolkata' });
    const tom = await talk().withPerson('tom', { zone: 'America/New_York' });
    await pair(talk(), mia, tom);
    await talk().travelTo('2026-03-09T03:00:00Z');
    expect(mia).not.toHaveBeenTold(/This week: your session/);
    await talk().travelTo('2026-03-09T04:00:00Z');
    expect(mia).toHaveBeenTold(/This week: your session with Tom/);
    // New York is in summer time since the day before.
    await talk().travelTo('2026-03-09T12:00:00Z');
    expect(tom).not.toHaveBeenTold(/This week/);
    await talk().travelTo('2026-03-09T13:00:00Z');
    expect(tom).toHaveBeenTold(/This week: your session with Mia.*Session 1/, { times: 1 });

    await talk().travelTo('2026-03-12T15:00:00Z');
    await mia.presses('pairing.met', {}, { deliveredTimes: 3 });
    expect(mia).toHaveBeenTold(/Great that you and Tom met/, { times: 1 });
    await tom.presses('pairing.notMet', {}, { deliveredTimes: 3 });
    expect(tom).toHaveBeenTold(/write to Mia now/);

    await talk().travelTo('2026-03-19T15:00:00Z');
    expect(tom).toHaveBeenTold(/This week.*Session 2/, { times: 1 });
    await tom.presses('pairing.notMet', {}, { deliveredTimes: 3 });
    expect(tom).toHaveBeenTold(/Twice in a row/, { times: 1 });
    await tom.presses('pairing.pause');
    expect(mia).toHaveBeenTold(/Tom has paused your pairing/);
    await talk().travelTo('2026-03-26T15:00:00Z');
    expect(tom).not.toHaveBeenTold(/Session 3/);
    await mia.says('mentor resume', { deliveredTimes: 3 });
    expect(tom).toHaveBeenTold(/Mia is back/, { times: 1 });
    await talk().travelTo('2026-03-30T15:00:00Z');
    expect(tom).toHaveBeenTold(/This week.*Session 3/);
  });

  it('keeps a line until the next session, for the eyes of who wrote it', async () => {
    const { mia, tom } = await talk().withPeople('mia', 'tom');
    await pair(talk(), mia, tom);
    await talk().travelTo('2026-03-12T15:00:00Z');
    await tom.presses('pairing.met');
    await tom.presses('pairing.note');
    await tom.presses('pairing.submitNote', { note: '  ' });
    expect(tom).toHaveBeenToldWhatToDo();
    await tom.presses('pairing.submitNote', { note: 'Try window functions' });
    expect(tom).toHaveBeenTold(/You will see it again before your next session with Mia/);
    await talk().travelTo('2026-03-16T15:00:00Z');
    expect(tom.lastSeen()).toMatch(/Your note from last time: Try window functions/);
    expect(mia).not.toHaveBeenTold(/window functions/);
  });

  it('puts a session off: the other is told, both are asked the day after', async () => {
    const { mia, tom } = await talk().withPeople('mia', 'tom');
    await pair(talk(), mia, tom);
    await talk().travelTo('2026-03-12T15:00:00Z');
    await mia.presses('pairing.notMet');
    await tom.presses('pairing.reschedule');
    await tom.presses('pairing.submitDate', { date: '2026-03-01' });
    expect(tom).toHaveBeenToldWhatToDo();
    await tom.presses('pairing.submitDate', { date: '2026-03-13' }, { deliveredTimes: 3 });
    expect(tom).toHaveBeenTold(/Noted: Friday, 13 March 2026/);
    expect(mia).toHaveBeenTold(/Tom would like to meet on Friday, 13 March 2026/, { times: 1 });
    // The day after is a Saturday.
    await talk().travelTo('2026-03-16T07:00:00Z');
    expect(mia).not.toHaveBeenTold(/Did you and Tom meet/);
    await talk().travelTo('2026-03-16T09:00:00Z');
    expect(mia).toHaveBeenTold(/Did you and Tom meet\? · Session 1/, { times: 1 });
    await mia.presses('pairing.met');
    expect(mia).toHaveBeenTold(/Great that/);
  });

  it('tells the other kindly of a no, and never proposes the two again', async () => {
    const { mia, tom, lena: lead } = await talk().withPeople('mia', 'tom', 'lena');
    await appoint(talk(), 'lead', lead);
    await offers(mia);
    await looks(tom);
    await lead.says('admin round');
    await lead.presses('round.publish');
    await tom.presses('pairing.accept');
    await mia.presses('pairing.decline');
    await mia.presses('pairing.submitDecline', { reason: 'No time' }, { deliveredTimes: 3 });
    expect(mia).toHaveBeenTold(/Tom would like to learn.*You said no/);
    expect(tom).toHaveBeenTold(
      /did not work out with Mia.*next matching round will look for a mentor for you again/,
      { times: 1 },
    );
    expect(tom).toHaveBeenTold(/Mia could be your mentor.*did not work out/);
    expect(tom).not.toHaveBeenTold(/No time/);
    await expect(tom.presses('pairing.accept')).rejects.toThrow(/no button/);
    await lead.says('admin round');
    expect(lead.lastSeen()).toMatch(/\*\*0\*\* of \*\*1\*\*.*1\*\* an earlier no: Tom/);
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

  it('asks once more for an answer to a proposal, then lets it lapse', async () => {
    const { mia, tom, lena: lead } = await talk().withPeople('mia', 'tom', 'lena');
    await appoint(talk(), 'lead', lead);
    await offers(mia);
    await looks(tom);
    await lead.says('runde');
    await lead.presses('round.publish');
    await mia.presses('pairing.accept');
    await talk().travelTo('2026-03-12T15:00:00Z');
    expect(tom).toHaveBeenTold(/could be your mentor.*Accept/, { times: 2 });
    expect(mia).toHaveBeenTold(/would like to learn/, { times: 1 });
    await lead.says('admin round');
    expect(lead.lastSeen()).toMatch(/Nobody is looking for a mentor/);
    await talk().travelTo('2026-03-17T15:00:00Z');
    expect(tom).toHaveBeenTold(/could be your mentor.*This proposal lapsed/, { times: 2 });
    expect(tom).not.toHaveBeenTold(/Accept/);
    expect(mia).toHaveBeenTold(/Tom has not answered for two weeks/, { times: 1 });
  });

  it('lets only a lead draft, and only one decision count', async () => {
    const { mia, tom, otto, lena: lead } = await talk().withPeople('mia', 'tom', 'otto', 'lena');
    await appoint(talk(), 'lead', lead, otto);
    await mia.says('admin round');
    expect(mia).toHaveBeenToldWhatToDo();
    await lead.says('admin round');
    expect(lead).toHaveBeenToldWhatToDo();
    await offers(mia);
    await looks(tom);
    await lead.says('admin round');
    const id = await draftId(talk());
    const decisions = await Promise.all([
      press(lead, 'round.publish', { id }),
      press(otto, 'round.discard', { id }),
    ]);
    const late = decisions.filter((reply) => reply?.refused);
    expect(late).toHaveLength(1);
    expect(late[0]?.say?.text).toMatch(/(Lena|Otto) has already decided this round/);
    expect((await press(mia, 'round.publish', { id }))?.say?.text).toMatch(/not|nicht/);
  });

  it('lets nobody press for a pairing that is not theirs', async () => {
    const { mia, tom, eve } = await talk().withPeople('mia', 'tom', 'eve');
    await pair(talk(), mia, tom);
    const [pairing] = await talk().engine.store.collection(pairingsCollection).find({});
    const id = pairing?.id ?? '';
    for (const verb of [
      'pairing.accept',
      'pairing.submitDecline',
      'pairing.pause',
      'pairing.submitEnd',
      'pairing.met',
      'pairing.note',
    ])
      expect((await press(eve, verb, { id, session: 1 }))?.refused).toBe(true);
    expect((await press(mia, 'pairing.met', { id, session: 7 }))?.refused).toBe(true);
    expect(await talk().engine.store.collection(pairingsCollection).get(id)).toEqual(pairing);
  });

  it('shows what stands, and takes offers and wishes back', async () => {
    const { mia, tom, lena: lead } = await talk().withPeople('mia', 'tom', 'lena');
    await appoint(talk(), 'lead', lead);
    await mia.says('mentor');
    expect(mia).toHaveBeenTold(/Pass on what you know.*Offer to mentor.*Look for a mentor/);
    await offers(mia);
    await looks(tom);
    await tom.says('mentor');
    expect(tom).toHaveBeenTold(
      /You are looking for: sql.*Change what I am looking for.*Stop looking/,
    );
    await lead.says('admin round');
    await lead.presses('round.publish');
    await tom.says('mentor');
    expect(tom.lastSeen()).toMatch(/Mia · waits for your answer · Accept · Decline/);
    await tom.presses('pairing.accept');
    await mia.says('mentor');
    await mia.presses('mentor.withdrawOffer');
    await mia.presses('pairing.accept');
    await mia.says('mentor');
    expect(mia.lastSeen()).toMatch(
      /Tom · running · next session in the week of 9 Mar 2026 · Pause · End · Offer to mentor/,
    );
    await mia.says('mentor Tom');
    expect(mia.lastSeen()).toMatch(/^Mentoring · Tom · running/);
    await mia.says('mentor pause');
    expect(tom).toHaveBeenTold(/Mia has paused/);
    await mia.says('mentor pause');
    expect(mia).toHaveBeenToldWhatToDo();
  });

  it('shows a proposal to those who answer in words, and does nothing by them', async () => {
    const { mia, tom, lena: lead } = await talk().withPeople('mia', 'tom', 'lena');
    await appoint(talk(), 'lead', lead);
    await offers(mia);
    await looks(tom);
    await lead.says('admin round');
    await lead.presses('round.publish');
    for (const words of [
      'I accept',
      'ja, nehme ich an',
      'decline',
      'mentor yes',
      'I quit mentoring',
    ]) {
      await tom.says(words);
      expect(tom.lastSeen()).toMatch(/Mia · waits for your answer · Accept · Decline/);
    }
    expect(mia).not.toHaveBeenTold(/Tom has/);
  });

  it('fills in the skills that were said, and offers a mentor or the question to those who ask who knows one', async () => {
    const { mia } = await talk().withPeople('mia');
    const seeks = () =>
      mia.presses('mentor.submitWish', { goal: 'Reports that refresh by themselves' });
    await mia.says('mentor Excel and SQL');
    await seeks();
    expect(mia).toHaveBeenTold(/: excel, sql\./);
    await mia.says('mentor CI/CD, R&D und Python/Rust');
    await seeks();
    expect(mia).toHaveBeenTold(/: excel, sql, ci\/cd, r&d, python, rust\./);
    await mia.says("I'd love to help others learn CAD");
    await mia.presses('mentor.submitOffer', {});
    expect(mia).toHaveBeenTold(/for cad/);
    await mia.says('who can help me with Figma?');
    await mia.presses('mentor.find');
    await seeks();
    expect(mia).toHaveBeenTold(/, rust, figma\./);
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
    const talk = await startTalk({
      features: [makeMentoring],
      platform: 'teams',
      beside: ['slack'],
    });
    const mia = await talk.withPerson('mia');
    const tom = await talk.withPerson('tom', { on: 'slack' });
    await pair(talk, mia, tom);
    await talk.travelTo('2026-03-09T12:00:00Z');
    expect(mia).toHaveBeenTold(/session with Tom/, { times: 1 });
    expect(tom).toHaveBeenTold(/session with Mia/, { times: 1 });
    await talk.stop();
  });
});
