// Domain events tell one feature what another one did. They are stored with the change that causes
// them, like deliveries, and handled at least once. A handler must derive ids from `key`, so that a
// repeat finds its own earlier work.
import type { Place } from './message';
import type { Account } from './account';

/**
 * Every event by name, with its data. Events carry ids only; a handler looks up the rest.
 * domain/events.ts adds the events of the features.
 */
export interface DomainEvents {
  /**
   * The bot was added to a place, removed, or can no longer speak there; a person joined or left.
   */
  'place.changed': {
    what: 'installed' | 'removed' | 'joined' | 'left' | 'renamed' | 'revoked';
    place: Place;
    /** The account, if the platform names it. */
    account?: Account;
    /** The platform says that they belong to another company. */
    outsider?: true;
    name?: string;
  };
}

export type EventName = keyof DomainEvents;

export type DomainEvent = {
  [Name in EventName]: { readonly key: string; readonly name: Name; readonly data: Readonly<DomainEvents[Name]> };
}[EventName];

/** The handlers of a feature, by event. If a handler throws, the event is delivered again later. */
export type Subscriptions = { readonly [Name in EventName]?: (data: Readonly<DomainEvents[Name]>, key: string) => Promise<void> };

/** A handler of any event. */
export type EventHandler = (data: unknown, key: string) => Promise<void>;
