// The data of the cards for privacy.
import { mergedLines } from '../../cards/merged-notes';
import { shortened } from '../../cards/shortened';
import { keptLabel } from '../../core/kept-labels';
import type { CardMessage } from '../../core/message';
import type { Person } from '../../core/person';
import type { EraseTexts } from '../../core/personal';
import type { MergedNote } from '../../domain/people/aliases';
import type { Erasure, PostedLeft } from '../../domain/erasures';
import type { Erased, TheirPart } from '../../domain/personal-data';
import type { Report } from './retention';

const NAME_MAX = 60;

type Named = Pick<Person, 'id' | 'name'>;

const countOf = (parts: readonly TheirPart[]) =>
  parts.reduce((sum, { documents }) => sum + documents.length, 0);

export function myDataCard(): CardMessage {
  return { card: 'privacy/my-data', data: {} };
}

export function fileCard(url: string): CardMessage {
  return { card: 'privacy/file', data: { url } };
}

/** The choice. `waiting`: the choice that was made. */
export function eraseCard(
  texts: EraseTexts,
  waiting?: Pick<Erasure, 'how' | 'dueAt'>,
): CardMessage {
  if (!waiting) return { card: 'privacy/erase', data: choicesOf(texts) };
  return { card: 'privacy/waiting', data: { at: waiting.dueAt, gone: waiting.how === 'gone' } };
}

/** The buttons of a card. */
const choicesOf = (texts: EraseTexts) => ({
  texts,
  mayStay: texts !== 'remove',
  mayGo: texts !== 'keep',
  only: texts !== 'choice',
});

/**
 * Who decides: the admin alone, the admin and a second one, or nobody, because there is no second
 * admin. `appoint`: an admin can give the role to a second person.
 */
export interface Consent {
  readonly needed: 'one' | 'two' | 'alone';
  readonly appoint: boolean;
}

const consentOf = ({ needed, appoint }: Consent) => ({
  one: needed === 'one',
  two: needed === 'two',
  alone: needed === 'alone',
  appoint,
});

/** The person that a card for admins is about, and the people merged into them. */
export interface Concerned extends Named {
  readonly merged: readonly MergedNote[];
}

/** What erasing somebody would do. */
export function planCard(
  { id, name, merged }: Concerned,
  plan: readonly Erased[],
  texts: EraseTexts,
  consent: Consent,
): CardMessage {
  const count = plan.reduce((sum, { removed, changed }) => sum + removed + changed, 0);
  const lines = plan.map(({ collection, removed, changed }) => ({
    label: keptLabel(collection),
    removed,
    changed,
  }));
  const { mayStay, mayGo } = choicesOf(texts);
  const { one, two, alone, appoint } = consentOf(consent);
  const buttons = {
    mayStay: one && mayStay,
    mayGo: one && mayGo,
    askStay: two && mayStay,
    askGo: two && mayGo,
  };
  return {
    card: 'privacy/plan',
    data: {
      personId: id,
      name: shortened(name, NAME_MAX),
      merged: mergedLines(merged),
      count,
      lines,
      texts,
      two,
      alone,
      second: !one,
      appoint,
      ...buttons,
    },
  };
}

const LEFT_SHOWN = 10;

/** What happened to messages that named the person. */
function postedData({ changed, left }: PostedLeft) {
  return {
    changed,
    count: left.length,
    some: left.length > 0,
    left: left.slice(0, LEFT_SHOWN).map((line) => ({ ...line })),
    more: Math.max(0, left.length - LEFT_SHOWN),
    hasMore: left.length > LEFT_SHOWN,
  };
}

/** The last message to a person who is erased. */
export function farewellCard(posted: PostedLeft): CardMessage {
  return { card: 'privacy/farewell', data: postedData(posted) };
}

/** What an admin is told when a person has been erased. */
export function erasedCard(pseudonym: string, posted: PostedLeft): CardMessage {
  return { card: 'privacy/erased', data: { pseudonym, ...postedData(posted) } };
}

export function exportCard(
  { id, name, merged }: Concerned,
  parts: readonly TheirPart[],
  consent: Consent,
): CardMessage {
  const lines = parts.map(({ collection, documents }) => ({
    label: keptLabel(collection),
    count: documents.length,
  }));
  return {
    card: 'privacy/export',
    data: {
      personId: id,
      name: shortened(name, NAME_MAX),
      merged: mergedLines(merged),
      count: countOf(parts),
      lines,
      ...consentOf(consent),
    },
  };
}

/** Says that a second admin has confirmed. The admin who asked can now fetch the file. */
export function readyCard({ id, name }: Named, approvalId: string, until: string): CardMessage {
  return {
    card: 'privacy/ready',
    data: { personId: id, name: shortened(name, NAME_MAX), approvalId, until },
  };
}

export function retentionCard({ deletesFrom, lines }: Report, now: Date): CardMessage {
  const begun = deletesFrom <= now.toISOString();
  return {
    card: 'privacy/retention',
    data: {
      begun,
      from: deletesFrom,
      lines: lines.map(({ collection, ...line }) => ({ ...line, label: keptLabel(collection) })),
    },
  };
}
