// Stores what the bot needs to start a conversation in Teams: a person's chat with the bot, and a
// place's service address. It learns from every activity, and writes only if something changed.
import { isDeepStrictEqual } from 'node:util';
import type { Clock } from '../../../core/clock';
import type { Place } from '../../../core/message';
import type { Account } from '../../../core/account';
import { wholly } from '../../../core/personal';
import { type Collection, collectionSpec, type New, type Store } from '../../../core/store';
import type { Doc } from '../../../core/doc';
import {
  accountOf,
  clientOf,
  isBot,
  isFromOtherTenant,
  placeOf,
  teamOf,
  type TeamsActivity,
} from '../inbound/activity';
import { createTtlCache } from '../../shared/ttl-cache';

interface ConversationDoc extends Doc {
  readonly tenant: string;
  readonly serviceUrl: string;
  /** A place's id; for a person that of the personal chat, absent while there is none. */
  readonly conversation?: string;
  /** Of a channel: its team. */
  readonly team?: string;
  /**
   * Of a person: the connector's id (`29:…`), a place where they were met, and what their client
   * says.
   */
  readonly teamsUser?: string;
  readonly metIn?: string;
  readonly locale?: string;
  readonly zone?: string;
}

type Known = Omit<New<ConversationDoc>, 'id'>;

export const conversationsCollection = collectionSpec<ConversationDoc>('teams.conversations', {
  indexes: [
    { fields: ['conversation'] },
    { fields: ['teamsUser'] },
    { fields: ['tenant'] },
    { fields: ['team'] },
  ],
  what: 'where Teams reaches a person or channel',
  people: wholly<ConversationDoc>({
    whom: 'yes',
    purpose: 'operation',
    find: ({ accounts }) =>
      accounts
        .filter(({ platform }) => platform === 'teams')
        .map((account) => ({ id: personId(account) })),
  }),
  keep: { until: 'until the bot is uninstalled there' },
});

/** The address for first messages to an unknown tenant in the public cloud. */
const PUBLIC_SERVICE_URL = 'https://smba.trafficmanager.net/teams/';

export interface KnownPerson {
  readonly serviceUrl: string;
  /** The personal chat. */
  readonly conversation?: string;
  /** The connector's id for them. Their object id works too. */
  readonly teamsUser: string;
  /** A conversation in which they can be looked up. */
  readonly metIn?: string;
  readonly locale?: string;
  readonly zone?: string;
}

export interface Conversations {
  /**
   * Stores where an activity came from. It keeps the sender, and people who joined, only in memory
   * until they are confirmed.
   */
  remember(activity: TeamsActivity, tenant: string): Promise<void>;
  /** Somebody is a colleague, so how to reach them is stored. */
  confirm(account: Account): Promise<void>;
  /** Keeps a personal chat that the bot opened. */
  opened(account: Account, person: KnownPerson, conversation: string): Promise<void>;
  /** Removes everything about somebody who turned out not to be a colleague. */
  forget(account: Account): Promise<void>;
  /** The personal chat is gone. */
  closed(account: Account): Promise<void>;
  /** The bot was taken out of a place. */
  lost(place: Place): Promise<void>;
  /** The known channels of a team. */
  channelsOf(team: string): Promise<Place[]>;
  /** Whether the bot has met somebody. */
  knows(account: Account): Promise<boolean>;
  person(account: Account): Promise<KnownPerson>;
  /** The account behind a connector's id. */
  accountOf(teamsUser: string, tenant: string): Promise<Account | undefined>;
  serviceUrlOf(place: Place): Promise<string>;
}

const personId = ({ tenant, user }: Account) => `person:${tenant}:${user}`;
const placeId = ({ tenant, id }: Place) => `place:${tenant}:${id}`;

export function createConversations(store: Store, clock: Clock): Conversations {
  const docs: Collection<ConversationDoc> = store.collection(conversationsCollection);
  const kept = createTtlCache<Known>(clock);
  /** Of people who may turn out not to be colleagues. */
  const met = createTtlCache<Known>(clock);
  /** By the conversation's id. */
  const addresses = createTtlCache<string>(clock);

  async function keep(id: string, known: Known): Promise<void> {
    if (isDeepStrictEqual(kept.get(id), known)) return;
    await write(id, known);
    kept.set(id, known);
  }

  /** Adds what is known now to what was known, and writes only differences. */
  async function write(id: string, known: Known): Promise<void> {
    const before = await docs.get(id);
    if (!before && (await docs.insert({ id, ...known }))) return;
    const merge = (doc: ConversationDoc) =>
      Object.entries(known).some(([name, value]) => doc[name as keyof ConversationDoc] !== value)
        ? { doc: { ...doc, ...known } }
        : undefined;
    if (!before || merge(before)) await docs.update(id, merge);
  }

  const anyOf = async (tenant: string) =>
    (await docs.find({ tenant }, { limit: 1 }))[0]?.serviceUrl ?? PUBLIC_SERVICE_URL;

  return {
    async remember(activity, tenant) {
      const { serviceUrl, from } = activity;
      const place = placeOf(activity, tenant);
      const team = teamOf(activity);
      // An address for anybody in this tenant, also for people who are not stored.
      await keep(`tenant:${tenant}`, { tenant, serviceUrl });
      const isPersonal = place.kind === 'personal';
      if (!isPersonal)
        await keep(placeId(place), {
          tenant,
          serviceUrl,
          conversation: place.id,
          ...(team && { team }),
        });
      const where = isPersonal ? { conversation: place.id } : { metIn: team ?? place.id };
      for (const party of [from, ...(activity.membersAdded ?? [])]) {
        if (isBot(party, activity) || isFromOtherTenant(party, tenant)) continue;
        const client = party === from ? clientOf(activity) : {};
        const id = personId(accountOf(party, tenant));
        const known = { tenant, serviceUrl, teamsUser: party.id, ...where, ...client };
        if (kept.get(id) || (await docs.get(id))) await keep(id, known);
        else met.set(id, { ...met.get(id), ...known });
      }
      if (addresses.get(place.id) !== serviceUrl) addresses.set(place.id, serviceUrl);
    },
    async opened(account, { serviceUrl, teamsUser }, conversation) {
      const id = personId(account);
      const known = { tenant: account.tenant, serviceUrl, teamsUser, conversation };
      if (met.get(id)) met.set(id, { ...met.get(id), ...known });
      else await keep(id, known);
    },
    async confirm(account) {
      const id = personId(account);
      const known = met.get(id);
      if (!known) return;
      await keep(id, known);
      met.forget(id);
    },
    async forget(account) {
      const id = personId(account);
      kept.forget(id);
      if (await docs.get(id)) await docs.remove(id);
    },
    async closed(account) {
      kept.forget(personId(account));
      met.forget(personId(account));
      await docs.update(personId(account), ({ conversation, ...doc }) =>
        conversation === undefined ? undefined : { doc },
      );
    },
    async lost(place) {
      kept.forget(placeId(place));
      addresses.forget(place.id);
      await docs.remove(placeId(place));
    },
    async channelsOf(team) {
      const known = await docs.find({ team });
      return known.map(({ tenant, conversation = '' }) => ({
        platform: 'teams',
        tenant,
        id: conversation,
        kind: 'channel',
      }));
    },
    knows: async (account) =>
      met.get(personId(account)) !== undefined || (await docs.get(personId(account))) !== undefined,
    async person(account) {
      const known = { ...(await docs.get(personId(account))), ...met.get(personId(account)) };
      const serviceUrl = known.serviceUrl ?? (await anyOf(account.tenant));
      return { teamsUser: account.user, ...known, serviceUrl };
    },
    async accountOf(teamsUser, tenant) {
      const known = (await docs.find({ teamsUser, tenant }, { limit: 1 }))[0];
      return (
        known && {
          platform: 'teams',
          tenant,
          user: known.id.slice(personId({ platform: 'teams', tenant, user: '' }).length),
        }
      );
    },
    async serviceUrlOf(place) {
      const known =
        addresses.get(place.id) ??
        (await docs.find({ conversation: place.id }, { limit: 1 }))[0]?.serviceUrl;
      return known ?? anyOf(place.tenant);
    },
  };
}
