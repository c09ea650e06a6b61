// Entries: the pieces of knowledge that `ask` finds. Entries are published; a contribution is not
// yet.
import type { JsonObject } from '../core/json';
import type { Person } from '../core/person';
import { type Erasure, picked, type DataSubject } from '../core/personal';
import { type Collection, collectionSpec } from '../core/store';
import type { Doc } from '../core/doc';
import type { Locale } from '../core/texts';
import { type Audience, isIn } from './audience';

export type EntryKind = 'faq' | 'tip' | 'video' | 'guide';

/** A question that people asked, and what they said about the entry as its answer. */
export interface LearnedQuestion {
  /** The same for questions that differ only in small words, order or endings. */
  readonly key: string;
  /** As it was first asked. */
  readonly text: string;
  /**
   * Ids of the people whom the entry helped, did not help, who opened it among the nearest, or who
   * gave it to a colleague as the answer.
   */
  readonly helped: readonly string[];
  readonly notHelped: readonly string[];
  readonly opened: readonly string[];
  readonly given?: readonly string[];
  /**
   * When each of them last said so, `YYYY-MM-DD`. domain/learned.ts removes them after the
   * retention.
   */
  readonly saidAt?: Readonly<Record<string, string>>;
  /** The support from colleagues who are no longer stored. */
  readonly confirmed?: number;
  /** A lead decided that the bot learns nothing from it. */
  readonly forgotten: boolean;
}

export interface Entry extends Doc {
  readonly kind: EntryKind;
  /** The question that it answers, or its title. */
  readonly question: string;
  /** Other ways to ask it. */
  readonly alternates: readonly string[];
  readonly answer: string;
  readonly tags: readonly string[];
  readonly link?: string;
  readonly language: Locale;
  /** Who may see it; absent: everyone. Other people learn nothing about it. */
  readonly audience?: Audience;
  readonly ownerId?: string;
  /** Its source, e.g. `HR handbook`. */
  readonly source?: string;
  /** The contribution from which it was made. */
  readonly contributionId?: string;
  /** False: withdrawn, so nobody finds it. */
  readonly published: boolean;
  /** The person who withdrew it. */
  readonly withdrawnBy?: string;
  /** ISO instants. */
  readonly publishedAt: string;
  readonly updatedAt: string;
  /** How often askers said that it helped, or did not. */
  readonly helped: number;
  readonly notHelped: number;
  /** What it learned from its askers. */
  readonly learned?: readonly LearnedQuestion[];
}

export const entriesCollection = collectionSpec<Entry>('entries', {
  followed: true,
  indexes: [{ fields: ['published'] }, { fields: ['kind'] }, { fields: ['ownerId'] }],
  what: 'the knowledge that `ask` finds, its owner, how often it helped (a count), and which questions it answered for whom',
  people: {
    whom: 'owner and askers',
    purpose: 'knowledge',
    show,
    erase,
    erased:
      'an entry stays without its owner; one that they wrote goes, if they wish; questions that only they asked are removed',
  },
  keep: { until: 'until removed; who asked: as long as a rating; who only opened it: 90 days' },
});

export const SAYINGS = ['helped', 'notHelped', 'opened', 'given'] as const;
const saidBy = (learned: LearnedQuestion, personId: string) =>
  SAYINGS.filter((one) => learned[one]?.includes(personId));

function show(entry: Entry, { personId }: DataSubject): JsonObject | undefined {
  const asked = (entry.learned ?? []).flatMap((one) => {
    const said = saidBy(one, personId);
    return said.length > 0 ? [{ question: one.text, said }] : [];
  });
  const isOwner = entry.ownerId === personId;
  if (!isOwner && asked.length === 0) return undefined;
  const owned = isOwner
    ? picked(
        entry,
        'kind',
        'question',
        'alternates',
        'answer',
        'tags',
        'link',
        'language',
        'source',
        'publishedAt',
      )
    : { entry: entry.id };
  return { ...owned, ...(asked.length > 0 && { asked }) };
}

function erase(entry: Entry, { personId }: DataSubject, how: Erasure): Entry | 'remove' | 'keep' {
  const { ownerId, learned, withdrawnBy, ...rest } = entry;
  const isOwner = ownerId === personId;
  // An imported entry belongs to the company, no matter who owns it.
  if (isOwner && how === 'gone' && entry.contributionId !== undefined) return 'remove';
  const isNamed = isOwner || withdrawnBy === personId;
  if (!isNamed && !learned?.some((one) => saidBy(one, personId).length > 0)) return 'keep';
  return {
    ...rest,
    ...(ownerId !== undefined && !isOwner && { ownerId }),
    ...(withdrawnBy !== undefined && withdrawnBy !== personId && { withdrawnBy }),
    ...(learned && { learned: learned.flatMap((one) => withoutAsker(one, personId)) }),
  };
}

/** A question that nobody else asked or confirmed belongs to them, and is deleted. */
function withoutAsker(learned: LearnedQuestion, personId: string): LearnedQuestion[] {
  const said = saidBy(learned, personId);
  if (said.length === 0) return [learned];
  const people = Object.fromEntries(
    said.map((one) => [one, (learned[one] ?? []).filter((id) => id !== personId)]),
  );
  const saidAt = learned.saidAt && {
    saidAt: Object.fromEntries(Object.entries(learned.saidAt).filter(([id]) => id !== personId)),
  };
  const left = { ...learned, ...people, ...saidAt };
  return (left.confirmed ?? 0) > 0 || SAYINGS.some((one) => (left[one]?.length ?? 0) > 0)
    ? [left]
    : [];
}

/**
 * How many published entries a person may see. The store counts those for everyone; the few others
 * are read.
 */
export async function countVisible(entries: Collection<Entry>, reader: Person): Promise<number> {
  let visible = await entries.count({ published: true, audience: { $exists: false } });
  for await (const { audience } of entries.scan({ published: true, audience: { $exists: true } }))
    if (isIn(audience, reader)) visible++;
  return visible;
}
