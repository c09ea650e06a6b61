import { makeMentoring } from '../../../src/features/mentoring';
import type { JsonObject } from '../../../src/core/json';
import { roundsCollection } from '../../../src/features/mentoring/round';
import { pairingsCollection } from '../../../src/features/mentoring/pairing';
import { peopleCollection } from '../../../src/domain/people/record';
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

/** The newest round's id. */
async function draftId(talk: Talk): Promise<string> {
  const [round] = await talk.engine.store.collection(roundsCollection).find({}, { sort: { by: 'at', order: 'descending' }, limit: 1 });
  return round?.id ?? '';
}

let presses = 0;
/** A press that no card offers: forged, or from an old one. */
function press({ platform, account }: Talker, verb: string, data: JsonObject) {
  presses += 1;
  const place = platform.personal(account);
  return platform.bot.receive({ type: 'action', id: `forged${presses}`, at: '', sender: account, place, verb, data, inputs: {} });
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
    // New York is in summer time since the day before.
    await talk().travelTo('2026-03-09T12:00:00Z');
    expect(tom).not.toHaveBeenTold(/This week/);
    await talk().travelTo('2026-03-09T13:00:00Z');
    expect(tom).toHaveBeenTold(/This week: your session with Mia.*Session 1/, { times: 1 });

    await talk().travelTo('2026-03-12T15:00:00Z');
    await mia.presses('pairing.met', {}, { deliveredTimes: 3 });
    expect(mia).toHaveBeenTold(/Wonderful that you and Tom met/, { times: 1 });
    await tom.presses('pairing.notMet', {}, { deliveredTimes: 3 });
    expect(tom).toHaveBeenTold(/Write a line to Mia/);

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
    expect(tom).toHaveBeenTold(/You see it again before your next session with Mia/);
    await talk().travelTo('2026-03-16T15:00:00Z');
    expect(tom.lastSeen()).toMatch(/Your line from last time: Try window functions/);
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
    expect(tom).toHaveBeenTold(/Noted: Friday, March 13, 2026/);
    expect(mia).toHaveBeenTold(/Tom would like to meet on Friday, March 13, 2026/, { times: 1 });
    // The day after is a Saturday.
    await talk().travelTo('2026-03-16T07:00:00Z');
    expect(mia).not.toHaveBeenTold(/Did you and Tom meet/);
    await talk().travelTo('2026-03-16T09:00:00Z');
    expect(mia).toHaveBeenTold(/Did you and Tom meet\? · Session 1/, { times: 1 });
    await mia.presses('pairing.met');
    expect(mia).toHaveBeenTold(/Wonderful/);
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
    expect(tom).toHaveBeenTold(/did not work out with Mia.*next round looks again/, { times: 1 });
    expect(tom).toHaveBeenTold(/Mia could be your mentor.*did not work out/);
    expect(tom).not.toHaveBeenTold(/No time/);
    await expect(tom.presses('pairing.accept')).rejects.toThrow(/no button/);
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
    expect(lead.lastSeen()).toMatch(/Nobody looks for a mentor/);
    await talk().travelTo('2026-03-17T15:00:00Z');
    expect(tom).toHaveBeenTold(/could be your mentor.*This proposal lapsed/, { times: 2 });
    expect(tom).not.toHaveBeenTold(/Accept/);
    expect(mia).toHaveBeenTold(/Tom has not answered within two weeks/, { times: 1 });
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
    const decisions = await Promise.all([press(lead, 'round.publish', { id }), press(otto, 'round.discard', { id })]);
    const late = decisions.filter((reply) => reply?.refused);
    expect(late).toHaveLength(1);
    expect(late[0]?.say?.text).toMatch(/(Lena|Otto) was first/);
    expect((await press(mia, 'round.publish', { id }))?.say?.text).toMatch(/not|nicht/);
  });

  it('lets nobody press for a pairing that is not theirs', async () => {
    const { mia, tom, eve } = await talk().withPeople('mia', 'tom', 'eve');
    await pair(talk(), mia, tom);
    const [pairing] = await talk().engine.store.collection(pairingsCollection).find({});
    const id = pairing?.id ?? '';
    for (const verb of ['pairing.accept', 'pairing.submitDecline', 'pairing.pause', 'pairing.submitEnd', 'pairing.met', 'pairing.note'])
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
    expect(tom).toHaveBeenTold(/You look for: sql.*Change what I look for.*Stop looking/);
    await lead.says('admin round');
    await lead.presses('round.publish');
    await tom.says('mentor');
    expect(tom.lastSeen()).toMatch(/Mia · waits for your answer · Accept · Decline/);
    await tom.presses('pairing.accept');
    await mia.says('mentor');
    await mia.presses('mentor.withdrawOffer');
    await mia.presses('pairing.accept');
    await mia.says('mentor');
    expect(mia.lastSeen()).toMatch(/Tom · running · next session in the week of Mar 9, 2026 · Pause · End · Offer to mentor/);
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
    for (const words of ['I accept', 'ja, nehme ich an', 'decline', 'mentor yes', 'I quit mentoring']) {
      await tom.says(words);
      expect(tom.lastSeen()).toMatch(/Mia · waits for your answer · Accept · Decline/);
    }
    expect(mia).not.toHaveBeenTold(/Tom has/);
  });

  it('fills in the skills that were said, and offers a mentor or the question to those who ask who knows one', async () => {
    const { mia } = await talk().withPeople('mia');
    const seeks = () => mia.presses('mentor.submitWish', { goal: 'Reports that refresh by themselves' });
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

describe('a round', () => {
  async function begin(...names: readonly string[]) {
    const talk = await startTalk({ features: [makeMentoring] });
    const people = new Map<string, Talker>();
    for (const name of [...names, 'lena']) people.set(name, await talk.withPerson(name));
    const who = (name: string) => people.get(name) as Talker;
    await appoint(talk, 'lead', who('lena'));
    return { talk, who, lead: who('lena') };
  }

  it('respects line managers at any distance, either way, and says so', async () => {
    const { talk, who, lead } = await begin('mia', 'tom');
    await talk.withPerson('max', { managerEmail: 'mia@linden.example' });
    const documents = talk.engine.store.collection(peopleCollection);
    await documents.update(who('tom').id, (person) => ({ doc: { ...person, managerEmail: 'max@linden.example' } }));
    await offers(who('mia'));
    await looks(who('tom'));
    await lead.says('admin round');
    expect(lead.lastSeen()).toMatch(/\*\*0\*\* of \*\*1\*\*.*Tom: 1 mentor, 1 in the line of management/);
    await offers(who('tom'));
    await looks(who('mia'));
    await lead.says('admin round');
    expect(lead.lastSeen()).toMatch(/\*\*0\*\* of \*\*2\*\*/);
    await talk.stop();
  });

  it('is changed by its lead: kept, ruled out, swapped, left to the bot again; an older card does not publish it', async () => {
    const { talk, who, lead } = await begin('mia', 'uma', 'tom', 'zoe');
    await offers(who('mia'), { skills: 'sql, go' });
    await offers(who('uma'), { skills: 'sql' });
    await looks(who('tom'), { skills: 'sql, go' });
    await looks(who('zoe'));
    await lead.says('admin round');
    expect(lead.lastSeen()).toMatch(
      /\*\*2\*\* of \*\*2\*\*.*Tom with Mia · \d+ .*next best Uma, \d+: full, the round would lose \d+ points/,
    );
    expect(lead.lastSeen()).toMatch(/Zoe with Uma/);
    const id = await draftId(talk);

    await lead.presses('round.edit');
    await lead.presses('round.submitEdit', { mentee: 'tom', kind: 'swap', mentor: 'Uma' });
    expect(lead.lastSeen()).toMatch(/Tom with Uma.*set by you/);
    expect(lead.lastSeen()).toMatch(/Zoe with Mia/);
    expect((await press(lead, 'round.publish', { id, edits: '0' }))?.say?.text).toMatch(/has changed since/);

    await lead.presses('round.edit');
    await lead.presses('round.submitEdit', { mentee: 'Tom', kind: 'free', mentor: '' });
    expect(lead.lastSeen()).toMatch(/Tom with Mia/);
    await lead.presses('round.edit');
    await lead.presses('round.submitEdit', { mentee: 'Tom', kind: 'forbid', mentor: '' });
    expect(lead.lastSeen()).toMatch(/Tom with Uma/);
    await lead.presses('round.edit');
    await lead.presses('round.submitEdit', { mentee: 'Tom', kind: 'forbid', mentor: '' });
    expect(lead.lastSeen()).toMatch(/\*\*1\*\* of \*\*2\*\*.*Tom: 2 mentors, 2 ruled out by you/);

    await lead.presses('round.publish');
    expect(who('zoe')).toHaveBeenTold(/could be your mentor/);
    expect(who('tom')).not.toHaveBeenTold(/could be your mentor/);
    expect((await press(lead, 'round.submitEdit', { id }))?.refused).toBe(true);
    await talk.stop();
  });

  it('says why: every part of a score, what the next best would cost others, every rule that left somebody out', async () => {
    const { talk, who, lead } = await begin('mia', 'uma', 'tom', 'zoe', 'eve');
    await offers(who('mia'), { skills: 'sql, go', capacity: '1' });
    await offers(who('uma'), { skills: 'sql', capacity: '1' });
    await looks(who('tom'), { skills: 'sql' });
    await looks(who('zoe'), { skills: 'go' });
    await looks(who('eve'), { skills: 'rust' });
    await lead.says('admin round');
    expect(lead.lastSeen()).toMatch(/Tom with Uma · (\d+) .*next best Mia, \d+: full, would leave one person out/);
    expect(lead.lastSeen()).toMatch(/Zoe with Mia .*nobody else fits/);
    expect(lead.lastSeen()).toMatch(/Eve: 2 mentors, 2 without the skill/);

    await lead.presses('round.why');
    await lead.presses('round.explain', { mentee: 'tom' });
    const shown = lead.lastSeen();
    expect(shown).toMatch(/Next best: Mia, \d+\. All seats are taken, and it would leave one person without a mentor/);
    const score = Number(/Tom with Uma: (\d+) of 1000/.exec(shown)?.[1]);
    const parts = [...shown.matchAll(/(\d+) of \d+(?! ?1000)/g)].map(([, points]) => Number(points)).slice(1);
    expect(parts.reduce((sum, points) => sum + points, 0)).toBe(score);

    await lead.presses('round.why');
    await lead.presses('round.explain', { mentee: 'Eve' });
    expect(lead.lastSeen()).toMatch(/Eve has no mentor: 2 mentors.*Without the skill.*2.*No small step would help/);
    await lead.presses('round.why');
    await lead.presses('round.explain', { mentee: ' ' });
    expect(lead).toHaveBeenToldWhatToDo();
    await talk.stop();
  });

  it('says whom a lead may have meant', async () => {
    const { talk, who, lead } = await begin('mia', 'tom');
    await offers(who('mia'));
    await looks(who('tom'));
    await lead.says('admin round');
    const id = await draftId(talk);
    const edit = async (inputs: Record<string, string>) => {
      presses += 1;
      const { platform, account } = lead;
      const event = { type: 'action', id: `edit${presses}`, at: '', sender: account, place: platform.personal(account) } as const;
      return (await platform.bot.receive({ ...event, verb: 'round.submitEdit', data: { id }, inputs }))?.say?.text;
    };
    expect(await edit({ mentee: 'nobody', kind: 'keep' })).toMatch(/Nobody in this round is called/);
    expect(await edit({ mentee: 'tom', kind: 'swap', mentor: 'max' })).toMatch(/Only Mia is possible here/);
    await talk.stop();
  });

  it('is tried out with other rules and more mentors, and stays as it is', async () => {
    const { talk, who, lead } = await begin('mia', 'tom', 'zoe');
    await offers(who('mia'));
    await looks(who('tom'));
    await looks(who('zoe'));
    await lead.says('admin round');
    await lead.presses('round.whatIf');
    await lead.presses('round.simulate', { skill: 'SQL', count: '3' });
    expect(lead.lastSeen()).toMatch(/2 of 2 would get a mentor: one more, mean score \+?\d/);
    await talk.engine.store
      .collection(peopleCollection)
      .update(who('mia').id, (person) => ({ doc: { ...person, zone: 'Pacific/Auckland' } }));
    await lead.says('admin round');
    expect(lead.lastSeen()).toMatch(/\*\*1\*\* of \*\*2\*\*/);
    await lead.presses('round.whatIf');
    await lead.presses('round.simulate', { hours: '4', skill: '', count: '' });
    expect(lead.lastSeen()).toMatch(/0 of 2 would get a mentor: one fewer/);
    await lead.presses('round.whatIf');
    await lead.presses('round.simulate', { skill: '', count: '3' });
    expect(lead).toHaveBeenToldWhatToDo();
    await talk.stop();
  });

  it('respects capacity and language; a seat that is declined is free again', async () => {
    const { talk, who, lead } = await begin('mia', 'tom', 'ulf', 'zoe');
    await talk.engine.store.collection(peopleCollection).update(who('zoe').id, (person) => ({ doc: { ...person, languages: ['fr'] } }));
    await offers(who('mia'));
    for (const name of ['tom', 'ulf', 'zoe']) await looks(who(name));
    await lead.says('admin round');
    expect(lead.lastSeen()).toMatch(/\*\*1\*\* of \*\*3\*\*.*Zoe: 1 mentor, 1 without a common language/);
    await lead.presses('round.publish');
    await who('mia').presses('pairing.decline');
    await who('mia').presses('pairing.submitDecline', { reason: '' });
    await lead.says('admin round');
    expect(lead.lastSeen()).toMatch(/\*\*1\*\* of \*\*3\*\*/);
    await talk.stop();
  });

  it('proposes nothing that no longer holds since its draft, and tells the lead', async () => {
    const { talk, who, lead } = await begin('mia', 'tom', 'ulf');
    await offers(who('mia'), { capacity: '2' });
    for (const name of ['tom', 'ulf']) await looks(who(name));
    await lead.says('admin round');
    const first = await draftId(talk);
    talk.clock.travelTo(new Date('2026-03-02T10:00:00Z'));
    await lead.says('admin round');
    const second = await draftId(talk);
    await who('ulf').says('mentor');
    await who('ulf').presses('mentor.withdrawWish');
    await press(lead, 'round.publish', { id: first });
    await talk.settle();
    expect(lead).toHaveBeenTold(/1 pair of the round was not proposed.*The other pair is on its way/, { times: 1 });
    await press(lead, 'round.publish', { id: second });
    await talk.settle();
    expect(lead).toHaveBeenTold(/2 pairs of the round were not proposed/, { times: 1 });
    expect(who('tom')).toHaveBeenTold(/Mia could be your mentor/, { times: 1 });
    expect(who('ulf')).not.toHaveBeenTold(/Mia could be your mentor/);
    await talk.stop();
  });

  it('gives no seat twice, though two drafts counted on it', async () => {
    const { talk, who, lead } = await begin('mia', 'tom', 'ulf');
    await offers(who('mia'));
    await looks(who('tom'));
    await lead.says('admin round');
    const first = await draftId(talk);
    await who('tom').says('mentor');
    await who('tom').presses('mentor.withdrawWish');
    await looks(who('ulf'));
    talk.clock.travelTo(new Date('2026-03-02T10:00:00Z'));
    await lead.says('admin round');
    const second = await draftId(talk);
    await looks(who('tom'));
    for (const id of [first, second]) await press(lead, 'round.publish', { id });
    await talk.settle();
    expect(who('tom')).toHaveBeenTold(/Mia could be your mentor/, { times: 1 });
    expect(who('ulf')).not.toHaveBeenTold(/Mia could be your mentor/);
    await talk.stop();
  });

  it('leaves a new wish open, though it hears once more that the former was fulfilled', async () => {
    const { talk, who } = await begin('mia', 'tom');
    await pair(talk, who('mia'), who('tom'));
    const [pairing] = await talk.engine.store.collection(pairingsCollection).find({});
    talk.clock.travelTo(new Date('2026-03-03T10:00:00Z'));
    await looks(who('tom'));
    const [feature] = talk.engine.features;
    await feature?.subscriptions['pairing.started']?.({ pairingId: pairing?.id ?? '' }, 'again');
    await who('tom').says('mentor');
    expect(who('tom').lastSeen()).toMatch(/You look for: sql/);
    await talk.stop();
  });

  it('does not look for who has found somebody, until they look again', async () => {
    const { talk, who, lead } = await begin('mia', 'tom', 'ada2');
    await pair(talk, who('mia'), who('tom'));
    await lead.says('admin round');
    expect(lead).toHaveBeenToldWhatToDo();
    talk.clock.travelTo(new Date('2026-03-03T10:00:00Z'));
    await offers(who('ada2'));
    await looks(who('tom'), { skills: 'presenting' });
    await lead.says('admin round');
    expect(lead.lastSeen()).toMatch(/\*\*1\*\* of \*\*1\*\*.*Tom with Ada2/);
    await talk.stop();
  });
});

describe('a running pairing', () => {
  it('ends when one of the two has left, and the other is told', async () => {
    const talk = await startTalk({ features: [makeMentoring] });
    const { mia, tom } = await talk.withPeople('mia', 'tom');
    await pair(talk, mia, tom);
    await talk.engine.store.collection(peopleCollection).update(mia.id, (person) => ({ doc: { ...person, active: false } }));
    await talk.travelTo('2026-03-10T12:00:00Z');
    expect(tom).toHaveBeenTold(/Mia has left/, { times: 1 });
    expect(tom).not.toHaveBeenTold(/This week/);
    await talk.stop();
  });

  it('leaves alone who paused everything, and reminds the other', async () => {
    const talk = await startTalk({ features: [makeMentoring] });
    const { mia, tom } = await talk.withPeople('mia', 'tom');
    await pair(talk, mia, tom);
    await talk.engine.store.collection(peopleCollection).update(mia.id, (person) => ({ doc: { ...person, pausedUntil: 'forever' } }));
    await talk.travelTo('2026-03-10T12:00:00Z');
    expect(mia).not.toHaveBeenTold(/This week/);
    expect(tom).toHaveBeenTold(/This week/, { times: 1 });
    await talk.stop();
  });

  it('finds somebody where they are by then, though they travelled in between', async () => {
    const talk = await startTalk({ features: [makeMentoring] });
    const { mia, tom } = await talk.withPeople('mia', 'tom');
    await pair(talk, mia, tom);
    await talk.travelTo('2026-03-09T05:00:00Z');
    await talk.engine.store.collection(peopleCollection).update(mia.id, (person) => ({ doc: { ...person, zone: 'America/New_York' } }));
    await talk.travelTo('2026-03-09T12:00:00Z');
    expect(tom).toHaveBeenTold(/This week/, { times: 1 });
    expect(mia).not.toHaveBeenTold(/This week/);
    await talk.travelTo('2026-03-09T14:00:00Z');
    expect(mia).toHaveBeenTold(/This week/, { times: 1 });
    await talk.stop();
  });

  it('says nothing more once it was ended in the last minute', async () => {
    const talk = await startTalk({ features: [makeMentoring] });
    const { mia, tom } = await talk.withPeople('mia', 'tom');
    await pair(talk, mia, tom);
    await talk.travelTo('2026-03-09T05:00:00Z');
    await tom.says('mentor end');
    await tom.presses('pairing.submitEnd', { reason: '' });
    await talk.travelTo('2026-03-13T12:00:00Z');
    expect(mia).not.toHaveBeenTold(/This week|Did you/);
    await talk.stop();
  });

  it('reminds once for all that several sweeps see it due', async () => {
    const talk = await startTalk({ features: [makeMentoring] });
    const { mia, tom } = await talk.withPeople('mia', 'tom');
    await pair(talk, mia, tom);
    talk.clock.travelTo(new Date('2026-03-09T09:00:00Z'));
    await Promise.all([talk.engine.tick(), talk.engine.tick(), talk.engine.tick()]);
    expect(mia).toHaveBeenTold(/This week/, { times: 1 });
    expect(tom).toHaveBeenTold(/This week/, { times: 1 });
    await talk.stop();
  });
});
