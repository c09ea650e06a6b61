// How fast deliveries may be sent: one limiter for each tenant of a platform, one for each address.
// A refusal pauses what it is about.
import type { Clock } from '../clock';
import type { DeliveryError } from '../errors';
import { setBounded } from '../bounded-map';
import { createLimiter, type Limiter } from './limiter';
import type { RateLimits } from '../platform';

/** Where a delivery goes, as keys: a platform's tenant, and an address in it. */
export interface Way {
  readonly tenant: string;
  readonly address: string;
}

export interface Pacer {
  /** Takes one call to a tenant: gives 0, or the milliseconds after which to ask again. */
  take(tenant: string): number;
  /** Returns a call that was not made. */
  giveBack(tenant: string): void;
  /** The milliseconds for which an address, or its tenant, is known to be closed. 0: it is open. */
  addressClosedFor(address: string): number;
  closedFor(way: Way): number;
  /** Milliseconds between two messages to an address. */
  breakOf(way: Way): number;
  /** Records that a message was accepted: the address gets a break. */
  called(way: Way): void;
  /** Handles a `rateLimited` error. Gives how many milliseconds the delivery waits. */
  refused(way: Way, error: DeliveryError): number;
}

/** The wait if a platform asks for one without a time. */
const UNSAID_WAIT_MS = 2_000;
/** How many messages may be sent to a tenant at once after an idle period. */
const TENANT_BURST = 20;
/** The highest speed that is tried for a tenant, in multiples of the documented speed. */
const MOST_OF_DOCUMENTED = 4;
const ADDRESSES_KEPT = 5_000;
/** A refusal without a scope counts for the address if it got a message this recently. */
const SPOKEN_LATELY_MS = 30_000;
/** If two addresses of a tenant are refused within this time, the tenant is meant. */
const TOGETHER_MS = 2_000;

/**
 * An address that is refused again this soon gets longer breaks. They shrink with each accepted
 * message.
 */
const AGAIN_MS = 10 * 60_000;
const LONGER = 1.25;
const SHORTER = 0.998;
const LONGEST_BREAK_MS = 60_000;

interface AddressPace {
  /** Between two messages. */
  readonly breakMs: number;
  /** When it may get the next message, and when it got the last one. */
  readonly next: number;
  readonly spokenAt: number;
  readonly refusedAt: number;
}

/** `limitsOf`: the limits of a tenant's platform. */
export function createPacer(
  clock: Clock,
  limitsOf: (
    tenant: string,
  ) => Pick<RateLimits, 'perAddressPerSecond' | 'perTenantPerSecond' | 'perTenantTolerated'>,
): Pacer {
  const tenants = new Map<string, Limiter>();
  const addresses = new Map<string, AddressPace>();
  const lastRefused = new Map<string, { readonly address: string; readonly at: number }>();
  const now = () => clock.now().getTime();

  function tenantPace(tenant: string): Limiter {
    const known = tenants.get(tenant);
    if (known) return known;
    const { perTenantPerSecond: perSecond, perTenantTolerated: tolerated = 0 } = limitsOf(tenant);
    const made = createLimiter({
      perSecond,
      burst: TENANT_BURST,
      most: perSecond * MOST_OF_DOCUMENTED,
      tolerated,
    });
    tenants.set(tenant, made);
    return made;
  }

  /** An unknown break counts as none. */
  const shortestBreak = (tenant: string) => {
    const { perAddressPerSecond } = limitsOf(tenant);
    return perAddressPerSecond > 0 ? 1000 / perAddressPerSecond : 0;
  };
  const addressPace = ({ tenant, address }: Way): AddressPace =>
    addresses.get(address) ?? {
      breakMs: shortestBreak(tenant),
      next: 0,
      spokenAt: Number.NEGATIVE_INFINITY,
      refusedAt: Number.NEGATIVE_INFINITY,
    };
  const addressClosedFor = (address: string) =>
    Math.max(0, (addresses.get(address)?.next ?? 0) - now());
  const keep = ({ address }: Way, pace: AddressPace) =>
    setBounded(addresses, address, pace, ADDRESSES_KEPT);

  /** Whether a refusal without a scope is about the address only. */
  function isAboutAddress({ tenant, address }: Way): boolean {
    const other = lastRefused.get(tenant);
    lastRefused.set(tenant, { address, at: now() });
    const alone = !other || other.address === address || now() - other.at > TOGETHER_MS;
    return (
      alone &&
      now() - (addresses.get(address)?.spokenAt ?? Number.NEGATIVE_INFINITY) < SPOKEN_LATELY_MS
    );
  }

  return {
    take: (tenant) => tenantPace(tenant).take(now()),
    giveBack: (tenant) => tenantPace(tenant).giveBack(),
    breakOf: (way) => addressPace(way).breakMs,
    addressClosedFor,
    closedFor: ({ tenant, address }) =>
      Math.max(addressClosedFor(address), tenantPace(tenant).restsFor(now())),
    called(way) {
      const pace = addressPace(way);
      const breakMs = Math.max(shortestBreak(way.tenant), pace.breakMs * SHORTER);
      keep(way, {
        ...pace,
        breakMs,
        next: Math.max(pace.next, now() + Math.ceil(breakMs)),
        spokenAt: now(),
      });
    },
    refused(way, { scope, retryAfterMs }) {
      const waitMs = retryAfterMs || UNSAID_WAIT_MS;
      if (scope === 'address' || (scope === 'unsaid' && isAboutAddress(way))) {
        const pace = addressPace(way);
        const longer = now() - pace.refusedAt < AGAIN_MS ? LONGER : 1;
        const breakMs = Math.min(LONGEST_BREAK_MS, pace.breakMs * longer);
        keep(way, {
          ...pace,
          breakMs,
          next: Math.max(pace.next, now() + waitMs),
          refusedAt: now(),
        });
      } else if (scope !== 'method') tenantPace(way.tenant).refused(now(), waitMs);
      return waitMs;
    },
  };
}
