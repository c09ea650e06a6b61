// What the bot says unasked: the cards and texts that deliveries carry, which wait in a store by
// name. A new one gets a line here, then `npm run freeze`. `test/support/talk.ts` notices what is
// missing.
import type { DeliveryClass } from '../../../src/core/message';
import type { TextArgs } from '../../../src/core/texts';

/** By card. */
export const CARDS_SENT: Readonly<Record<string, DeliveryClass>> = {
  'admin/import-running': 'answer',
  'admin/merged': 'answer',
  'admin/preview': 'answer',
  'ask/answered': 'answer',
  'ask/question': 'answer',
  'contributions/decided': 'owed',
  'contributions/list': 'owed',
  'contributions/outdated': 'owed',
  'contributions/review': 'answer',
  'help/welcome': 'offer',
  'mentoring/check-in': 'owed',
  'mentoring/draft': 'answer',
  'mentoring/intro': 'answer',
  'mentoring/lead-day': 'owed',
  'mentoring/matching': 'answer',
  'mentoring/proposal': 'campaign',
  'mentoring/reminder': 'owed',
  'mentoring/round': 'answer',
  'nudges/nudge': 'offer',
  'oversight/approval': 'owed',
  'oversight/roles': 'owed',
  'privacy/erased': 'owed',
  'privacy/farewell': 'answer',
  'privacy/ready': 'answer',
};

interface TextSent {
  readonly class: DeliveryClass;
  /** One message for each. */
  readonly args: readonly TextArgs[];
}

const AT = '2026-03-02T09:00:00.000Z';
const sent = (kind: DeliveryClass, ...args: readonly TextArgs[]): TextSent => ({
  class: kind,
  args: args.length > 0 ? args : [{}],
});
const name = 'Mia Berg';
const other = { other: 'Tom Ashworth' } as const;
const ofRole = ['reviewer', 'lead', 'admin', 'council'].map((role) => ({ name, role }));
/** To the person who set up what did not arrive. */
const notDelivered = sent(
  'owed',
  { count: 1, names: name, why: 'late' },
  { count: 4, names: 'Mia Berg, Tom, Uma, …', why: 'refused' },
);
const merged = { by: 'Ada', name, hasEmail: true, email: 'mia@linden.example' } as const;
const requested = (what: string, state: string): TextArgs => ({
  what,
  state,
  name,
  other: 'Tom Ashworth',
  by: 'Ada',
  at: AT,
});
const WHATS = ['export', 'eraseKeep', 'eraseGone', 'grant', 'remove', 'merge', 'unmerge'] as const;

/** By text key. Reasons why a confirmed request could not be carried out are among them. */
export const TEXTS_SENT: Readonly<Record<string, TextSent>> = {
  'admin.barredNews': sent('owed'),
  'admin.hasLeft': sent('answer', { name }),
  'admin.isLeaving': sent('answer', { name }),
  'admin.lastAdmin': sent('answer'),
  'admin.mergeBackTold': sent('owed', merged, { ...merged, hasEmail: false, email: '' }),
  'admin.mergeBarred': sent('answer', { name }),
  'admin.mergeChanged': sent('answer'),
  'admin.mergeErasing': sent('answer', { name }),
  'admin.mergeGone': sent('answer'),
  'admin.mergeInactive': sent('answer', { name, ...other }),
  'admin.mergeOver': sent('answer'),
  'admin.mergeOwn': sent('answer'),
  'admin.mergeSame': sent('answer', { name }),
  'admin.mergeTakenBack': sent('answer', { from: name, into: 'Tom Ashworth' }),
  'admin.mergeTold': sent('owed', merged, { ...merged, hasEmail: false, email: '' }),
  'admin.noColleague': sent('answer', { whom: name }),
  'admin.reviewersLost': sent('owed'),
  'admin.reviewersMixed': sent('owed'),
  'admin.roleLostTold': sent('owed', ...ofRole.map(({ role }) => ({ role, reviews: true }))),
  'admin.roleTold': sent(
    'owed',
    ...ofRole.map(({ role }) => ({ role, reviews: role !== 'council' })),
  ),
  'admin.roleGranted': sent('answer', ...ofRole),
  'admin.roleInherited': sent('owed', ...ofRole),
  'admin.roleRemoved': sent('answer', ...ofRole),
  'admin.roleWithheld': sent('owed', { name, role: 'admin' }),
  'ask.questionNotDelivered': notDelivered,
  'contributions.decisionNotDelivered': notDelivered,
  'contributions.entryTold': sent(
    'owed',
    ...['changed', 'withdrawn', 'restored', 'given'].map((what) => ({
      what,
      by: name,
      title: 'Pivot',
    })),
  ),
  'contributions.outdatedDone': sent(
    'owed',
    ...['changed', 'withdrawn', 'stillRight'].map((what) => ({ what, by: name, title: 'Pivot' })),
  ),
  'contributions.ownerNews': sent('owed', { by: name, title: 'Pivot' }),
  'contributions.takesLonger': sent(
    'owed',
    ...['tip', 'answer', 'change', 'question'].map((what) => ({ what, title: 'Pivot', since: AT })),
  ),
  'mentoring.menteeDeclined': sent('answer', other),
  'mentoring.mentorDeclined': sent('answer', other),
  'mentoring.otherEnded': sent('answer', other),
  'mentoring.otherErased': sent('owed'),
  'mentoring.otherLeft': sent('answer', other),
  'mentoring.otherMoved': sent('answer', { ...other, date: AT }),
  'mentoring.otherPaused': sent('answer', other),
  'mentoring.otherResumed': sent('answer', other),
  'mentoring.otherSilent': sent('answer', other),
  'mentoring.proposalsNotDelivered': notDelivered,
  'mentoring.roundMinors': sent('answer', { count: 1 }, { count: 3 }),
  'mentoring.roundSkipped': sent(
    'answer',
    { skipped: 1, proposed: 0 },
    { skipped: 3, proposed: 2 },
  ),
  'mentoring.sayingsNotDelivered': notDelivered,
  'oversight.told': sent(
    'owed',
    ...WHATS.map((what) => requested(what, 'confirmed')),
    ...['declined', 'expired', 'void'].map((state) => requested('export', state)),
  ),
  'profile.standsIn': sent(
    'owed',
    ...['all', 'lacks', 'noRole'].map((deputy) => ({ name, until: AT, deputy })),
  ),
  'privacy.exportedByAdmin': sent('owed', { at: AT }),
  'privacy.lastAdmin': sent('answer'),
  'privacy.lastAdminWaits': sent('owed'),
  'privacy.planBegun': sent('answer', { pseudonym: 'former-1a2b3c' }),
  'privacy.removed': sent('owed'),
};
