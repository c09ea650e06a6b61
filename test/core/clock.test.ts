// The clock that everything asks: a wall clock that is wrong for seconds changes nothing, one that
// was set is followed after a while.
import { createSteadyClock, createTravellingClock } from '../../src/core/clock';

const START = Date.parse('2026-03-02T09:00:00.000Z');

function machine() {
  let [wall, monotonic] = [START, 5_000];
  const clock = createSteadyClock({ wall: () => wall, monotonic: () => monotonic });
  return {
    clock,
    /** What the clock shows after the start, in seconds. */
    shows: () => (clock.now().getTime() - START) / 1000,
    /** Second by second, as the outbox looks. */
    pass(seconds: number) {
      for (let n = 0; n < seconds; n += 1) {
        wall += 1_000;
        monotonic += 1_000;
        clock.now();
      }
    },
    set(bySeconds: number) {
      wall += bySeconds * 1_000;
    },
  };
}

describe('the clock', () => {
  it('goes as the system does', () => {
    const { pass, shows } = machine();
    expect(shows()).toBe(0);
    pass(90);
    expect(shows()).toBe(90);
  });

  it.each([
    ['ahead by a day', 86_400],
    ['ahead by ten seconds', 10],
    ['back by an hour', -3_600],
  ])('does not jump %s with a wall clock that is wrong for half a minute', (_how, by) => {
    const { pass, shows, set } = machine();
    set(by);
    expect(shows()).toBe(0);
    pass(30);
    expect(shows()).toBe(30);
    set(-by);
    pass(120);
    expect(shows()).toBe(150);
  });

  it.each([86_400, -3_600])('follows a wall clock that was set by %d s, after a minute', (by) => {
    const { pass, shows, set } = machine();
    set(by);
    pass(59);
    expect(shows()).toBe(59);
    pass(2);
    expect(shows()).toBe(61 + by);
  });

  it('believes no wall clock that jumps again and again', () => {
    const { pass, shows, set } = machine();
    for (let n = 0; n < 10; n += 1) {
      set(1_000);
      pass(40);
    }
    expect(shows()).toBe(400);
  });

  it('follows a wall clock that is put right little by little', () => {
    const { pass, shows, set } = machine();
    for (let n = 0; n < 100; n += 1) {
      set(0.5);
      pass(1);
    }
    expect(shows()).toBe(150);
  });

  it('still travels on purpose', () => {
    const { clock, pass, set } = machine();
    const travelling = createTravellingClock(clock);
    travelling.travelTo(new Date(START + 86_400_000));
    set(3_600);
    pass(10);
    expect(travelling.now().getTime() - START).toBe(86_410_000);
    travelling.comeHome();
    expect(travelling.now().getTime() - START).toBe(10_000);
  });
});
