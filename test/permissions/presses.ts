// How each row of the matrix is said, pressed or fetched by somebody who holds all that it needs. A
// row's key is its name; where it has an `of`, name and `of`.
import type { JsonObject } from '../../src/core/json';
import { BARRED, IDS, LEFT, MARK, QUESTION, WHOLE } from './company';
import { type Row, nameOfRow } from './matrix';

export interface Press {
  /** Said, where the row is a word. */
  readonly words?: string;
  readonly data?: JsonObject;
  readonly inputs?: Readonly<Record<string, string>>;
  /**
   * Not in the person's own chat but in the reviewers' channel, or in one where guests read as
   * well.
   */
  readonly in?: 'channel' | 'mixed';
  /** Of a file. */
  readonly args?: JsonObject;
}

const contribution = { id: IDS.tip, round: 1 } as const;
const escalated = { id: IDS.escalated, round: 1 } as const;
const own = { id: IDS.own, round: 1 } as const;
const comment = { comment: 'Please say where.' } as const;
const tip = {
  title: 'Pivot tables',
  text: 'Tick "Refresh on open" in the options.',
  tags: '',
  link: '',
  audience: 'everybody',
} as const;
const entry = { entryId: IDS.open, question: QUESTION } as const;
const forLeads = { entryId: IDS.forLeads, question: 'What is the budget?' } as const;
const session = { id: IDS.running, session: 2 } as const;
const metBefore = { id: IDS.running, session: 1 } as const;
const date = { date: '2026-03-12' } as const;
const round = { id: IDS.round, edits: 0 } as const;
const mentee = { mentee: 'mentee-second' } as const;
const answer = { answer: 'On the third floor.', makeEntry: 'false' } as const;
/** `learner`: the id of somebody whom an admin may erase or export. */
const learner = (personId: string): JsonObject => ({ personId, how: 'gone', format: 'json' });
const merge = { from: 'mentee-first', into: 'mentee-second' } as const;
const heldRole = (personId: string): JsonObject => ({ review: IDS.review, personId, role: 'lead' });
const LEARNER = 'learner@linden.example';

export const presses = (learnerId: string, leadId: string): Readonly<Record<string, Press>> => ({
  'chat small talk': { words: 'thank you' },
  'chat a wish for what not everybody may see': { words: 'show me the statistics' },

  'word help': { words: 'help' },
  'verb help.say': { data: { word: 'profile', rest: '' } },
  'verb help.say (a word for admins)': { data: { word: 'admin retention', rest: '' } },
  'verb help.say (a word for guests as well)': { data: { word: 'ask', rest: QUESTION } },
  'verb help.sayForm (a word for guests as well)': { data: { word: 'ask', rest: QUESTION } },
  'verb help.sayForm': { data: { word: 'tip', rest: '' } },

  'word ask': { words: `ask ${QUESTION}` },
  'verb ask.start': {},
  'verb ask.search': { inputs: { question: QUESTION } },
  'verb ask.show': { data: entry },
  'verb ask.show (an entry for leads)': { data: forLeads },
  'verb ask.show (an entry for guests)': {
    data: { entryId: IDS.forGuests, question: 'Where is the front desk?' },
  },
  'verb ask.why': { data: entry },
  'verb ask.forget': { data: { entryId: IDS.open, key: 'book room' } },
  'verb ask.helped': { data: entry },
  'verb ask.helped (an entry for leads)': { data: forLeads },
  'verb ask.notHelped': { data: entry },
  'verb ask.notHelped (an entry for leads)': { data: forLeads },
  'verb ask.handOver': { data: { question: 'Who feeds the fish?' } },
  'word my questions': { words: 'my questions' },
  'verb question.page': { data: { from: 0 } },
  'verb question.cancel (a question of their own)': { data: { id: IDS.question } },
  'verb question.reword (a question of their own)': { data: { id: IDS.question } },
  'verb question.submitReword (a question of their own)': {
    data: { id: IDS.question },
    inputs: { question: 'Who feeds the cat?' },
  },
  'verb question.show (a question of their own)': { data: { id: IDS.answered } },
  'verb question.answer (a question that came to the leads)': { data: { id: IDS.askedLeads } },
  'verb question.submitAnswer (a question that came to the leads)': {
    data: { id: IDS.askedLeads },
    inputs: answer,
  },
  'verb question.answer (a question that reviewers were asked)': { data: { id: IDS.question } },
  'verb question.answer (a question, in the channel where it was asked)': {
    data: { id: IDS.asked },
    in: 'channel',
  },
  'verb question.submitAnswer (a question that reviewers were asked)': {
    data: { id: IDS.question },
    inputs: answer,
  },
  'verb question.submitAnswer (a question, in the channel where it was asked)': {
    data: { id: IDS.asked },
    inputs: answer,
    in: 'channel',
  },

  'word tip': { words: 'tip' },
  'word tip (those of their own, where there are any)': { words: 'tip mine' },
  'word review': { words: 'review' },
  'verb tip.start': {},
  'verb tip.submit': { inputs: tip },
  'verb tip.edit': { data: { id: IDS.changes } },
  'verb tip.resubmit': { data: { id: IDS.changes }, inputs: tip },
  'verb tip.withdraw': { data: { id: IDS.changes } },
  'verb tip.page (those of their own, where there are any)': { data: { from: 0 } },
  'verb review.page': { data: { from: 0 } },
  'verb review.open (a tip that came to the leads)': { data: escalated },
  'verb review.approve (a tip that came to the leads)': { data: escalated },
  'verb review.askChanges (a tip that came to the leads)': { data: escalated },
  'verb review.submitChanges (a tip that came to the leads)': { data: escalated, inputs: comment },
  'verb review.reject (a tip that came to the leads)': { data: escalated },
  'verb review.submitReject (a tip that came to the leads)': { data: escalated, inputs: comment },
  'verb review.open': { data: contribution },
  'verb review.approve': { data: contribution },
  'verb review.approve (their own tip)': { data: own },
  'verb review.askChanges': { data: contribution },
  'verb review.askChanges (their own tip)': { data: own },
  'verb review.submitChanges': { data: contribution, inputs: comment },
  'verb review.submitChanges (their own tip)': { data: own, inputs: comment },
  'verb review.reject': { data: contribution },
  'verb review.reject (their own tip)': { data: own },
  'verb review.submitReject': { data: contribution, inputs: comment },
  'verb review.submitReject (their own tip)': { data: own, inputs: comment },

  ...Object.fromEntries(
    ['manage', 'edit', 'withdraw', 'owner', 'stillRight'].map((name) => [
      `verb entry.${name} (an entry that an author owns)`,
      { data: { id: IDS.owned } },
    ]),
  ),
  'verb entry.submitEdit (an entry that an author owns)': {
    data: { id: IDS.owned },
    inputs: { title: 'Where is the printer?', text: 'In the hall.', tags: '', link: '' },
  },
  'verb entry.submitOwner (an entry that an author owns)': {
    data: { id: IDS.owned },
    inputs: { owner: WHOLE },
  },
  'verb entry.restore (an entry that a reviewer withdrew)': { data: { id: IDS.takenDown } },
  'verb entry.restore (an entry that its owner withdrew)': { data: { id: IDS.takenDownByOwner } },
  'verb entry.outdated': { data: { id: IDS.open } },
  'verb entry.outdated (an entry for leads)': { data: { id: IDS.forLeads } },
  'verb entry.submitOutdated': { data: { id: IDS.open }, inputs: comment },
  'verb entry.submitOutdated (an entry for leads)': {
    data: { id: IDS.forLeads },
    inputs: comment,
  },

  'word profile': { words: 'profile' },
  'word pause': { words: 'pause 2 weeks' },
  'word away': { words: 'away until tomorrow' },
  'verb profile.away': {},
  'verb profile.submitAway': { inputs: { until: 'tomorrow', deputy: '' } },
  'verb profile.back': {},
  'word resume': { words: 'resume' },
  'verb profile.pause': { data: { for: 'week' } },
  'verb profile.resume': {},
  'verb profile.edit': {},
  'verb profile.hours': { data: { hours: '9:00-17:00' } },
  'verb profile.save': {
    inputs: { locale: 'en', zone: 'Europe/London', hours: '09:00-17:00', languages: 'en' },
  },
  'verb nudge.pause': {},
  'verb nudge.notThisMonth': {},
  'verb nudge.resume': {},

  'word mentor': { words: 'mentor' },
  'word mentor (a pause of their pairing)': { words: 'mentor pause' },
  'verb mentor.offer': {},
  'verb mentor.submitOffer': {
    inputs: { skills: 'excel', capacity: '1', languages: 'en', format: 'alone', minGroup: '2' },
  },
  'verb mentor.find': { data: { skills: 'sql' } },
  'verb mentor.submitWish': { inputs: { skills: 'excel', goal: 'Reports', rhythm: 'weekly' } },
  'verb mentor.withdrawOffer': {},
  'verb mentor.withdrawWish': {},
  'verb pairing.accept': { data: { id: IDS.proposed } },
  'verb pairing.decline': { data: { id: IDS.proposed } },
  'verb pairing.submitDecline': { data: { id: IDS.proposed }, inputs: { reason: '' } },
  'verb pairing.pause': { data: { id: IDS.running } },
  'verb pairing.resume': { data: { id: IDS.paused } },
  'verb pairing.end': { data: { id: IDS.running } },
  'verb pairing.submitEnd': { data: { id: IDS.running }, inputs: { reason: '' } },
  'verb pairing.met': { data: session },
  'verb pairing.notMet': { data: session },
  'verb pairing.reschedule': { data: session },
  'verb pairing.reschedule (by a mentee of a small group)': { data: { id: IDS.group, session: 1 } },
  'verb pairing.submitDate': { data: session, inputs: date },
  'verb pairing.submitDate (by a mentee of a small group)': {
    data: { id: IDS.group, session: 1 },
    inputs: date,
  },
  'verb pairing.note': { data: metBefore },
  'verb pairing.submitNote': { data: metBefore, inputs: { note: 'Joins.' } },

  'word admin round': { words: 'admin round' },
  'verb round.cancel': { data: { id: IDS.run } },
  'verb round.publish': { data: round },
  'verb round.discard': { data: round },
  'verb round.edit': { data: round },
  'verb round.submitEdit': { data: round, inputs: { ...mentee, kind: 'free', mentor: '' } },
  'verb round.rules': { data: round },
  'verb round.submitRules': { data: round, inputs: { wait: '30' } },
  'verb round.why': { data: round },
  'verb round.explain': { data: round, inputs: mentee },
  'verb round.page': { data: { ...round, from: '0' } },
  'verb round.left': { data: round },
  'verb round.set': { data: { ...round, ...mentee, kind: 'free' } },
  'verb round.mentor': { data: { ...round, ...mentee } },
  'verb round.submitMentor': {
    data: { ...round, ...mentee },
    inputs: { mentor: 'mentee-first', other: '' },
  },
  'verb round.detail': { data: { ...round, ...mentee } },
  'verb round.range': { data: { ...round, purpose: 'why', from: '0', to: '1' } },
  'verb round.search': { data: round },
  'verb round.found': { data: round, inputs: { who: mentee.mentee } },
  'verb round.whatIf': { data: round },
  'verb round.simulate': { data: round, inputs: { hours: '1', skill: '', count: '' } },

  'word admin': { words: 'admin' },
  'word admin (a reviewer)': { words: `admin role reviewer ${WHOLE}` },
  'word admin (a lead)': { words: `admin role lead ${WHOLE}` },
  'word admin (an admin)': { words: `admin role admin ${WHOLE}` },
  'word admin (a member of the works council)': { words: `admin role council ${WHOLE}` },
  'word admin (a role for somebody who left)': { words: `admin role reviewer ${LEFT}` },
  'word admin (a role for a guest)': { words: `admin role reviewer ${BARRED}` },
  'word admin (guests)': { words: 'admin guests' },
  'word admin (synonyms)': { words: 'admin synonyms day off = holiday' },
  'word admin (a table of people)': {
    words: 'admin import people\nemail,name\nzoe@linden.example,Zoe',
  },
  'word admin (the reviewers’ channel)': { words: 'admin reviewers here', in: 'channel' },
  'word admin (the reviewers’ channel, in their own chat)': { words: 'admin reviewers here' },
  'word admin (the reviewers’ channel, where guests read)': {
    words: 'admin reviewers here',
    in: 'mixed',
  },
  'word admin (a merge)': { words: 'admin merge mentee-first into mentee-second' },
  'word admin (a merge with themselves)': {
    words: 'admin merge mentee-first into admin@linden.example',
  },
  'word admin (imports)': { words: 'admin imports' },
  'word admin (merges)': { words: 'admin merges' },
  'verb admin.overview': {},
  'verb merge.preview': { data: merge },
  'verb merge.do': { data: { ...merge, roles: '' } },
  'verb merge.do (into somebody who left)': {
    data: { from: merge.from, into: IDS.left, roles: '' },
  },
  'verb merge.do (of somebody who turned out to be a guest)': {
    data: { from: IDS.barred, into: merge.into, roles: '' },
  },
  'verb merge.takeBack': { data: { from: IDS.twin } },
  'verb merge.cancel': {},
  'verb synonyms.add': {},
  'verb synonyms.keep': { inputs: { lines: 'day off = holiday' } },
  'verb synonyms.remove': { data: { id: IDS.synonyms } },
  'verb import.people': {},
  'verb import.faq': {},
  'verb import.preview': {
    data: { kind: 'people' },
    inputs: { table: 'email,name\nzoe@linden.example,Zoe' },
  },
  'verb import.file (a file that somebody else sent)': {
    data: { id: IDS.waitingFile, kind: 'people' },
  },
  'verb import.apply (what they were shown)': { data: { id: IDS.import } },
  'verb import.apply (what was shown to somebody who is no lead any more)': {
    data: { id: IDS.importLost },
  },
  'verb import.cancel': { data: { id: IDS.import } },
  'verb import.show (what they were shown)': { data: { id: IDS.imported } },
  'verb import.rows (what they were shown)': { data: { id: IDS.imported, what: 'new', from: 0 } },
  'verb import.takeBack (what they imported)': { data: { id: IDS.imported } },
  'verb import.takeBackNow (what they imported)': { data: { id: IDS.imported } },

  'word admin approvals': { words: 'admin approvals' },
  'word admin approvals (in a channel)': { words: 'admin approvals', in: 'channel' },
  'verb oversight.open': { data: { id: IDS.request } },
  'verb oversight.open (in a channel)': { data: { id: IDS.request }, in: 'channel' },
  'verb oversight.confirm': { data: { id: IDS.request } },
  'verb oversight.confirm (in a channel)': { data: { id: IDS.request }, in: 'channel' },
  'verb oversight.confirm (what they asked for themselves)': { data: { id: IDS.ownRequest } },
  'verb oversight.decline': { data: { id: IDS.request } },
  'verb oversight.decline (what they asked for themselves)': { data: { id: IDS.ownRequest } },
  'verb oversight.withdraw': { data: { id: IDS.ownRequest } },
  'verb oversight.withdraw (what somebody else asked for)': { data: { id: IDS.request } },
  'word admin roles': { words: 'admin roles' },
  'word admin roles (in a channel)': { words: 'admin roles', in: 'channel' },
  'verb oversight.roles': {},
  'verb oversight.roles (in a channel)': { in: 'channel' },
  'verb oversight.keepRole': { data: heldRole(leadId) },
  'verb oversight.keepRole (in a channel)': { data: heldRole(leadId), in: 'channel' },
  'verb oversight.takeRole': { data: { ...heldRole(leadId), sure: 'yes' } },
  'verb oversight.laterRole': { data: heldRole(leadId) },

  'word about': { words: 'about' },

  'word council': { words: 'council' },
  'word council (in a channel)': { words: 'council roles', in: 'channel' },
  'verb council.show': { data: { section: 'roles' } },
  'verb council.show (in a channel)': { data: { section: 'roles' }, in: 'channel' },
  'verb council.show (the audit)': { data: { section: 'audit' } },
  'verb council.page': { data: { kind: 'data', before: '1' } },
  'verb council.verify': {},

  'word my data': { words: 'my data' },
  'word my data (in a channel)': { words: 'my data', in: 'channel' },
  'word erase me': { words: 'erase me' },
  'word erase me (in a channel)': { words: 'erase me', in: 'channel' },
  'word keep me': { words: 'keep me' },
  'word keep me (asked in a channel)': { words: 'keep me ?', in: 'channel' },
  'word admin erase': { words: `admin erase ${LEARNER}` },
  'word admin erase (in a channel)': { words: `admin erase ${LEARNER}`, in: 'channel' },
  'word admin export': { words: `admin export ${LEARNER}` },
  'word admin export (in a channel)': { words: `admin export ${LEARNER}`, in: 'channel' },
  'word admin retention': { words: 'admin retention' },
  'word admin retention (in a channel)': { words: 'admin retention', in: 'channel' },
  'verb privacy.give': { data: { format: 'json' } },
  'verb privacy.give (in a channel)': { data: { format: 'json' }, in: 'channel' },
  'verb privacy.erase': { data: { how: 'gone' } },
  'verb privacy.erase (in a channel)': { data: { how: 'gone' }, in: 'channel' },
  'verb privacy.keep': {},
  'verb privacy.adminErase': { data: learner(learnerId) },
  'verb privacy.adminErase (in a channel)': { data: learner(learnerId), in: 'channel' },
  'verb privacy.adminExport': { data: learner(learnerId) },
  'verb privacy.adminExport (in a channel)': { data: learner(learnerId), in: 'channel' },
  'file privacy.mine': { args: { format: 'json' } },
  'file privacy.theirs': { args: { format: 'json', personId: learnerId } },
});

/** What an answer never holds for somebody who is refused. */
export const SECRETS: readonly string[] = [MARK, 'In the calendar, under rooms', 'On the left'];

export function pressOf(row: Row, all: Readonly<Record<string, Press>>): Press {
  const press = all[nameOfRow(row)];
  if (!press)
    throw new Error(`presses.ts does not say how "${nameOfRow(row)}" of the matrix is pressed`);
  return press;
}
