// A round as its lead works on it: the draft, its reasons, changes, what-ifs, and what becomes of
// it.
import { peopleCollection } from '../../../../src/domain/people/record';
import { makeMentoring } from '../../../../src/features/mentoring';
import { pairingsCollection } from '../../../../src/features/mentoring/pairings';
import { appoint } from '../../../support/company';
import { startTalk, type Talker } from '../../../support/talk';
import { draftId, looks, offers, pair, press } from '../talks';

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
    await documents.update(who('tom').id, (person) => ({
      doc: { ...person, managerEmail: 'max@linden.example' },
    }));
    await offers(who('mia'));
    await looks(who('tom'));
    await lead.says('admin round');
    expect(lead.lastSeen()).toMatch(/\*\*0\*\* of \*\*1\*\*.*1\*\* reporting line: Tom/);
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
    expect(lead.lastSeen()).toMatch(/\*\*2\*\* of \*\*2\*\*.*Tom with Mia · █+░* \d+/);
    expect(lead.lastSeen()).toMatch(/Zoe with Uma/);
    const id = await draftId(talk);

    await lead.presses('round.edit');
    await lead.presses('round.submitEdit', { mentee: 'tom', kind: 'swap', mentor: 'Uma' });
    expect(lead.lastSeen()).toMatch(/Tom with Uma.*set by you/);
    expect(lead.lastSeen()).toMatch(/Zoe with Mia/);
    expect((await press(lead, 'round.publish', { id, edits: '0' }))?.say?.text).toMatch(
      /This draft has changed/,
    );

    await lead.presses('round.edit');
    await lead.presses('round.submitEdit', { mentee: 'Tom', kind: 'free', mentor: '' });
    expect(lead.lastSeen()).toMatch(/Tom with Mia/);
    await lead.presses('round.edit');
    await lead.presses('round.submitEdit', { mentee: 'Tom', kind: 'forbid', mentor: '' });
    expect(lead.lastSeen()).toMatch(/Tom with Uma/);
    await lead.presses('round.edit');
    await lead.presses('round.submitEdit', { mentee: 'Tom', kind: 'forbid', mentor: '' });
    expect(lead.lastSeen()).toMatch(/\*\*1\*\* of \*\*2\*\*.*1\*\* ruled out by you: Tom/);

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
    expect(lead.lastSeen()).toMatch(/Tom with Uma · .*Zoe with Mia .*1\*\* missing skill: Eve/);

    await lead.presses('Details: Tom');
    const shown = lead.lastSeen();
    expect(shown).toMatch(
      /Next best: Mia, \d+\. All places are taken, and it would leave one person without a mentor/,
    );
    const score = Number(/Tom with Uma: (\d+) of 1000/.exec(shown)?.[1]);
    const parts = [...shown.matchAll(/[█░]{10} (\d+) of \d+/g)].map(([, points]) => Number(points));
    expect(parts).toHaveLength(5);
    expect(parts.reduce((sum, points) => sum + points, 0)).toBe(score);

    await lead.presses('Show who, and why');
    expect(lead.lastSeen()).toMatch(/one person.*Eve/);
    await lead.presses('Details: Eve');
    expect(lead.lastSeen()).toMatch(
      /Eve has no mentor: 2 mentors.*2\*\* without the skill.*No small change would help/,
    );
    await lead.presses('round.why');
    await lead.presses('round.explain', { mentee: ' ' });
    expect(lead).toHaveBeenToldWhatToDo();
    await talk.stop();
  });

  it('after a round that nobody answered matches everybody again, those who had waited first', async () => {
    const names = ['mia', 'uma', 'tom', 'zoe'];
    const { talk, who, lead } = await begin(...names);
    for (const name of ['mia', 'uma']) await offers(who(name));
    for (const name of ['tom', 'zoe']) await looks(who(name));
    await lead.says('admin round');
    await lead.presses('round.publish');
    await who('tom').presses('pairing.accept');
    await talk.travelTo('2026-03-17T10:00:00Z');
    expect(who('tom').lastSeen()).toMatch(/has not answered for two weeks/);
    await lead.says('admin round');
    expect(lead.lastSeen()).toMatch(/\*\*2\*\* of \*\*2\*\*/);
    // Two newcomers who fit better: Tom and Zoe still come first.
    await offers(who('mia'), { skills: 'sql, go' });
    await offers(who('uma'), { skills: 'sql, go' });
    for (const name of ['ned', 'pia']) {
      const newcomer = await talk.withPerson(name);
      await looks(newcomer, { skills: 'sql, go' });
    }
    await lead.says('admin round');
    expect(lead.lastSeen()).toMatch(/\*\*2\*\* of \*\*4\*\*/);
    await lead.presses('round.publish');
    for (const name of ['tom', 'zoe'])
      expect(who(name).lastSeen()).toMatch(/could be your mentor.*Accept/);
    await talk.stop();
  });

  it('waits after an end as long as the lead says; the lead may pair two against that, not against a no', async () => {
    const { talk, who } = await begin('mia', 'tom', 'zoe');
    const lead = await pair(talk, who('mia'), who('tom'));
    await who('tom').says('mentor end');
    await who('tom').presses('pairing.submitEnd', { reason: '' });
    await looks(who('tom'));
    await lead.says('admin round');
    expect(lead.lastSeen()).toMatch(/1\*\* paired not long ago: Tom/);

    await lead.presses('round.edit');
    await lead.presses('round.submitEdit', { mentee: 'Tom', kind: 'swap', mentor: 'Mia' });
    expect(lead.lastSeen()).toMatch(/Tom with Mia .* set by you against a rule: paired before/);
    await lead.presses('round.edit');
    await lead.presses('round.submitEdit', { mentee: 'Tom', kind: 'free', mentor: '' });

    await lead.presses('round.rules');
    await lead.presses('round.submitRules', { wait: '0' });
    expect(lead.lastSeen()).toMatch(/Tom with Mia/);
    await lead.presses('round.publish');
    expect(who('tom')).toHaveBeenTold(/Mia could be your mentor/, { times: 2 });
    await who('mia').presses('pairing.decline');
    await who('mia').presses('pairing.submitDecline', { reason: '' });

    await lead.says('admin round');
    expect(lead.lastSeen()).toMatch(/1\*\* an earlier no: Tom/);
    await lead.presses('round.edit');
    await lead.presses('round.submitEdit', { mentee: 'Tom', kind: 'swap', mentor: 'Mia' });
    expect(lead.lastSeen()).toMatch(/cannot be a pair: one of them has said no/);
    await talk.stop();
  });

  it('is published against a rule if the lead says so: no shared skill, no shared language', async () => {
    const { talk, who, lead } = await begin('mia', 'tom');
    await talk.engine.store
      .collection(peopleCollection)
      .update(who('tom').id, (person) => ({ doc: { ...person, languages: ['fr'] } }));
    await offers(who('mia'));
    await looks(who('tom'), { skills: 'rust' });
    await lead.says('admin round');
    await lead.presses('round.edit');
    await lead.presses('round.submitEdit', { mentee: 'tom', kind: 'swap', mentor: 'mia' });
    expect(lead.lastSeen()).toMatch(/against a rule: no shared language, without the skill/);
    await lead.presses('round.publish');
    expect(who('tom')).toHaveBeenTold(/Mia could be your mentor/, { times: 1 });
    await talk.stop();
  });

  it('is changed by presses: from a person’s details, another mentor is chosen from a list, best first', async () => {
    const { talk, who, lead } = await begin('mia', 'uma', 'ulf', 'tom');
    await offers(who('mia'), { skills: 'sql, go' });
    await offers(who('uma'), { skills: 'sql' });
    await offers(who('ulf'), { skills: 'rust' });
    await looks(who('tom'), { skills: 'sql, go' });
    await lead.says('admin round');
    expect(lead.lastSeen()).toMatch(/Tom with Mia/);
    await lead.presses('Details: Tom');
    await lead.presses('Another mentor …');
    const form = JSON.stringify(lead.lastReply?.form?.card);
    expect(form).toMatch(/Mia · \d+.*Uma · \d+.*Ulf · \d+ · against: without the skill/);
    await lead.presses('round.submitMentor', { mentor: who('ulf').id });
    expect(lead.lastSeen()).toMatch(/Tom with Ulf .*set by you against a rule: without the skill/);
    await lead.presses('Details: Tom');
    expect(lead.lastSeen()).toMatch(/You set this pair against a rule: without the skill/);
    await lead.presses('Let the bot decide');
    expect(lead.lastSeen()).toMatch(/Tom with Mia/);
    await talk.stop();
  });

  it('tells people of one name apart, and finds them by department or address', async () => {
    const { talk, who, lead } = await begin('mia', 'uma');
    const twins = [
      await talk.withPerson('tom1', { name: 'Tom Beck', department: 'Sales' }),
      await talk.withPerson('tom2', { name: 'Tom Beck', department: 'Logistics' }),
      await talk.withPerson('tom3', { name: 'tom beck', department: 'Logistics' }),
    ];
    for (const name of ['mia', 'uma']) await offers(who(name), { capacity: '2' });
    for (const twin of twins) await looks(twin);
    await lead.says('admin round');
    const shown = lead.lastSeen();
    for (const label of [/Tom Beck \(Sales\)/, /\(tom2@linden/, /\(tom3@linden/])
      expect(shown).toMatch(label);
    await lead.presses('round.why');
    expect(JSON.stringify(lead.lastReply?.form?.card)).toMatch(/Tom Beck \(Sales\)/);
    await lead.presses('round.explain', { mentee: 'Tom Beck' });
    expect(lead.lastSeen()).toMatch(/Several people.*tom2@linden\.example.*Tom Beck \(Sales\)/);
    for (const [typed, said] of [
      ['tom2@linden.example', /tom2@linden\.example\) with/],
      ['beck sales', /Tom Beck \(Sales\) with/],
      [twins[2]?.id ?? '', /tom3@linden\.example\) with/],
    ] as const) {
      await lead.presses('round.why');
      await lead.presses('round.explain', { mentee: typed });
      expect(lead.lastSeen()).toMatch(said);
    }
    await talk.stop();
  });

  it('says whom a lead may have meant', async () => {
    const { talk, who, lead } = await begin('mia', 'tom');
    await offers(who('mia'));
    await looks(who('tom'));
    await lead.says('admin round');
    const id = await draftId(talk);
    const edit = async (inputs: Record<string, string>) =>
      (await press(lead, 'round.submitEdit', { id }, inputs))?.say?.text;
    expect(await edit({ mentee: 'nobody', kind: 'keep' })).toMatch(
      /Nobody in this round is called/,
    );
    expect(await edit({ mentee: 'tom', kind: 'swap', mentor: 'max' })).toMatch(
      /Only one mentor meets the rules for this person: Mia/,
    );
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
    await talk.engine.store
      .collection(peopleCollection)
      .update(who('zoe').id, (person) => ({ doc: { ...person, languages: ['fr'] } }));
    await offers(who('mia'));
    for (const name of ['tom', 'ulf', 'zoe']) await looks(who(name));
    await lead.says('admin round');
    expect(lead.lastSeen()).toMatch(/\*\*1\*\* of \*\*3\*\*.*1\*\* no shared language: Zoe/);
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
    expect(lead).toHaveBeenTold(
      /1 pair of the round was not proposed.*The other pair has its proposal/,
      { times: 1 },
    );
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
    await feature?.steps?.['pairing.started']?.({ pairingId: pairing?.id ?? '' }, 'again');
    await who('tom').says('mentor');
    expect(who('tom').lastSeen()).toMatch(/You are looking for: sql/);
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
