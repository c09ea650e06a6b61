// Forms and cards in which a lead chooses a person of a round. A form lists as many people as every
// platform shows. Of more people, the lead first chooses a part of the alphabet, or searches.
import { shortened } from '../../../cards/shortened';
import type { CardMessage } from '../../../core/message';
import { type Choice, type Round, softRulesIn } from '../rounds';
import type { RoundNames } from './names';

/** Slack shows a hundred choices; Teams limits the size of a card. */
export const CHOICES = 90;
/** With what stands against each, fewer fit. */
const MENTORS = 60;
/** An option in Slack has 75 characters. */
const NAME_SHOWN = 40;
const RANGES = 10;

/** What the person is chosen for. */
export type Purpose = 'edit' | 'why';
export const purposeIn = (text: string): Purpose => (text === 'edit' ? 'edit' : 'why');

/** People in the order of their names. */
export function idsByName(ids: readonly string[], names: RoundNames): string[] {
  const collator = new Intl.Collator('en');
  return [...ids].sort(
    (a, b) => collator.compare(names.full(a), names.full(b)) || (a < b ? -1 : 1),
  );
}

const choicesOf = (ids: readonly string[], names: RoundNames) =>
  ids.map((value) => ({ title: shortened(names.full(value), NAME_SHOWN + 30), value }));

/** `mentors`: everyone who offers, if a form can list them. */
export function roundEditForm(
  round: Round,
  mentees: readonly string[],
  mentors: readonly string[],
  names: RoundNames,
): CardMessage {
  const isListed = mentors.length <= CHOICES;
  return {
    card: 'mentoring/round-edit-form',
    data: {
      id: round.id,
      mentees: choicesOf(mentees, names),
      isListed,
      mentors: isListed ? choicesOf(idsByName(mentors, names), names) : [],
    },
  };
}

export function whyForm(round: Round, mentees: readonly string[], names: RoundNames): CardMessage {
  return {
    card: 'mentoring/round-why-form',
    data: { id: round.id, mentees: choicesOf(mentees, names) },
  };
}

/** The mentors for one mentee, best first, with what stands against each. */
export function mentorForm(
  round: Round,
  menteeId: string,
  choices: readonly Choice[],
  names: RoundNames,
): CardMessage {
  return {
    card: 'mentoring/round-mentor-form',
    data: {
      id: round.id,
      menteeId,
      mentee: names.full(menteeId),
      count: choices.length,
      hasMore: choices.length > MENTORS,
      mentors: choices.slice(0, MENTORS).map(({ mentorId, score, against }) => {
        const [rule = 'none', ...others] = softRulesIn(against);
        const mentor = shortened(names.full(mentorId), NAME_SHOWN);
        return { mentor, value: mentorId, score, rule, others: others.length };
      }),
    },
  };
}

/** Parts of the alphabet: at most ten, each a form's length if that is enough. */
export function rangesOf(from: number, to: number): { from: number; to: number }[] {
  const size = Math.max(CHOICES, Math.ceil((to - from) / RANGES));
  return Array.from({ length: Math.ceil((to - from) / size) }, (_, k) => ({
    from: from + k * size,
    to: Math.min(to, from + (k + 1) * size),
  }));
}

export function findCard(
  round: Round,
  purpose: Purpose,
  ids: readonly string[],
  names: RoundNames,
  { from, to }: { readonly from: number; readonly to: number },
): CardMessage {
  return {
    card: 'mentoring/round-find',
    data: {
      id: round.id,
      purpose,
      count: to - from,
      ranges: rangesOf(from, to).map((range) => ({
        id: round.id,
        purpose,
        from: String(range.from),
        to: String(range.to),
        first: names.of(ids[range.from] ?? ''),
        last: names.of(ids[range.to - 1] ?? ''),
      })),
    },
  };
}

export function searchForm(round: Round): CardMessage {
  return { card: 'mentoring/round-search-form', data: { id: round.id } };
}

const FOUND_SHOWN = 8;

/** Who was found, with a button for each. */
export function foundCard(
  round: Round,
  searched: string,
  ids: readonly string[],
  names: RoundNames,
): CardMessage {
  return {
    card: 'mentoring/round-found',
    data: {
      searched,
      count: ids.length,
      more: Math.max(0, ids.length - FOUND_SHOWN),
      people: ids.slice(0, FOUND_SHOWN).map((menteeId) => ({
        id: round.id,
        menteeId,
        name: names.full(menteeId),
      })),
    },
  };
}
