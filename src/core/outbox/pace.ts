// How fast deliveries may leave: a limiter for each tenant of a platform, and one for each address. A refusal rests what it is about.
import type { Clock } from '../clock';
import type { DeliveryError } from '../errors';
import { setBounded } from '../bounded-map';
import { createLimiter, type Limiter } from './limiter';
import type { RateLimits } from '../platform';

/** Where a delivery goes, as keys: a platform's tenant, and one address within it. */
export interface Way {
  readonly tenant: string;
  readonly address: string;
}

export interface Pacer {
  /** Takes one call to a tenant: 0, or the milliseconds after which it is worth asking again. */
  take(tenant: string): number;
  /** The call was not made. */
  giveBack(tenant: string): void;
  /** Milliseconds for which an address, or the whole way, is closed, as far as is known; 0: it is open. */
  addressClosedFor(address: string): number;
  closedFor(way: Way): number;
  /** Milliseconds between two messages to an address. */
  breakOf(way: Way): number;
  /** A message was taken: the address has a break. */
  called(way: Way): void;
  /** Takes a `rateLimited` error to heart. Gives how long the delivery waits. */
  refused(way: Way, error: DeliveryError): number;
}

/** What to wait where a platform asks to without saying how long. */
const UNSAID_WAIT_MS = 2_000;
/** After an idle while so many may leave at once to a tenant. */
const TENANT_BURST = 20;
/** The most that is tried of a tenant, in documented speeds. */
const MOST_OF_DOCUMENTED = 4;
const ADDRESSES_KEPT = 5_000;
/** A refusal that does not say what it is about is the address's where we spoke to it so lately. */
const SPOKEN_LATELY_MS = 30_000;
/** Two addresses of a tenant refused within so long: it is the tenant's. */
const TOGETHER_MS = 2_000;

/** An address that is refused again so soon gets longer breaks, which shrink again with each message that it takes. */
const AGAIN_MS = 10 * 60_000;
const LONGER = 1.25;
const SHORTER = 0.998;
const LONGEST_BREAK_MS = 60_000;

interface AddressPace {
  /** Between two messages. */
  readonly breakMs: number;
  /** When it may be spoken to next, and when it was last. */
  readonly next: number;
  readonly spokenAt: number;
  readonly refusedAt: number;
}

/** `limitsOf`: what a tenant's platform says of its limits. */
export function createPacer(
  clock: Clock,
  limitsOf: (tenant: string) => Pick<RateLimits, 'perAddressPerSecond' | 'perTenantPerSecond' | 'perTenantTolerated'>,
): Pacer {
  const tenants = new Map<string, Limiter>();
  const addresses = new Map<string, AddressPace>();
  const lastRefused = new Map<string, { readonly address: string; readonly at: number }>();
  const now = () => clock.now().getTime();

  function tenantPace(tenant: string): Limiter {
    const known = tenants.get(tenant);
    if (known) return known;
    const { perTenantPerSecond: perSecond, perTenantTolerated: tolerated = 0 } = limitsOf(tenant);
    const made = createLimiter({ perSecond, burst: TENANT_BURST, most: perSecond * MOST_OF_DOCUMENTED, tolerated });
    tenants.set(tenant, made);
    return made;
  }

  /** A break that nothing is known of is none. */
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
  const addressClosedFor = (address: string) => Math.max(0, (addresses.get(address)?.next ?? 0) - now());
  const keep = ({ address }: Way, pace: AddressPace) => setBounded(addresses, address, pace, ADDRESSES_KEPT);

  /** Whether a refusal that does not say is about the address alone. */
  function isAboutAddress({ tenant, address }: Way): boolean {
    const other = lastRefused.get(tenant);
    lastRefused.set(tenant, { address, at: now() });
    const alone = !other || other.address === address || now() - other.at > TOGETHER_MS;
    return alone && now() - (addresses.get(address)?.spokenAt ?? Number.NEGATIVE_INFINITY) < SPOKEN_LATELY_MS;
  }

  return {
    take: (tenant) => tenantPace(tenant).take(now()),
    giveBack: (tenant) => tenantPace(tenant).giveBack(),
    breakOf: (way) => addressPace(way).breakMs,
    addressClosedFor,
    closedFor: ({ tenant, address }) => Math.max(addressClosedFor(address), tenantPace(tenant).restsFor(now())),
    called(way) {
      const pace = addressPace(way);
      const breakMs = Math.max(shortestBreak(way.tenant), pace.breakMs * SHORTER);
      keep(way, { ...pace, breakMs, next: Math.max(pace.next, now() + Math.ceil(breakMs)), spokenAt: now() });
    },
    refused(way, { scope, retryAfterMs }) {
      const waitMs = retryAfterMs || UNSAID_WAIT_MS;
      if (scope === 'address' || (scope === 'unsaid' && isAboutAddress(way))) {
        const pace = addressPace(way);
        const longer = now() - pace.refusedAt < AGAIN_MS ? LONGER : 1;
        const breakMs = Math.min(LONGEST_BREAK_MS, pace.breakMs * longer);
        keep(way, { ...pace, breakMs, next: Math.max(pace.next, now() + waitMs), refusedAt: now() });
      } else if (scope !== 'method') tenantPace(way.tenant).refused(now(), waitMs);
      return waitMs;
    },
  };
}
