// What is remembered of Teams conversations, so that one can be spoken to unasked: for a person the chat with the bot, for a place
// its service address. Kept from every activity that comes in; written only when something changed.
import type { Place } from '../../core/message';
import type { Account } from '../../core/person';
import { type Collection, collectionSpec, type Doc, type New, type Store } from '../../core/store';
import { accountOf, clientOf, isBot, placeOf, type TeamsActivity } from './activity';

interface ConversationDoc extends Doc {
  readonly tenant: string;
  readonly serviceUrl: string;
  /** A place's id; for a person that of the personal chat, absent while there is none. */
  readonly conversation?: string;
  /** Of a person: the connector's id (`29:…`), a place where they were met, and what their client says. */
  readonly teamsUser?: string;
  readonly metIn?: string;
  readonly locale?: string;
  readonly zone?: string;
}

export const conversationsCollection = collectionSpec<ConversationDoc>('teams.conversations', [
  { fields: ['conversation'] },
  { fields: ['teamsUser'] },
  { fields: ['tenant'] },
]);

/** Where proactive messages go in the public cloud when a tenant was never heard of. */
const PUBLIC_SERVICE_URL = 'https://smba.trafficmanager.net/teams/';

export interface KnownPerson {
  readonly serviceUrl: string;
  /** The personal chat. */
  readonly conversation?: string;
  /** What the connector calls them: their object id does as well. */
  readonly teamsUser: string;
  /** A conversation in which they can be looked up. */
  readonly metIn?: string;
  readonly locale?: string;
  readonly zone?: string;
}

export interface Conversations {
  /** Keeps where an activity came from. */
  remember(activity: TeamsActivity, tenant: string): Promise<void>;
  /** Keeps a personal chat that the bot opened. */
  opened(account: Account, person: KnownPerson, conversation: string): Promise<void>;
  /** The personal chat is gone. */
  closed(account: Account): Promise<void>;
  /** The bot was taken out of a place. */
  lost(place: Place): Promise<void>;
  person(account: Account): Promise<KnownPerson>;
  /** The account behind a connector's id. */
  accountOf(teamsUser: string, tenant: string): Promise<Account | undefined>;
  serviceUrlOf(place: Place): Promise<string>;
}

const personId = ({ tenant, user }: Account) => `person:${tenant}:${user}`;
const placeId = ({ tenant, id }: Place) => `place:${tenant}:${id}`;

export function createConversations(store: Store): Conversations {
  const docs: Collection<ConversationDoc> = store.collection(conversationsCollection);

  /** Puts what is known now over what was known, and writes only what differs. */
  async function keep(id: string, known: Omit<New<ConversationDoc>, 'id'>): Promise<void> {
    const before = await docs.get(id);
    if (!before && (await docs.insert({ id, ...known }))) return;
    const merge = (doc: ConversationDoc) =>
      Object.entries(known).some(([name, value]) => doc[name as keyof ConversationDoc] !== value)
        ? { doc: { ...doc, ...known } }
        : undefined;
    if (!before || merge(before)) await docs.update(id, merge);
  }

  const anyOf = async (tenant: string) => (await docs.find({ tenant }, { limit: 1 }))[0]?.serviceUrl ?? PUBLIC_SERVICE_URL;

  return {
    async remember(activity, tenant) {
      const { serviceUrl, from } = activity;
      const place = placeOf(activity, tenant);
      if (place.kind !== 'personal') await keep(placeId(place), { tenant, serviceUrl, conversation: place.id });
      if (isBot(from, activity)) return;
      await keep(personId(accountOf(from, tenant)), {
        tenant,
        serviceUrl,
        teamsUser: from.id,
        ...(place.kind === 'personal' ? { conversation: place.id } : { metIn: activity.channelData?.team?.id || place.id }),
        ...clientOf(activity),
      });
    },
    async opened(account, { serviceUrl, teamsUser }, conversation) {
      await keep(personId(account), { tenant: account.tenant, serviceUrl, teamsUser, conversation });
    },
    async closed(account) {
      await docs.update(personId(account), ({ conversation, ...doc }) => (conversation === undefined ? undefined : { doc }));
    },
    async lost(place) {
      await docs.remove(placeId(place));
    },
    async person(account) {
      const known = await docs.get(personId(account));
      const serviceUrl = known?.serviceUrl ?? (await anyOf(account.tenant));
      return { teamsUser: account.user, ...known, serviceUrl };
    },
    async accountOf(teamsUser, tenant) {
      const known = (await docs.find({ teamsUser, tenant }, { limit: 1 }))[0];
      return known && { platform: 'teams', tenant, user: known.id.slice(personId({ platform: 'teams', tenant, user: '' }).length) };
    },
    async serviceUrlOf(place) {
      return (await docs.find({ conversation: place.id }, { limit: 1 }))[0]?.serviceUrl ?? anyOf(place.tenant);
    },
  };
}
