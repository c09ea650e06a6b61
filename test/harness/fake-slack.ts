// A stand-in for Slack on loopback: Web API, OAuth v2, response_url, Socket Mode, and the sender of
// events, commands and interactions, signed as Slack signs them. Written from public documentation:
// a green run is no proof against the real service.
//
//   const slack = await startFakeSlack({ botUrl: 'http://127.0.0.1:3978/slack/events' });
//   const r = await slack.slash('/faq', 'how do I reset my password');          // r.status 200, r.ms < 3000
//   const m = await slack.waitFor((e) => e.method === 'chat.postMessage' && e.ok);
//   await slack.action({ user: 'U0USER1', action: { action_id: 'helpful:0' }, message: m });
//   await slack.close();
import type { AddressInfo } from 'node:net';
import { createApi } from './fake-slack-api';
import { createFiles, type SharedFile } from './fake-slack-files';
import { createSenders } from './fake-slack-senders';
import { type Control, createServer } from './fake-slack-server';
import { socketControl } from './fake-slack-socket';
import { createWorld, type Loose, type Recorded } from './fake-slack-world';

export type FakeSlack = Awaited<ReturnType<typeof startFakeSlack>>;

export async function startFakeSlack(opts: Loose = {}) {
  const world = createWorld(opts);
  const { o, S } = world;
  const senders = createSenders(world);
  const control: Control = async (verb, body, url, json) => {
    const { event: ev, command, text, ...rest } = body;
    const verbs: Record<string, () => Loose> = {
      event: () => senders.event(ev, rest),
      dm: () => senders.dm(text, rest),
      mention: () => senders.mention(text, rest),
      slash: () => senders.slash(command, text, rest),
      action: () => senders.action(body),
      submit: () => senders.viewSubmit(body),
      shortcut: () => senders.shortcut(body),
      verify: () => senders.urlVerification(body),
      interact: () => senders.interact(body.payload, body),
      post: () => senders.post(body.raw, body),
      signcheck: () => senders.signCheck(body),
      log: () => S.log.filter((entry) => entry.n >= Number(url.searchParams.get('since') || 0)),
      problems: () => S.problems,
      faults: () => {
        for (const fault of Array.isArray(body) ? body : [body]) world.fault(fault);
        return S.faults;
      },
      reset: () => {
        world.reset();
        return {};
      },
      env: () => botEnv(),
    };
    const answer = verbs[verb];
    return answer ? json(200, await answer()) : json(404, { error: `no control verb ${verb}` });
  };
  const files = createFiles(world);
  const server = createServer(world, createApi(world, files), files, control);

  /** The settings that the bot needs. */
  function botEnv(): Record<string, string> {
    return {
      SLACK_BOT_TOKEN: S.teams.get('T0TEAM1').botToken,
      SLACK_SIGNING_SECRET: o.signingSecret,
      SLACK_APP_TOKEN: o.appToken,
      SLACK_API_URL: `${S.base}api/`,
    };
  }

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(o.port, o.host, resolve);
  });
  S.base = `http://${o.host}:${(server.address() as AddressInfo).port}/`;

  return {
    ...senders,
    addFile: files.addFile,
    /** Somebody sends files to the bot, in their direct message. */
    share: (text: string, shared: readonly SharedFile[], x: Loose = {}): Promise<Loose> =>
      senders.dm(text, {
        ...x,
        event: {
          subtype: 'file_share',
          upload: false,
          files: shared.map(files.addFile),
          ...x.event,
        },
      }),
    url: S.base,
    apiUrl: `${S.base}api/`,
    options: o,
    state: S,
    addTeam: world.addTeam,
    addUser: world.addUser,
    addChannel: world.addChannel,
    trigger: world.trigger,
    waitFor: world.waitFor,
    fault: world.fault,
    reset: world.reset,
    newTs: world.newTs,
    botEnv,
    get log(): Recorded[] {
      return S.log;
    },
    get problems(): string[] {
      return S.problems;
    },
    sockets: socketControl(world),
    setBotUrl(url: string) {
      o.botUrl = url;
    },
    /** Web API calls, of one method where it is named. */
    calls: (method?: string, since = 0) =>
      S.log.filter(
        (entry) => entry.kind === 'api' && entry.n >= since && (!method || entry.method === method),
      ),
    close: () =>
      new Promise<void>((resolve) => {
        for (const socket of S.sockets) socket.close();
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
