// Who may what: one row for each word, verb and file, and for each case of it that differs.
// `roles.test.ts` goes through every cell at the bot, `slack.test.ts` and `teams.test.ts` over
// HTTP. Who adds a word, an action or a file adds a row here, and how it is said or pressed in
// presses.ts.

/**
 * `author`: wrote the contribution. `mentor`: is one of the pair. The others hold a role, or none;
 * who is deactivated held them all, and left things of their own behind.
 */
export const ROLES = [
  'learner',
  'author',
  'mentor',
  'reviewer',
  'lead',
  'council',
  'admin',
  'guest',
  'outsider',
  'deactivated',
] as const;
export type RoleName = (typeof ROLES)[number];

/** A guest where the company lets guests ask (`GUESTS=ask`); elsewhere they may do nothing. */
const ALL_WHO_ASK: readonly RoleName[] = [
  'learner',
  'author',
  'mentor',
  'reviewer',
  'lead',
  'council',
  'admin',
  'guest',
];
const COLLEAGUES: readonly RoleName[] = [
  'learner',
  'author',
  'mentor',
  'reviewer',
  'lead',
  'council',
  'admin',
];
const REVIEWERS: readonly RoleName[] = ['reviewer'];
/** What came to the leads after it had waited for too long. */
const DECIDERS: readonly RoleName[] = ['reviewer', 'lead', 'admin'];
const LEADS: readonly RoleName[] = ['lead', 'admin'];
const ADMINS: readonly RoleName[] = ['admin'];
const COUNCIL: readonly RoleName[] = ['council', 'admin'];
const AUTHOR: readonly RoleName[] = ['author'];
const THE_PAIR: readonly RoleName[] = ['mentor'];
const NOBODY: readonly RoleName[] = [];

export interface Row {
  /** `chat`: said in words of one's own, which are no word of ours. */
  readonly what: 'word' | 'verb' | 'file' | 'chat';
  /** Of the word, verb or file maker, as its feature calls it; of a chat, what it is. */
  readonly name: string;
  /** What is special here; absent: the usual. */
  readonly of?: string;
  readonly may: readonly RoleName[];
}

const word = (name: string, may: readonly RoleName[], of?: string): Row => ({
  what: 'word',
  name,
  may,
  ...(of !== undefined && { of }),
});
const verb = (name: string, may: readonly RoleName[], of?: string): Row => ({
  what: 'verb',
  name,
  may,
  ...(of !== undefined && { of }),
});
const file = (name: string, may: readonly RoleName[], of?: string): Row => ({
  what: 'file',
  name,
  may,
  ...(of !== undefined && { of }),
});

export const MATRIX: readonly Row[] = [
  { what: 'chat', name: 'small talk', may: ALL_WHO_ASK },
  { what: 'chat', name: 'a wish for what not everybody may see', may: ALL_WHO_ASK },

  word('help', COLLEAGUES),
  verb('help.say', COLLEAGUES),
  verb('help.say', ADMINS, 'a word for admins'),
  verb('help.say', COLLEAGUES, 'a word for guests as well'),
  verb('help.sayForm', COLLEAGUES),
  verb('help.sayForm', COLLEAGUES, 'a word for guests as well'),

  word('ask', ALL_WHO_ASK),
  verb('ask.start', ALL_WHO_ASK),
  verb('ask.search', ALL_WHO_ASK),
  verb('ask.show', COLLEAGUES),
  verb('ask.show', LEADS, 'an entry for leads'),
  verb('ask.show', ALL_WHO_ASK, 'an entry for guests'),
  verb('ask.why', COLLEAGUES),
  verb('ask.forget', LEADS),
  verb('ask.helped', COLLEAGUES),
  verb('ask.helped', LEADS, 'an entry for leads'),
  verb('ask.notHelped', COLLEAGUES),
  verb('ask.notHelped', LEADS, 'an entry for leads'),
  verb('ask.handOver', COLLEAGUES),
  word('my questions', COLLEAGUES),
  verb('question.page', COLLEAGUES),
  verb('question.cancel', AUTHOR, 'a question of their own'),
  verb('question.reword', AUTHOR, 'a question of their own'),
  verb('question.submitReword', AUTHOR, 'a question of their own'),
  verb('question.show', AUTHOR, 'a question of their own'),
  verb('question.answer', DECIDERS, 'a question that came to the leads'),
  verb('question.submitAnswer', DECIDERS, 'a question that came to the leads'),
  verb('question.answer', REVIEWERS, 'a question that reviewers were asked'),
  verb('question.answer', COLLEAGUES, 'a question, in the channel where it was asked'),
  verb('question.submitAnswer', REVIEWERS, 'a question that reviewers were asked'),
  verb('question.submitAnswer', COLLEAGUES, 'a question, in the channel where it was asked'),

  word('tip', COLLEAGUES),
  word('tip', ['author', 'reviewer'], 'those of their own, where there are any'),
  word('review', REVIEWERS),
  verb('tip.start', COLLEAGUES),
  verb('tip.submit', COLLEAGUES),
  verb('tip.edit', AUTHOR),
  verb('tip.resubmit', AUTHOR),
  verb('tip.withdraw', AUTHOR),
  verb('tip.page', ['author', 'reviewer'], 'those of their own, where there are any'),
  verb('review.page', REVIEWERS),
  ...['open', 'approve', 'askChanges', 'submitChanges', 'reject', 'submitReject'].map((name) =>
    verb(`review.${name}`, DECIDERS, 'a tip that came to the leads'),
  ),
  verb('review.open', REVIEWERS),
  verb('review.approve', REVIEWERS),
  verb('review.approve', NOBODY, 'their own tip'),
  verb('review.askChanges', REVIEWERS),
  verb('review.askChanges', NOBODY, 'their own tip'),
  verb('review.submitChanges', REVIEWERS),
  verb('review.submitChanges', NOBODY, 'their own tip'),
  verb('review.reject', REVIEWERS),
  verb('review.reject', NOBODY, 'their own tip'),
  verb('review.submitReject', REVIEWERS),
  verb('review.submitReject', NOBODY, 'their own tip'),

  ...['manage', 'edit', 'submitEdit', 'withdraw', 'owner', 'submitOwner', 'stillRight'].map(
    (name) => verb(`entry.${name}`, ['author', ...DECIDERS], 'an entry that an author owns'),
  ),
  verb('entry.restore', DECIDERS, 'an entry that a reviewer withdrew'),
  verb('entry.restore', ['author', ...DECIDERS], 'an entry that its owner withdrew'),
  verb('entry.outdated', COLLEAGUES),
  verb('entry.outdated', LEADS, 'an entry for leads'),
  verb('entry.submitOutdated', COLLEAGUES),
  verb('entry.submitOutdated', LEADS, 'an entry for leads'),

  word('profile', COLLEAGUES),
  word('pause', COLLEAGUES),
  word('away', COLLEAGUES),
  verb('profile.away', COLLEAGUES),
  verb('profile.submitAway', COLLEAGUES),
  verb('profile.back', COLLEAGUES),
  word('resume', COLLEAGUES),
  verb('profile.pause', COLLEAGUES),
  verb('profile.resume', COLLEAGUES),
  verb('profile.edit', COLLEAGUES),
  verb('profile.hours', COLLEAGUES),
  verb('profile.save', COLLEAGUES),
  verb('nudge.pause', COLLEAGUES),
  verb('nudge.notThisMonth', COLLEAGUES),
  verb('nudge.resume', COLLEAGUES),

  word('mentor', COLLEAGUES),
  word('mentor', THE_PAIR, 'a pause of their pairing'),
  verb('mentor.offer', COLLEAGUES),
  verb('mentor.submitOffer', COLLEAGUES),
  verb('mentor.find', COLLEAGUES),
  verb('mentor.submitWish', COLLEAGUES),
  verb('mentor.withdrawOffer', COLLEAGUES),
  verb('mentor.withdrawWish', COLLEAGUES),
  verb('pairing.accept', THE_PAIR),
  verb('pairing.decline', THE_PAIR),
  verb('pairing.submitDecline', THE_PAIR),
  verb('pairing.pause', THE_PAIR),
  verb('pairing.resume', THE_PAIR),
  verb('pairing.end', THE_PAIR),
  verb('pairing.submitEnd', THE_PAIR),
  verb('pairing.met', THE_PAIR),
  verb('pairing.notMet', THE_PAIR),
  verb('pairing.reschedule', THE_PAIR),
  verb('pairing.reschedule', NOBODY, 'by a mentee of a small group'),
  verb('pairing.submitDate', THE_PAIR),
  verb('pairing.submitDate', NOBODY, 'by a mentee of a small group'),
  verb('pairing.note', THE_PAIR),
  verb('pairing.submitNote', THE_PAIR),

  word('admin round', LEADS),
  verb('round.cancel', LEADS),
  verb('round.publish', LEADS),
  verb('round.discard', LEADS),
  verb('round.edit', LEADS),
  verb('round.submitEdit', LEADS),
  verb('round.rules', LEADS),
  verb('round.submitRules', LEADS),
  verb('round.why', LEADS),
  verb('round.explain', LEADS),
  verb('round.whatIf', LEADS),
  verb('round.simulate', LEADS),
  verb('round.page', LEADS),
  verb('round.left', LEADS),
  verb('round.set', LEADS),
  verb('round.mentor', LEADS),
  verb('round.submitMentor', LEADS),
  verb('round.detail', LEADS),
  verb('round.range', LEADS),
  verb('round.search', LEADS),
  verb('round.found', LEADS),

  word('admin', LEADS),
  word('admin', LEADS, 'a reviewer'),
  word('admin', ADMINS, 'a lead'),
  word('admin', ADMINS, 'an admin'),
  word('admin', ADMINS, 'a member of the works council'),
  word('admin', NOBODY, 'a role for somebody who left'),
  word('admin', NOBODY, 'a role for a guest'),
  word('admin', ADMINS, 'guests'),
  word('admin', LEADS, 'synonyms'),
  word('admin', LEADS, 'a table of people'),
  word('admin', LEADS, 'the reviewers’ channel'),
  word('admin', NOBODY, 'the reviewers’ channel, in their own chat'),
  word('admin', NOBODY, 'the reviewers’ channel, where guests read'),
  word('admin', ADMINS, 'a merge'),
  word('admin', NOBODY, 'a merge with themselves'),
  word('admin', LEADS, 'imports'),
  word('admin', ADMINS, 'merges'),
  verb('admin.overview', ADMINS),
  verb('merge.preview', ADMINS),
  verb('merge.do', ADMINS),
  verb('merge.do', NOBODY, 'into somebody who left'),
  verb('merge.do', NOBODY, 'of somebody who turned out to be a guest'),
  verb('merge.takeBack', ADMINS),
  verb('merge.cancel', ADMINS),
  verb('synonyms.add', LEADS),
  verb('synonyms.keep', LEADS),
  verb('synonyms.remove', LEADS),
  verb('import.people', LEADS),
  verb('import.faq', LEADS),
  verb('import.preview', LEADS),
  verb('import.file', NOBODY, 'a file that somebody else sent'),
  verb('import.apply', ['lead'], 'what they were shown'),
  verb('import.apply', NOBODY, 'what was shown to somebody who is no lead any more'),
  verb('import.cancel', LEADS),
  verb('import.show', ['lead'], 'what they were shown'),
  verb('import.rows', ['lead'], 'what they were shown'),
  verb('import.takeBack', ['lead'], 'what they imported'),
  verb('import.takeBackNow', ['lead'], 'what they imported'),

  word('admin approvals', ADMINS),
  word('admin approvals', NOBODY, 'in a channel'),
  verb('oversight.open', ADMINS),
  verb('oversight.open', NOBODY, 'in a channel'),
  verb('oversight.confirm', ADMINS),
  verb('oversight.confirm', NOBODY, 'in a channel'),
  verb('oversight.confirm', NOBODY, 'what they asked for themselves'),
  verb('oversight.decline', ADMINS),
  verb('oversight.decline', NOBODY, 'what they asked for themselves'),
  verb('oversight.withdraw', ADMINS),
  verb('oversight.withdraw', NOBODY, 'what somebody else asked for'),
  word('admin roles', ADMINS),
  word('admin roles', NOBODY, 'in a channel'),
  verb('oversight.roles', ADMINS),
  verb('oversight.roles', NOBODY, 'in a channel'),
  verb('oversight.keepRole', ADMINS),
  verb('oversight.keepRole', NOBODY, 'in a channel'),
  verb('oversight.takeRole', ADMINS),
  verb('oversight.laterRole', ADMINS),

  word('about', COLLEAGUES),

  word('council', COUNCIL),
  word('council', NOBODY, 'in a channel'),
  verb('council.show', COUNCIL),
  verb('council.show', NOBODY, 'in a channel'),
  verb('council.show', COUNCIL, 'the audit'),
  verb('council.page', COUNCIL),
  verb('council.verify', COUNCIL),

  word('my data', COLLEAGUES),
  word('my data', NOBODY, 'in a channel'),
  word('erase me', COLLEAGUES),
  word('erase me', NOBODY, 'in a channel'),
  word('keep me', COLLEAGUES),
  word('keep me', NOBODY, 'asked in a channel'),
  word('admin erase', ADMINS),
  word('admin erase', NOBODY, 'in a channel'),
  word('admin export', ADMINS),
  word('admin export', NOBODY, 'in a channel'),
  word('admin retention', ADMINS),
  word('admin retention', NOBODY, 'in a channel'),
  verb('privacy.give', COLLEAGUES),
  verb('privacy.give', NOBODY, 'in a channel'),
  verb('privacy.erase', COLLEAGUES),
  verb('privacy.erase', NOBODY, 'in a channel'),
  verb('privacy.keep', COLLEAGUES),
  verb('privacy.adminErase', ADMINS),
  verb('privacy.adminErase', NOBODY, 'in a channel'),
  verb('privacy.adminExport', ADMINS),
  verb('privacy.adminExport', NOBODY, 'in a channel'),
  file('privacy.mine', COLLEAGUES),
  file('privacy.theirs', ADMINS),
];

export const nameOfRow = ({ what, name, of }: Row) =>
  `${what} ${name}${of === undefined ? '' : ` (${of})`}`;
