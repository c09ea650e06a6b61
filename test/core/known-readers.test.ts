// What is remembered of a place's readers: for a while, and never against later news.
import { createStoppedClock } from '../../src/core/clock';
import { createKnownReaders } from '../../src/core/known-readers';
import type { PlaceReaders } from '../../src/core/platform';

const setUp = () => {
  const clock = createStoppedClock('2026-03-02T09:00:00Z');
  const known = createKnownReaders(clock);
  const asked: string[] = [];
  const ask = (readers: PlaceReaders) =>
    known.of('general', async () => {
      asked.push(readers);
      return readers;
    });
  return { clock, known, asked, ask };
};

it('asks once in a while', async () => {
  const { clock, ask, asked } = setUp();
  expect(await ask('colleagues')).toBe('colleagues');
  expect(await ask('mixed')).toBe('colleagues');
  clock.travelTo(new Date('2026-03-02T09:05:00Z'));
  expect(await ask('mixed')).toBe('mixed');
  expect(asked).toEqual(['colleagues', 'mixed']);
});

it('asks again when somebody came', async () => {
  const { known, ask } = setUp();
  await ask('colleagues');
  known.forget('general');
  expect(await ask('mixed')).toBe('mixed');
});

it.each(['mixed', 'forget'] as const)(
  'an answer that was asked for before the news (%s) is not believed, nor kept',
  async (news) => {
    const { known, ask } = setUp();
    const { promise, resolve } = Promise.withResolvers<PlaceReaders>();
    const asking = known.of('general', () => promise);
    known[news]('general');
    known.mixed('elsewhere');
    resolve('colleagues');
    expect(await asking).toBe('mixed');
    expect(await ask('colleagues')).toBe(news === 'mixed' ? 'mixed' : 'colleagues');
  },
);

it('news of another place change nothing', async () => {
  const { known, ask } = setUp();
  const { promise, resolve } = Promise.withResolvers<PlaceReaders>();
  const asking = known.of('general', () => promise);
  known.mixed('elsewhere');
  resolve('colleagues');
  expect(await asking).toBe('colleagues');
  expect(await ask('mixed')).toBe('colleagues');
});
