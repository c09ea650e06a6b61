// A delivery in progress: the document that the outbox keeps, and what a try may change in it.
import type { Address, Delivery, DeliveryClass, MessageRef, Outbound, Place } from '../message';
import { accountKey, type PlatformName } from '../account';
import { names, picked, type DataSubject } from '../personal';
import { collectionSpec } from '../store';
import type { Doc } from '../doc';

/**
 * queued → sending → sent, or back to queued for another try.
 * - `failed`: it will never be accepted
 * - `missed`: its time was over before it could be sent
 * - `superseded`: a newer update of the same message was sent instead
 * - `withheld`: the agreement no longer allows it
 */
export type DeliveryState =
  | 'queued'
  | 'sending'
  | 'sent'
  | 'failed'
  | 'missed'
  | 'superseded'
  | 'withheld';

export interface DeliveryRecord
  extends Doc,
    Partial<
      Pick<Delivery, 'class' | 'to' | 'message' | 'usefulUntil' | 'tell' | 'replaces' | 'under'>
    > {
  readonly state: DeliveryState;
  /** When it was accepted (ISO), and a counter within this process for ties. */
  readonly at: string;
  readonly order: number;
  /** When it was planned, and when it is tried next. */
  readonly plannedAt: string;
  readonly dueAt: string;
  readonly attempts: number;
  /**
   * Deliveries of one class, tenant and kind wait in one lane. Records of version 0.1.0 have no
   * lane and no class.
   */
  readonly lane?: string;
  /** `platform:tenant` of the receiver, as far as it was known on acceptance. */
  readonly tenant?: string;
  /**
   * The people whom it names besides its receiver, so that it can be taken back when one of them is
   * erased.
   */
  readonly names?: readonly string[];
  /** While `sending`: after this instant it is in doubt. */
  readonly leaseUntil?: string;
  /** Set instead of `to` and `message` for an answer that is already rendered. */
  readonly address?: Address;
  readonly rendered?: Outbound;
  /** Where it arrived; for a rendered update, the message that it changes. */
  readonly ref?: MessageRef;
  /** Repeated although the first try may have arrived. */
  readonly inDoubt?: boolean;
  /** How often it was repeated in doubt. */
  readonly doubts?: number;
  /** An earlier try may have arrived, so the next one looks for it first. */
  readonly unsure?: boolean;
  readonly reason?: string;
  /** When `tell` hears that it did not arrive; absent afterwards. */
  readonly tellAt?: string;
  readonly endedAt?: string;
}

/**
 * A delivery is kept while its card can change, and so that it can be taken back when someone is
 * erased.
 */
export const DELIVERIES_DAYS = 180;

export const outboxCollection = collectionSpec<DeliveryRecord>('core.outbox', {
  // Includes the id, by which a store orders deliveries of one instant. Thousands may be due at
  // nine o'clock.
  indexes: [
    { fields: ['state', 'lane', 'dueAt', 'id'] },
    { fields: ['state', 'lane', 'id'] },
    { fields: ['state', 'plannedAt', 'id'] },
    { fields: ['replaces'] },
    { fields: ['endedAt'] },
    { fields: ['tellAt'] },
  ],
  what: 'a message until it arrived; then that it was sent, when and where, and whom it named, without its words',
  people: {
    whom: 'yes',
    purpose: 'operation',
    show(record, whose) {
      if (isTo(record, whose))
        return picked(record, 'id', 'state', 'plannedAt', 'endedAt', 'message', 'rendered', 'ref');
      const isTold = record.tell?.person === whose.personId;
      if (!isTold && !record.names?.includes(whose.personId)) return undefined;
      const how = {
        ...(record.names?.includes(whose.personId) && { namesMe: true }),
        ...(isTold && { tellsMeIfItFails: record.tell?.text ?? '' }),
      };
      return { ...how, ...picked(record, 'state', 'plannedAt', 'endedAt') };
    },
    // A queued message to another person that names them is not sent any more. Sent messages are
    // taken back first: domain/posted.ts.
    erase(record, whose) {
      const { id, message, rendered, replaces, under } = record;
      if (isTo(record, whose) || names([id, replaces, under, message, rendered], whose))
        return 'remove';
      const isTold = record.tell?.person === whose.personId;
      const isNamed = record.names?.includes(whose.personId) === true;
      // It may say a name that they had when it was written.
      if (isNamed && message) return 'remove';
      if (!isTold && !isNamed) return 'keep';
      const { tell, tellAt, names: named, ...rest } = record;
      return {
        ...rest,
        ...(named && { names: named.filter((one) => one !== whose.personId) }),
        ...(!isTold && tell && { tell }),
        ...(!isTold && tellAt !== undefined && { tellAt }),
      };
    },
    erased:
      'removed; so is a message to somebody else that names them and was not sent yet. One that was sent is replaced in place, where the platform lets us',
  },
  keep: {
    days: DELIVERIES_DAYS,
    least: 30,
    most: 365,
    since: 'endedAt',
    when: 'after it was sent or given up',
  },
});

function isTo(
  { to, address }: Pick<DeliveryRecord, 'to' | 'address'>,
  { personId, accountKeys }: DataSubject,
): boolean {
  if (to && 'person' in to) return to.person === personId;
  return (
    address !== undefined &&
    'account' in address &&
    accountKeys.includes(accountKey(address.account))
  );
}

/** The result of one try. */
export interface SendOutcome {
  readonly change: Partial<Omit<DeliveryRecord, 'id' | 'version'>>;
  /** The platform was asked to send or change a message. */
  readonly called?: true;
  readonly platform?: PlatformName;
  /** A place in which the bot can no longer speak. */
  readonly lost?: Place;
}

/** Deliveries with the same key are sent one after the other. */
export function addressKey(record: DeliveryRecord): string {
  if (record.to)
    return 'person' in record.to ? `person:${record.to.person}` : placeKey(record.to.place);
  if (record.address)
    return 'account' in record.address
      ? accountKey(record.address.account)
      : placeKey(record.address.place);
  return record.ref ? placeKey(record.ref.place) : record.id;
}

export function placeKey(place: Place): string {
  return `${place.platform}:${place.tenant}:${place.id}`;
}

/** Most urgent first. */
const CLASSES: readonly DeliveryClass[] = ['answer', 'owed', 'offer', 'campaign'];

/** Records of version 0.1.0: a rendered message is an answer. */
export const classOf = ({
  class: given,
  rendered,
}: Pick<DeliveryRecord, 'class' | 'rendered'>): DeliveryClass =>
  given ?? (rendered ? 'answer' : 'owed');
export const rankOf = (record: Pick<DeliveryRecord, 'class' | 'rendered'>): number =>
  CLASSES.indexOf(classOf(record));

/** The kind that takes turns within its class: the card or text. */
export function messageKind({ message }: Pick<DeliveryRecord, 'message'>): string {
  if (!message) return 'rendered';
  return 'card' in message ? message.card : message.text;
}

/** Orders by class. */
export const laneOf = (
  record: Pick<DeliveryRecord, 'class' | 'rendered' | 'message' | 'tenant'>,
): string => `${rankOf(record)} ${record.tenant ?? '-'} ${messageKind(record)}`;
export const rankOfLane = (lane: string): number => Number(lane[0]);
export const tenantKey = (platform: PlatformName, tenant: string): string =>
  `${platform}:${tenant}`;

/** The tenant that a record names itself; undefined for a person, who may have several accounts. */
export function namedTenant({
  to,
  address,
  ref,
}: Pick<DeliveryRecord, 'to' | 'address' | 'ref'>): string | undefined {
  const place =
    to && 'place' in to ? to.place : address && 'place' in address ? address.place : ref?.place;
  const named = address && 'account' in address ? address.account : place;
  return named && tenantKey(named.platform, named.tenant);
}
