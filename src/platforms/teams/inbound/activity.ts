// The parts of a Teams activity that this platform reads, checked, and simple questions about them.
import { z } from 'zod/v4';
import { idFrom } from '../../../core/ids';
import type { Place } from '../../../core/message';
import type { Account } from '../../../core/account';

const text = z.string().nullish();
const party = z.looseObject({
  id: z.string().min(1),
  name: text,
  aadObjectId: text,
  tenantId: text,
  role: text,
});
const named = z.looseObject({ id: text, name: text }).nullish();

const activitySchema = z.looseObject({
  type: z.string().min(1),
  id: text,
  name: text,
  action: text,
  timestamp: text,
  channelId: z.string(),
  serviceUrl: z.url({ protocol: /^https?$/ }),
  from: party,
  recipient: party,
  conversation: z.looseObject({
    id: z.string().min(1),
    conversationType: text,
    tenantId: text,
    isGroup: z.boolean().nullish(),
  }),
  text,
  textFormat: text,
  locale: text,
  localTimezone: text,
  replyToId: text,
  value: z.unknown().optional(),
  entities: z.array(z.looseObject({ type: text })).nullish(),
  attachments: z
    .array(
      z.looseObject({
        id: text,
        contentType: text,
        contentUrl: text,
        name: text,
        content: z.unknown().optional(),
      }),
    )
    .nullish(),
  membersAdded: z.array(party).nullish(),
  membersRemoved: z.array(party).nullish(),
  channelData: z
    .looseObject({
      tenant: z.looseObject({ id: text }).nullish(),
      team: named,
      channel: named,
      eventType: text,
    })
    .nullish(),
});

export type TeamsActivity = z.infer<typeof activitySchema>;
export type Party = z.infer<typeof party>;

/** The activity, or undefined if the value is not one. */
export function readActivity(body: unknown): TeamsActivity | undefined {
  return activitySchema.safeParse(body).data;
}

/**
 * Every tenant that the activity names as the one in which it happened; all of them must be served.
 */
export function tenantsOf({ conversation, channelData, from }: TeamsActivity): string[] {
  const where = [conversation.tenantId, channelData?.tenant?.id].flatMap((tenant) => tenant || []);
  return where.length > 0 ? where : [from.tenantId].flatMap((tenant) => tenant || []);
}

/**
 * Whether the sender is from another tenant than the one in which it happened, as in a channel that
 * is shared with another company.
 */
export function isFromOtherTenant({ tenantId }: Party, tenant: string): boolean {
  return Boolean(tenantId) && tenantId?.toLowerCase() !== tenant;
}

export function kindOf({ conversation }: TeamsActivity): Place['kind'] {
  if (conversation.conversationType === 'channel') return 'channel';
  if (conversation.conversationType === 'groupChat') return 'group';
  return conversation.conversationType === 'personal' || !conversation.isGroup
    ? 'personal'
    : 'group';
}

const THREAD = ';messageid=';

/** In a channel the conversation's id is the channel's with the thread's behind it. */
export function placeOf(activity: TeamsActivity, tenant: string): Place {
  const [id = '', thread] = activity.conversation.id.split(THREAD);
  return { platform: 'teams', tenant, id, kind: kindOf(activity), ...(thread && { thread }) };
}

/** The id under which the connector knows a place. */
export function conversationIdOf({ id, kind, thread }: Place): string {
  return kind === 'channel' && thread ? `${id}${THREAD}${thread}` : id;
}

/** The team in which it happened. */
export function teamOf({ channelData }: TeamsActivity): string | undefined {
  return channelData?.team?.id || undefined;
}

/**
 * Everybody in Entra has an object id; the connector's own id replaces it if it is missing (the
 * playground).
 */
export function accountOf({ id, aadObjectId }: Party, tenant: string): Account {
  return { platform: 'teams', tenant, user: aadObjectId || id };
}

export function isBot(party: Party, { recipient }: TeamsActivity): boolean {
  return party.id === recipient.id || party.id.startsWith('28:') || party.role === 'bot';
}

/** An activity's id is unique within its conversation only. */
export function eventIdOf(activity: TeamsActivity): string {
  return `${activity.conversation.id}:${activity.id || idFrom('activity', JSON.stringify(activity))}`;
}

/** Time zone and language of the sender's client, if it gives them. */
export function clientOf(activity: TeamsActivity): {
  readonly locale?: string;
  readonly zone?: string;
} {
  const info = activity.entities?.find((entity) => entity.type === 'clientInfo');
  const locale = activity.locale || info?.['locale'];
  const zone = activity.localTimezone || info?.['timezone'];
  return {
    ...(typeof locale === 'string' && locale && { locale }),
    ...(typeof zone === 'string' && zone && { zone }),
  };
}
