// Domain events: how one feature learns of another's doings. They are stored with the change that causes them, like
// deliveries, and heard at least once: whoever hears one must derive ids from `key`, so that a repeat finds its own work.
import type { Place } from './message';
import type { Account } from './account';

/** Every event by name, with what it carries: ids only, who hears looks up. domain/events.ts adds those of the features. */
export interface DomainEvents {
  /** The bot was added to a place, or removed, or can't speak there any more; a person joined or left one. */
  'place.changed': {
    what: 'installed' | 'removed' | 'joined' | 'left' | 'renamed' | 'revoked';
    place: Place;
    /** Who it was, where that is known. */
    account?: Account;
    /** The platform says with it that they are of another company. */
    outsider?: true;
    name?: string;
  };
}

/**
 * Steps that a feature still has to take after a change of its own, such as publishing what was approved. They are stored and told as events are,
 * but only the feature that stores one takes it. domain/events.ts adds them.
 */
// biome-ignore lint/suspicious/noEmptyInterface: domain/events.ts fills it
export interface FeatureSteps {}

type Told = DomainEvents & FeatureSteps;
export type EventName = keyof Told;

export type DomainEvent = {
  [Name in EventName]: { readonly key: string; readonly name: Name; readonly data: Readonly<Told[Name]> };
}[EventName];

/** What a feature does when it hears of an event; a throw makes it be told again later. */
export type Hears = { readonly [Name in keyof DomainEvents]?: (data: Readonly<DomainEvents[Name]>, key: string) => Promise<void> };

/** How a feature takes its own steps; a throw makes it take them again later. */
export type Steps = { readonly [Name in keyof FeatureSteps]?: (data: Readonly<FeatureSteps[Name]>, key: string) => Promise<void> };

/** One of them, whatever it hears of. */
export type Listener = (data: unknown, key: string) => Promise<void>;
