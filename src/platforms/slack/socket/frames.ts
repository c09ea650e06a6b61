// What comes over Slack's socket, looked at before Slack's client takes it: the client reads a
// frame's fields unasked, and emits each event under the name that the frame gives it, beside its
// own `close` and `error`.

export type Frame =
  /** Slack wants another connection in the place of this one. */
  | { readonly kind: 'leave'; readonly reason: string }
  /** The greeting, or an event, of which the client emits `name`. */
  | { readonly kind: 'greeting' }
  | { readonly kind: 'event'; readonly name: string }
  /** An unknown frame. */
  | { readonly kind: 'unknown' };

const UNKNOWN: Frame = { kind: 'unknown' };

export function readFrame(data: unknown): Frame {
  const frame = parsed(data);
  if (!isObject(frame) || typeof frame['type'] !== 'string') return UNKNOWN;
  const { type, payload } = frame;
  if (type === 'hello') return { kind: 'greeting' };
  if (type === 'disconnect') return { kind: 'leave', reason: String(frame['reason']) };
  if (typeof frame['envelope_id'] !== 'string' || !isObject(payload)) return UNKNOWN;
  if (type !== 'events_api') return { kind: 'event', name: type };
  const { event } = payload;
  return isObject(event) && typeof event['type'] === 'string'
    ? { kind: 'event', name: event['type'] }
    : UNKNOWN;
}

function parsed(data: unknown): unknown {
  if (typeof data !== 'string') return undefined;
  try {
    return JSON.parse(data);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;
