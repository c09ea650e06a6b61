// A lead's week: what they hear of the pairs of their rounds, and what `admin` shows.
import { peopleCollection } from '../../../../src/domain/people/record';
import { makeAdmin } from '../../../../src/features/admin';
import { makeMentoring } from '../../../../src/features/mentoring';
import { appoint } from '../../../support/company';
import { describeTalk } from '../../../support/talk';
import { looks, offers } from '../talks';

describeTalk('a lead’s week', [makeMentoring, makeAdmin], (begun) => {
  /** Four pairs are proposed on Monday, 2 March 2026. */
  async function published() {
    const talk = begun();
    const who = await talk.withPeople(
      'mia',
      'uma',
      'ulf',
      'max',
      'tom',
      'zoe',
      'eve',
      'ned',
      'lena',
    );
    const mentors = ['mia', 'uma', 'ulf', 'max'] as const;
    const mentees = ['tom', 'zoe', 'eve', 'ned'] as const;
    const lead = who.lena;
    await appoint(talk, 'lead', lead);
    // Each has one skill of their own, so that it is known who is paired with whom.
    for (const [k, name] of mentors.entries()) await offers(who[name], { skills: `skill${k}` });
    for (const [k, name] of mentees.entries()) await looks(who[name], { skills: `skill${k}` });
    await lead.says('admin round');
    await lead.presses('round.publish');
    return { talk, who, lead };
  }
  const decline = async (
    one: Awaited<ReturnType<typeof published>>['who']['tom'],
    inputs: Record<string, string>,
  ) => {
    await one.presses('pairing.decline');
    await one.presses('pairing.submitDecline', inputs);
  };

  it('brings one message a day if something happened, with the reasons that may be read, and none else', async () => {
    const { talk, who, lead } = await published();
    await talk.travelTo('2026-03-02T16:30:00Z');
    await who.mia.presses('pairing.accept');
    await who.tom.presses('pairing.accept');
    await decline(who.zoe, { reason: 'I change teams.', share: 'true' });
    await decline(who.ulf, { reason: 'Not with her.', share: 'false' });
    await talk.travelTo('2026-03-02T23:00:00Z');
    expect(lead).not.toHaveBeenTold(/Your matching rounds/);

    await talk.travelTo('2026-03-03T12:00:00Z');
    const said = lead.lastSeen();
    expect(said).toMatch(/Your matching rounds since .*: 3 pairs/);
    expect(said).toMatch(/█+░* \*\*1\*\* said yes and are a pair.*Tom .*with Mia/);
    expect(said).toMatch(/█+ \*\*2\*\* declined/);
    expect(said).toMatch(/Zoe lets you read why: I change teams/);
    expect(said).not.toMatch(/Not with her|Ulf lets|Eve lets/);

    await talk.travelTo('2026-03-06T18:00:00Z');
    expect(lead).toHaveBeenTold(/Your matching rounds/, { times: 1 });

    // Saturday: it waits for Monday.
    await talk.travelTo('2026-03-07T10:00:00Z');
    await who.tom.says('mentor end');
    await who.tom.presses('pairing.submitEnd', { reason: 'We are done.', share: 'true' });
    await talk.travelTo('2026-03-08T20:00:00Z');
    expect(lead).toHaveBeenTold(/Your matching rounds/, { times: 1 });
    await talk.travelTo('2026-03-09T12:00:00Z');
    expect(lead.lastSeen()).toMatch(/: one pair.*ended.*Tom lets you read why: We are done/);

    // Two weeks after the proposal, Ned's lapses.
    await talk.travelTo('2026-03-17T12:00:00Z');
    expect(lead.lastSeen()).toMatch(/lapsed: no answer for two weeks.*Ned .*with Max/);
    expect(lead).toHaveBeenTold(/Your matching rounds/, { times: 3 });
  });

  it('reaches the other leads once the one who published it is no lead any more', async () => {
    const { talk, who, lead } = await published();
    const other = await talk.withPerson('olaf');
    await appoint(talk, 'lead', other);
    await talk.engine.store
      .collection(peopleCollection)
      .update(lead.id, (person) => ({ doc: { ...person, roles: [] } }));
    await talk.travelTo('2026-03-02T10:00:00Z');
    await decline(who.zoe, { reason: '', share: 'false' });
    await talk.travelTo('2026-03-03T12:00:00Z');
    expect(other).toHaveBeenTold(/Your matching rounds/, { times: 1 });
    expect(lead).not.toHaveBeenTold(/Your matching rounds/);
  });

  it('waits while the lead is away, and tells it all afterwards', async () => {
    const { talk, who, lead } = await published();
    await talk.engine.store.collection(peopleCollection).update(lead.id, (person) => ({
      doc: { ...person, pausedUntil: '2026-03-05T00:00:00.000Z' },
    }));
    await decline(who.zoe, { reason: '', share: 'false' });
    await talk.travelTo('2026-03-04T12:00:00Z');
    await decline(who.mia, { reason: '', share: 'false' });
    expect(lead).not.toHaveBeenTold(/Your matching rounds/);
    await talk.travelTo('2026-03-05T12:00:00Z');
    expect(lead.lastSeen()).toMatch(/Your matching rounds.*: 2 pairs/);
  });

  it('shows mentoring in admin, as bars: pairs by state, who waits, mentors free by skill', async () => {
    const { talk, who, lead } = await published();
    await who.mia.presses('pairing.accept');
    await who.tom.presses('pairing.accept');
    await decline(who.zoe, { reason: '', share: 'false' });
    const newcomer = await talk.withPerson('pia');
    await looks(newcomer, { skills: 'skill1' });
    await lead.says('admin');
    const said = lead.lastSeen();
    expect(said).toMatch(/█{10} \*\*2\*\* wait for an answer/);
    expect(said).toMatch(/█{5}░{5} \*\*1\*\* running/);
    expect(said).toMatch(/░{10} \*\*0\*\* paused/);
    expect(said).toMatch(/\*\*2\*\* look for a mentor · █{5}░{5} \*\*1\*\* free places/);
    expect(said).toMatch(/\*\*1\*\* skill1 · 2 looking/);
  });
});
