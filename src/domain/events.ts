// The features' domain events: how one learns of another's doings without knowing it.
import type { Place } from '../core/message';
import type { Role } from '../core/person';

/** What the audit notes. Ids and our own words only: nothing that somebody wrote. */
export interface Deed {
  /** ISO instant. */
  readonly at: string;
  /** `nobody`: it happened by itself. */
  readonly byPersonId: string;
  /** e.g. `role.granted`. */
  readonly what: string;
  /** A person's or document's id, or a place's key. */
  readonly whom: string;
  readonly detail?: string;
}

export interface FeatureEvents {
  /** Something was decided or changed that is to stand in the audit. */
  'deed.done': Deed;
  /** A contribution was handed in, for the first time or again: reviewers are to see it. */
  'contribution.submitted': { contributionId: string; round: number };
  /** A colleague answered a question that the bot could not. */
  'question.answered': { questionId: string; byPersonId: string };
  /** The reviewers' channel was taken from a place where the bot can still speak: what waits there is to go elsewhere. */
  'reviewers.dismissed': { place: Place };
  /** Somebody is about to be erased: what others do together with them is to end. */
  'person.leaving': { personId: string };
  /** An admin asked for what needs a second one: the others are to see it. */
  'approval.asked': { approvalId: string };
  /** It was confirmed, declined, withdrawn, or ended by itself: what was confirmed is to be done. */
  'approval.decided': { approvalId: string };
  /** An admin went through the roles and kept this one, took it away, or asked a second admin to take it away. */
  'role.reviewed': { personId: string; role: Role; what: 'kept' | 'taken' | 'asked'; byPersonId: string; at: string };
  /** Somebody got an address whose record holds roles: `roles` are theirs by that, `withheld` are not. `at`: ISO instant. */
  'role.inherited': { personId: string; roles: Role[]; withheld: Role[]; at: string };
  /** Two turned out to be one, who is `personId`; `others`: all ids that stood for the other. */
  'person.merged': { personId: string; ids: string[]; others: string[] };
  /** An account that the bot knew is a guest's or an outsider's. `stays`: its person is a colleague all the same, and has lost only the account. */
  'account.barred': { personId: string; standing: 'guest' | 'outsider'; stays: boolean };
}

/** What a feature stores for itself to do next: its own changes only, heard by nobody else. */
export interface StepsOfFeatures {
  /** A contribution passed review: the entry that it describes is to be published. */
  'contribution.approved': { contributionId: string };
  /** A colleague gave an entry as the answer to such a question. */
  'question.pointed': { questionId: string; entryId: string; byPersonId: string };
  /** A lead published a round: its pairs are to be proposed. */
  'round.published': { roundId: string };
  /** A pairing began: both accepted. */
  'pairing.started': { pairingId: string };
}

declare module '../core/events' {
  interface DomainEvents extends FeatureEvents {}
  interface FeatureSteps extends StepsOfFeatures {}
}
