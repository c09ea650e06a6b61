// A file to a person's chat: get an address, send the bytes, name the chat.
import type { DeliveryError } from '../../../../src/core/errors';
import { openRoom, type Room } from '../room';

let room: Room;
beforeAll(async () => {
  room = await openRoom();
});
afterAll(() => room.close());
beforeEach(() => room.clear());

const uma = { platform: 'slack', tenant: 'T0TEAM1', user: 'U0USER1' } as const;
const file = { name: 'my-data.json', type: 'application/json', bytes: Buffer.from('{"ä":1}') };
const give = (
  to: { readonly platform: 'slack'; readonly tenant: string; readonly user: string } = uma,
) => room.platform.sendFile?.(to, file);
const failure = async (): Promise<DeliveryError> =>
  give()?.then(
    () => Promise.reject(new Error('it did not fail')),
    (error: unknown) => error as DeliveryError,
  ) ?? Promise.reject(new Error('no files'));

it('arrives whole, in the chat and not at the person’s id', async () => {
  await give();
  expect(room.slack.calls().map(({ method }) => method)).toEqual([
    'conversations.open',
    'files.getUploadURLExternal',
    'files.completeUploadExternal',
  ]);
  expect(room.slack.calls('files.getUploadURLExternal')[0]?.args).toMatchObject({
    filename: 'my-data.json',
    length: '8',
  });
  expect([...room.slack.state.files.values()]).toMatchObject([
    { content: '{"ä":1}', title: 'my-data.json', channel: 'D0USER1' },
  ]);
  expect(room.slack.problems).toEqual([]);
});

it.each([
  ['files.getUploadURLExternal', { error: 'missing_scope' }, 'unavailable'],
  ['files.getUploadURLExternal', { status: 429, retryAfter: 3 }, 'rateLimited'],
  ['files.completeUploadExternal', { error: 'invalid_channel' }, 'rejected'],
  ['files.completeUploadExternal', { drop: true }, 'inDoubt'],
])('says what became of it when %s answers %o', async (method, fault, kind) => {
  room.slack.fault({ method, times: 1, ...fault });
  expect(await failure()).toMatchObject({ name: 'DeliveryError', kind });
});
