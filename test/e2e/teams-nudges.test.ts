// Nudges on Teams, in English and German, over real HTTP: once a week at most, in working hours,
// and quiet as soon as one asks for it.
import { LOCALES } from '../../src/core/texts';
import { outboxCollection } from '../../src/core/outbox/record';
import { isWorkingTime, weekOf } from '../../src/domain/calendar';
import { ZONE } from './running-app';
import { openCompany, type TeamsRoom } from './teams-room';

const WORDS = {
  en: {
    why: /You get this because you work at Contoso and did not pause it/,
    quiet: 'Quiet until 1 Apr 2026',
  },
  de: {
    why: /Du bekommst das, weil du bei Contoso arbeitest und es nicht pausiert hast/,
    quiet: 'Ruhe bis zum 1. Apr. 2026',
  },
} as const;

describe.each(LOCALES)('nudges on Teams in %s', (locale) => {
  const words = WORDS[locale];
  let room: TeamsRoom;
  beforeAll(async () => {
    room = await openCompany(locale);
  });
  afterAll(() => room.close());
  beforeEach(() => room.chapter());

  /** When the nudges until then came to Uma. */
  async function nudgesUntil(instant: string): Promise<Date[]> {
    const from = room.now().toISOString();
    const { id } = await room.uma.person();
    await room.travelTo(instant);
    const sent = await room.app.engine.store
      .collection(outboxCollection)
      .find({ state: 'sent', endedAt: { $gt: from } });
    const times = sent.flatMap((one) =>
      one.id.startsWith(`nudge:${id}:`) && one.endedAt ? [new Date(one.endedAt)] : [],
    );
    expect(room.said(words.why, room.uma.chat)).toHaveLength(times.length);
    return times.toSorted((a, b) => a.getTime() - b.getTime());
  }

  it('come once a week, in working hours, and say why', async () => {
    const times = await nudgesUntil('2026-03-21T12:00:00.000Z');
    expect(times.map((time) => weekOf(time, ZONE))).toEqual(['2026-W11', '2026-W12']);
    const person = await room.uma.person();
    for (const time of times) expect(isWorkingTime(person, time)).toBe(true);
    // To everybody, but to no channel.
    expect(room.said(words.why).every(({ in: place }) => place.startsWith('a:1-'))).toBe(true);
  });

  it('lead to a tip by one press', async () => {
    const { uma, text } = room;
    await uma.presses('tip.start');
    expect(uma.form.text).toContain(text('contributions.tipIntro'));
  });

  it('leave the month alone when asked to, and go on when asked again', async () => {
    const { uma, text } = room;
    const nudge = await uma.told(words.why, { since: 0 });
    const answer = await uma.presses('nudge.notThisMonth', {}, { on: nudge });
    expect(answer).toContain(words.quiet);
    expect(await uma.told(words.quiet)).toMatchObject({ id: nudge.id });
    expect(await nudgesUntil('2026-03-31T20:00:00.000Z')).toEqual([]);
    expect(await uma.presses('nudge.resume')).toBe(text('nudges.resumed'));
  });

  it('stop when paused', async () => {
    const { uma, text } = room;
    const [time] = await nudgesUntil('2026-04-11T00:00:00.000Z');
    expect(time).toBeDefined();
    expect(await uma.presses('nudge.pause')).toContain(
      text('nudges.quietTitle', { paused: 'true', until: '' }),
    );
    room.chapter();
    expect(await nudgesUntil('2026-04-20T00:00:00.000Z')).toEqual([]);
  });

  it('were never refused by Teams', () => {
    expect(room.teams.problems).toEqual([]);
  });
});
