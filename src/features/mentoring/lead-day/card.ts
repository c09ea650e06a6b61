// The card of a lead's day: how many pairs were accepted, declined, lapsed and ended, as bars, and
// which.
import { barOf } from '../../../core/bar';
import type { CardMessage } from '../../../core/message';
import type { Person } from '../../../core/person';
import { shortened } from '../../../cards/shortened';
import { otherOf, type Pairing } from '../pairings';

type Shown = Pick<Person, 'name' | 'department' | 'email'>;

export interface DayPair {
  readonly what: 'accepted' | 'declined' | 'lapsed' | 'ended';
  readonly pairing: Pairing;
  readonly mentor: Shown;
  readonly mentee: Shown;
}

const WHATS = ['accepted', 'declined', 'lapsed', 'ended'] as const;
const SHOWN = 5;
const REASON_SHOWN = 200;

export function leadDayCard(pairs: readonly DayPair[], since: string): CardMessage {
  const of = Map.groupBy(pairs, ({ what }) => what);
  const most = Math.max(...WHATS.map((what) => of.get(what)?.length ?? 0));
  return {
    card: 'mentoring/lead-day',
    data: {
      since,
      count: pairs.length,
      parts: WHATS.flatMap((what) => {
        const theirs = of.get(what) ?? [];
        if (theirs.length === 0) return [];
        return [
          {
            what,
            count: theirs.length,
            bar: barOf(theirs.length, most),
            pairs: theirs.slice(0, SHOWN).map(pairShown),
            more: theirs.length - Math.min(theirs.length, SHOWN),
          },
        ];
      }),
    },
  };
}

/** Who declined or ended is not said, unless they let the lead read why. */
function pairShown({ pairing, mentor, mentee }: DayPair) {
  const { endedBy, reason, leadMayRead } = pairing;
  const isShared = leadMayRead === true && reason !== undefined && endedBy !== undefined;
  const author = isShared && otherOf(pairing, endedBy) === pairing.mentorId ? mentee : mentor;
  return {
    mentee: labelOf(mentee),
    mentor: labelOf(mentor),
    by: isShared ? author.name : '',
    reason: isShared ? shortened(reason, REASON_SHOWN) : '',
    hasReason: isShared,
  };
}

const labelOf = ({ name, department, email }: Shown): string => {
  const sign = department ?? email;
  return sign === undefined ? name : `${name} (${sign})`;
};
