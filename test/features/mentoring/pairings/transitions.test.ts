import type { Pairing, PairingState } from '../../../../src/features/mentoring/pairings/pairing';
import {
  accept,
  decline,
  end,
  lapse,
  pausePairing,
  resumePairing,
} from '../../../../src/features/mentoring/pairings/transitions';
import { somePairing } from './pairing';

const NOW = new Date('2026-03-04T10:00:00Z');
const moves: Record<string, (pairing: Pairing, who: string) => Pairing | undefined> = {
  accept: (pairing, who) => accept(pairing, who, NOW),
  decline: (pairing, who) => decline(pairing, who, NOW),
  lapse: (pairing) => lapse(pairing, NOW),
  pause: (pairing, who) => pausePairing(pairing, who),
  resume: (pairing, who) => resumePairing(pairing, who, NOW),
  end: (pairing, who) => end(pairing, who, NOW),
};

describe.each<[PairingState, Record<string, PairingState>]>([
  ['proposed', { accept: 'proposed', decline: 'declined', lapse: 'lapsed' }],
  ['running', { pause: 'paused', end: 'ended' }],
  ['paused', { resume: 'running', end: 'ended' }],
  ['declined', {}],
  ['lapsed', {}],
  ['ended', {}],
])('a %s pairing', (from, allowed) => {
  const pairing = somePairing({
    state: from,
    acceptedBy: from === 'proposed' ? [] : ['mia', 'tom'],
    proposedTo: 'tom',
  });

  it.each(Object.keys(moves))('%s', (move) => {
    expect(moves[move]?.(pairing, 'mia')?.state).toBe(allowed[move]);
  });

  it.each(Object.keys(moves).filter((move) => move !== 'lapse'))('no stranger can %s', (move) => {
    expect(moves[move]?.(pairing, 'eve')).toBeUndefined();
  });
});

describe('accepting', () => {
  const proposed = somePairing({ state: 'proposed', acceptedBy: [], proposedTo: 'tom' });

  it('counts each side once, and starts with the second on the next Monday', () => {
    const first = accept(proposed, 'tom', NOW);
    expect(first).toMatchObject({ state: 'proposed', acceptedBy: ['tom'] });
    expect(first && accept(first, 'tom', NOW)).toBeUndefined();
    const second = first && accept(first, 'mia', NOW);
    expect(second).toMatchObject({
      state: 'running',
      startedAt: NOW.toISOString(),
      nextDate: '2026-03-09',
    });
    expect(second?.proposedTo).toBeUndefined();
  });
});

it.each([
  [
    'declined',
    decline(somePairing({ state: 'proposed', proposedTo: 'tom' }), 'mia', NOW, {
      reason: 'No time',
    }),
  ],
  [
    'ended',
    end(somePairing({ nextDate: '2026-03-09', dueAt: '2026-03-08T10:00:00Z' }), 'mia', NOW, {
      reason: 'No time',
    }),
  ],
])('%s: nothing more is due, the seat is free, the reason is kept', (state, pairing) => {
  expect(pairing).toMatchObject({
    state,
    tasks: [],
    endedBy: 'mia',
    reason: 'No time',
    endedAt: NOW.toISOString(),
  });
  expect(pairing).not.toHaveProperty('dueAt');
  expect(pairing).not.toHaveProperty('nextDate');
  expect(pairing).not.toHaveProperty('proposedTo');
});
