// The stand-in's Web API: what each method requires and answers, and what it refuses as Slack
// would.
import { validateMessage, validateView } from './blockkit-messages';
import type { createFiles } from './fake-slack-files';
import { METHODS, NO_TOKEN } from './fake-slack-methods';
import { type Loose, parse, rid, type World } from './fake-slack-world';

export function createApi(
  { o, S, im, newTs }: World,
  files: Pick<ReturnType<typeof createFiles>, 'info'>,
) {
  function api(method: string, a: Loose, tok: string | undefined): Loose {
    const no = (error: string, extra: Loose = {}): Loose => ({ ok: false, error, ...extra });
    /** A form that takes files is refused without the scope for them. */
    const viewProblems = (view: Loose): string[] => [
      ...validateView(view),
      ...(JSON.stringify(parse(view) ?? '').includes('"file_input"') &&
      !team.scopes.split(',').includes('files:read')
        ? ['file_input needs the scope files:read']
        : []),
    ];
    if (!(method in METHODS)) return no('unknown_method', { req_method: method });
    let team: Loose;
    if (!NO_TOKEN.has(method)) {
      if (!tok) return no('not_authed');
      if (method === 'apps.connections.open') {
        if (tok !== o.appToken) return no('invalid_auth');
      } else {
        team = [...S.teams.values()].find((t) => t.botToken === tok);
        if (!team) return no('invalid_auth');
        if (team.revoked) return no('token_revoked');
      }
    }
    const missing: string[] = (METHODS[method] ?? []).filter(
      (r) => !r.split('|').some((k) => a[k] !== undefined && a[k] !== '' && a[k] !== null),
    );
    if (missing.length) {
      const m0 = missing[0];
      if (m0 === 'channel') return no('channel_not_found');
      return no('invalid_arguments', {
        response_metadata: { messages: missing.map((x) => `[ERROR] missing required field: ${x}`) },
      });
    }
    let ch: Loose;
    if (a.channel !== undefined && typeof a.channel === 'string') {
      ch =
        S.channels.get(a.channel) ||
        (/^[UW]/.test(a.channel) && S.users.get(a.channel)?.team_id === team?.id
          ? im(a.channel, team.id)
          : [...S.channels.values()].find((c) => '#' + c.name === a.channel));
      if (!ch || (team && ch.team !== team.id)) return no('channel_not_found');
      if (method.startsWith('chat.') && ch.is_archived) return no('is_archived');
      if (['chat.postMessage', 'chat.postEphemeral'].includes(method) && ch.is_member === false)
        return no('not_in_channel');
    }
    const usr = (id: string): Loose => {
      const u = S.users.get(id);
      return u && (!team || u.team_id === team.id) ? u : undefined;
    };
    const shape = (u: Loose): Loose => ({
      id: u.id,
      team_id: u.team_id,
      name: u.name,
      deleted: u.deleted,
      real_name: u.real_name,
      tz: u.tz,
      locale: u.locale,
      is_bot: u.is_bot,
      is_admin: u.is_admin,
      is_restricted: u.is_restricted ?? false,
      is_ultra_restricted: u.is_ultra_restricted ?? false,
      ...(u.is_stranger !== undefined && { is_stranger: u.is_stranger }),
      ...(u.is_email_confirmed !== undefined && { is_email_confirmed: u.is_email_confirmed }),
      ...(u.enterprise_user && { enterprise_user: u.enterprise_user }),
      profile: { real_name: u.real_name, display_name: u.name, email: u.email },
    });
    const store = (id: string): Map<string, Loose> => {
      const known = S.messages.get(id) ?? new Map<string, Loose>();
      S.messages.set(id, known);
      return known;
    };
    const bm = (error: string, msgs: string[]) =>
      no(error, { errors: msgs, response_metadata: { messages: msgs.map((x) => `[ERROR] ${x}`) } });
    switch (method) {
      case 'chat.postMessage':
      case 'chat.postEphemeral':
      case 'chat.scheduleMessage': {
        const v = validateMessage(a);
        if (v.error) return bm(v.error, v.messages);
        for (const w of v.messages) S.problems.push(`${method}: ${w}`);
        if (method === 'chat.postEphemeral') {
          if (!S.users.has(a.user) || !ch.members.includes(a.user))
            return no('user_not_in_channel');
          return { ok: true, message_ts: newTs() };
        }
        if (method === 'chat.scheduleMessage')
          return {
            ok: true,
            channel: ch.id,
            scheduled_message_id: rid('Q', 9),
            post_at: Number(a.post_at),
            message: {},
          };
        if (a.thread_ts && !store(ch.id).has(a.thread_ts) && !/^\d+\.\d{6}$/.test(a.thread_ts))
          return no('invalid_thread_ts');
        if (o.perChannelPerSecond) {
          const k = ch.id;
          const t = Date.now();
          const r = (S.recent.get(k) || []).filter((x) => t - x < 1000);
          if (r.length >= o.perChannelPerSecond)
            return { __status: 429, __retryAfter: 1, ok: false, error: 'ratelimited' };
          r.push(t);
          S.recent.set(k, r);
        }
        const ts = newTs();
        const message = {
          type: 'message',
          user: team.botUserId,
          bot_id: team.botId,
          app_id: o.appId,
          team: team.id,
          ts,
          text: a.text || '',
          ...(a.blocks ? { blocks: parse(a.blocks) } : {}),
          ...(a.attachments ? { attachments: parse(a.attachments) } : {}),
          ...(a.thread_ts ? { thread_ts: a.thread_ts } : {}),
          ...(a.metadata ? { metadata: parse(a.metadata) } : {}),
        };
        store(ch.id).set(ts, message);
        return { ok: true, channel: ch.id, ts, message };
      }
      case 'chat.update': {
        const m = store(ch.id).get(a.ts);
        if (!m) return no('message_not_found');
        if (m.bot_id !== team.botId) return no('cant_update_message');
        const v = validateMessage(a);
        if (v.error) return bm(v.error, v.messages);
        Object.assign(m, {
          text: a.text || '',
          blocks: a.blocks ? parse(a.blocks) : a.text ? undefined : m.blocks,
          edited: { user: team.botUserId, ts: newTs() },
        });
        return { ok: true, channel: ch.id, ts: a.ts, text: m.text, message: m };
      }
      case 'chat.delete':
        return store(ch.id).delete(a.ts)
          ? { ok: true, channel: ch.id, ts: a.ts }
          : no('message_not_found');
      case 'chat.getPermalink':
        return {
          ok: true,
          channel: ch.id,
          permalink: `https://contoso.slack.example/archives/${ch.id}/p${String(a.message_ts).replace('.', '')}`,
        };
      case 'views.open':
      case 'views.push': {
        const t = S.triggers.get(a.trigger_id);
        if (!t) return no('invalid_trigger_id');
        if (t.used) return no('exchanged_trigger_id');
        if (Date.now() - t.at > o.triggerTtlMs) return no('expired_trigger_id');
        const bad = viewProblems(a.view);
        if (bad.length) return bm('invalid_arguments', bad);
        if (parse(a.view).type !== 'modal') return no('invalid_arguments');
        t.used = true;
        const view = {
          id: rid('V', 10),
          team_id: team.id,
          state: { values: {} },
          hash: rid('', 10),
          app_id: o.appId,
          bot_id: team.botId,
          root_view_id: 'x',
          ...parse(a.view),
        };
        view.root_view_id = view.id;
        S.views.set(view.id, view);
        return { ok: true, view };
      }
      case 'views.update': {
        const v =
          S.views.get(a.view_id) ||
          [...S.views.values()].find((x) => a.external_id && x.external_id === a.external_id);
        if (!v) return no('not_found');
        if (a.hash && a.hash !== v.hash) return no('hash_conflict');
        const bad = viewProblems(a.view);
        if (bad.length) return bm('invalid_arguments', bad);
        Object.assign(v, parse(a.view), { hash: rid('', 10) });
        return { ok: true, view: v };
      }
      case 'views.publish': {
        if (!usr(a.user_id)) return no('user_not_found');
        const bad = viewProblems(a.view);
        if (bad.length) return bm('invalid_arguments', bad);
        const view = { id: rid('V', 10), team_id: team.id, hash: rid('', 10), ...parse(a.view) };
        S.views.set(view.id, view);
        return { ok: true, view };
      }
      case 'conversations.open': {
        const ids = a.users ? String(a.users).split(',') : [S.channels.get(a.channel)?.user];
        if (ids.some((x: string) => !usr(x))) return no('user_not_found');
        const c = im(ids[0], team.id);
        return { ok: true, channel: { id: c.id, is_im: true, user: ids[0] } };
      }
      case 'conversations.info':
        return { ok: true, channel: ch };
      case 'conversations.list':
      case 'users.conversations':
        return {
          ok: true,
          channels: [...S.channels.values()].filter((c) => c.team === team.id && !c.is_im),
          response_metadata: { next_cursor: '' },
        };
      case 'conversations.members': {
        const from = Number(a.cursor || 0);
        const to = from + Number(a.limit || 100);
        return {
          ok: true,
          members: ch.members.slice(from, to),
          response_metadata: { next_cursor: to < ch.members.length ? String(to) : '' },
        };
      }
      case 'conversations.join':
        ch.is_member = true;
        return { ok: true, channel: ch };
      case 'conversations.history':
      case 'conversations.replies': {
        const all = [...store(ch.id).values()].filter(
          (m) => method.endsWith('history') || m.ts === a.ts || m.thread_ts === a.ts,
        );
        if (method.endsWith('history')) all.reverse();
        const from = Number(a.cursor || 0);
        const to = from + Number(a.limit || 100);
        const messages = all
          .slice(from, to)
          .map(({ metadata, ...m }) =>
            a.include_all_metadata && metadata ? { ...m, metadata } : m,
          );
        return {
          ok: true,
          messages,
          has_more: to < all.length,
          response_metadata: { next_cursor: to < all.length ? String(to) : '' },
        };
      }
      case 'users.info': {
        // Of people in shared channels Slack tells as well, whatever their workspace.
        const u = S.users.get(a.user);
        return u ? { ok: true, user: shape(u) } : no('user_not_found');
      }
      case 'users.profile.get': {
        const u = usr(a.user);
        return u ? { ok: true, profile: shape(u).profile } : no('user_not_found');
      }
      case 'users.lookupByEmail': {
        const u = [...S.users.values()].find((x) => x.email === a.email && x.team_id === team.id);
        return u ? { ok: true, user: shape(u) } : no('users_not_found');
      }
      case 'users.list': {
        const all = [...S.users.values()].filter((u) => u.team_id === team.id).map(shape);
        const from = Number(a.cursor || 0);
        const to = from + Math.min(Number(a.limit || 100), o.usersPage);
        return {
          ok: true,
          members: all.slice(from, to),
          response_metadata: { next_cursor: to < all.length ? String(to) : '' },
        };
      }
      case 'usergroups.list':
        return { ok: true, usergroups: [] };
      case 'usergroups.users.list':
        return { ok: true, users: o.usergroups?.[a.usergroup] || [] };
      case 'auth.test':
        return {
          ok: true,
          url: `https://${team.domain}.slack.example/`,
          team: team.name,
          user: 'bot',
          team_id: team.id,
          user_id: team.botUserId,
          bot_id: team.botId,
          is_enterprise_install: false,
          ...(team.enterprise_id && { enterprise_id: team.enterprise_id }),
        };
      case 'auth.revoke':
        team.revoked = true;
        return { ok: true, revoked: true };
      case 'team.info':
        return { ok: true, team: { id: team.id, name: team.name, domain: team.domain } };
      case 'bots.info':
        return {
          ok: true,
          bot: { id: team.botId, app_id: o.appId, user_id: team.botUserId, name: 'bot' },
        };
      case 'apps.connections.open':
        return { ok: true, url: `${S.base.replace(/^http/, 'ws')}link?ticket=${rid('', 16)}` };
      case 'oauth.v2.access': {
        const teamId = S.codes.get(a.code);
        if (!teamId) return no('invalid_code');
        if (a.client_id && (a.client_id !== o.clientId || a.client_secret !== o.clientSecret))
          return no('bad_client_secret');
        S.codes.delete(a.code);
        const t = S.teams.get(teamId);
        return {
          ok: true,
          app_id: o.appId,
          authed_user: { id: 'U0USER1' },
          scope: t.scopes,
          token_type: 'bot',
          access_token: t.botToken,
          bot_user_id: t.botUserId,
          team: { id: t.id, name: t.name },
          enterprise: null,
          is_enterprise_install: false,
        };
      }
      case 'files.getUploadURLExternal': {
        const id = rid('F', 9);
        S.files.set(id, { id, name: a.filename, length: Number(a.length), team: team.id });
        return { ok: true, upload_url: `${S.base}upload/${id}`, file_id: id };
      }
      case 'files.info':
        return files.info(a.file, team.scopes);
      case 'files.completeUploadExternal': {
        const asked: Loose[] = parse(a.files) ?? [];
        if (asked.some(({ id }) => S.files.get(id)?.content === undefined))
          return no('file_not_found');
        // A person's id is no channel here.
        if (a.channel_id !== undefined && !S.channels.has(a.channel_id))
          return no('invalid_channel');
        for (const { id, title } of asked)
          Object.assign(S.files.get(id), { title, channel: a.channel_id });
        return { ok: true, files: asked };
      }
      default:
        return { ok: true };
    }
  }

  return api;
}
