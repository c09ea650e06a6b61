// The outbox sends every message that the bot starts. It keeps a delivery until a platform accepts
// it, and marks it `sending` before the call. So after a crash it is known which deliveries may
// have arrived. sweep.ts decides the order and the time; send.ts makes a single try.
import type { Clock } from '../clock';
import type { DomainEvent } from '../events';
import type { Log } from '../log';
import type { Address, Delivery, MessageRef, Outbound } from '../message';
import type { Metrics } from '../metrics';
import { createSender, type SenderDeps } from './send';
import { namesIn } from './names';
import { createPacer } from './pace';
import {
  type DeliveryRecord,
  laneOf,
  namedTenant,
  outboxCollection,
  type SendOutcome,
  rankOf,
  tenantKey,
} from './record';
import { createSweeper, type Tried } from './sweep';
import type { PlatformName } from '../account';
import type { Collection, Store } from '../store';
import { tellAt } from './undelivered';

/** How long a `sending` mark is valid. A call that takes longer is in doubt. */
export const SENDING_LEASE_MS = 2 * 60_000;
const BATCH = 200;
/** How often the waiting deliveries are counted. */
const COUNT_EVERY_MS = 5_000;
const NO_LIMITS = { perAddressPerSecond: 0, perTenantPerSecond: 0 };

export interface Outbox {
  /** Accepts a delivery. Gives false if its key is already known. */
  deliver(delivery: Delivery): Promise<boolean>;
  /**
   * Accepts a rendered message: an answer that could not be given at once. It waits at least
   * `waitMs` milliseconds. `unsure`: it may have arrived, so the platform is asked first.
   */
  enqueue(
    to: Address,
    message: Outbound,
    key: string,
    waitMs?: number,
    unsure?: boolean,
  ): Promise<void>;
  /** Accepts a rendered change of a known message, in the same way. */
  enqueueUpdate(ref: MessageRef, message: Outbound, key: string, waitMs?: number): Promise<void>;
  /** Tries what is due and may be sent now. Gives how many deliveries ended or were put off. */
  sweep(): Promise<number>;
  /** Sweeps until nothing that is due makes progress any more. */
  drain(): Promise<void>;
  /**
   * After a crash, handles deliveries that are still `sending`. `all`: this is the only instance,
   * so all of them.
   */
  recover(all: boolean): Promise<number>;
  /**
   * Called after each accepted delivery, and when more can be sent after a while, so that a sweep
   * happens by then.
   */
  onWaiting(wake: (inMs: number) => void): void;
}

export interface OutboxDeps extends Omit<SenderDeps, 'records' | 'pacer'> {
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
  readonly metrics: Metrics;
  /**
   * Where the rotation starts, from 0 to 1, so that instances on one store start at different
   * places.
   */
  readonly start?: () => number;
}

export function createOutbox(deps: OutboxDeps): Outbox {
  const { clock, log, metrics, people, platforms } = deps;
  const records: Collection<DeliveryRecord> = deps.store.collection(outboxCollection);
  const pacer = createPacer(
    clock,
    (tenant) => platforms.get(tenant.split(':')[0] as PlatformName)?.rateLimits ?? NO_LIMITS,
  );
  const sender = createSender({ ...deps, records, pacer });
  const sweeper = createSweeper({
    records,
    pacer,
    clock,
    leaseMs: SENDING_LEASE_MS,
    attempt,
    failed: ({ id }, error) =>
      log.error('a try of a delivery failed; it is looked up later', { delivery: id, error }),
    wake: (inMs) => wake(inMs),
    start: deps.start ?? (() => 0),
  });
  let wake: (inMs: number) => void = () => {};
  let order = 0;
  let countedAt = Number.NEGATIVE_INFINITY;

  /** Where a delivery goes, as far as that is known before it is sent. */
  async function tenantOf(
    record: Pick<DeliveryRecord, 'id' | 'to' | 'address' | 'ref'>,
  ): Promise<string | undefined> {
    if (!record.to || !('person' in record.to)) return namedTenant(record);
    try {
      const account = await people.accountOf(record.to.person, record.to.own);
      return account && tenantKey(account.platform, account.tenant);
    } catch (error) {
      log.debug('the receiver of a delivery is not known yet', { delivery: record.id, error });
      return undefined;
    }
  }

  /** The people whom it names besides its receiver. */
  async function namesOf({
    to,
    message,
  }: Pick<DeliveryRecord, 'to' | 'message'>): Promise<readonly string[]> {
    const ids = message ? await people.called(namesIn(message)) : [];
    return ids.filter((id) => !(to && 'person' in to && to.person === id));
  }

  type Waiting = Omit<
    DeliveryRecord,
    'version' | 'state' | 'attempts' | 'at' | 'order' | 'plannedAt' | 'lane' | 'tenant' | 'names'
  >;

  async function put(record: Waiting): Promise<boolean> {
    order += 1;
    const at = clock.now().toISOString();
    const mine = order;
    const [tenant, names] = [await tenantOf(record), await namesOf(record)];
    const fresh = await records.insert({
      ...record,
      state: 'queued',
      attempts: 0,
      plannedAt: record.dueAt,
      at,
      order: mine,
      lane: laneOf({ ...record, ...(tenant && { tenant }) }),
      ...(tenant && { tenant }),
      ...(names.length > 0 && { names }),
    });
    if (fresh) wake(0);
    if (fresh && record.dueAt <= at) sweeper.came(rankOf(record));
    return fresh;
  }

  /** One try of one delivery. Another instance may have taken it. */
  async function attempt(record: DeliveryRecord): Promise<Tried> {
    const leaseUntil = new Date(clock.now().getTime() + SENDING_LEASE_MS).toISOString();
    const claimed = await records.update(record.id, (current) =>
      current.state === 'queued' && current.version === record.version
        ? { doc: { ...current, state: 'sending', leaseUntil, attempts: current.attempts + 1 } }
        : undefined,
    );
    if (!claimed) return { taken: false, called: false };
    const outcome = await sender.tryOnce(claimed);
    await conclude(claimed, outcome);
    return { taken: true, called: outcome.called === true };
  }

  async function conclude(record: DeliveryRecord, outcome: SendOutcome): Promise<void> {
    const { leaseUntil: _done, ...rest } = record;
    const untold = tellAt(record, outcome.change.state ?? record.state, clock.now());
    const next: DeliveryRecord = {
      ...(outcome.change.endedAt === undefined ? rest : withoutWords(rest)),
      ...outcome.change,
      ...(untold && { tellAt: untold }),
    };
    await records.update(record.id, (current) => {
      const isOurs = current.state === 'sending' && current.version === record.version;
      // Our time was over and another instance took it. Logging that it arrived is still useful.
      const arrivedLate =
        next.state === 'sent' && (current.state === 'sending' || current.state === 'queued');
      return isOurs || arrivedLate
        ? { doc: { ...next, version: current.version }, events: lostIn(record, outcome) }
        : undefined;
    });
    const platform = outcome.platform ?? 'none';
    metrics.delivery(platform, next.state);
    if (next.state === 'failed')
      log.warn('a delivery failed for good', {
        delivery: record.id,
        platform,
        reason: next.reason,
      });
    if (next.state === 'missed')
      log.warn('a delivery was missed: its time was over before it could leave', {
        delivery: record.id,
        usefulUntil: record.usefulUntil,
      });
    if (next.state === 'withheld')
      log.info('a delivery was withheld: the agreement does not allow it any more', {
        delivery: record.id,
      });
    if (outcome.change.inDoubt)
      log.warn('a delivery is repeated in doubt: it may arrive twice', {
        delivery: record.id,
        platform,
      });
  }

  /** Everything that is due, even if a pace or an unreachable platform delays it. */
  async function count(): Promise<void> {
    const now = clock.now();
    if (Math.abs(now.getTime() - countedAt) < COUNT_EVERY_MS) return;
    countedAt = now.getTime();
    const due = { state: 'queued', plannedAt: { $lte: now.toISOString() } } as const;
    const [waiting, [oldest]] = await Promise.all([
      records.count(due),
      records.find(due, { sort: { by: 'plannedAt' }, limit: 1 }),
    ]);
    metrics.queue(
      waiting,
      oldest ? Math.max(0, (now.getTime() - Date.parse(oldest.plannedAt)) / 1000) : 0,
    );
  }

  const later = (ms: number) => new Date(clock.now().getTime() + ms).toISOString();

  async function sweep(): Promise<number> {
    await count();
    return sweeper.sweep();
  }

  return {
    deliver: (delivery) => {
      const { key, notBefore, ...rest } = delivery;
      return put({ ...rest, id: key, dueAt: notBefore ?? clock.now().toISOString() });
    },
    async enqueue(to, message, key, waitMs = 0, unsure = false) {
      await put({
        id: key,
        class: 'answer',
        address: to,
        rendered: message,
        dueAt: later(waitMs),
        ...(unsure && { unsure }),
      });
    },
    async enqueueUpdate(ref, message, key, waitMs = 0) {
      await put({ id: key, class: 'answer', ref, rendered: message, dueAt: later(waitMs) });
    },
    sweep,
    async drain() {
      // Another sweep may still hold some.
      while ((await sweep()) > 0 || sweeper.underWay.size > 0)
        await Promise.allSettled(sweeper.underWay);
    },
    async recover(all) {
      const stuck = await records.find(
        { state: 'sending', ...(!all && { leaseUntil: { $lt: clock.now().toISOString() } }) },
        { limit: BATCH },
      );
      for (const record of stuck) await conclude(record, await sender.resolveDoubt(record));
      return stuck.length;
    },
    onWaiting(call) {
      wake = call;
    },
  };
}

/** The feature that sent it there learns that the place is lost, and can send it elsewhere. */
function lostIn({ id }: DeliveryRecord, { lost }: SendOutcome): DomainEvent[] {
  if (!lost) return [];
  const { thread: _thread, ...place } = lost;
  return [{ key: `${id}:lost`, name: 'place.changed', data: { what: 'removed', place } }];
}

/** The message is deleted once it arrived or never can. Its place is kept, to change it later. */
function withoutWords({
  message: _message,
  rendered: _rendered,
  lane: _lane,
  ...record
}: DeliveryRecord): DeliveryRecord {
  return record;
}
