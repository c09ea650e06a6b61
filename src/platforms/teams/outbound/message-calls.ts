// The two calls that carry messages, as operations of the SDK's client. Its own versions copy an activity field by field, through a table of
// all that one may have; what is sent here is JSON as it stands, and what comes back is read no further than its id.
import type { Activity } from 'botbuilder';
import type { ConnectorClient } from 'botframework-connector';

type Operation = Parameters<ConnectorClient['sendOperationRequest']>[1];

export interface CallOptions {
  readonly abortSignal: AbortSignal;
}

const asItStands: Operation['serializer'] = {
  modelMappers: {},
  isXML: false,
  serialize: (_mapper, object: unknown) => object,
  deserialize: (_mapper, body: unknown) => body,
  validateConstraints() {},
};

const inPath = (name: string) =>
  ({ parameterPath: name, mapper: { serializedName: name, required: true, type: { name: 'String' } } }) as const;
const json = (name: string) => ({ serializedName: name, type: { name: 'any' } }) as const;

const sent = { bodyMapper: json('response') };
const common = {
  requestBody: { parameterPath: 'activity', mapper: { ...json('activity'), required: true } },
  responses: { 200: sent, 201: sent, 202: sent, default: sent },
  serializer: asItStands,
} satisfies Partial<Operation>;

const SEND: Operation = {
  ...common,
  httpMethod: 'POST',
  path: 'v3/conversations/{conversation}/activities',
  urlParameters: [inPath('conversation')],
};
const UPDATE: Operation = {
  ...common,
  httpMethod: 'PUT',
  path: 'v3/conversations/{conversation}/activities/{id}',
  urlParameters: [inPath('conversation'), inPath('id')],
};

/** Gives the message's id. Throws as the SDK's client does: with `statusCode` and `response` when Teams refused. */
export async function sendActivity(
  connector: ConnectorClient,
  conversation: string,
  activity: Partial<Activity>,
  options: CallOptions,
): Promise<string> {
  const { id } = (await connector.sendOperationRequest({ conversation, activity, options }, SEND)) as unknown as { readonly id: string };
  return id;
}

export async function updateActivity(
  connector: ConnectorClient,
  conversation: string,
  id: string,
  activity: Partial<Activity>,
  options: CallOptions,
): Promise<void> {
  await connector.sendOperationRequest({ conversation, id, activity, options }, UPDATE);
}
