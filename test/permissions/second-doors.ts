// Conditions about a person that the matrix does not miss when they are out, each with why. One that it misses by now, or that is gone, must go from here.

interface SecondDoor {
  readonly file: string;
  readonly text: string;
  readonly why: string;
}

const AFTER_FOUND = 'found.ts lets only the two of a pair to it; this one holds where the pair changes in between';
const WHO_READS = 'it says who reads in a place, not who may speak: test/features/ask/readers.test.ts';
const SENDING = 'it says to whom something is sent, not who may press: the tests of its feature';
const HELP = 'it says what help lists, which says nothing of anybody: test/features/help';

export const SECOND_DOORS: readonly SecondDoor[] = [
  { file: 'src/features/mentoring/transitions.ts', text: '!isMember(pairing, personId)', why: AFTER_FOUND },
  { file: 'src/features/mentoring/sessions.ts', text: '!isMember(pairing, checkIn.personId)', why: AFTER_FOUND },
  { file: 'src/features/mentoring/sessions.ts', text: '!isMember(pairing, personId)', why: AFTER_FOUND },
  {
    file: 'src/features/contributions/contributions.ts',
    text: 'contribution.authorId !== author.id',
    why: 'tip.resubmit asks before; this one holds in the same write',
  },
  { file: 'src/features/ask/index.ts', text: 'mayAsk', why: 'dispatch.ts refuses everybody who is not active before' },
  {
    file: 'src/core/dispatch.ts',
    text: '!ctx.sender.active',
    why: 'whether an entry has the very words; who is not active is refused right after',
  },
  { file: 'src/core/dispatch.ts', text: "place.kind === 'personal'", why: WHO_READS },
  { file: 'src/core/dispatch.ts', text: 'sender.guest', why: WHO_READS },
  { file: 'src/features/help/cards.ts', text: 'word.who(person)', why: HELP },
  { file: 'src/features/help/cards.ts', text: 'one.who(person)', why: HELP },
  {
    file: 'src/features/admin/imports.ts',
    text: 'lines.length + bad.length === 0',
    why: 'what an export shows: test/features/privacy/canary.test.ts',
  },
  { file: 'src/features/ask/learning.ts', text: "what === 'opened'", why: 'what an entry learns: test/features/ask/learning.test.ts' },
  { file: 'src/features/mentoring/session-actions.ts', text: 'isStuck(first.pairing, sender.id)', why: 'which card follows' },
  { file: 'src/features/mentoring/sessions.ts', text: '!member.active', why: SENDING },
  { file: 'src/features/mentoring/proposals.ts', text: '!(await people.get(pair.mentorId))?.active', why: SENDING },
  { file: 'src/features/mentoring/proposals.ts', text: '!(await people.get(pair.menteeId))?.active', why: SENDING },
  { file: 'src/features/nudges/rules.ts', text: '!person.active', why: SENDING },
];
