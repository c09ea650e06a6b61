// The page's files: our own by their plain names, third-party scripts from their packages.
import { createReadStream, existsSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { extname, join } from 'node:path';
import { type Handler, sendJson } from './guard';

const TYPES: ReadonlyMap<string, string> = new Map([
  ['.html', 'text/html; charset=utf-8'],
  ['.css', 'text/css; charset=utf-8'],
  ['.js', 'text/javascript; charset=utf-8'],
  ['.svg', 'image/svg+xml'],
]);
const LIBRARIES: ReadonlyMap<string, string> = new Map([
  ['adaptivecards.js', 'adaptivecards/dist/adaptivecards.min.js'],
  ['markdown-it.js', 'markdown-it/browser'],
]);
/**
 * At most one folder, and no dot in front: nothing outside of the page's own folder has such a
 * name.
 */
const OWN = /^(?:[\w-]+\/)?[\w-]+\.(js|css|svg)$/;
const PAGE = join(__dirname, 'page');

function sendFile(res: ServerResponse, path: string): void {
  if (!existsSync(path)) return sendJson(res, 404, { error: 'There is no such file.' });
  res.writeHead(200, { 'content-type': TYPES.get(extname(path)) ?? 'application/octet-stream' });
  createReadStream(path).pipe(res);
}

export const page: Handler = (_req, res) => sendFile(res, join(PAGE, 'index.html'));

export const asset: Handler = (req, res) => {
  const name = (req.url ?? '').split('?')[0]?.replace('/assets/', '') ?? '';
  const library = LIBRARIES.get(name);
  if (library !== undefined) return sendFile(res, require.resolve(library));
  if (!OWN.test(name)) return sendJson(res, 404, { error: 'There is no such file.' });
  return sendFile(res, join(PAGE, name));
};
