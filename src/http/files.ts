// Files behind a link that works once. GET shows only a button, so that previews and scanners,
// which follow links, do not use the link up. The button's POST fetches the file.
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { BuiltFile } from '../core/platform';
import { FILES_PATH } from '../core/files';
import type { Route } from '../core/route';

/** The texts of the page for one reader. */
export interface FilePageTexts {
  readonly locale: string;
  readonly title: string;
  readonly lead: string;
  readonly button: string;
  readonly gone: string;
}

export interface FileRouteDeps {
  isAvailable(token: string): Promise<boolean>;
  fetch(token: string): Promise<BuiltFile | undefined>;
  /** `language`: the first language of the reader's browser. */
  textsFor(language: string | undefined): FilePageTexts;
}

const HEADERS = {
  'cache-control': 'no-store',
  'content-security-policy':
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-robots-tag': 'noindex',
};
const STYLE =
  'body{font:17px/1.55 system-ui,sans-serif;max-width:32em;margin:4em auto;padding:0 1.2em;color:#1c2b2a;background:#fbfaf7}' +
  'h1{color:#0b6e69;line-height:1.2}button{font:inherit;font-weight:600;padding:.7em 1.4em;border:0;border-radius:.5em;color:#fff;background:#0b6e69}';

/** The token at the end of the path. */
const tokenIn = ({ url = '' }: IncomingMessage) =>
  new RegExp(`^${FILES_PATH}/([\\w-]{43})$`).exec(url.split('?')[0] ?? '')?.[1] ?? '';

export function fileRoutes({ isAvailable, fetch, textsFor }: FileRouteDeps): readonly Route[] {
  const textsOf = (req: IncomingMessage) => textsFor(req.headers['accept-language']?.split(',')[0]);

  function page(
    res: ServerResponse,
    status: number,
    { locale, title, ...texts }: FilePageTexts,
  ): void {
    res.writeHead(status, {
      ...HEADERS,
      'content-type': 'text/html; charset=utf-8',
      vary: 'accept-language',
    });
    const body =
      status === 200
        ? `<p>${escaped(texts.lead)}</p><form method="post"><button>${escaped(texts.button)}</button></form>`
        : `<p>${escaped(texts.gone)}</p>`;
    res.end(
      `<!doctype html><html lang="${locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">` +
        `<title>${escaped(title)}</title><style>${STYLE}</style></head><body><main><h1>${escaped(title)}</h1>${body}</main></body></html>`,
    );
  }

  return [
    {
      method: 'GET',
      path: `${FILES_PATH}/:token`,
      async handle(req, res) {
        page(res, (await isAvailable(tokenIn(req))) ? 200 : 410, textsOf(req));
      },
    },
    {
      method: 'POST',
      path: `${FILES_PATH}/:token`,
      async handle(req, res) {
        req.resume();
        const file = await fetch(tokenIn(req));
        if (!file) return page(res, 410, textsOf(req));
        res.writeHead(200, {
          ...HEADERS,
          // The file contains text from people. If a browser opens it anyway, nothing in it runs.
          'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
          'content-type': file.type,
          'content-length': file.bytes.length,
          'content-disposition': `attachment; filename="${file.name}"`,
        });
        res.end(file.bytes);
      },
    },
  ];
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
