// Sends a file to a person's own chat on Slack, in the three steps that Slack requires: get an
// address, send the bytes, name the chat.
import type { FilesGetUploadURLExternalResponse, WebClient } from '@slack/web-api';
import { DeliveryError } from '../../../core/errors';
import type { BuiltFile } from '../../../core/platform';
import { slackDeliveryError, errorOfStatus } from '../calls/delivery-errors';

const BYTES_WITHIN_MS = 60_000;

/** `chat`: the channel of the direct message; Slack takes no person's id here. */
export async function uploadFile(
  client: WebClient,
  chat: string,
  { name, type, bytes }: BuiltFile,
): Promise<void> {
  try {
    const place: FilesGetUploadURLExternalResponse = await client.apiCall(
      'files.getUploadURLExternal',
      {
        filename: name,
        length: bytes.length,
      },
    );
    const { upload_url: url, file_id: id } = place;
    if (url === undefined || id === undefined)
      throw new DeliveryError('unavailable', 'Slack named no address for a file');
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': type },
      body: Buffer.from(bytes),
      redirect: 'error',
      signal: AbortSignal.timeout(BYTES_WITHIN_MS),
    });
    if (!response.ok)
      throw errorOfStatus(response.status, response.headers.get('retry-after'), 'safe');
    await client.apiCall('files.completeUploadExternal', {
      files: JSON.stringify([{ id, title: name }]),
      channel_id: chat,
    });
  } catch (error) {
    throw slackDeliveryError(error, 'post');
  }
}
