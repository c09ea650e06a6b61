// Files that people attach in the pretended Teams, and the place where they lie, as SharePoint
// serves them: by a secret address, for a while, without a token.
import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';

/**
 * `sharingLink`: the address leads to a page, as from iPhones. `expired`: the address is too old.
 * `elsewhere`: a redirect to another host. `moved`: one within the host. `endless` and `slow`
 * bodies never end.
 */
export type TeamsFileQuirk =
  | 'sharingLink'
  | 'expired'
  | 'elsewhere'
  | 'moved'
  | 'endless'
  | 'slow'
  | 'failing';

export interface AttachedFile {
  readonly name: string;
  readonly content: string | Uint8Array;
  readonly quirk?: TeamsFileQuirk;
}

export interface FileRequest {
  readonly host: string;
  readonly authorization?: string;
}

export interface TeamsFiles {
  /** What was asked for, in order. */
  readonly asked: FileRequest[];
  /** The attachment of a message in a personal chat. */
  attachment(file: AttachedFile): object;
  /** What a bot gets of a file in a channel or group. */
  placeholder(): object;
  /** False if the request is not for a file. */
  serve(req: IncomingMessage, res: ServerResponse): boolean;
}

export function createFiles(base: () => string): TeamsFiles {
  const files = new Map<string, AttachedFile>();
  const asked: FileRequest[] = [];

  function answer({ content, quirk }: AttachedFile, url: URL, res: ServerResponse): void {
    const page = () => {
      res.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
      res.end('<!DOCTYPE html><html><body>Open in the app</body></html>');
    };
    const to = (location: string) => {
      res.writeHead(302, { location });
      res.end();
    };
    const status = (code: number) => {
      res.writeHead(code);
      res.end();
    };
    const bytes = { 'content-type': 'application/octet-stream' };
    switch (url.searchParams.has('again') ? undefined : quirk) {
      case 'sharingLink':
        return page();
      case 'expired':
        return status(401);
      case 'failing':
        return status(503);
      case 'elsewhere':
        return to(`http://localhost:${url.port}${url.pathname}?again`);
      case 'moved':
        return to(`${url.pathname}?again`);
      case 'endless':
        res.writeHead(200, bytes);
        return endless(res, 'a'.repeat(64 * 1024));
      case 'slow':
        res.writeHead(200, bytes);
        return void res.write('e');
      default:
        res.writeHead(200, bytes);
        res.end(content);
    }
  }

  return {
    asked,
    attachment(file) {
      const uniqueId = randomUUID();
      files.set(uniqueId, file);
      return {
        contentType: 'application/vnd.microsoft.teams.file.download.info',
        name: file.name,
        contentUrl: `https://contoso-my.sharepoint.com/personal/uma/Documents/${file.name}`,
        content: {
          downloadUrl: `${base()}personal-files/${uniqueId}?tempauth=secret`,
          uniqueId,
          fileType: file.name.split('.').pop(),
          etag: '"1"',
        },
      };
    },
    placeholder: () => ({
      contentType: 'text/html',
      content: `<p><attachment id="${randomUUID()}"></attachment></p>`,
    }),
    serve(req, res) {
      const url = new URL(req.url ?? '/', base());
      const [, id = ''] = /^\/personal-files\/([\w-]+)$/.exec(url.pathname) ?? [];
      const file = files.get(id);
      if (!file) return false;
      const { host = '', authorization } = req.headers;
      asked.push({ host, ...(authorization !== undefined && { authorization }) });
      answer(file, url, res);
      return true;
    },
  };
}

function endless(res: ServerResponse, part: string): void {
  const more = () => {
    while (!res.destroyed && res.write(part));
  };
  res.on('drain', more);
  more();
}
