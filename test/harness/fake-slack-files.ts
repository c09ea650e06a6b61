// Files that people share in the pretended Slack, and how its file host serves them: to the bot's
// token only, with the quirks of the real one. A refusal is a sign-in page, never a 403.
import type http from 'node:http';
import { type Loose, rid, type World } from './fake-slack-world';

/**
 * `signIn`: a page with status 200. `signInElsewhere`: a redirect to one. `elsewhere`: a redirect
 * to another host, as a forged answer would be. `moved`: a redirect within the host. `endless` and
 * `slow` bodies never end. `wrongSize`: the size said is one byte. `gone`: deleted meanwhile.
 */
export type FileQuirk =
  | 'signIn'
  | 'signInElsewhere'
  | 'elsewhere'
  | 'moved'
  | 'endless'
  | 'slow'
  | 'wrongSize'
  | 'gone'
  | 'external'
  | 'failing';

export interface SharedFile {
  readonly name: string;
  readonly content: string | Uint8Array;
  readonly mimetype?: string;
  readonly quirk?: FileQuirk;
  /** Events and forms only bring its id, as in channels shared with other companies. */
  readonly onlyId?: true;
}

const SIGN_IN = '<!DOCTYPE html><html><head><title>Slack</title></head><body>Sign in</body></html>';

export function createFiles({ S, record }: World) {
  /** Puts a file into the workspace; gives it as an event or a form brings it. */
  function addFile({ name, content, mimetype = 'text/csv', quirk, onlyId }: SharedFile): Loose {
    const id = rid('F', 9);
    const bytes = Buffer.from(content as string);
    const address = `${S.base}files-pri/T0TEAM1-${id}/download/${encodeURIComponent(name)}`;
    const isExternal = quirk === 'external';
    const file: Loose = {
      id,
      name,
      title: name,
      mimetype,
      filetype: name.split('.').pop(),
      size: quirk === 'wrongSize' ? 1 : bytes.length,
      mode: isExternal ? 'external' : 'hosted',
      is_external: isExternal,
      url_private: isExternal ? address.replace('127.0.0.1', 'localhost') : address,
      ...(!isExternal && { url_private_download: address }),
    };
    S.files.set(id, { ...file, content: bytes, quirk, shared: file });
    if (!onlyId) return file;
    return {
      id,
      created: 0,
      timestamp: 0,
      user: '',
      mode: 'file_access',
      file_access: 'check_file_info',
    };
  }

  /** The answer of files.info. */
  function info(id: string, scopes: string): Loose {
    if (!scopes.split(',').includes('files:read'))
      return { ok: false, error: 'missing_scope', needed: 'files:read', provided: scopes };
    const file = S.files.get(id);
    if (!file?.shared || file.quirk === 'gone') return { ok: false, error: 'file_not_found' };
    return { ok: true, file: file.shared };
  }

  /** The file host. Everything that was asked of it is recorded, with the token that came along. */
  function serve(req: http.IncomingMessage, res: http.ServerResponse, url: URL): void {
    const id = /^\/files-pri\/\w+-(\w+)\//.exec(url.pathname)?.[1] ?? '';
    const token = /^Bearer (.+)$/.exec(req.headers.authorization ?? '')?.[1];
    const host = req.headers.host?.split(':')[0];
    record({ kind: 'file', method: 'file', id, token, host, path: url.pathname, ok: true });
    const file = S.files.get(id);
    const team = [...S.teams.values()].find(({ botToken }) => botToken === token);
    const page = () => {
      res.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
      res.end(SIGN_IN);
    };
    const to = (location: string) => {
      res.writeHead(302, { location, 'content-type': 'text/html' });
      res.end(SIGN_IN);
    };
    if (!file || !team?.scopes.split(',').includes('files:read')) return page();
    const type = { 'content-type': file.mimetype };
    switch (url.searchParams.has('again') ? undefined : (file.quirk as FileQuirk | undefined)) {
      case 'signIn':
        return page();
      case 'signInElsewhere':
        return to('https://contoso.slack.com/?redir=%2Ffiles-pri');
      case 'elsewhere':
        return to(`http://localhost:${url.port}${url.pathname}?again`);
      case 'moved':
        return to(`${url.pathname}?again`);
      case 'failing':
        res.writeHead(502);
        return void res.end();
      case 'endless':
        res.writeHead(200, type);
        return endless(res, 'a'.repeat(64 * 1024));
      case 'slow':
        res.writeHead(200, type);
        return void res.write(file.content.subarray(0, 1));
      default:
        res.writeHead(200, type);
        res.end(file.content);
    }
  }

  return { addFile, info, serve };
}

function endless(res: http.ServerResponse, part: string): void {
  const more = () => {
    while (!res.destroyed && res.write(part));
  };
  res.on('drain', more);
  more();
}
