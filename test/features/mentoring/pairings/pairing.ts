// A pairing for tests of rules, running unless said otherwise.
import type { Pairing } from '../../../../src/features/mentoring/pairings/pairing';

export function somePairing(over: Partial<Pairing> = {}): Pairing {
  return {
    id: 'pairing-1',
    version: 1,
    roundId: 'round-1',
    mentorId: 'mia',
    menteeId: 'tom',
    state: 'running',
    goal: 'Write my own reports',
    shared: ['sql'],
    languages: ['en'],
    score: 700,
    rhythm: 'weekly',
    proposedAt: '2026-03-02T09:00:00.000Z',
    acceptedBy: ['mia', 'tom'],
    chased: [],
    session: 0,
    tasks: [],
    checkIns: [],
    because: [],
    ...over,
  };
}
