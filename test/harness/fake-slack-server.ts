// The stand-in's HTTP server: Web API, OAuth, response_url and the control routes.
import http from 'node:http';
import { validateMessage } from './blockkit-messages';
import type { createApi } from './fake-slack-api';
import type { createFiles } from './fake-slack-files';
import { takeSockets } from './fake-slack-socket';
import { type Loose, parse, rid, sleep, type World } from './fake-slack-world';

export type Control = (
  verb: string,
  body: Loose,
  url: URL,
  json: (status: number, body: Loose) => void,
) => Loose;

export function createServer(
  world: World,
  api: ReturnType<typeof createApi>,
  files: ReturnType<typeof createFiles>,
  control: Control,
): http.Server {
  const { o, S, record, takeFault } = world;
  const server = http.createServer((req, res) => void answer(req, res));
  async function answer(req: http.IncomingMessage, res: http.ServerResponse): Promise<Loose> {
    const parts: Buffer[] = [];
    let n = 0;
    for await (const d of req as AsyncIterable<Buffer>) {
      n += d.length;
      if (n < 5e6) parts.push(d);
    }
    const raw = Buffer.concat(parts).toString('utf8');
    const url = new URL(req.url ?? '/', S.base);
    const json = (status: number, body: Loose, h: Loose = {}) => {
      res.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...h });
      res.end(JSON.stringify(body));
    };
    const ct = req.headers['content-type'] || '';
    if (url.pathname.startsWith('/_ctl/'))
      return control(url.pathname.slice(6), parse(raw) || {}, url, json);
    if (url.pathname === '/oauth/v2/authorize') {
      const code = rid('', 20);
      S.codes.set(code, url.searchParams.get('team') || o.authorizeTeam || 'T0TEAM1');
      const back = new URL(
        String(
          url.searchParams.get('redirect_uri') ||
            o.redirectUri ||
            new URL('/slack/oauth_redirect', o.botUrl),
        ),
      );
      back.searchParams.set('code', code);
      if (url.searchParams.get('state'))
        back.searchParams.set('state', url.searchParams.get('state') ?? '');
      res.writeHead(302, { location: back.href });
      return res.end();
    }
    if (url.pathname.startsWith('/files-pri/')) return files.serve(req, res, url);
    if (url.pathname.startsWith('/upload/')) {
      const file = S.files.get(url.pathname.split('/')[2] ?? '');
      // Slack takes the bytes once, and only as many as were announced.
      const ok = file !== undefined && file.content === undefined && file.length === n;
      if (ok) file.content = raw;
      record({ kind: 'upload', ok, bytes: n });
      return json(ok ? 200 : 400, { ok });
    }
    if (url.pathname.startsWith('/response/')) {
      const u = S.urls.get(url.pathname.split('/')[2] ?? '');
      const f = takeFault('response_url');
      if (f) {
        if (f.delayMs) await sleep(f.delayMs);
        if (f.drop) return req.socket.destroy();
        if (f.status) {
          record({
            kind: 'response_url',
            method: 'response_url',
            ok: false,
            error: `injected ${f.status}`,
          });
          return json(
            f.status,
            { ok: false, error: f.error || 'ratelimited' },
            f.retryAfter ? { 'retry-after': String(f.retryAfter) } : {},
          );
        }
      }
      const a = parse(raw) || {};
      let error: string | null = null;
      if (!u || Date.now() - u.at > 30 * 60e3) error = 'expired_url';
      else if (++u.uses > 5) error = 'used_url';
      else if (!a.delete_original) {
        const v = validateMessage(a);
        error = v.error;
        if (v.messages.length) S.problems.push(...v.messages.map((x) => `response_url: ${x}`));
      }
      record({
        kind: 'response_url',
        method: 'response_url',
        args: a,
        ok: !error,
        error,
        user: u?.user,
        channel: u?.channel,
      });
      return error
        ? json(error === 'expired_url' || error === 'used_url' ? 404 : 400, { ok: false, error })
        : json(200, { ok: true });
    }
    const m = /^\/api\/([\w.]+)$/.exec(url.pathname);
    if (!m) {
      S.problems.push(`unknown path ${req.method} ${url.pathname}`);
      record({ kind: 'unknown', method: url.pathname, ok: false });
      return json(404, { ok: false, error: 'not_found' });
    }
    const method = m[1] ?? '';
    let a: Loose = Object.fromEntries(url.searchParams);
    if (/json/.test(ct)) {
      const j = parse(raw);
      if (raw && !j) return json(200, { ok: false, error: 'invalid_json' });
      a = { ...a, ...j };
    } else if (/multipart/.test(ct)) {
      for (const p of raw.split(/--[^\r\n]+/)) {
        const mm = /name="([^"]+)"\r\n(?:[^\r\n]+\r\n)*\r\n([\s\S]*?)\r\n$/.exec(p);
        if (mm?.[1]) a[mm[1]] = mm[2];
      }
    } else if (raw) a = { ...a, ...Object.fromEntries(new URLSearchParams(raw)) };
    const basic = /^Basic (.+)$/.exec(req.headers.authorization || '');
    if (basic) {
      const [id, sec] = Buffer.from(basic[1] ?? '', 'base64')
        .toString()
        .split(':');
      a.client_id ??= id;
      a.client_secret ??= sec;
    }
    const tok = (/^Bearer (.+)$/.exec(req.headers.authorization || '') || [])[1] || a.token;
    delete a.token;
    const f = takeFault(method);
    if (f) {
      if (f.delayMs) await sleep(f.delayMs);
      if (f.drop) {
        record({ kind: 'api', method, args: a, ok: false, error: 'dropped' });
        return req.socket.destroy();
      }
      if (f.status || f.error) {
        record({
          kind: 'api',
          method,
          args: a,
          ok: false,
          error: f.error || (f.status === 429 ? 'ratelimited' : `http_${f.status}`),
          injected: true,
        });
        return json(
          f.status || 200,
          {
            ok: false,
            error: f.error || (f.status === 429 ? 'ratelimited' : 'internal_error'),
            ...(f.messages && { response_metadata: { messages: f.messages } }),
          },
          f.retryAfter !== undefined ? { 'retry-after': String(f.retryAfter) } : {},
        );
      }
    }
    const r = api(method, a, tok);
    const { __status = 200, __retryAfter, ...body } = r;
    const team = [...S.teams.values()].find((t) => t.botToken === tok);
    const rec: Loose = {
      kind: 'api',
      method,
      args: {
        ...a,
        ...(a.blocks ? { blocks: parse(a.blocks) } : {}),
        ...(a.view ? { view: parse(a.view) } : {}),
      },
      team: team?.id,
      ok: body.ok,
      error: body.error || null,
      ts: body.ts || body.message_ts,
      channel: body.channel?.id || body.channel,
      view: body.view,
      messages: body.response_metadata?.messages,
    };
    if (!body.ok && !['ratelimited'].includes(body.error))
      S.problems.push(
        `${method} -> ${body.error} ${JSON.stringify(body.response_metadata?.messages || '')}`,
      );
    if (f?.gateway) {
      res.writeHead(f.gateway.status, { 'content-type': 'text/html' });
      res.end(f.gateway.text);
      return record(rec);
    }
    json(__status, body, {
      'x-oauth-scopes': team?.scopes || '',
      ...(__retryAfter ? { 'retry-after': String(__retryAfter) } : {}),
    });
    record(rec);
  }

  takeSockets(server, world);
  return server;
}
