import fc from 'fast-check';
import { growthPercent, planHeap } from '../src/heap-plan';
import { heapInUse } from './support/heap';

describe('how much the heap may grow', () => {
  it.each([
    ['a small bot has room to spare', { oldMb: 44, buffersMb: 12 }, 70, 73],
    ['a full one has little', { oldMb: 51, buffersMb: 22 }, 70, 29],
    ['one that is beyond its memory still gets along', { oldMb: 400, buffersMb: 60 }, 70, 20],
    ['it grows in small steps', { oldMb: 30, buffersMb: 5 }, 40, 45],
    ['and gives way at once', { oldMb: 60, buffersMb: 20 }, 150, 20],
  ])('%s', (_what, use, before, percent) => {
    expect(growthPercent(200, use, before)).toBe(percent);
  });

  it("is V8's own plan at most, however large the machine", () => {
    expect(growthPercent(64_000, { oldMb: 500, buffersMb: 100 }, 300)).toBe(300);
  });

  it('keeps old objects within the memory, wherever the least growth does', () => {
    const megabytes = fc.double({ min: 1, max: 2_000, noNaN: true });
    fc.assert(
      fc.property(
        fc.integer({ min: 128, max: 64_000 }),
        megabytes,
        megabytes,
        fc.integer({ min: 20, max: 300 }),
        (memory, oldMb, buffersMb, before) => {
          const percent = growthPercent(memory, { oldMb, buffersMb }, before);
          expect(percent).toBeGreaterThanOrEqual(20);
          expect(percent).toBeLessThanOrEqual(Math.min(300, before + 5));
          const grown = oldMb * (1 + (percent - 0.5) / 100) + buffersMb + 112;
          if (percent > 20) expect(grown).toBeLessThanOrEqual(memory);
        },
      ),
    );
  });

  it('is planned anew after a full collection', async () => {
    const plans: number[] = [];
    const planned = Promise.withResolvers<void>();
    const stop = planHeap(4_000, (percent) => {
      plans.push(percent);
      if (plans.length === 2) planned.resolve();
    });
    expect(plans).toEqual([20]);
    heapInUse();
    await planned.promise;
    stop();
    expect(plans).toEqual([20, 25]);
  });
});
