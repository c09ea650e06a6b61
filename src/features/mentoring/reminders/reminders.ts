// The job that sends what is due about pairings: session reminders and check-ins, and a second
// request to answer a proposal. A sweep: it finds what is due and does it once.
import type { Job } from '../../../core/feature';
import type { People } from '../../../core/people';
import type { Store } from '../../../core/store';
import { sweep } from '../../../domain/sweep';
import { type Pairing, pairingsCollection } from '../pairings';
import { continuePairing } from './due-sessions';
import { CHASE_AFTER_MS, chaseProposal } from './open-proposals';

/** `leadOf`: the lead who is told if a message of this round does not arrive. */
export function createReminders(
  store: Store,
  people: People,
  leadOf: (roundId: string) => Promise<string | undefined>,
): Job {
  const pairings = store.collection(pairingsCollection);
  const deps = { pairings, people, leadOf };
  return {
    name: 'mentoring.reminders',
    when: { cron: '*/15 * * * *', zone: 'UTC' },
    async run({ clock, log }) {
      const now = clock.now();
      const before = new Date(now.getTime() - CHASE_AFTER_MS).toISOString();
      const failed = (pairing: Pairing) => (error: unknown) =>
        log.error('could not send what is due about a pairing', { pairing: pairing.id, error });
      for await (const due of sweep(
        pairings,
        { state: 'running', dueAt: { $lte: now.toISOString() } },
        { by: 'dueAt' },
      ))
        await continuePairing(deps, due, now).catch(failed(due));
      for await (const open of sweep(
        pairings,
        { state: 'proposed', proposedAt: { $lte: before } },
        { by: 'proposedAt' },
      ))
        await chaseProposal(deps, open, now).catch(failed(open));
    },
  };
}
