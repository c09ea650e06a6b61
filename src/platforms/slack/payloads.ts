// What Slack sends, as far as we read it. Field names are Slack's (docs.slack.dev/reference).

interface Team {
  readonly id: string;
}

export interface EventEnvelope {
  readonly type: 'event_callback';
  readonly team_id: string;
  readonly event_id: string;
  readonly event: SlackEvent;
  readonly is_ext_shared_channel?: boolean;
}
export interface SlackEvent {
  readonly type: string;
  readonly subtype?: string;
  readonly user?: string;
  readonly bot_id?: string;
  readonly text?: string;
  readonly channel?: string;
  readonly channel_type?: string;
  readonly ts?: string;
  readonly thread_ts?: string;
  /** The sender's workspace, under one or several of these names. */
  readonly team?: string;
  readonly user_team?: string;
  readonly source_team?: string;
  readonly blocks?: unknown;
  readonly attachments?: unknown;
  /** Of tokens_revoked: user ids by the kind of token. */
  readonly tokens?: { readonly bot?: readonly string[] };
}

export interface SlashCommand {
  readonly command: string;
  readonly text?: string;
  readonly team_id: string;
  readonly user_id: string;
  readonly channel_id: string;
  readonly trigger_id: string;
  readonly response_url?: string;
}

interface Interaction {
  readonly team?: Team | null;
  readonly user: { readonly id: string; readonly team_id?: string };
  readonly trigger_id?: string;
}

export interface BlockActions extends Interaction {
  readonly type: 'block_actions';
  readonly response_url?: string;
  readonly channel?: { readonly id: string };
  readonly message?: { readonly ts: string; readonly thread_ts?: string };
  readonly container?: { readonly is_ephemeral?: boolean; readonly message_ts?: string; readonly thread_ts?: string };
  readonly actions: readonly { readonly action_id: string; readonly value?: string; readonly action_ts?: string }[];
  readonly state?: { readonly values?: InputState };
}

export interface ViewSubmission extends Interaction {
  readonly type: 'view_submission';
  readonly view: {
    readonly id: string;
    readonly hash?: string;
    readonly private_metadata?: string;
    readonly blocks?: readonly { readonly type: string; readonly block_id?: string }[];
    readonly state?: { readonly values?: InputState };
  };
}

export type InputState = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

export type SlackBody = EventEnvelope | SlashCommand | BlockActions | ViewSubmission | { readonly type?: string };

export const isEvent = (body: SlackBody): body is EventEnvelope => 'type' in body && body.type === 'event_callback' && 'event' in body;
export const isCommand = (body: SlackBody): body is SlashCommand => 'command' in body;
export const isBlockActions = (body: SlackBody): body is BlockActions => 'type' in body && body.type === 'block_actions';
export const isViewSubmission = (body: SlackBody): body is ViewSubmission => 'type' in body && body.type === 'view_submission';
