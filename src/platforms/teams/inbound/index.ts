// Turns a verified Teams activity into neutral events. It decides nothing. Activities that are not
// for the bot give no event.
import type { Clock } from '../../../core/clock';
import type { ActionEvent, LifecycleEvent, WordsEvent } from '../../../core/inbound';
import type { Place } from '../../../core/message';
import type { Account } from '../../../core/account';
import {
  accountOf,
  clientOf,
  eventIdOf,
  isBot,
  isFromOtherTenant,
  kindOf,
  type Party,
  placeOf,
  teamOf,
  type TeamsActivity,
} from './activity';
import { teamsFiles } from './incoming-files';
import { type FormPlace, readPress } from '../cards/wrapped-cards';
import { wordsOf } from './words';

/**
 * The event for an activity. `invoke`: it waits for its answer in the response. `wholeTeam`: it
 * applies to all channels of a team.
 */
export type Incoming =
  | { readonly type: 'words'; readonly event: WordsEvent }
  | {
      readonly type: 'press';
      readonly event: ActionEvent;
      readonly form?: FormPlace;
      readonly invoke: boolean;
    }
  | {
      readonly type: 'lifecycle';
      readonly events: readonly LifecycleEvent[];
      readonly wholeTeam?: string;
    }
  | { readonly type: 'nothing' };

export interface InboundDeps {
  readonly clock: Clock;
  /** Finds the account behind a connector's id, because mentions come without object ids. */
  memberOf(place: Place, teamsUser: string, serviceUrl: string): Promise<Account | undefined>;
}

/** This many people of one message are looked up. The names of others are words. */
const MOST_ASKED_FOR = 10;

const nothing: Incoming = { type: 'nothing' };

export async function incoming(
  activity: TeamsActivity,
  tenant: string,
  deps: InboundDeps,
): Promise<Incoming> {
  if (isBot(activity.from, activity)) return nothing;
  switch (activity.type) {
    case 'message':
      return activity.value
        ? press(activity, tenant, deps.clock, activity.value, false)
        : words(activity, tenant, deps);
    case 'invoke':
      return invoke(activity, tenant, deps.clock);
    case 'installationUpdate':
      return installation(activity, tenant, deps.clock);
    case 'conversationUpdate':
      return conversationUpdate(activity, tenant, deps.clock);
    default:
      return nothing;
  }
}

function baseOf(activity: TeamsActivity, tenant: string, clock: Clock) {
  return {
    id: eventIdOf(activity),
    at: timeOf(activity, clock),
    sender: accountOf(activity.from, tenant),
    place: placeOf(activity, tenant),
    ...clientOf(activity),
    ...(activity.from.name && { senderName: activity.from.name }),
    ...(isFromOtherTenant(activity.from, tenant) && { outsider: true as const }),
  };
}

function timeOf({ timestamp }: TeamsActivity, clock: Clock): string {
  const at = Date.parse(timestamp ?? '');
  return Number.isNaN(at) ? clock.now().toISOString() : new Date(at).toISOString();
}

/** In channels and groups, only messages addressed to the bot are for it. */
async function words(
  activity: TeamsActivity,
  tenant: string,
  { clock, memberOf }: InboundDeps,
): Promise<Incoming> {
  const heard = wordsOf(activity);
  if (kindOf(activity) !== 'personal' && !heard.addressed) return nothing;
  const base = baseOf(activity, tenant, clock);
  const unknown = heard.mentioned
    .filter(({ party }) => !party.aadObjectId)
    .map(({ party }) => party.id);
  const asked = [...new Set(unknown)].slice(0, MOST_ASKED_FOR);
  const found = new Map(
    await Promise.all(
      asked.map(async (id) => [id, await memberOf(base.place, id, activity.serviceUrl)] as const),
    ),
  );
  const mentions = heard.mentioned.map(({ party, text }) => {
    const account = party.aadObjectId ? accountOf(party, tenant) : found.get(party.id);
    return account ? [{ account, text }] : [];
  });
  const files = teamsFiles(activity);
  const event: WordsEvent = {
    ...base,
    ...(files.length > 0 && { files }),
    type: 'words',
    words: heard.words,
    mentions: mentions.flat(),
  };
  return { type: 'words', event };
}

function invoke(activity: TeamsActivity, tenant: string, clock: Clock): Incoming {
  const { action } = (activity.value ?? {}) as { action?: { verb?: unknown; data?: unknown } };
  if (activity.name !== 'adaptiveCard/action' || !action) return nothing;
  return press(
    activity,
    tenant,
    clock,
    action.data,
    true,
    typeof action.verb === 'string' ? action.verb : undefined,
  );
}

function press(
  activity: TeamsActivity,
  tenant: string,
  clock: Clock,
  sent: unknown,
  isInvoke: boolean,
  verb?: string,
): Incoming {
  const pressed = readPress(sent, verb);
  if (!pressed) return nothing;
  const base = baseOf(activity, tenant, clock);
  const { form, ...action } = pressed;
  const message = activity.replyToId
    ? { message: { place: base.place, id: activity.replyToId } }
    : {};
  return {
    type: 'press',
    event: { ...base, type: 'action', ...action, ...message },
    invoke: isInvoke,
    ...(form && { form }),
  };
}

/** An upgrade of the app is no news. An app is taken out of a team with all of its channels. */
function installation(activity: TeamsActivity, tenant: string, clock: Clock): Incoming {
  const what =
    activity.action === 'add' ? 'installed' : activity.action === 'remove' ? 'removed' : undefined;
  if (!what) return { type: 'lifecycle', events: [] };
  const team = what === 'removed' ? teamOf(activity) : undefined;
  const event: LifecycleEvent = {
    ...baseOf(activity, tenant, clock),
    type: 'lifecycle',
    what,
    ...nameOf(activity),
  };
  return { type: 'lifecycle', events: [event], ...(team && { wholeTeam: team }) };
}

const TEAM_DELETED = new Set(['teamDeleted', 'teamHardDeleted']);

function conversationUpdate(activity: TeamsActivity, tenant: string, clock: Clock): Incoming {
  const team = teamOf(activity);
  if (team && TEAM_DELETED.has(activity.channelData?.eventType ?? '')) {
    const event: LifecycleEvent = {
      ...baseOf(activity, tenant, clock),
      type: 'lifecycle',
      what: 'removed',
    };
    return { type: 'lifecycle', events: [event], wholeTeam: team };
  }
  const events = [...membership(activity, tenant, clock), ...renaming(activity, tenant, clock)];
  const joined = team && events.some(({ what }) => what === 'joined');
  return { type: 'lifecycle', events, ...(joined && { wholeTeam: team }) };
}

function nameOf({ channelData }: TeamsActivity): { name?: string } {
  const name = channelData?.channel?.name || channelData?.team?.name;
  return name ? { name } : {};
}

/**
 * People who came or went. installationUpdate also reports when the bot itself joins or leaves, and
 * is used for that.
 */
function membership(activity: TeamsActivity, tenant: string, clock: Clock): LifecycleEvent[] {
  const events = (what: 'joined' | 'left', parties: readonly Party[]): LifecycleEvent[] =>
    parties
      .filter((party) => !isBot(party, activity))
      .map((party) => {
        // The client's details are those of the person who added them.
        const { id, at, place } = baseOf(activity, tenant, clock);
        const about = party.name ? { name: party.name, senderName: party.name } : {};
        return {
          type: 'lifecycle',
          what,
          id: `${id}:${party.id}`,
          at,
          place,
          sender: accountOf(party, tenant),
          ...about,
        };
      });
  return [
    ...events('joined', activity.membersAdded ?? []),
    ...events('left', activity.membersRemoved ?? []),
  ];
}

const RENAMED = { channelRenamed: 'channel', teamRenamed: 'team' } as const;

function renaming(activity: TeamsActivity, tenant: string, clock: Clock): LifecycleEvent[] {
  const { eventType } = activity.channelData ?? {};
  const base = baseOf(activity, tenant, clock);
  if (eventType === 'channelRenamed' || eventType === 'teamRenamed') {
    const { id, name } = activity.channelData?.[RENAMED[eventType]] ?? {};
    if (!id || !name) return [];
    return [
      {
        ...base,
        type: 'lifecycle',
        what: 'renamed',
        name,
        place: { platform: 'teams', tenant, id, kind: 'channel' },
      },
    ];
  }
  const gone = eventType === 'channelDeleted' ? activity.channelData?.channel?.id : undefined;
  return gone
    ? [
        {
          ...base,
          type: 'lifecycle',
          what: 'removed',
          place: { platform: 'teams', tenant, id: gone, kind: 'channel' },
        },
      ]
    : [];
}
