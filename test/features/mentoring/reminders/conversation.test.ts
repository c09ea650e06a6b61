// What a running pairing is reminded of, whatever happens in between.
import { peopleCollection } from '../../../../src/domain/people/record';
import { makeMentoring } from '../../../../src/features/mentoring';
import { pairingsCollection } from '../../../../src/features/mentoring/pairings';
import { startTalk } from '../../../support/talk';
import { pair } from '../talks';

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

describe('a running pairing', () => {
  it('ends when one of the two has left, and the other is told', async () => {
    const talk = await startTalk({ features: [makeMentoring] });
    const { mia, tom } = await talk.withPeople('mia', 'tom');
    await pair(talk, mia, tom);
    await talk.engine.store
      .collection(peopleCollection)
      .update(mia.id, (person) => ({ doc: { ...person, active: false } }));
    await talk.travelTo('2026-03-10T12:00:00Z');
    expect(tom).toHaveBeenTold(/Mia has left/, { times: 1 });
    expect(tom).not.toHaveBeenTold(/This week/);
    await talk.stop();
  });

  it('leaves alone who paused everything, and reminds the other', async () => {
    const talk = await startTalk({ features: [makeMentoring] });
    const { mia, tom } = await talk.withPeople('mia', 'tom');
    await pair(talk, mia, tom);
    await talk.engine.store
      .collection(peopleCollection)
      .update(mia.id, (person) => ({ doc: { ...person, pausedUntil: 'forever' } }));
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
    await talk.engine.store
      .collection(peopleCollection)
      .update(mia.id, (person) => ({ doc: { ...person, zone: 'America/New_York' } }));
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
