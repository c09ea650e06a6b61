// The domain events of the features: how one learns what another did without knowing it.
import type { Place } from '../core/message';
import type { Role } from '../core/person';

/** What the audit notes: ids and our own words, nothing that people wrote. */
export interface Deed {
  /** ISO instant. */
  readonly at: string;
  /** `nobody`: it happened automatically. */
  readonly byPersonId: string;
  /** e.g. `role.granted`. */
  readonly what: string;
  /** The id of a person or document, or the key of a place. */
  readonly whom: string;
  readonly detail?: string;
}

export interface FeatureEvents {
  /** A decision or change that belongs in the audit. */
  'deed.done': Deed;
  /** A contribution was submitted, for the first time or again, so reviewers must see it. */
  'contribution.submitted': { contributionId: string; round: number };
  /** A colleague answered a question that the bot could not. */
  'question.answered': { questionId: string; byPersonId: string };
  /**
   * The reviewers' channel was taken from a place where the bot can still speak: what waits there
   * is to go elsewhere.
   */
  'reviewers.dismissed': { place: Place };
  /** A person is about to be erased, so their work with others must end. */
  'person.leaving': { personId: string };
  /** An admin asked for an action that needs a second admin, so the others must see it. */
  'approval.asked': { approvalId: string };
  /** The request was confirmed, declined, withdrawn or ended. A confirmed action must be done. */
  'approval.decided': { approvalId: string };
  /**
   * An admin reviewed the roles and kept this one, removed it, or asked a second admin to remove
   * it.
   */
  'role.reviewed': {
    personId: string;
    role: Role;
    what: 'kept' | 'taken' | 'asked';
    byPersonId: string;
    at: string;
  };
  /**
   * A person got an address whose record has roles: they get `roles`, and `withheld` are not given.
   * `at`: ISO instant.
   */
  'role.inherited': { personId: string; roles: Role[]; withheld: Role[]; at: string };
  /** Two people turned out to be one, `personId`. `others`: all ids of the other person. */
  'person.merged': { personId: string; ids: string[]; others: string[] };
  /**
   * A known account turned out to belong to a guest or an outsider. `stays`: its person is a
   * colleague anyway, and lost only the account.
   */
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
