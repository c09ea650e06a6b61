// Conditions about a person that the matrix does not miss when they are out, each with why. One
// that it misses by now, or that is gone, must go from here.

interface SecondDoor {
  readonly file: string;
  readonly text: string;
  readonly why: string;
}

const AFTER_FOUND =
  'found.ts lets only the two of a pair to it; this one holds where the pair changes in between';
const WHO_READS =
  'it says who reads in a place, not who may speak: test/features/ask/answers/readers.test.ts';
const SENDING = 'it says to whom something is sent, not who may press: the tests of its feature';
const HELP = 'it says what help lists, which says nothing of anybody: test/features/help';
const NAMED = 'whoever is named is looked at before: admin/index.ts, named';
const LATE = 'it says who was first: test/features/oversight';
const LAST_ADMIN =
  'it keeps one admin: test/features/admin/last-admin.test.ts, test/features/privacy';
const BY_WHOM = 'it says who asked, for the audit: test/features/privacy';

export const SECOND_DOORS: readonly SecondDoor[] = [
  {
    file: 'src/core/dispatch.ts',
    text: 'word.who(sender)',
    why: 'it says whose files are fetched: test/e2e/files-slack.test.ts and files-teams.test.ts',
  },
  {
    file: 'src/features/mentoring/pairings/transitions.ts',
    text: '!isMember(pairing, personId)',
    why: AFTER_FOUND,
  },
  {
    file: 'src/features/mentoring/pairings/sessions.ts',
    text: '!isMember(pairing, checkIn.personId)',
    why: AFTER_FOUND,
  },
  {
    file: 'src/features/mentoring/pairings/sessions.ts',
    text: '!isMember(pairing, personId)',
    why: AFTER_FOUND,
  },
  {
    file: 'src/features/contributions/review/contributions.ts',
    text: '!ids.includes(contribution.authorId)',
    why: 'tip.resubmit asks before; this one holds in the same write',
  },
  {
    file: 'src/features/contributions/review/review-actions.ts',
    text: 'authorId !== presser.id && (await people.idsOf(presser)).includes(authorId)',
    why: 'a reviewer under another of their ids: test/features/admin/merged-person.test.ts',
  },
  { file: 'src/features/admin/roles.ts', text: 'person.barred', why: NAMED },
  { file: 'src/features/admin/roles.ts', text: 'person.guest', why: NAMED },
  {
    file: 'src/features/admin/roles.ts',
    text: '!person.active',
    why: 'setRole holds the same in the same write',
  },
  {
    file: 'src/features/admin/roles.ts',
    text: '!remove && !doc.active',
    why: 'appointable asks before; this one holds in the same write',
  },
  {
    file: 'src/features/admin/merging/merging.ts',
    text: '!into.active',
    why: 'link holds the same in the same write',
  },
  {
    file: 'src/features/ask/index.ts',
    text: 'mayAsk',
    why: 'dispatch.ts refuses everybody who is not active before',
  },
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
    file: 'src/features/mentoring/pairings/session-actions.ts',
    text: 'isStuck(first.pairing, sender.id)',
    why: 'which card follows',
  },
  { file: 'src/features/mentoring/pairings/sessions.ts', text: '!member.active', why: SENDING },
  { file: 'src/features/mentoring/rounds/proposals.ts', text: '!mentor?.active', why: SENDING },
  { file: 'src/features/mentoring/rounds/proposals.ts', text: '!mentee?.active', why: SENDING },
  {
    file: 'src/features/mentoring/pairings/lookup.ts',
    text: 'isMember(pairing, person.id)',
    why: 'under which id somebody is in it, not whether',
  },
  {
    file: 'src/features/oversight/role-actions.ts',
    text: 'first?.byPersonId === undefined',
    why: LATE,
  },
  {
    file: 'src/features/oversight/role-actions.ts',
    text: 'first.byPersonId === sender.id',
    why: LATE,
  },
  { file: 'src/features/privacy/erasures.ts', text: 'byPersonId === undefined', why: BY_WHOM },
  { file: 'src/features/nudges/rules.ts', text: '!person.active', why: SENDING },
  {
    file: 'src/features/admin/roles.ts',
    text: "person.active && person.roles.includes('admin') && !(await lastAdmin.goes(person, 'stayingForGood'))",
    why: LAST_ADMIN,
  },
  {
    file: 'src/features/admin/role-notifications.ts',
    text: '!person.active',
    why: SENDING,
  },
  {
    file: 'src/features/admin/role-notifications.ts',
    text: 'ids.includes(byPersonId)',
    why: SENDING,
  },
  {
    file: 'src/features/privacy/erasures.ts',
    text: "erasure.state === 'waiting' && isAdmin(person) && !(await lastAdmin.goes(person, 'there', admins))",
    why: LAST_ADMIN,
  },
  {
    file: 'src/features/privacy/erasures.ts',
    text: 'person && isAdmin(person) && !(await lastAdmin.hasOthers(person, admins))',
    why: LAST_ADMIN,
  },
  {
    file: 'src/features/privacy/for-admins.ts',
    text: '!about.active',
    why: SENDING,
  },
  {
    file: 'src/features/privacy/for-admins.ts',
    text: "begun && (begun.state !== 'waiting' || begun.byPersonId !== undefined)",
    why: 'it says that an erasure is under way: test/features/privacy',
  },
];
