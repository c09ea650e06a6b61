// How a matching run changes: started, followed, reported, and ended with a draft or without. Pure.
import type { Delivery } from '../../../core/message';
import type { Person } from '../../../core/person';
import type { Changed, New } from '../../../core/store';
import type { MatchProgress } from '../matching';
import { roundCard, type RoundNames } from '../drafts';
import type { Round } from '../rounds';
import type { MatchingRun } from './matching-run';
import { runCard } from './run-card';

/** After this long without a sign of life, another process takes the run over. */
export const RUN_LEASE_MS = 30_000;
const TRIES_MAX = 3;

export function newRun(id: string, lead: Person, now: Date): New<MatchingRun> {
  const at = now.toISOString();
  return {
    id,
    state: 'running',
    slot: 'everybody',
    at,
    byPersonId: lead.id,
    byName: lead.name,
    aliveAt: at,
    tries: 1,
    watchers: [],
    reports: 0,
  };
}

const cardKey = ({ id }: MatchingRun, personId: string) => `${id}:matching:${personId}`;

/** One more lead follows the run and gets a card for it. */
export function watched(run: MatchingRun, personId: string): Changed<MatchingRun> | undefined {
  if (run.state !== 'running' || run.watchers.includes(personId)) return undefined;
  const doc = { ...run, watchers: [...run.watchers, personId] };
  return {
    doc,
    deliveries: [
      {
        key: cardKey(run, personId),
        class: 'answer',
        to: { person: personId },
        message: runCard(doc),
      },
    ],
  };
}

/** A sign of life, and the progress if it is new. */
export function reported(
  run: MatchingRun,
  progress: MatchProgress | undefined,
  now: Date,
): Changed<MatchingRun> | undefined {
  if (run.state !== 'running') return undefined;
  const alive = { ...run, aliveAt: now.toISOString() };
  if (!progress || isSame(progress, run.progress)) return { doc: alive };
  const doc = { ...alive, progress, reports: run.reports + 1 };
  return { doc, deliveries: toWatchers(doc, `:${doc.reports}`) };
}

function isSame(a: MatchProgress, b: MatchProgress | undefined): boolean {
  return a.step === b?.step && a.done === b.done && a.of === b.of;
}

/** The draft replaces every card of the run. */
export function drafted(
  run: MatchingRun,
  round: Round,
  names: RoundNames,
): Changed<MatchingRun> | undefined {
  if (run.state !== 'running') return undefined;
  const doc = ended(run, 'drafted');
  return { doc, deliveries: toWatchers(doc, ':drafted', roundCard(round, names)) };
}

export function cancelled(run: MatchingRun, by: Person): Changed<MatchingRun> | undefined {
  if (run.state !== 'running') return undefined;
  const doc = { ...ended(run, 'cancelled'), cancelledBy: by.name, cancelledById: by.id };
  return { doc, deliveries: toWatchers(doc, ':cancelled') };
}

export function failed(run: MatchingRun): Changed<MatchingRun> | undefined {
  if (run.state !== 'running') return undefined;
  const doc = ended(run, 'failed');
  return { doc, deliveries: toWatchers(doc, ':failed') };
}

/** Restarts a run whose process died. After several tries the run fails. */
export function takenUp(run: MatchingRun, now: Date): Changed<MatchingRun> | undefined {
  if (run.state !== 'running') return undefined;
  return run.tries < TRIES_MAX
    ? { doc: { ...run, aliveAt: now.toISOString(), tries: run.tries + 1 } }
    : failed(run);
}

export function isAbandoned({ state, aliveAt }: MatchingRun, now: Date): boolean {
  return state === 'running' && Date.parse(aliveAt) + RUN_LEASE_MS < now.getTime();
}

function ended(run: MatchingRun, state: MatchingRun['state']): MatchingRun {
  const { slot: _free, progress: _over, ...rest } = run;
  return { ...rest, state };
}

function toWatchers(run: MatchingRun, step: string, message = runCard(run)): Delivery[] {
  return run.watchers.map((personId) => {
    const first = cardKey(run, personId);
    return {
      key: `${first}${step}`,
      class: 'answer',
      to: { person: personId },
      message,
      replaces: first,
    };
  });
}
