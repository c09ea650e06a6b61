// The page's files: our own by their plain names, third-party scripts and the font from their
// packages. They are read and compressed once. Browsers keep them and ask only if they changed.
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname, join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { type Handler, sendJson } from './guard';

interface FileType {
  readonly type: string;
  /** A font is compressed by itself. */
  readonly isText: boolean;
}

interface ReadyFile extends FileType {
  readonly etag: string;
  readonly plain: Buffer;
  readonly br: Buffer;
  readonly gzip: Buffer;
}

const text = (type: string): FileType => ({ type: `${type}; charset=utf-8`, isText: true });
const TYPES: ReadonlyMap<string, FileType> = new Map([
  ['.html', text('text/html')],
  ['.css', text('text/css')],
  ['.js', text('text/javascript')],
  ['.svg', { type: 'image/svg+xml', isText: true }],
  ['.woff2', { type: 'font/woff2', isText: false }],
]);

const LIBRARIES: ReadonlyMap<string, string> = new Map([
  ['adaptivecards.js', 'adaptivecards/dist/adaptivecards.min.js'],
  ['markdown-it.js', 'markdown-it/browser'],
  ['inter-latin.woff2', '@fontsource-variable/inter/files/inter-latin-wght-normal.woff2'],
  ['inter-latin-ext.woff2', '@fontsource-variable/inter/files/inter-latin-ext-wght-normal.woff2'],
]);
/**
 * At most one folder, and no dot in front: nothing outside of the page's own folder has such a
 * name.
 */
const OWN = /^(?:[\w-]+\/)?[\w-]+\.(js|css|svg)$/;
const PAGE = join(__dirname, 'page');

const ready = new Map<string, Promise<ReadyFile>>();

async function prepare(path: string): Promise<ReadyFile> {
  const plain = await readFile(path);
  const known = TYPES.get(extname(path)) ?? { type: 'application/octet-stream', isText: false };
  const etag = `"${createHash('sha256').update(plain).digest('base64url').slice(0, 22)}"`;
  if (!known.isText) return { ...known, etag, plain, br: plain, gzip: plain };
  const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } };
  const [br, zipped] = await Promise.all([
    promisify(brotliCompress)(plain, quality),
    promisify(gzip)(plain),
  ]);
  return { ...known, etag, plain, br, gzip: zipped };
}

/** What a browser takes, smallest first. */
function encodingFor(req: IncomingMessage): 'br' | 'gzip' | 'plain' {
  const taken = (req.headers['accept-encoding'] ?? '')
    .split(',')
    .map((one) => one.trim().split(';')[0]);
  return taken.includes('br') ? 'br' : taken.includes('gzip') ? 'gzip' : 'plain';
}

async function sendFile(req: IncomingMessage, res: ServerResponse, path: string): Promise<void> {
  if (!ready.has(path) && !existsSync(path))
    return sendJson(res, 404, { error: 'There is no such file.' });
  const preparing = ready.get(path) ?? prepare(path);
  ready.set(path, preparing);
  const file = await preparing;
  const caching = { etag: file.etag, 'cache-control': 'private, no-cache' };
  if (req.headers['if-none-match'] === file.etag) {
    res.writeHead(304, caching);
    res.end();
    return;
  }
  const encoding = file.isText ? encodingFor(req) : 'plain';
  const body = file[encoding];
  res.writeHead(200, {
    ...caching,
    'content-type': file.type,
    'content-length': body.length,
    vary: 'accept-encoding',
    ...(encoding !== 'plain' && { 'content-encoding': encoding }),
  });
  res.end(body);
}

export const page: Handler = (req, res) => sendFile(req, res, join(PAGE, 'index.html'));

export const asset: Handler = (req, res) => {
  const name = (req.url ?? '').split('?')[0]?.replace('/assets/', '') ?? '';
  const library = LIBRARIES.get(name);
  if (library !== undefined) return sendFile(req, res, require.resolve(library));
  if (!OWN.test(name)) return sendJson(res, 404, { error: 'There is no such file.' });
  return sendFile(req, res, join(PAGE, name));
};
