// A round that takes longer than a moment: leads see the progress, can cancel it, and get the draft
// in its place. A crash in the middle loses nothing.
import type { StoreDriver } from '../../../../src/core/store';
import { mentoringWith } from '../../../../src/features/mentoring';
import { roundsCollection } from '../../../../src/features/mentoring/rounds';
import {
  type MatchingRun,
  matchingRunsCollection,
} from '../../../../src/features/mentoring/runs/matching-run';
import { failed, newRun, takenUp } from '../../../../src/features/mentoring/runs/run-transitions';
import { createSqliteStore } from '../../../../src/storage/sqlite';
import { appoint } from '../../../support/company';
import { createPlug } from '../../../support/crashing';
import { until } from '../../../support/until';
import { describeTalk, startTalk, type Talk, type Talker } from '../../../support/talk';
import { createSlowMatcher, type SlowMatcher } from './slow-matcher';

let matcher: SlowMatcher;
beforeEach(() => {
  matcher = createSlowMatcher();
});
/** Looks the test's matcher up late: talks begin before it is made. */
const features = [
  mentoringWith({
    ask: (...args) => matcher.parts.ask(...args),
    timing: {
      patience: () => matcher.parts.timing.patience(),
      every: (report) => matcher.parts.timing.every(report),
    },
  }),
];

async function company(talk: Talk) {
  const people = await talk.withPeople('mia', 'tom', 'lena', 'otto');
  await appoint(talk, 'lead', people.lena, people.otto);
  await people.mia.says('mentor offer');
  await people.mia.presses('mentor.submitOffer', { skills: 'sql', capacity: '1', languages: 'en' });
  await people.tom.says('mentor find');
  await people.tom.presses('mentor.submitWish', {
    skills: 'sql',
    goal: 'Reports',
    rhythm: 'weekly',
  });
  return people;
}

const runOf = async (talk: Talk) =>
  (await talk.engine.store.collection(matchingRunsCollection).find({}))[0];
const roundsOf = (talk: Talk) => talk.engine.store.collection(roundsCollection).find({});

/**
 * `admin round` as a platform brings it: talks on one disk count their own events from one each.
 */
const roundWord = ({ account, platform }: Talker, id: string) =>
  ({
    type: 'words',
    id,
    at: '',
    sender: account,
    place: platform.personal(account),
    words: 'admin round',
    mentions: [],
  }) as const;

/** Waits until somebody's chats show this; what the run does by itself nobody waits for. */
const shows = (talk: Talk, talker: Talker, words: RegExp) =>
  until(async () => {
    await talk.settle();
    return talker.sees().some((seen) => words.test(seen));
  });

describeTalk('a round that takes its time', features, (talk) => {
  it('says how far it is in one message, which becomes the draft', async () => {
    const { lena, mia } = await company(talk());
    await lena.says('admin round', { deliveredTimes: 3 });
    expect(lena.lastReply).toBeUndefined();
    expect(lena.lastSeen()).toMatch(
      /Matching in progress.*Collecting offers and wishes.*Started by Lena.*Cancel/,
    );
    await matcher.is({ step: 'matching', done: 4200, of: 5000 });
    matcher.report();
    await shows(talk(), lena, /Matching: 4,200 of 5,000/);
    matcher.report();
    await matcher.answer();
    await shows(talk(), lena, /Draft of a matching round.*Tom with Mia/);
    expect(lena).not.toHaveBeenTold(/Matching in progress/);
    expect(matcher.asked()).toBe(1);
    await lena.presses('round.publish');
    expect(mia).toHaveBeenTold(/Tom would like to learn from you/, { times: 1 });
  });

  it('tells whoever asks in a channel where to look', async () => {
    const { lena } = await company(talk());
    await lena.says('admin round', { in: talk().channel('general') });
    expect(lena).toHaveBeenTold(/Our personal chat shows the progress/, { times: 1 });
    expect(lena).toHaveBeenTold(/Matching in progress/, { times: 1 });
    await matcher.answer();
    await shows(talk(), lena, /Draft of a matching round/);
  });

  it('is one for all leads who ask, and any of them may cancel it', async () => {
    const { lena, otto, mia } = await company(talk());
    await Promise.all([lena.says('admin round'), otto.says('admin round')]);
    await otto.says('round');
    await talk().settle();
    for (const lead of [lena, otto])
      expect(lead).toHaveBeenTold(/Matching in progress/, { times: 1 });
    expect(matcher.asked()).toBe(1);
    const id = (await runOf(talk()))?.id ?? '';
    const press = ({ platform, account }: Talker, event: string) =>
      platform.bot.receive({
        type: 'action',
        id: event,
        at: '',
        sender: account,
        place: platform.personal(account),
        verb: 'round.cancel',
        data: { id },
        inputs: {},
      });
    expect((await press(mia, 'e-mia'))?.refused).toBe(true);

    await otto.presses('round.cancel', {}, { deliveredTimes: 3 });
    expect(matcher.isCancelled()).toBe(true);
    for (const lead of [lena, otto])
      expect(lead).toHaveBeenTold(/Matching cancelled.*Otto cancelled it/, { times: 1 });
    expect((await press(lena, 'e-late'))?.say?.text).toMatch(/That matching is over/);
    expect(await roundsOf(talk())).toEqual([]);

    await lena.says('admin round');
    await matcher.answer();
    await shows(talk(), lena, /Draft of a matching round/);
    expect(otto).not.toHaveBeenTold(/Draft of a matching round/);
  });

  it('says that it broke off, and can be begun again', async () => {
    const { lena } = await company(talk());
    await lena.says('admin round');
    await matcher.breaks(new Error('out of memory'));
    await shows(talk(), lena, /Matching failed.*There is no draft/);
    await lena.says('admin round');
    await matcher.answer();
    await shows(talk(), lena, /Draft of a matching round/);
  });
});

it('throws a draft away that was cancelled in its last moment, elsewhere', async () => {
  const plug = createPlug();
  const talk = await startTalk({
    features,
    driver: plug.driver(createSqliteStore({ file: ':memory:' })),
  });
  const { lena, otto } = await company(talk);
  await lena.says('admin round');
  const runs = talk.engine.store.collection(matchingRunsCollection);
  await runs.update((await runOf(talk))?.id ?? '', ({ slot: _free, ...run }) => ({
    doc: { ...run, state: 'cancelled', cancelledBy: otto.name },
  }));
  await matcher.answer();
  await until(async () => plug.steps.includes('after mentoring.rounds.remove'));
  await talk.settle();
  expect(lena).not.toHaveBeenTold(/Draft of a matching round/);
  await talk.stop();
});

it('ends where another process cancelled it', async () => {
  const talk = await startTalk({ features });
  const { lena } = await company(talk);
  await lena.says('admin round');
  const runs = talk.engine.store.collection(matchingRunsCollection);
  await runs.update((await runOf(talk))?.id ?? '', ({ slot: _free, ...run }) => ({
    doc: { ...run, state: 'cancelled' },
  }));
  matcher.report();
  await until(async () => matcher.isCancelled());
  await talk.stop();
});

describe('where its process died', () => {
  const restarted = (disk: StoreDriver) =>
    startTalk({ features, driver: createPlug().driver(disk) });

  /**
   * From the lead's word to the draft, with the plug pulled at a step; then a restart, and what the
   * jobs make of it.
   */
  async function crashAt(at: number | undefined): Promise<number> {
    const disk = createSqliteStore({ file: ':memory:' });
    matcher = createSlowMatcher();
    const before = await restarted(disk);
    const { lena } = await company(before);
    await before.stop();
    const plug = createPlug(at);
    const dying = await startTalk({ features, driver: plug.driver(disk) });
    const event = roundWord(lena, 'the-word');
    const living = (async () => {
      await dying.platform.bot.receive(event);
      await dying.settle();
      await matcher.is({ step: 'matching', done: 1, of: 2 });
      matcher.report();
      await matcher.answer();
      await until(async () => (await runOf(dying))?.state === 'drafted');
      await dying.settle();
    })();
    await Promise.race([living, plug.whenPulled]);

    const talk = await restarted(disk);
    const again = talk.platform.bot.receive(event);
    await until(async () => (await runOf(talk)) !== undefined);
    talk.clock.travelTo(new Date('2026-03-02T09:05:00Z'));
    // The other one took the matcher along.
    const ticking = talk.engine.tick();
    await until(async () => {
      matcher.answerAll();
      return (await runOf(talk))?.state === 'drafted';
    });
    await again;
    await ticking;
    expect(await roundsOf(talk)).toHaveLength(1);
    await talk.stop();
    return plug.steps.length;
  }

  it('goes on after the restart, wherever the plug is pulled', async () => {
    const steps = await crashAt(undefined);
    expect(steps).toBeGreaterThan(10);
    for (let step = 0; step < steps; step += 1) await crashAt(step);
  });

  it('is begun again by the next lead who asks, and both get the draft', async () => {
    const disk = createSqliteStore({ file: ':memory:' });
    const dying = await restarted(disk);
    const { lena } = await company(dying);
    await lena.says('admin round');
    expect(lena).toHaveBeenTold(/Matching in progress/);
    // It stands still from here on: nobody answers, nobody reports.
    matcher = createSlowMatcher();
    const talk = await startTalk({
      features,
      driver: createPlug().driver(disk),
      world: dying.platforms,
    });
    const otto = await talk.withPerson('otto');
    talk.clock.travelTo(new Date('2026-03-02T09:00:20Z'));
    await talk.platform.bot.receive(roundWord(otto, 'early'));
    expect(await runOf(talk)).toMatchObject({ state: 'running', tries: 1 });
    talk.clock.travelTo(new Date('2026-03-02T09:01:00Z'));
    await talk.platform.bot.receive(roundWord(otto, 'later'));
    expect(await runOf(talk)).toMatchObject({ state: 'running', tries: 2 });
    await matcher.answer();
    await shows(talk, otto, /Draft of a matching round/);
    await shows(talk, lena, /Draft of a matching round/);
    expect(await roundsOf(talk)).toHaveLength(1);
    await talk.stop();
  });

  it('is let go after several times: what brings a process down is not tried for ever', () => {
    const lead = { id: 'lena', name: 'Lena' } as Parameters<typeof newRun>[1];
    const now = new Date('2026-03-02T09:00:00Z');
    let run: MatchingRun = { ...newRun('r', lead, now), version: 1, watchers: ['lena'] };
    for (let tries = 2; tries <= 3; tries += 1) {
      run = takenUp(run, now)?.doc as MatchingRun;
      expect(run).toMatchObject({ state: 'running', tries });
    }
    expect(takenUp(run, now)).toEqual(failed(run));
    expect(failed(run)?.doc).not.toHaveProperty('slot');
  });
});
