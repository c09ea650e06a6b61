// The parts of Slack's payloads that we read. Field names are Slack's (docs.slack.dev/reference). A
// body without the required fields is not read as one of these. An optional field whose type
// differs from Slack's documentation counts as absent.
import { z } from 'zod/v4';

const maybe = <Schema extends z.ZodType>(schema: Schema) => schema.optional().catch(undefined);
const text = maybe(z.string());
const list = <Schema extends z.ZodType>(schema: Schema) =>
  z
    .array(z.unknown())
    .transform((items) => items.flatMap((item) => schema.safeParse(item).data ?? []));

const team = maybe(z.object({ id: z.string() }));
const user = z.object({ id: z.string(), team_id: text });

const files = maybe(list(z.object({ id: z.string(), name: text, mimetype: text })));
const chosen = z.object({ value: z.string() });
const inputState = z.object({
  value: text,
  selected_option: maybe(chosen),
  selected_options: maybe(z.array(chosen)),
  selected_date: text,
  selected_time: text,
  files,
});
/** By input, and by its one element. */
export const inputStates = z.record(
  z.string(),
  z.record(z.string(), inputState.catch({})).catch({}),
);
const state = maybe(z.object({ values: maybe(inputStates) }));

const event = z.object({
  type: z.string(),
  subtype: text,
  user: text,
  bot_id: text,
  text,
  channel: text,
  channel_type: text,
  ts: text,
  thread_ts: text,
  /** The sender's workspace, under one or several of these names. */
  team: text,
  user_team: text,
  source_team: text,
  blocks: z.unknown(),
  attachments: z.unknown(),
  files,
  /** Of tokens_revoked: user ids by the kind of token. */
  tokens: maybe(z.object({ bot: maybe(z.array(z.unknown())) })),
});

const envelope = z.object({
  type: z.literal('event_callback'),
  team_id: z.string(),
  event_id: z.string(),
  event,
  is_ext_shared_channel: maybe(z.boolean()),
});

const command = z.object({
  command: z.string(),
  text,
  team_id: z.string(),
  user_id: z.string(),
  channel_id: z.string(),
  trigger_id: z.string(),
  response_url: text,
});

const press = z.object({
  type: z.literal('block_actions'),
  team,
  user,
  trigger_id: text,
  response_url: text,
  channel: maybe(z.object({ id: z.string() })),
  message: maybe(z.object({ ts: z.string(), thread_ts: text })),
  container: maybe(
    z.object({ is_ephemeral: maybe(z.boolean()), message_ts: text, thread_ts: text }),
  ),
  actions: list(z.object({ action_id: z.string(), value: text, action_ts: text })),
  state,
});

const submission = z.object({
  type: z.literal('view_submission'),
  team,
  user,
  trigger_id: text,
  view: z.object({
    id: z.string(),
    hash: text,
    private_metadata: text,
    blocks: maybe(list(z.object({ type: z.string(), block_id: text }))),
    state,
  }),
});

const metadataPlace = z.object({ tenant: z.string(), id: z.string(), thread: text });

/**
 * What a modal carries from the press that opened it to its submission; Slack hands it back as we
 * gave it.
 */
export const formMetadata = z.object({
  verb: z.string(),
  data: z.record(z.string(), z.json()).catch({}),
  place: metadataPlace,
  message: maybe(z.object({ place: metadataPlace, id: z.string() })),
  alone: maybe(z.literal(true)),
});

export type SlackFile = NonNullable<z.output<typeof files>>[number];
export type SlackEvent = z.output<typeof event>;
export type EventEnvelope = z.output<typeof envelope>;
export type SlashCommand = z.output<typeof command>;
export type BlockActions = z.output<typeof press>;
export type ViewSubmission = z.output<typeof submission>;
export type InputStates = z.output<typeof inputStates>;

export type SlackBody =
  | { readonly kind: 'event'; readonly body: EventEnvelope }
  | { readonly kind: 'command'; readonly body: SlashCommand }
  | { readonly kind: 'press'; readonly body: BlockActions }
  | { readonly kind: 'form'; readonly body: ViewSubmission };

/** A body that Bolt can read, because Bolt takes every `null` for an object. */
export function withoutNulls(body: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(body).flatMap(([name, value]) => {
      if (value === null) return [];
      const isObject = typeof value === 'object' && !Array.isArray(value);
      return [[name, isObject ? withoutNulls(value as Record<string, unknown>) : value]];
    }),
  );
}

const outermost = z.object({ type: z.unknown(), command: z.unknown() });

/** Undefined if it is nothing that we read. */
export function readBody(given: unknown): SlackBody | undefined {
  const { type, command: named } = outermost.safeParse(given).data ?? {};
  if (named !== undefined) return read('command', command, given);
  if (type === 'event_callback') return read('event', envelope, given);
  if (type === 'block_actions') return read('press', press, given);
  return type === 'view_submission' ? read('form', submission, given) : undefined;
}

function read<Kind extends SlackBody['kind'], Body>(
  kind: Kind,
  schema: z.ZodType<Body>,
  given: unknown,
): { kind: Kind; body: Body } | undefined {
  const { data } = schema.safeParse(given);
  return data === undefined ? undefined : { kind, body: data };
}
