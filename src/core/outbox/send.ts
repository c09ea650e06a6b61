// One try of one delivery: finds the address, renders for the reader, calls the platform and gives
// the result.
import type { Permissions } from '../agreement/permissions';
import type { Clock } from '../clock';
import { DeliveryError } from '../errors';
import type { Log } from '../log';
import type { Address, MessageRef, Outbound } from '../message';
import type { Pacer, Way } from './pace';
import { addressKey, type DeliveryRecord, type SendOutcome, tenantKey } from './record';
import type { Account, PlatformName } from '../account';
import type { People } from '../people';
import type { Platform } from '../platform';
import type { Reader, Render } from '../renderer';
import type { Collection } from '../store';

/**
 * Waits between tries while a platform fails: 2 s, doubled, at most 15 min. After a day it gives
 * up.
 */
const FIRST_BACKOFF_MS = 2_000;
const LONGEST_BACKOFF_MS = 15 * 60_000;
const GIVE_UP_AFTER_MS = 24 * 3_600_000;
/** How long an update waits for the message that it changes. */
const WAIT_FOR_ORIGINAL_MS = 1_000;

export interface SenderDeps {
  readonly platforms: ReadonlyMap<PlatformName, Platform>;
  readonly people: People;
  readonly render: Render;
  /** The part of a message that the agreement allows. Absent: all of it. */
  readonly redact?: Permissions['redact'];
  /** The reader for whom messages in channels are rendered. */
  readonly channelReader: Reader;
  readonly clock: Clock;
  readonly log: Log;
  readonly records: Collection<DeliveryRecord>;
  readonly pacer: Pacer;
}

export interface Sender {
  tryOnce(record: DeliveryRecord): Promise<SendOutcome>;
  /**
   * For a record whose last try broke off: looks it up if the platform can, otherwise repeats it
   * and marks it.
   */
  resolveDoubt(record: DeliveryRecord): Promise<SendOutcome>;
}

interface Target {
  readonly address: Address;
  readonly account?: Account;
  readonly platform: Platform;
  readonly message: Outbound;
  /** The message to change, if it is an update. */
  readonly changes?: MessageRef;
}

/** Where a delivery goes, for which reader. */
interface Found {
  readonly address: Address;
  readonly reader: Reader;
  readonly account?: Account;
  /** Nothing may be sent to the person unasked before. */
  readonly quietUntil?: Date;
}

function wayOf(record: DeliveryRecord, { address, platform }: Target): Way {
  const { tenant } = 'account' in address ? address.account : address.place;
  return { address: addressKey(record), tenant: tenantKey(platform.name, tenant) };
}

export function createSender(deps: SenderDeps): Sender {
  const {
    platforms,
    people,
    render,
    redact = (message) => message,
    channelReader,
    clock,
    log,
    records,
    pacer,
  } = deps;
  const ended = (change: SendOutcome['change']): SendOutcome => ({
    change: { ...change, endedAt: clock.now().toISOString() },
  });
  const later = (ms: number, change: SendOutcome['change'] = {}): SendOutcome => ({
    change: {
      ...change,
      state: 'queued',
      dueAt: new Date(clock.now().getTime() + ms).toISOString(),
    },
  });

  /** The target, or the result if there is nothing to send now. */
  async function prepare(record: DeliveryRecord): Promise<Target | SendOutcome> {
    let changes = record.ref;
    let thread: MessageRef | undefined;
    if (record.replaces) {
      const original = await records.get(record.replaces);
      if (original?.state === 'queued' || original?.state === 'sending')
        return later(WAIT_FOR_ORIGINAL_MS);
      const others = await records.find({ replaces: record.replaces });
      if (others.some((other) => isNewer(other, record))) return ended({ state: 'superseded' });
      // An older update that another instance is sending must not arrive after this one.
      if (others.some((other) => other.state === 'sending' && other.id !== record.id))
        return later(WAIT_FOR_ORIGINAL_MS);
      changes = original?.ref;
    }
    if (record.under) {
      const head = await records.get(record.under);
      if (head?.state === 'queued' || head?.state === 'sending') return later(WAIT_FOR_ORIGINAL_MS);
      thread = head?.ref;
    }
    const found = await addressOf(record, changes, thread);
    if (!found) return ended({ state: 'failed', reason: 'the person has no reachable account' });
    const quiet = changes || record.class === 'answer' ? undefined : found.quietUntil;
    // It counts as planned for then, so that it is not given up for its age.
    if (quiet)
      return later(quiet.getTime() - clock.now().getTime(), {
        attempts: record.attempts - 1,
        plannedAt: quiet.toISOString(),
      });
    const { address, account, reader } = found;
    const platform = platforms.get(
      'account' in address ? address.account.platform : address.place.platform,
    );
    if (!platform) return ended({ state: 'failed', reason: 'the platform is not configured' });
    const message = record.rendered ?? renderedFor(record, reader);
    if (!message) return ended({ state: 'failed', reason: 'it could not be rendered' });
    return { address, platform, message, ...(account && { account }), ...(changes && { changes }) };
  }

  /** If a message cannot be rendered now, it never can. The fault is ours. */
  function renderedFor(record: DeliveryRecord, reader: Reader): Outbound | undefined {
    try {
      return record.message && render(redact(record.message) ?? record.message, reader);
    } catch (error) {
      log.error('a delivery could not be rendered', { delivery: record.id, error });
      return undefined;
    }
  }

  async function addressOf(
    record: DeliveryRecord,
    changes: MessageRef | undefined,
    thread: MessageRef | undefined,
  ): Promise<Found | undefined> {
    if (record.to && 'person' in record.to) {
      const { person: id, own } = record.to;
      const [person, account] = await Promise.all([people.get(id), people.accountOf(id, own)]);
      if (!person || !account) return undefined;
      const reader: Reader = person;
      const quiet = people.quietUntil(person, clock.now());
      return {
        reader,
        ...(changes ? { address: { place: changes.place } } : { address: { account }, account }),
        ...(quiet && { quietUntil: quiet }),
      };
    }
    const place = changes?.place ?? record.to?.place;
    if (place)
      return {
        address: { place: thread ? { ...place, thread: thread.place.thread ?? thread.id } : place },
        reader: channelReader,
      };
    return record.address && { address: record.address, reader: channelReader };
  }

  async function tryOnce(record: DeliveryRecord): Promise<SendOutcome> {
    if (record.usefulUntil && record.usefulUntil < clock.now().toISOString())
      return ended({ state: 'missed' });
    if (record.message && !redact(record.message)) return ended({ state: 'withheld' });
    let target: Target | SendOutcome;
    try {
      target = await prepare(record);
    } catch (error) {
      log.error('a delivery could not be prepared; it is tried again', {
        delivery: record.id,
        error,
      });
      return backoff(record, { reason: 'it could not be prepared' });
    }
    if ('change' in target) return target;
    const { platform, address, message, changes } = target;
    const way = wayOf(record, target);
    const wait = pacer.closedFor(way);
    if (wait > 0) return later(wait, { attempts: record.attempts - 1 });
    const asked = { platform: platform.name, called: true } as const;
    try {
      const earlier =
        record.unsure && !changes ? await platform.findSent(address, record.id) : 'absent';
      if (changes) await platform.update(changes, message);
      const found = changes ?? (typeof earlier === 'string' ? undefined : earlier);
      const ref = found ?? (await platform.send(address, message, record.id));
      pacer.called(way);
      const twice = earlier === 'unknown' && !record.inDoubt && { inDoubt: true };
      return { ...ended({ state: 'sent', ref, ...twice }), ...asked };
    } catch (error) {
      const outcome = await afterError(record, target, error);
      // A refused kind of call uses nothing of the tenant's pace.
      return isAboutMethod(error)
        ? { ...outcome, platform: platform.name }
        : { ...outcome, ...asked };
    }
  }

  async function afterError(
    record: DeliveryRecord,
    target: Target,
    error: unknown,
  ): Promise<SendOutcome> {
    if (!(error instanceof DeliveryError)) {
      log.error('a platform failed without an explanation', { delivery: record.id, error });
      return backoff(record, { reason: 'unexplained failure' });
    }
    switch (error.kind) {
      case 'rateLimited':
        return later(pacer.refused(wayOf(record, target), error), {
          attempts: record.attempts - 1,
        });
      case 'unavailable':
        return backoff(record, { reason: error.message }, error.retryAfterMs);
      case 'inDoubt':
        // It may still arrive, so the next try looks for it first.
        return target.changes
          ? backoff(record, {})
          : settleDoubt(record, (change) => repeatLater(record, { ...change, unsure: true }));
      case 'gone':
        return gone(record, target, error);
      case 'tooLarge':
      case 'rejected':
        return ended({ state: 'failed', reason: error.message });
    }
  }

  const isOld = ({ plannedAt }: DeliveryRecord) =>
    clock.now().getTime() - Date.parse(plannedAt) > GIVE_UP_AFTER_MS;

  function backoff(
    record: DeliveryRecord,
    change: SendOutcome['change'],
    atLeastMs = 0,
  ): SendOutcome {
    if (isOld(record)) return ended({ ...change, state: 'failed' });
    return later(
      Math.max(
        atLeastMs,
        Math.min(LONGEST_BACKOFF_MS, FIRST_BACKOFF_MS * 2 ** (record.attempts - 1)),
      ),
      change,
    );
  }

  /**
   * Each repeat of a delivery that cannot be looked up may be a duplicate, so repeats become rare.
   * It does not give up on the day on which the message may be missing.
   */
  function repeatLater(record: DeliveryRecord, change: SendOutcome['change']): SendOutcome {
    if (!change.inDoubt) return backoff(record, change);
    if (isOld(record))
      return ended({ ...change, state: 'failed', reason: 'in doubt: it may have arrived' });
    return later(FIRST_BACKOFF_MS * 2 ** (record.attempts - 1), change);
  }

  /** The receiver cannot be reached there any more. A person may have another account. */
  async function gone(
    record: DeliveryRecord,
    target: Target,
    error: DeliveryError,
  ): Promise<SendOutcome> {
    if (target.account && record.to && 'person' in record.to) {
      await people.unreachable(target.account);
      const other = await people.accountOf(record.to.person, record.to.own);
      if (other) return later(0);
    }
    const { address, changes } = target;
    return {
      ...ended({ state: 'failed', reason: error.message }),
      ...('place' in address && !changes && { lost: address.place }),
    };
  }

  /** `again`: when a repeat may be sent, if one is needed. */
  async function settleDoubt(
    record: DeliveryRecord,
    again: (change: SendOutcome['change']) => SendOutcome,
  ): Promise<SendOutcome> {
    try {
      const target = await prepare(record);
      if ('change' in target) return target;
      if (target.changes) return again({});
      const found = await target.platform.findSent(target.address, record.id);
      if (found === 'absent') return again({});
      if (found === 'unknown') return again({ inDoubt: true, doubts: (record.doubts ?? 0) + 1 });
      return { ...ended({ state: 'sent', ref: found }), platform: target.platform.name };
    } catch (error) {
      if (!(error instanceof DeliveryError))
        log.error('a delivery in doubt could not be looked up', { delivery: record.id, error });
      // It stays in doubt. The next try asks again.
      return backoff(record, { unsure: true, reason: 'in doubt: it could not be looked up' });
    }
  }

  return { tryOnce, resolveDoubt: (record) => settleDoubt(record, (change) => later(0, change)) };
}

const isAboutMethod = (error: unknown) =>
  error instanceof DeliveryError && error.kind === 'rateLimited' && error.scope === 'method';

/** Whether the first was accepted after the second. */
function isNewer(one: DeliveryRecord, other: DeliveryRecord): boolean {
  return one.at > other.at || (one.at === other.at && one.order > other.order);
}
