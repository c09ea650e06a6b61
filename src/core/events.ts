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

/**
 * Steps that a feature still has to take after a change of its own, such as publishing what was
 * approved. They are stored and told as events are, but only the feature that stores one takes it.
 * domain/events.ts adds them.
 */
// biome-ignore lint/suspicious/noEmptyInterface: domain/events.ts fills it
export interface FeatureSteps {}

type Told = DomainEvents & FeatureSteps;
export type EventName = keyof Told;

export type DomainEvent = {
  [Name in EventName]: {
    readonly key: string;
    readonly name: Name;
    readonly data: Readonly<Told[Name]>;
  };
}[EventName];

/** What a feature does when it hears of an event; a throw makes it be told again later. */
export type Subscriptions = {
  readonly [Name in keyof DomainEvents]?: (
    data: Readonly<DomainEvents[Name]>,
    key: string,
  ) => Promise<void>;
};

/** How a feature takes its own steps; a throw makes it take them again later. */
export type Steps = {
  readonly [Name in keyof FeatureSteps]?: (
    data: Readonly<FeatureSteps[Name]>,
    key: string,
  ) => Promise<void>;
};

/** A handler of any event. */
export type EventHandler = (data: unknown, key: string) => Promise<void>;
