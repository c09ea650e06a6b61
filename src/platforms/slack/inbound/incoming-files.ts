// Files of people on Slack. An event is trusted for a file's id only; `files.info` says where it
// lies. The token goes to Slack's own file hosts and nowhere else.
import type { FilesInfoResponse, WebClient } from '@slack/web-api';
import { DeliveryError } from '../../../core/errors';
import { FileError, type FileRef } from '../../../core/incoming-files';
import { fetchFile, type FileSource, isBelow } from '../../shared/fetch-file';
import type { MethodCall } from '../calls/rests';
import type { SlackSettings } from '../settings';
import type { SlackFile } from './payloads';

/** More files than this of one message are not looked at. */
const MOST_FILES = 10;
const HOSTS: ReadonlySet<string> = new Set(['files.slack.com', 'slack-files.com']);
const GOV_HOSTS: ReadonlySet<string> = new Set(['files.slack-gov.com']);

/** A file that lies elsewhere, or that Slack shows only on request, has no name here. */
export function slackFiles(files: readonly SlackFile[] | undefined): readonly FileRef[] {
  return (files ?? []).slice(0, MOST_FILES).map(({ id, name, mimetype }) => ({
    platform: 'slack',
    handle: id,
    name: name ?? '',
    ...(mimetype !== undefined && { type: mimetype }),
  }));
}

export interface OpenFileDeps {
  readonly client: WebClient;
  readonly call: MethodCall;
  readonly settings: Pick<SlackSettings, 'botToken' | 'apiUrl'>;
}

export function createSlackOpenFile({ client, call, settings }: OpenFileDeps) {
  const { botToken, apiUrl } = settings;
  const api = apiUrl === undefined ? undefined : new URL(apiUrl);
  const hosts = api?.hostname === 'slack-gov.com' ? GOV_HOSTS : HOSTS;
  const source: FileSource = {
    isOurs: ({ hostname }) => hosts.has(hostname),
    headers: { authorization: `Bearer ${botToken}` },
    isSignIn: ({ hostname }) =>
      isBelow(hostname, ['slack.com', 'slack-gov.com']) && !hosts.has(hostname),
    page: 'signIn',
    // Settings allow plain HTTP on this machine only.
    ...(api?.protocol === 'http:' && { standIn: api.origin }),
  };

  async function addressOf({ handle }: FileRef): Promise<string> {
    const { file } = await infoOf(handle);
    if (!file || file.mode === 'tombstone' || file.mode === 'hidden_by_limit')
      throw new FileError('gone');
    if (file.is_external || file.mode === 'external') throw new FileError('external');
    const address = file.url_private_download ?? file.url_private;
    if (address === undefined) throw new FileError('gone');
    return address;
  }

  async function infoOf(id: string): Promise<FilesInfoResponse> {
    try {
      return await call('files.info', () => client.files.info({ file: id }));
    } catch (error) {
      if (!(error instanceof DeliveryError)) throw error;
      if (/missing_scope|no_permission|not_allowed_token_type/.test(error.message))
        throw new FileError('signIn');
      throw new FileError(
        error.kind === 'rateLimited' || error.kind === 'unavailable' ? 'away' : 'gone',
      );
    }
  }

  return async function* openFile(file: FileRef, signal: AbortSignal): AsyncGenerator<Uint8Array> {
    yield* fetchFile(await addressOf(file), source, signal);
  };
}
