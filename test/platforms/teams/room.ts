// The Teams platform on a real HTTP server between the stand-in for Microsoft and a bot that only
// takes notes.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createStoppedClock, type TravellingClock } from '../../../src/core/clock';
import type { ActionEvent, Inbound } from '../../../src/core/inbound';
import { silentLog } from '../../../src/core/log';
import type { RenderedForm } from '../../../src/core/platform';
import { conversationsCollection } from '../../../src/platforms/teams/outbound/conversations';
import {
  createTeamsPlatform,
  type TeamsDeps,
  type TeamsPlatform,
} from '../../../src/platforms/teams/index';
import type { TeamsSettings } from '../../../src/platforms/teams/settings';
import { createSqliteStore } from '../../../src/storage/sqlite';
import { type FakeTeams, type FakeTeamsOptions, startFakeTeams } from '../../harness/fake-teams';
import { cardOf } from '../../harness/fake-teams-senders';
import type { Entry } from '../../harness/fake-teams-world';
import { createNotingBot, type NotingBot } from '../../support/noting-bot';

export interface Room {
  readonly teams: FakeTeams;
  readonly platform: TeamsPlatform;
  readonly bot: NotingBot;
  readonly clock: TravellingClock;
  /** The address of the bot. */
  readonly url: string;
  /** The last event. */
  readonly last: () => Inbound;
  readonly lastPress: () => ActionEvent;
  /** The platform as a restart would make it, on the same store. */
  again(): TeamsPlatform;
  /** Resolves when everything that follows an answered request is done. */
  settled(): Promise<void>;
  close(): Promise<void>;
}

export function settingsFor(teams: FakeTeams): TeamsSettings {
  const {
    MicrosoftAppId,
    MicrosoftAppPassword,
    MicrosoftAppType: _type,
    MicrosoftAppTenantId,
    TEAMS_TOKEN_URL,
    ...cloud
  } = teams.botEnv();
  return {
    appId: MicrosoftAppId ?? '',
    appPassword: MicrosoftAppPassword ?? '',
    appType: 'SingleTenant',
    tenantId: MicrosoftAppTenantId ?? '',
    tenants: MicrosoftAppTenantId ? [MicrosoftAppTenantId] : [],
    tokenUrl: TEAMS_TOKEN_URL ?? '',
    cloud,
    unsigned: false,
  };
}

export async function openRoom(
  more: {
    readonly fake?: FakeTeamsOptions;
    readonly settings?: Partial<TeamsSettings>;
    readonly deps?: Partial<TeamsDeps>;
  } = {},
): Promise<Room> {
  const teams = await startFakeTeams(more.fake);
  const store = createSqliteStore({ file: ':memory:' });
  await store.open([conversationsCollection]);
  const clock = createStoppedClock('2026-03-02T09:00:00Z');
  const settings = { ...settingsFor(teams), ...more.settings };
  const made = { settings, store, clock, log: silentLog, ...more.deps };
  const platform = createTeamsPlatform(made);
  const bot = createNotingBot();
  const server = createServer((req, res) => {
    platform.handler(req, res).catch(() => {
      res.statusCode = 500;
      res.end();
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/messages`;
  teams.setBotUrl(url);
  await platform.start(bot);
  const last = () => {
    const event = bot.events.at(-1);
    if (!event) throw new Error('the bot heard nothing');
    return event;
  };
  return {
    teams,
    platform,
    bot,
    clock,
    url,
    last,
    lastPress() {
      const event = last();
      if (event.type !== 'action') throw new Error('the last event is no press');
      return event;
    },
    again: () => createTeamsPlatform(made),
    async settled() {
      await platform.stop();
      await platform.start(bot);
    },
    async close() {
      await platform.stop();
      await new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      });
      await teams.close();
      await store.close();
    },
  };
}

export const formWith = (verb: string): RenderedForm => ({
  title: 'A form',
  submit: { verb, label: 'Send' },
  card: {
    text: 'a form',
    card: {
      type: 'AdaptiveCard',
      version: '1.5',
      fallbackText: 'a form',
      body: [
        { type: 'Input.Text', id: 'title', label: 'Title', value: 'old' },
        { type: 'Input.Text', id: 'id', label: 'An input named like a datum' },
      ],
      actions: [{ type: 'Action.Execute', title: 'Send', verb, data: { id: 'c1' } }],
    },
  },
});

/** A button as it goes over the wire. */
export interface SentButton {
  readonly type: string;
  readonly data: Record<string, unknown>;
  readonly fallback: { readonly type: string; readonly data: Record<string, unknown> };
}

/** The buttons below a card that was sent. */
export function buttonsOn(entry: Entry): SentButton[] {
  const card = cardOf(entry);
  if (!card) throw new Error('that is no card');
  return card['actions'] as SentButton[];
}
