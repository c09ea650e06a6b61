// Files of people on Teams. In a personal chat they come with an address that works for about an
// hour, without a token. In channels and groups a bot only sees that something was attached.
import { z } from 'zod/v4';
import { FileError, type FileRef } from '../../../core/incoming-files';
import { fetchFile, type FileSource, isBelow } from '../../shared/fetch-file';
import type { TeamsSettings } from '../settings';
import { kindOf, type TeamsActivity } from './activity';

const FILE = 'application/vnd.microsoft.teams.file.download.info';
/** More files than this of one message are not looked at. */
const MOST_FILES = 10;
/** Where SharePoint and OneDrive keep files, also in the clouds of governments and in China. */
const HOSTS = [
  'sharepoint.com',
  'sharepoint.us',
  'sharepoint-mil.us',
  'sharepoint.cn',
  'sharepoint.de',
  'dps.mil',
  'onedrive.com',
  'onedrive.live.com',
  '1drv.com',
];

const downloadInfo = z.object({ downloadUrl: z.string() });

export function teamsFiles(activity: TeamsActivity): readonly FileRef[] {
  const attached = (activity.attachments ?? []).flatMap((attachment): FileRef[] => {
    const { contentType, content, name, contentUrl } = attachment;
    if (contentType === FILE) {
      const { downloadUrl = '' } = downloadInfo.safeParse(content).data ?? {};
      return [{ platform: 'teams', handle: downloadUrl, name: name ?? '' }];
    }
    // A picture that was pasted.
    return contentType?.startsWith('image/')
      ? [{ platform: 'teams', handle: contentUrl ?? '', name: name ?? '', type: contentType }]
      : [];
  });
  const isHidden = kindOf(activity) !== 'personal' && hidesFile(activity);
  const hidden = { platform: 'teams', handle: '', name: '', outOfReach: true } as const;
  return [...attached, ...(isHidden ? [hidden] : [])].slice(0, MOST_FILES);
}

/** The text has a place for an attachment that Teams kept back. Quoted messages have one too. */
function hidesFile({ text, attachments }: TeamsActivity): boolean {
  const texts = [text, ...(attachments ?? []).map(({ content }) => content)];
  const places = texts.flatMap((each) =>
    typeof each === 'string'
      ? [...each.matchAll(/<attachment\b[^<>]{0,200}?\bid=["']?([^"'\s<>]+)/gi)].map(([, id]) => id)
      : [],
  );
  const known = new Set((attachments ?? []).map(({ id }) => id));
  return places.some((id) => !known.has(id));
}

/** No token goes along: the address itself lets the bot in. */
export function createTeamsOpenFile({ tokenUrl }: Pick<TeamsSettings, 'tokenUrl'>) {
  const source: FileSource = {
    isOurs: ({ hostname }) => isBelow(hostname, HOSTS),
    page: 'webPage',
    // Settings allow it on this machine only.
    ...(tokenUrl && { standIn: new URL(tokenUrl).origin }),
  };
  return async function* openFile(
    { handle }: FileRef,
    signal: AbortSignal,
  ): AsyncGenerator<Uint8Array> {
    if (handle === '') throw new FileError('gone');
    yield* fetchFile(handle, source, signal);
  };
}
