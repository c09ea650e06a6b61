// What privacy looks like: data for the card templates.
import { shortened } from '../../cards/shortened';
import type { CardMessage } from '../../core/message';
import type { Person } from '../../core/person';
import type { Erasure } from '../../domain/erasures';
import type { Erased, TheirPart } from '../../domain/personal-data';
import type { Report } from './retention';

const NAME_MAX = 60;

type Named = Pick<Person, 'id' | 'name'>;

const countOf = (parts: readonly TheirPart[]) => parts.reduce((sum, { documents }) => sum + documents.length, 0);

export function myDataCard(): CardMessage {
  return { card: 'privacy/my-data', data: {} };
}

export function fileCard(url: string): CardMessage {
  return { card: 'privacy/file', data: { url } };
}

/** The choice; `waiting`: it was made, and how. */
export function eraseCard(waiting?: Pick<Erasure, 'how' | 'dueAt'>): CardMessage {
  if (!waiting) return { card: 'privacy/erase', data: {} };
  return { card: 'privacy/waiting', data: { at: waiting.dueAt, gone: waiting.how === 'gone' } };
}

/** What erasing somebody would do. */
export function planCard({ id, name }: Named, plan: readonly Erased[]): CardMessage {
  const count = plan.reduce((sum, { removed, changed }) => sum + removed + changed, 0);
  return { card: 'privacy/plan', data: { personId: id, name: shortened(name, NAME_MAX), count, lines: plan.map((line) => ({ ...line })) } };
}

export function exportCard({ id, name }: Named, parts: readonly TheirPart[]): CardMessage {
  const lines = parts.map(({ collection, documents }) => ({ collection, count: documents.length }));
  return { card: 'privacy/export', data: { personId: id, name: shortened(name, NAME_MAX), count: countOf(parts), lines } };
}

export function retentionCard({ deletesFrom, lines }: Report, now: Date): CardMessage {
  const begun = deletesFrom <= now.toISOString();
  return { card: 'privacy/retention', data: { begun, from: deletesFrom, lines: lines.map((line) => ({ ...line })) } };
}
