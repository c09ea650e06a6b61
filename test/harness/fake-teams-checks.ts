// What Teams would refuse of an outgoing activity, or show badly: limits from the public
// documentation that no JSON schema says.

/** An activity as it came over the wire. */
export type WireActivity = Record<string, unknown> & {
  readonly type?: string;
  readonly text?: string;
  readonly attachments?: readonly { readonly contentType?: string; readonly content?: unknown }[];
};

/** Documented ceiling for one message, counted in UTF-16. */
const MAX_ACTIVITY_BYTES = 100 * 1024;
const MAX_CARD_VERSION = 1.5;
const MAX_PRIMARY_ACTIONS = 6;
export const ADAPTIVE_CARD = 'application/vnd.microsoft.card.adaptive';

/** Complaints about an activity; [] = fine. */
export function checkActivity(activity: unknown): string[] {
  if (!isObject(activity)) return ['activity is not an object'];
  const { type, text, attachments = [], suggestedActions, channelData } = activity as WireActivity;
  const bad: string[] = [];
  if (!type) bad.push('activity.type is missing');
  if (Buffer.byteLength(JSON.stringify(activity), 'utf16le') > MAX_ACTIVITY_BYTES)
    bad.push('TOO_BIG: activity is larger than 100 KB (UTF-16)');
  if (type === 'message' && !text && attachments.length === 0 && !suggestedActions && !channelData)
    bad.push('message without text and without attachments');
  for (const [index, { contentType, content }] of attachments.entries()) {
    const where = `attachments[${index}]`;
    if (!contentType) bad.push(`${where}.contentType is missing`);
    if (contentType === ADAPTIVE_CARD)
      bad.push(...checkCard(content).map((complaint) => `${where}: ${complaint}`));
  }
  return bad;
}

/** The rules about Adaptive Cards that Teams enforces. */
export function checkCard(card: unknown): string[] {
  if (!isObject(card) || card['type'] !== 'AdaptiveCard')
    return ['content.type must be "AdaptiveCard"'];
  const bad: string[] = [];
  const version = typeof card['version'] === 'string' ? card['version'] : '';
  if (!/^1\.\d$/.test(version)) bad.push(`version ${JSON.stringify(card['version'])} is not 1.x`);
  else if (Number(version) > MAX_CARD_VERSION)
    bad.push(
      `version ${version} is above ${MAX_CARD_VERSION} (Teams shows an empty card or the fallback text)`,
    );
  const ids = new Set<string>();
  walk(card['body'] ?? [], 'body', (element, path) =>
    bad.push(...checkElement(element, path, ids)),
  );
  walk(card['actions'] ?? [], 'actions', (element, path) =>
    bad.push(...checkElement(element, path, ids)),
  );
  const primary = Array.isArray(card['actions'])
    ? card['actions'].filter((action) => isObject(action) && action['mode'] !== 'secondary')
    : [];
  if (primary.length > MAX_PRIMARY_ACTIONS) bad.push('more than 6 primary actions (Teams shows 6)');
  return bad;
}

function checkElement(element: Record<string, unknown>, path: string, ids: Set<string>): string[] {
  const { type, id, text, url, verb } = element;
  if (typeof type === 'string' && type.startsWith('Input.')) {
    if (typeof id !== 'string' || !id)
      return [`${path}: ${type} without id (its value is never sent)`];
    if (ids.has(id)) return [`${path}: duplicate input id ${id}`];
    ids.add(id);
  }
  if (type === 'TextBlock' && typeof text !== 'string') return [`${path}: TextBlock without text`];
  if (
    type === 'Action.OpenUrl' &&
    !/^(https?|msteams|mailto|tel):/.test(typeof url === 'string' ? url : '')
  )
    return [`${path}: Action.OpenUrl url ${JSON.stringify(url)}`];
  if (type === 'Action.Execute' && !verb) return [`${path}: Action.Execute without verb`];
  if (type === 'Action.Http') return [`${path}: Action.Http is not allowed in Teams`];
  return [];
}

/** Every object below `value` with its path, except what stands in actions' data. */
export function walk(
  value: unknown,
  path: string,
  visit: (element: Record<string, unknown>, path: string) => void,
): void {
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) walk(item, `${path}[${index}]`, visit);
    return;
  }
  if (!isObject(value)) return;
  visit(value, path);
  for (const [name, item] of Object.entries(value))
    if (name !== 'data') walk(item, `${path}.${name}`, visit);
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
