// Decides which delivery is sent when: class by class, at the pace of each tenant, several at once.
// A more urgent delivery that arrives meanwhile does not wait for running tries.
import type { Clock } from '../clock';
import type { Pacer } from './pace';
import { createQueue, type Queue } from './queue';
import { addressKey, type DeliveryRecord, namedTenant, rankOf, rankOfLane } from './record';
import type { Collection } from '../store';

/** How many deliveries are read for all lanes of a class together; at least one of each lane. */
const BATCH = 200;
const LEAST_OF_LANE = 20;
/**
 * How many calls to one tenant may run at once, and how many of them in the two classes for which
 * nobody waits.
 */
export const AT_ONCE = 24;
export const UNASKED_AT_ONCE = 16;
const FIRST_UNASKED_RANK = 2;
/** How often what waits for the pace is tried. Evenly, because platforms count by the second. */
const PACED_MS = 25;
/**
 * How long a read of due deliveries stays valid, except for answers. There may be thousands, and
 * only a few are sent at a time.
 */
const KEPT_MS = 1_000;
const FIRST_KEPT_RANK = 1;

export interface SweeperDeps {
  readonly records: Collection<DeliveryRecord>;
  readonly pacer: Pacer;
  readonly clock: Clock;
  /** How long a try may take. After that its address is free again. */
  readonly leaseMs: number;
  /** Tries one delivery. Gives the result. */
  attempt(record: DeliveryRecord): Promise<Tried>;
  /** A try failed because of a fault of ours or of the store. */
  failed(record: DeliveryRecord, error: unknown): void;
  /** Asks for a sweep after this many milliseconds. */
  wake(inMs: number): void;
  /**
   * Where the rotation starts, from 0 to 1, so that instances on one store start at different
   * places.
   */
  start(): number;
}

/** `taken`: this instance tried it. `called`: the platform was asked. */
export interface Tried {
  readonly taken: boolean;
  readonly called: boolean;
}

export interface Sweeper {
  /** Tries what is due and may be sent now. Gives how many changed. */
  sweep(): Promise<number>;
  /** Reports that a delivery of this rank is due. */
  came(rank: number): void;
  /** The tries that have not ended. */
  readonly underWay: ReadonlySet<Promise<unknown>>;
}

/** The state of one sweep. */
interface Round {
  moved: number;
  over: boolean;
  /** Tenants that wait for their pace, and the wait until something may be sent. */
  readonly held: Set<string>;
  waitMs: number;
  /** The most urgent rank that arrived meanwhile. */
  news: number;
  readonly own: Set<Promise<unknown>>;
}

export function createSweeper({
  records,
  pacer,
  clock,
  leaseMs,
  attempt,
  failed,
  wake,
  start,
}: SweeperDeps): Sweeper {
  const underWay = new Set<Promise<unknown>>();
  /** Addresses with a running try, and until when at most. */
  const busy = new Map<string, number>();
  const calls = new Map<string, number>();
  const rounds = new Set<Round>();
  const kept = new Map<number, { readonly queue: Queue; readonly at: number }>();
  let waiting: (() => void)[] = [];
  const now = () => clock.now().getTime();
  const tenantOf = (record: DeliveryRecord) => record.tenant ?? namedTenant(record) ?? '';

  /** Resolves as soon as a try ends or a delivery arrives. */
  const stirred = () => new Promise<void>((resolve) => waiting.push(resolve));
  function stir(): void {
    const told = waiting;
    waiting = [];
    for (const tell of told) tell();
  }

  const dueIn = (lane: string | { $exists: false }, limit: number) =>
    records.find(
      { state: 'queued', lane, dueAt: { $lte: clock.now().toISOString() } },
      { sort: { by: 'dueAt' }, limit },
    );

  /**
   * The lanes with waiting deliveries, due or not, and the due records of version 0.1.0, which have
   * no lane.
   */
  async function look(): Promise<{ readonly lanes: string[]; readonly old: DeliveryRecord[] }> {
    const lanes: string[] = [];
    const sort = { by: 'lane' } as const;
    const [first] = await records.find({ state: 'queued' }, { sort, limit: 1 });
    const old = first && first.lane === undefined ? await dueIn({ $exists: false }, BATCH) : [];
    let lane = first?.lane ?? '';
    for (;;) {
      if (lane !== '') lanes.push(lane);
      else if (!first) break;
      const [next] = await records.find(
        { state: 'queued', lane: { $gt: lane } },
        { sort, limit: 1 },
      );
      if (next?.lane === undefined) break;
      ({ lane } = next);
    }
    return { lanes, old };
  }

  async function tryNow(record: DeliveryRecord, tenant: string, round: Round): Promise<void> {
    try {
      const { taken, called } = await attempt(record);
      if (!called) pacer.giveBack(tenant);
      // Another instance changed it, so the read is out of date.
      if (!taken) kept.clear();
      round.moved += 1;
    } catch (error) {
      failed(record, error);
    }
  }

  function begin(record: DeliveryRecord, tenant: string, round: Round): void {
    const address = addressKey(record);
    const until = now() + leaseMs;
    busy.set(address, until);
    calls.set(tenant, (calls.get(tenant) ?? 0) + 1);
    const trying = tryNow(record, tenant, round).finally(() => {
      underWay.delete(trying);
      round.own.delete(trying);
      if (busy.get(address) === until) busy.delete(address);
      calls.set(tenant, (calls.get(tenant) ?? 1) - 1);
      // Sweeps since then skipped what waited for this address.
      if (round.over) wake(PACED_MS);
      stir();
    });
    underWay.add(trying);
    round.own.add(trying);
  }

  /**
   * The address has a break. Its deliveries are put off, each to its own turn, so that they block
   * nothing.
   */
  async function putOff(
    all: readonly DeliveryRecord[],
    waitMs: number,
    breakMs: number,
    round: Round,
  ): Promise<void> {
    round.waitMs = Math.min(round.waitMs, waitMs);
    const from = now();
    await Promise.all(
      all.map(async ({ id, version }, nth) => {
        const dueAt = new Date(from + waitMs + Math.ceil(nth * breakMs)).toISOString();
        const moved = await records.update(id, (current) =>
          current.state === 'queued' && current.version === version
            ? { doc: { ...current, dueAt } }
            : undefined,
        );
        if (moved) round.moved += 1;
      }),
    );
  }

  /** Whether a tenant accepts one more call now. If so, the call is taken. */
  function bears(tenant: string, round: Round): boolean {
    if (round.held.has(tenant)) return false;
    const waitMs = pacer.take(tenant);
    if (waitMs === 0) return true;
    round.waitMs = Math.min(round.waitMs, waitMs);
    round.held.add(tenant);
    return false;
  }

  /** Starts or puts off one delivery. */
  async function handle(record: DeliveryRecord, queue: Queue, round: Round): Promise<void> {
    const tenant = tenantOf(record);
    const way = { tenant, address: addressKey(record) };
    const breakMs = pacer.addressClosedFor(way.address);
    if (breakMs > 0) {
      pacer.giveBack(tenant);
      return putOff(
        [record, ...queue.takeAddress(way.address)],
        breakMs,
        pacer.breakOf(way),
        round,
      );
    }
    begin(record, tenant, round);
  }

  /** Serves one class. Gives false if something more urgent arrived. */
  async function serve(queue: Queue, rank: number, round: Round): Promise<boolean> {
    const most = rank >= FIRST_UNASKED_RANK ? UNASKED_AT_ONCE : AT_ONCE;
    const isHeld = (record: DeliveryRecord) => round.held.has(tenantOf(record));
    const isFree = (record: DeliveryRecord) =>
      (busy.get(addressKey(record)) ?? 0) <= now() &&
      (calls.get(tenantOf(record)) ?? 0) < most &&
      !isHeld(record);
    while (queue.some((record) => !isHeld(record))) {
      if (round.news < rank) return false;
      const record = queue.next((one) => isFree(one) && bears(tenantOf(one), round));
      if (record) await handle(record, queue, round);
      else if (queue.some((one) => !isHeld(one))) {
        if (round.own.size === 0) break;
        await stirred();
        if (round.news <= rank) return false;
      }
    }
    return true;
  }

  /** The due deliveries of a class, from the last read while it is valid. */
  async function queueOf(
    rank: number,
    lanes: readonly string[],
    old: readonly DeliveryRecord[],
  ): Promise<Queue> {
    const known = kept.get(rank);
    if (known && Math.abs(now() - known.at) < KEPT_MS && known.queue.some(() => true))
      return known.queue;
    const most = Math.max(LEAST_OF_LANE, Math.floor(BATCH / lanes.length));
    const due = await Promise.all(lanes.map((lane) => dueIn(lane, most)));
    const queue = createQueue([...old, ...due.flat()], start());
    if (rank >= FIRST_KEPT_RANK) kept.set(rank, { queue, at: now() });
    return queue;
  }

  async function serveAll(round: Round): Promise<void> {
    const { lanes, old } = await look();
    const lanesOf = Map.groupBy(lanes, rankOfLane);
    const oldOf = Map.groupBy(old, rankOf);
    for (const rank of [...new Set([...lanesOf.keys(), ...oldOf.keys()])].toSorted(
      (a, b) => a - b,
    )) {
      const queue = await queueOf(rank, lanesOf.get(rank) ?? [], oldOf.get(rank) ?? []);
      if (!(await serve(queue, rank, round))) return;
    }
  }

  return {
    underWay,
    came(rank) {
      kept.delete(rank);
      for (const round of rounds) round.news = Math.min(round.news, rank);
      stir();
    },
    async sweep() {
      const nothing = Number.POSITIVE_INFINITY;
      const round: Round = {
        moved: 0,
        over: false,
        held: new Set(),
        waitMs: nothing,
        news: nothing,
        own: new Set(),
      };
      rounds.add(round);
      try {
        await serveAll(round);
        while (round.own.size > 0 && round.news === nothing && round.waitMs === nothing)
          await stirred();
      } finally {
        round.over = true;
        rounds.delete(round);
      }
      if (round.waitMs < nothing) wake(Math.max(PACED_MS, round.waitMs));
      return round.moved;
    },
  };
}
