// A run: the matcher at work on a round. It is kept, so that one at a time is under way however many leads ask and instances there are, so
// that leads see how far it is and may cancel it, and so that it is taken up again where its process died. Pure; runs.ts does the work.
import type { Delivery } from '../../core/message';
import type { Person } from '../../core/person';
import { ERASED_ID, ERASED_NAME, picked, type DataSubject } from '../../core/personal';
import { type Changed, collectionSpec, type New } from '../../core/store';
import type { Doc } from '../../core/doc';
import type { MatchProgress } from './matching';
import type { Round } from './round';
import { roundCard, runCard } from './round-cards';

export interface Run extends Doc {
  readonly state: 'running' | 'drafted' | 'cancelled' | 'failed';
  /** Only while it is running: nobody gets a second one. */
  readonly slot?: 'everybody';
  readonly at: string;
  readonly byPersonId: string;
  readonly byName: string;
  /** When its process last said that it lives. */
  readonly aliveAt: string;
  /** How often it was begun: what brings a process down is not tried for ever. */
  readonly tries: number;
  /** Leads whose chats show how far it is, and then the draft. */
  readonly watchers: readonly string[];
  readonly progress?: MatchProgress;
  /** How often its cards were changed. */
  readonly reports: number;
  readonly cancelledBy?: string;
}

export const runsCollection = collectionSpec<Run>('mentoring.runs', {
  indexes: [{ fields: ['slot'], unique: true }, { fields: ['state', 'aliveAt'] }, { fields: ['at'] }],
  what: 'which lead set the matcher to work on a round, which lead cancelled it, how far it is',
  people: {
    whom: 'the lead',
    purpose: 'mentoring',
    show: (run, whose) => (isOf(run, whose) ? { ...picked(run, 'at', 'state'), began: run.byPersonId === whose.personId } : undefined),
    erase(run, whose) {
      if (!isOf(run, whose)) return 'keep';
      return {
        ...run,
        ...(run.byPersonId === whose.personId && { byPersonId: ERASED_ID, byName: ERASED_NAME }),
        ...(run.cancelledBy === whose.name && { cancelledBy: ERASED_NAME }),
        watchers: run.watchers.filter((id) => id !== whose.personId),
      };
    },
    erased: 'the run stays without who began, followed or cancelled it',
  },
  keep: { days: 365, since: 'at', when: 'after it began' },
});

const isOf = ({ byPersonId, watchers, cancelledBy }: Run, { personId, name }: DataSubject) =>
  byPersonId === personId || watchers.includes(personId) || cancelledBy === name;

/** Without a sign of life for so long it is taken up by somebody else. */
export const RUN_LEASE_MS = 30_000;
const TRIES_MAX = 3;

export function newRun(id: string, lead: Person, now: Date): New<Run> {
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

const cardKey = ({ id }: Run, personId: string) => `${id}:matching:${personId}`;

/** `run` with one more lead who follows it, and gets a card that does. */
export function watched(run: Run, personId: string): Changed<Run> | undefined {
  if (run.state !== 'running' || run.watchers.includes(personId)) return undefined;
  const doc = { ...run, watchers: [...run.watchers, personId] };
  return { doc, deliveries: [{ key: cardKey(run, personId), class: 'answer', to: { person: personId }, message: runCard(doc) }] };
}

/** `run` with a sign of life, and how far it is by now, where that is news. */
export function reported(run: Run, progress: MatchProgress | undefined, now: Date): Changed<Run> | undefined {
  if (run.state !== 'running') return undefined;
  const alive = { ...run, aliveAt: now.toISOString() };
  if (!progress || isSame(progress, run.progress)) return { doc: alive };
  const doc = { ...alive, progress, reports: run.reports + 1 };
  return { doc, deliveries: toWatchers(doc, `:${doc.reports}`) };
}

function isSame(a: MatchProgress, b: MatchProgress | undefined): boolean {
  return a.step === b?.step && a.done === b.done && a.of === b.of;
}

/** The draft takes the place of every card that follows the run. */
export function drafted(run: Run, round: Round, nameOf: (personId: string) => string): Changed<Run> | undefined {
  if (run.state !== 'running') return undefined;
  const doc = ended(run, 'drafted');
  return { doc, deliveries: toWatchers(doc, ':drafted', roundCard(round, nameOf)) };
}

export function cancelled(run: Run, by: Person): Changed<Run> | undefined {
  if (run.state !== 'running') return undefined;
  const doc = { ...ended(run, 'cancelled'), cancelledBy: by.name };
  return { doc, deliveries: toWatchers(doc, ':cancelled') };
}

export function failed(run: Run): Changed<Run> | undefined {
  if (run.state !== 'running') return undefined;
  const doc = ended(run, 'failed');
  return { doc, deliveries: toWatchers(doc, ':failed') };
}

/** A run whose process died, begun once more; after several times it is let go. */
export function takenUp(run: Run, now: Date): Changed<Run> | undefined {
  if (run.state !== 'running') return undefined;
  return run.tries < TRIES_MAX ? { doc: { ...run, aliveAt: now.toISOString(), tries: run.tries + 1 } } : failed(run);
}

export function isAbandoned({ state, aliveAt }: Run, now: Date): boolean {
  return state === 'running' && Date.parse(aliveAt) + RUN_LEASE_MS < now.getTime();
}

function ended(run: Run, state: Run['state']): Run {
  const { slot: _free, progress: _over, ...rest } = run;
  return { ...rest, state };
}

function toWatchers(run: Run, step: string, message = runCard(run)): Delivery[] {
  return run.watchers.map((personId) => {
    const first = cardKey(run, personId);
    return { key: `${first}${step}`, class: 'answer', to: { person: personId }, message, replaces: first };
  });
}
