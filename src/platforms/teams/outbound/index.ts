// Messages to Teams: where to send, how a message becomes an activity, and each call's failure as a
// DeliveryError.
import { type Activity, ActivityTypes } from 'botbuilder';
import type { AppCredentials, ConnectorClient } from 'botframework-connector';
import { shortened } from '../../../cards/shortened';
import { sendShorter } from '../../../cards/shorter';
import type { Clock } from '../../../core/clock';
import { DeliveryError, type LimitScope } from '../../../core/errors';
import { createKnownReaders } from '../../../core/known-readers';
import type { Address, MessageRef, Outbound, Place } from '../../../core/message';
import type { Account, Profile, Standing } from '../../../core/account';
import type { PlaceReaders } from '../../../core/platform';
import { conversationIdOf } from '../inbound/activity';
import type { Conversations, KnownPerson } from './conversations';
import type { CallKind } from '../../shared/call-kind';
import { idIn, teamsDeliveryError, unreadable } from './delivery-errors';
import type { Sdk } from '../sdk';
import type { TeamsSettings } from '../settings';
import type { ShownCards } from '../cards/shown-cards';
import { type Member, teamsStanding } from '../standing';
import { teamsTextsFor } from '../own-texts';
import { plain, textCard, wrapCard } from '../cards/wrapped-cards';

export interface TeamsOutbound {
  send(to: Address, message: Outbound): Promise<MessageRef>;
  update(ref: MessageRef, message: Outbound): Promise<void>;
  lookUp(account: Account): Promise<Profile>;
  readersOf(place: Place): Promise<PlaceReaders>;
  /** Somebody came into a place: it is asked again who reads there. */
  joined(place: Place): void;
  /** Somebody who is no colleague spoke in a place. */
  strangerSpoke(place: Place): void;
  /** Who is behind a connector's id within a place; undefined when Teams does not say. */
  memberOf(place: Place, teamsUser: string, serviceUrl: string): Promise<Account | undefined>;
}

export interface TeamsOutboundDeps {
  readonly sdk: Sdk;
  readonly settings: TeamsSettings;
  readonly conversations: Conversations;
  readonly shown: ShownCards;
  readonly clock: Clock;
  /** A call that takes longer is in doubt. */
  readonly timeoutMs: number;
}

const MEMBERS_PAGE = 500;

/** Words are acknowledged only after those who are named in them were looked up. */
const MEMBER_WITHIN_MS = 3_000;

export function createTeamsOutbound({
  sdk,
  settings,
  conversations,
  shown,
  clock,
  timeoutMs,
}: TeamsOutboundDeps): TeamsOutbound {
  /**
   * One call, never repeated but once: with a new token where Teams refused the old one, for then
   * nothing was done.
   */
  async function call<T>(
    serviceUrl: string,
    kind: CallKind,
    scope: LimitScope,
    make: MakeCall<T>,
    withinMs = timeoutMs,
  ): Promise<T> {
    const connector = await connectorFor(serviceUrl, false);
    try {
      return await cutAfter(withinMs, (options) => make(connector, options));
    } catch (error) {
      if ((error as { statusCode?: unknown }).statusCode !== 401)
        throw teamsDeliveryError(error, kind, scope, clock.now());
    }
    const renewed = await connectorFor(serviceUrl, true);
    try {
      return await cutAfter(withinMs, (options) => make(renewed, options));
    } catch (error) {
      throw teamsDeliveryError(error, kind, scope, clock.now());
    }
  }

  /**
   * The client with a token at hand, so that a token that can't be had is not taken for a call that
   * broke off.
   */
  async function connectorFor(serviceUrl: string, newToken: boolean): Promise<ConnectorClient> {
    try {
      const connector = await sdk.connector(serviceUrl);
      if (!settings.unsigned) await (connector.credentials as AppCredentials).getToken(newToken);
      return connector;
    } catch (cause) {
      throw new DeliveryError('unavailable', 'no access token for Teams could be had', { cause });
    }
  }

  async function post(place: Place, serviceUrl: string, message: Outbound): Promise<MessageRef> {
    const conversation = conversationIdOf(place);
    const answer = await call(serviceUrl, 'post', 'unsaid', (connector, options) =>
      connector.conversations.sendToConversation(conversation, activityOf(message), options),
    );
    const id = idIn(answer, 'post');
    const ref = { place, id };
    if (message.card) shown.keep(ref, message.card);
    return ref;
  }

  async function open(account: Account, person: KnownPerson): Promise<string> {
    const { tenant } = account;
    try {
      const answer = await call(person.serviceUrl, 'safe', 'tenant', (connector, options) =>
        connector.conversations.createConversation(
          {
            isGroup: false,
            bot: { id: `28:${settings.appId}`, name: '' },
            members: [{ id: person.teamsUser, name: '' }],
            tenantId: tenant,
            channelData: { tenant: { id: tenant } },
          },
          options,
        ),
      );
      const id = idIn(answer, 'safe');
      await conversations.opened(account, person, id);
      return id;
    } catch (error) {
      // "Bad syntax" here means: no such user in this tenant.
      if (error instanceof DeliveryError && error.kind === 'rejected')
        throw new DeliveryError('gone', error.message, { cause: error });
      throw error;
    }
  }

  async function sendToPerson(account: Account, message: Outbound): Promise<MessageRef> {
    const person = await conversations.person(account);
    const chat = (id: string): Place => ({
      platform: 'teams',
      tenant: account.tenant,
      id,
      kind: 'personal',
    });
    if (person.conversation) {
      try {
        return await post(chat(person.conversation), person.serviceUrl, message);
      } catch (error) {
        if (!(error instanceof DeliveryError) || error.kind !== 'gone') throw error;
        await conversations.closed(account);
      }
    }
    return post(chat(await open(account, person)), person.serviceUrl, message);
  }

  async function member(
    serviceUrl: string,
    conversation: string,
    id: string,
    withinMs = timeoutMs,
  ): Promise<Member> {
    const get: MakeCall<unknown> = (connector, options) =>
      connector.conversations.getConversationMember(conversation, id, options);
    const found = (await call(serviceUrl, 'safe', 'method', get, withinMs)) as Member;
    // Nobody is a colleague because a gateway answered.
    idIn(found, 'safe');
    return found;
  }

  /**
   * In the chat with them, where they were met, or else in a chat that is opened for it: a team's
   * list knows nobody who only shares a channel.
   */
  async function memberAnywhere(account: Account, person: KnownPerson): Promise<Member> {
    const { serviceUrl, teamsUser, conversation, metIn } = person;
    for (const place of [conversation, metIn]) {
      if (place === undefined) continue;
      try {
        return await member(serviceUrl, place, teamsUser);
      } catch (error) {
        if (!(error instanceof DeliveryError) || error.kind !== 'gone') throw error;
      }
    }
    return member(serviceUrl, await open(account, person), teamsUser);
  }

  /**
   * An address counts only when a tenant of ours keeps it: elsewhere, and for guests, anybody could
   * have written anything.
   */
  function vouchedEmail(
    account: Account,
    standing: Standing,
    { email, userPrincipalName }: Member,
  ): string | undefined {
    const isServed = settings.unsigned || settings.tenants.includes(account.tenant);
    return isServed && standing === 'colleague'
      ? email || userPrincipalName || undefined
      : undefined;
  }

  const readers = createKnownReaders(clock);

  /** Page by page, until one of them is no colleague. */
  async function askReaders(place: Place): Promise<PlaceReaders> {
    const serviceUrl = await conversations.serviceUrlOf(place);
    let continuationToken: string | undefined;
    do {
      const page: MembersPage = await call<MembersPage>(
        serviceUrl,
        'safe',
        'method',
        (connector, options) =>
          connector.conversations.getConversationPagedMembers(
            place.id,
            pageOptions(options, continuationToken),
          ),
      );
      if (!page.members) throw unreadable('safe');
      if (page.members.some((one) => teamsStanding(one, place.tenant) !== 'colleague'))
        return 'mixed';
      continuationToken = page.continuationToken;
    } while (continuationToken);
    return 'colleagues';
  }

  return {
    async send(to, message) {
      if ('account' in to)
        return sendShorter(message, teamsTextsFor(message.locale), (form) =>
          sendToPerson(to.account, form),
        );
      const serviceUrl = await conversations.serviceUrlOf(to.place);
      return sendShorter(message, teamsTextsFor(message.locale), (form) =>
        post(to.place, serviceUrl, form),
      );
    },
    async update(ref, message) {
      const { place, id } = ref;
      const serviceUrl = await conversations.serviceUrlOf(place);
      await sendShorter(message, teamsTextsFor(message.locale), async (form) => {
        // Where a card stood, a card has to stand.
        const card = form.card ?? (message.card && textCard(form.text));
        // From now on: a response that is given meanwhile must not bring the old card back.
        if (card) shown.keep(ref, card);
        await call(serviceUrl, 'safe', 'unsaid', (connector, options) =>
          connector.conversations.updateActivity(
            conversationIdOf(place),
            id,
            activityOf({ ...form, ...(card && { card }) }),
            options,
          ),
        );
      });
    },
    async lookUp(account) {
      const person = await conversations.person(account);
      const found = await memberAnywhere(account, person);
      const standing = teamsStanding(found, account.tenant);
      const email = vouchedEmail(account, standing, found);
      const { locale, zone } = person;
      return {
        name: found.name ?? '',
        active: true,
        standing,
        ...(email && { email }),
        ...(locale && { locale }),
        ...(zone && { zone }),
      };
    },
    readersOf: (place) => readers.of(place.id, () => askReaders(place)),
    joined: (place) => readers.forget(place.id),
    strangerSpoke: (place) => readers.mixed(place.id),
    async memberOf(place, teamsUser, serviceUrl) {
      const known = await conversations.accountOf(teamsUser, place.tenant);
      if (known) return known;
      try {
        const { aadObjectId, objectId } = await member(
          serviceUrl,
          place.id,
          teamsUser,
          Math.min(MEMBER_WITHIN_MS, timeoutMs),
        );
        const user = aadObjectId || objectId;
        return user ? { platform: 'teams', tenant: place.tenant, user } : undefined;
      } catch (error) {
        if (error instanceof DeliveryError) return undefined;
        throw error;
      }
    },
  };
}

/** A notification shows a line or two, and Teams counts every byte of a message. */
const SUMMARY_MAX = 400;

/** The SDK's types ask for a token that the first page has not. */
function pageOptions(options: CallOptions, continuationToken: string | undefined) {
  const page = {
    ...options,
    pageSize: MEMBERS_PAGE,
    ...(continuationToken && { continuationToken }),
  };
  return page as typeof page & { readonly continuationToken: string };
}

/** A page of a conversation's members, as the connector gives it. */
interface MembersPage {
  readonly members?: readonly Member[];
  readonly continuationToken?: string;
}

interface CallOptions {
  readonly abortSignal: AbortSignal;
}

type MakeCall<T> = (connector: ConnectorClient, options: CallOptions) => Promise<T>;

/** The SDK has a time-out of its own, whose timer outlives a call that failed. */
async function cutAfter<T>(ms: number, make: (options: CallOptions) => Promise<T>): Promise<T> {
  const cut = new AbortController();
  const timer = setTimeout(() => cut.abort(), ms);
  try {
    return await make({ abortSignal: cut.signal });
  } finally {
    clearTimeout(timer);
  }
}

/** A message as Teams gets it: the card with its summary, or plain text. */
export function activityOf({ text, card }: Outbound): Partial<Activity> {
  if (!card) return { type: ActivityTypes.Message, text: plain(text), textFormat: 'plain' };
  const attachments = [
    { contentType: 'application/vnd.microsoft.card.adaptive', content: wrapCard(card) },
  ];
  return { type: ActivityTypes.Message, summary: shortened(text, SUMMARY_MAX), attachments };
}
