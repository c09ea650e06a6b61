import { makeContributions } from '../../../src/features/contributions';
import { makeNudges } from '../../../src/features/nudges';
import { nudgesCollection } from '../../../src/features/nudges/nudges';
import { DeliveryError } from '../../../src/core/errors';
import { silentLog } from '../../../src/core/log';
import { outboxCollection } from '../../../src/core/outbox/record';
import { peopleCollection } from '../../../src/domain/people/record';
import { isWorkingTime, weekOf } from '../../../src/domain/calendar';
import { describeTalk, startTalk, type Talk, type Talker } from '../../support/talk';

const NUDGE = /You get this because you work at Linden/;
const tip = { title: 'Pivot tables', text: 'Drag the field twice.', tags: '', link: '' };

/** When nudges were sent to somebody. */
async function sentTo(talk: Talk, { id }: Talker): Promise<Date[]> {
  const records = await talk.engine.store
    .collection(outboxCollection)
    .find({ state: 'sent' }, { sort: { by: 'plannedAt' } });
  return records
    .filter((record) => record.id.startsWith(`nudge:${id}:`))
    .map((record) => new Date(record.plannedAt));
}

// Talks begin on Monday, 2 March 2026, at 10:00 in Berlin.
describeTalk('nudges', [makeContributions, makeNudges], (talk) => {
  it('ask once a week, in the working hours of each, and say why', async () => {
    const mia = await talk().withPerson('mia', { zone: 'Asia/Kolkata' });
    const tom = await talk().withPerson('tom', { zone: 'America/New_York' });
    await talk().travelTo('2026-03-09T00:00:00Z');
    expect(mia).not.toHaveBeenTold(NUDGE);
    await talk().travelTo('2026-03-16T00:00:00Z');
    expect(mia).toHaveBeenTold(NUDGE, { times: 1 });
    expect(tom).toHaveBeenTold(NUDGE, { times: 1 });
    for (const talker of [mia, tom]) {
      const who = await talker.person();
      for (const at of await sentTo(talk(), talker)) expect(isWorkingTime(who, at)).toBe(true);
    }
  });

  it('stop at a press of Pause, and come back at a press', async () => {
    const { mia } = await talk().withPeople('mia');
    await talk().travelTo('2026-03-16T00:00:00Z');
    await mia.presses('nudge.pause', {}, { deliveredTimes: 4 });
    expect(mia).toHaveBeenTold(/Nudges are paused/, { times: 1 });
    await talk().travelTo('2026-04-20T00:00:00Z');
    expect(mia).toHaveBeenTold(NUDGE, { times: 0 });
    await mia.presses('nudge.resume');
    expect(mia).toHaveBeenTold(/I ask again next week/);
    await talk().travelTo('2026-04-27T00:00:00Z');
    expect(mia).toHaveBeenTold(NUDGE, { times: 0 });
    await talk().travelTo('2026-05-04T00:00:00Z');
    expect(mia).toHaveBeenTold(NUDGE, { times: 1 });
  });

  it('leave the month alone at a press of “Not this month”', async () => {
    const { mia } = await talk().withPeople('mia');
    await talk().travelTo('2026-03-16T00:00:00Z');
    await mia.presses('nudge.notThisMonth');
    expect(mia).toHaveBeenTold(/Quiet until 1 Apr 2026/);
    await talk().travelTo('2026-03-31T22:00:00Z');
    expect(mia).toHaveBeenTold(NUDGE, { times: 0 });
    await talk().travelTo('2026-04-09T00:00:00Z');
    expect(mia).toHaveBeenTold(NUDGE, { times: 1 });
  });

  it('leave new colleagues alone, and people who paused everything', async () => {
    const mia = await talk().withPerson('mia', { startDate: '2026-03-02' });
    const tom = await talk().withPerson('tom', { pausedUntil: 'forever' });
    await talk().travelTo('2026-03-16T00:00:00Z');
    expect(mia).not.toHaveBeenTold(NUDGE);
    expect(tom).not.toHaveBeenTold(NUDGE);
    await talk().travelTo('2026-03-23T00:00:00Z');
    expect(mia).toHaveBeenTold(NUDGE, { times: 1 });
    expect(tom).not.toHaveBeenTold(NUDGE);
  });

  it('speak German', async () => {
    const klaus = await talk().withPerson('klaus', { locale: 'de' });
    await talk().travelTo('2026-03-16T00:00:00Z');
    expect(klaus).toHaveBeenTold(/Du bekommst das, weil du bei Linden arbeitest/);
    await klaus.presses('nudge.notThisMonth');
    expect(klaus).toHaveBeenTold(/Ruhe bis zum 1. Apr. 2026/);
  });
});

describe('a nudge', () => {
  it('comes less and less often to a person who ignores it, and weekly again after a tip', async () => {
    const talk = await startTalk({ features: [makeContributions, makeNudges], platform: 'slack' });
    const { mia } = await talk.withPeople('mia');
    await talk.travelTo('2026-05-17T00:00:00Z');
    const weeks = async () => (await sentTo(talk, mia)).map((at) => weekOf(at, 'Europe/Berlin'));
    expect(await weeks()).toEqual(['2026-W11', '2026-W12', '2026-W14', '2026-W18']);
    expect(mia.lastSeen()).toMatch(/ask only every 4 weeks/);
    await mia.presses('tip.start');
    await mia.presses('tip.submit', tip, { deliveredTimes: 3 });
    await talk.travelTo('2026-06-01T00:00:00Z');
    expect((await weeks()).slice(4)).toEqual(['2026-W21', '2026-W22']);
    await talk.stop();
  });

  it('is sent once, although two sweeps find it due', async () => {
    const talk = await startTalk({ features: [makeContributions, makeNudges] });
    const { mia } = await talk.withPeople('mia');
    const [enrol, send] = ['nudges.enrol', 'nudges.send'].map((name) =>
      talk.engine.jobs.find((job) => job.name === name),
    );
    const ctx = { clock: talk.clock, log: silentLog };
    await enrol?.run(ctx);
    const [due] = await talk.engine.store.collection(nudgesCollection).find({});
    talk.clock.travelTo(new Date(due?.dueAt ?? ''));
    await Promise.all([send?.run(ctx), send?.run(ctx), send?.run(ctx)]);
    await talk.settle();
    expect(mia).toHaveBeenTold(NUDGE, { times: 1 });
    expect(await talk.engine.store.collection(nudgesCollection).get(mia.id)).toMatchObject({
      unanswered: 1,
    });
    await talk.stop();
  });

  it('is not made up for outside working hours when the platform was gone', async () => {
    const talk = await startTalk({ features: [makeContributions, makeNudges], platform: 'slack' });
    const { mia } = await talk.withPeople('mia');
    await talk.travelTo('2026-03-09T00:00:00Z');
    talk.platform.failures.push(
      ...Array.from({ length: 5000 }, () => new DeliveryError('unavailable', 'down')),
    );
    await talk.travelTo('2026-03-13T20:00:00Z');
    talk.platform.failures.length = 0;
    await talk.travelTo('2026-03-15T20:00:00Z');
    expect(mia).not.toHaveBeenTold(NUDGE);
    const [record] = await talk.engine.store.collection(outboxCollection).find({ state: 'missed' });
    expect(record?.id).toMatch(/^nudge:.*:2026-W11$/);
    await talk.stop();
  });

  it('that fell due while the bot was down comes in the next working hours', async () => {
    const talk = await startTalk({ features: [makeContributions, makeNudges] });
    const { mia } = await talk.withPeople('mia');
    await talk.engine.tick();
    talk.clock.travelTo(new Date('2026-03-13T22:00:00Z'));
    await talk.engine.tick();
    expect(mia).not.toHaveBeenTold(NUDGE);
    await talk.travelTo('2026-03-16T16:00:00Z');
    expect(mia).toHaveBeenTold(NUDGE, { times: 1 });
    await talk.stop();
  });

  it('is not sent to people who were deleted', async () => {
    const talk = await startTalk({ features: [makeContributions, makeNudges] });
    const { mia } = await talk.withPeople('mia');
    await talk.engine.tick();
    await talk.engine.store.collection(peopleCollection).remove(mia.id);
    await talk.travelTo('2026-03-16T00:00:00Z');
    expect(await talk.engine.store.collection(nudgesCollection).count({})).toBe(0);
    await talk.stop();
  });
});
