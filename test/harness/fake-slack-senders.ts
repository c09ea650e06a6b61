// What the stand-in sends to the bot: events, commands, presses and forms, signed as Slack signs
// them; and signatures that are spoilt.
import { validateMessage, validateView } from './blockkit-messages';
import { ADVISORY_SIGN, BAD_SIGN, createPost } from './fake-slack-signing';
import { type Loose, rid, sleep, type World } from './fake-slack-world';

export function createSenders({ o, S, im, newTs, trigger, responseUrl, record }: World) {
  const { post, headersFor } = createPost(o);
  const splitOpts = (x: Loose = {}): [Loose, Loose, Loose] => {
    const { sign, secret, timestamp, url, timeoutMs, headers, socket, ...rest } = x;
    return [
      rest,
      {
        ...(sign && { sign }),
        ...(secret && { secret }),
        ...(timestamp && { timestamp }),
        ...(url && { url }),
        ...(timeoutMs && { timeoutMs }),
        ...(headers && { headers }),
      },
      socket,
    ];
  };
  async function viaSocket(type: string, payload: Loose, extra: Loose = {}): Promise<Loose> {
    const c = [...S.sockets].find(({ asked }) => !asked) ?? [...S.sockets][0];
    if (!c) return { status: 0, error: 'no socket connection' };
    const id = rid('', 12);
    const t0 = Date.now();
    const p = new Promise<Loose>((r) => {
      S.socketAcks.set(id, (j) => r(j));
      setTimeout(() => r(null), o.socketAckMs).unref();
    });
    c.send({ envelope_id: id, type, payload, accepts_response_payload: true, ...extra });
    const j = await p;
    return {
      status: j ? 200 : 0,
      body: j?.payload,
      ms: Date.now() - t0,
      late: Date.now() - t0 > o.ackMs,
    };
  }

  /**
   * Events API. ev = the inner event; team_id etc. are filled in. opts: team, eventId, retryNum,
   * retryReason, autoRetry (max number of Slack-like resends), retryDelayMs, plus sign...
   */
  async function event(ev: Loose, x: Loose = {}): Promise<Loose> {
    const [r, sg, socket] = splitOpts(x);
    const team = S.teams.get(r.team || 'T0TEAM1') || { id: r.team, botUserId: 'U0BOT' };
    const eventId = r.eventId || rid('Ev', 10);
    const e: Loose = {
      user: 'U0USER1',
      channel: 'C0GENERAL',
      ts: newTs(),
      event_ts: undefined,
      ...ev,
    };
    e.event_ts = e.event_ts || e.ts;
    if (['message', 'app_mention'].includes(e.type) && ev.team === undefined) e.team = team.id;
    if (e.type === 'message' && !e.channel_type)
      e.channel_type = e.channel.startsWith('D') ? 'im' : 'channel';
    if (e.type === 'app_home_opened') {
      e.tab = e.tab || 'home';
    }
    const envelope = {
      token: o.verificationToken,
      team_id: team.id,
      api_app_id: o.appId,
      event: e,
      type: 'event_callback',
      event_id: eventId,
      event_time: Math.floor(Date.now() / 1000),
      authorizations: [
        {
          enterprise_id: null,
          team_id: team.id,
          user_id: team.botUserId,
          is_bot: true,
          is_enterprise_install: false,
        },
      ],
      is_ext_shared_channel: false,
      event_context: '4-' + rid('', 20),
      ...r.envelope,
    };
    if (socket)
      return {
        ...(await viaSocket('events_api', envelope, {
          retry_attempt: r.retryNum || 0,
          retry_reason: r.retryReason || '',
        })),
        eventId,
      };
    const attempts: Loose[] = [];
    let num = r.retryNum || 0;
    let reason = r.retryReason || 'http_timeout';
    for (;;) {
      const h = {
        ...sg.headers,
        ...(num ? { 'x-slack-retry-num': String(num), 'x-slack-retry-reason': reason } : {}),
      };
      const res = await post(JSON.stringify(envelope), {
        ...sg,
        headers: h,
        ...(r.autoRetry ? { timeoutMs: sg.timeoutMs || o.ackMs } : {}),
      });
      attempts.push({ num, ...res });
      const fine = res.status >= 200 && res.status < 300 && !res.late;
      if (fine || res.noRetry || !r.autoRetry || num >= Math.min(3, r.autoRetry))
        return { ...res, eventId, attempts, event: e };
      reason = res.status === 0 ? (res.late ? 'http_timeout' : 'connection_failed') : 'http_error';
      num++;
      await sleep(r.retryDelayMs ?? 200);
    }
  }
  const dm = (text: string, x: Loose = {}): Promise<Loose> => {
    const { user = 'U0USER1', event: ev, ...rest } = x;
    return event(
      {
        type: 'message',
        channel: im(user, S.users.get(user)?.team_id).id,
        channel_type: 'im',
        user,
        text,
        client_msg_id: rid('', 12),
        ...ev,
      },
      { team: S.users.get(user)?.team_id, ...rest },
    );
  };
  const mention = (text: string, x: Loose = {}): Promise<Loose> => {
    const { user = 'U0USER1', channel = 'C0GENERAL', event: ev, ...rest } = x;
    return event({ type: 'app_mention', channel, user, text: `<@U0BOT> ${text}`, ...ev }, rest);
  };
  async function slash(command: string, text = '', x: Loose = {}): Promise<Loose> {
    const [r, sg, socket] = splitOpts(x);
    const user = r.user || 'U0USER1';
    const channel = r.channel || 'C0GENERAL';
    const team = S.teams.get(r.team || S.users.get(user)?.team_id || 'T0TEAM1');
    const p: Loose = {
      token: o.verificationToken,
      team_id: team.id,
      team_domain: team.domain,
      channel_id: channel,
      channel_name: S.channels.get(channel)?.name || 'directmessage',
      user_id: user,
      user_name: S.users.get(user)?.name || user,
      command,
      text,
      api_app_id: o.appId,
      is_enterprise_install: 'false',
      response_url: responseUrl(user, channel),
      trigger_id: trigger(user, team.id),
      ...r.fields,
    };
    return checkAck(
      socket
        ? await viaSocket('slash_commands', p)
        : await post(new URLSearchParams(p).toString(), {
            type: 'application/x-www-form-urlencoded',
            ...sg,
          }),
      'slash',
    );
  }
  async function interact(payload: Loose, x: Loose = {}): Promise<Loose> {
    const [, sg, socket] = splitOpts(x);
    return checkAck(
      socket
        ? await viaSocket('interactive', payload)
        : await post(new URLSearchParams({ payload: JSON.stringify(payload) }).toString(), {
            type: 'application/x-www-form-urlencoded',
            ...sg,
          }),
      payload.type,
      payload,
    );
  }
  function checkAck(r: Loose, kind: string, payload?: Loose): Loose {
    if (r.status === 200 && r.body && typeof r.body === 'object') {
      const b = r.body;
      if (kind === 'slash' && Object.keys(b).length) {
        const v = validateMessage(b);
        if (v.error) S.problems.push(`slash ack body: ${v.error} ${v.messages.join('; ')}`);
        record({ kind: 'ack_message', method: 'ack', args: b, ok: !v.error, error: v.error });
      }
      if (kind === 'view_submission' && b.response_action) {
        record({ kind: 'ack_view', method: 'ack', args: b, ok: true });
        if (b.response_action === 'errors') {
          const ids = new Set(
            (payload.view.blocks || [])
              .filter((y: Loose) => y.type === 'input')
              .map((y: Loose) => y.block_id),
          );
          for (const k of Object.keys(b.errors || {}))
            if (ids.size && !ids.has(k))
              S.problems.push(`view errors for unknown input block ${k}`);
        }
        if (['update', 'push'].includes(b.response_action))
          for (const m of validateView(b.view)) S.problems.push(`ack view: ${m}`);
      }
    } else if (r.status === 200 && kind === 'slash' && r.text)
      record({ kind: 'ack_message', method: 'ack', args: { text: r.text }, ok: true });
    return r;
  }
  const common = (user: string, teamId?: string): Loose => {
    const u = S.users.get(user) || { id: user, name: user, team_id: teamId };
    const t = S.teams.get(teamId || u.team_id) || { id: teamId, domain: 'x' };
    return {
      user: { id: user, username: u.name, name: u.name, team_id: t.id },
      team: { id: t.id, domain: t.domain },
      api_app_id: o.appId,
      token: o.verificationToken,
      enterprise: null,
      is_enterprise_install: false,
    };
  };
  /**
   * block_actions. ephemeral = the message is one that only the presser sees. message = an entry
   * recorded by waitFor/log (so the click is on the real message), or {channel, ts}. view = a view
   * for clicks in a modal.
   */
  function action(x: Loose = {}): Promise<Loose> {
    const {
      user = 'U0USER1',
      message,
      view,
      action: act = {},
      channel,
      team,
      ephemeral = false,
      ...rest
    } = x;
    const chId = channel || message?.channel || 'C0GENERAL';
    const msg = message?.ts
      ? S.messages.get(chId)?.get(message.ts) || { type: 'message', ts: message.ts, text: '' }
      : undefined;
    let a: Loose = { type: 'button', block_id: 'b1', action_ts: newTs(), ...act };
    const blocks = msg?.blocks || view?.blocks || [];
    for (const b of blocks)
      for (const e of [...(b.elements || []), ...(b.accessory ? [b.accessory] : [])])
        if (
          e.action_id &&
          e.action_id === act.action_id &&
          (act.value === undefined || e.value === act.value)
        )
          a = {
            type: e.type,
            action_id: e.action_id,
            block_id: b.block_id || 'auto',
            text: e.text,
            value: e.value,
            ...act,
            action_ts: newTs(),
          };
    const p: Loose = {
      type: 'block_actions',
      ...common(user, team),
      container: msg
        ? { type: 'message', message_ts: msg.ts, channel_id: chId, is_ephemeral: ephemeral }
        : { type: 'view', view_id: view?.id },
      trigger_id: trigger(user, team),
      ...(msg
        ? {
            channel: { id: chId, name: S.channels.get(chId)?.name || 'directmessage' },
            message: msg,
            response_url: responseUrl(user, chId),
          }
        : { view }),
      state: { values: rest.values || {} },
      actions: [a],
    };
    return interact(p, rest);
  }
  /**
   * view_submission / view_closed. view: at least {callback_id, private_metadata?}; if view.id is
   * one we opened, its blocks are used.
   */
  function viewSubmit(x: Loose = {}): Promise<Loose> {
    const { user = 'U0USER1', view = {}, values = {}, team, type = 'view_submission', ...rest } = x;
    const known = S.views.get(view.id) || {};
    return interact(
      {
        type,
        ...common(user, team),
        ...(type === 'view_submission'
          ? { trigger_id: trigger(user, team), response_urls: [] }
          : { is_cleared: false }),
        view: {
          id: rid('V', 10),
          type: 'modal',
          hash: 'h',
          title: { type: 'plain_text', text: 'x' },
          blocks: [],
          private_metadata: '',
          callback_id: '',
          app_id: o.appId,
          ...known,
          ...view,
          state: { values },
        },
      },
      rest,
    );
  }
  const shortcut = (x: Loose = {}): Promise<Loose> => {
    const { user = 'U0USER1', callback_id = 'x', team, message, ...rest } = x;
    return interact(
      {
        type: message ? 'message_action' : 'shortcut',
        callback_id,
        ...common(user, team),
        trigger_id: trigger(user, team),
        action_ts: newTs(),
        ...(message
          ? {
              message: S.messages.get(message.channel)?.get(message.ts) || message,
              message_ts: message.ts,
              channel: { id: message.channel, name: 'x' },
              response_url: responseUrl(user, message.channel),
            }
          : {}),
      },
      rest,
    );
  };
  const urlVerification = (x: Loose = {}): Promise<Loose> => {
    const challenge = rid('', 30);
    return post(
      JSON.stringify({ token: o.verificationToken, challenge, type: 'url_verification' }),
      splitOpts(x)[1],
    ).then((r: Loose) => ({
      ...r,
      ok: r.status === 200 && (r.text.trim() === challenge || r.body?.challenge === challenge),
      challenge,
    }));
  };
  /** One DM per spoiled signature; ok = refused (4xx) and no Web API call followed. */
  async function signCheck({
    text = 'signcheck',
    settleMs = 100,
  } = {}): Promise<{ ok: boolean; rows: Loose[] }> {
    const rows: Loose[] = [];
    const v = await dm(text);
    rows.push({ sign: 'valid', status: v.status, ms: v.ms, ok: v.status === 200 });
    await sleep(settleMs * 2);
    for (const sign of BAD_SIGN) {
      const n0 = S.log.length;
      const r = await dm(text, { sign });
      await sleep(settleMs);
      const leaked = S.log
        .slice(n0)
        .filter((e) => e.kind === 'api' && e.method !== 'auth.test').length;
      rows.push({
        sign,
        status: r.status,
        leaked,
        ok: r.status >= 400 && r.status < 500 && !leaked,
      });
    }
    for (const sign of ADVISORY_SIGN) {
      const r = await dm(text, { sign });
      rows.push({ sign, status: r.status, advisory: true });
    }
    return { ok: rows.every((r) => r.ok || r.advisory), rows };
  }

  return {
    im,
    post,
    event,
    dm,
    mention,
    slash,
    interact,
    action,
    viewSubmit,
    shortcut,
    urlVerification,
    signCheck,
    headersFor,
  };
}
