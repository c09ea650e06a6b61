// Who owns an account on Slack, and who reads in a channel.
import type { DeliveryError } from '../../../../src/core/errors';
import type { Standing } from '../../../../src/core/account';
import {
  isFromOtherWorkspace,
  slackStanding,
  vouchedEmail,
} from '../../../../src/platforms/slack/standing';
import { openRoom, type Room } from '../room';

const alone = { teamId: 'T1', botUserId: 'UBOT' };
const grid = { ...alone, enterpriseId: 'E1' };

it.each<[string, Parameters<typeof slackStanding>[0], typeof alone, Standing]>([
  ['of our workspace', { team_id: 'T1' }, alone, 'colleague'],
  ['of another workspace', { team_id: 'T2' }, alone, 'outsider'],
  [
    'of another workspace of our organisation',
    { team_id: 'T2', enterprise_user: { enterprise_id: 'E1' } },
    grid,
    'colleague',
  ],
  [
    'of another organisation',
    { team_id: 'T2', enterprise_user: { enterprise_id: 'E2' } },
    grid,
    'outsider',
  ],
  ['of another workspace that claims no organisation', { team_id: 'T2' }, grid, 'outsider'],
  [
    'of an organisation, where we are of none',
    { team_id: 'T2', enterprise_user: { enterprise_id: 'E1' } },
    alone,
    'outsider',
  ],
  ['a stranger', { team_id: 'T1', is_stranger: true }, alone, 'outsider'],
  ['no stranger, but of elsewhere', { team_id: 'T2', is_stranger: false }, alone, 'outsider'],
  ['a bot', { team_id: 'T1', is_bot: true }, alone, 'outsider'],
  ['a guest of several channels', { team_id: 'T1', is_restricted: true }, alone, 'guest'],
  [
    'a guest of one channel',
    { team_id: 'T1', is_restricted: true, is_ultra_restricted: true },
    alone,
    'guest',
  ],
  [
    'a guest of one channel, said alone',
    { team_id: 'T1', is_ultra_restricted: true },
    alone,
    'guest',
  ],
  ['a guest of another workspace', { team_id: 'T2', is_restricted: true }, alone, 'outsider'],
])('an account %s', (_what, user, identity, standing) => {
  expect(slackStanding(user, identity)).toBe(standing);
  expect(vouchedEmail({ ...user, profile: { email: 'a@b.example' } }, standing)).toBe(
    standing === 'colleague' ? 'a@b.example' : undefined,
  );
});

it('an account without a workspace from Slack is nobody’s', () => {
  expect(() => slackStanding({ id: 'U1', is_restricted: false }, alone)).toThrow(/whose account/);
});

it('an address counts only when it was confirmed, and its owner is there', () => {
  const profile = { email: 'a@b.example' };
  expect(vouchedEmail({ profile, is_email_confirmed: false }, 'colleague')).toBeUndefined();
  expect(vouchedEmail({ profile, deleted: true }, 'colleague')).toBeUndefined();
});

it('an event’s own fields tell outsiders, but not within an organisation', () => {
  expect(isFromOtherWorkspace(['T1', undefined, null, ''], alone)).toBe(false);
  expect(isFromOtherWorkspace(['T1', 'T2'], alone)).toBe(true);
  expect(isFromOtherWorkspace(['T2'], grid)).toBe(false);
});

it('a colleague of another workspace of our organisation is looked up as one', async () => {
  const room = await openRoom({
    before: (slack) => Object.assign(slack.state.teams.get('T0TEAM1'), { enterprise_id: 'E1' }),
  });
  room.slack.addUser('U9SISTER', {
    real_name: 'Sina',
    team_id: 'T9',
    enterprise_user: { enterprise_id: 'E1' },
  });
  const account = { platform: 'slack', tenant: 'T0TEAM1', user: 'U9SISTER' } as const;
  expect(await room.platform.lookUp(account)).toMatchObject({
    name: 'Sina',
    standing: 'colleague',
    email: 'u9sister@contoso.example',
  });
  await room.slack.mention('help', { user: 'U9SISTER', event: { user_team: 'T9' } });
  expect(room.lastWords().outsider).toBeUndefined();
  await room.close();
});

it('nobody is a colleague if Slack answers without the account', async () => {
  const room = await openRoom();
  const { id: _none, ...odd } = room.slack.addUser('U9ODD', { team_id: undefined });
  room.slack.state.users.set('U9ODD', odd);
  const account = { platform: 'slack', tenant: 'T0TEAM1', user: 'U9ODD' } as const;
  await expect(room.platform.lookUp(account)).rejects.toMatchObject({ kind: 'unavailable' });
  await room.close();
});

describe('who reads in a channel', () => {
  const place = { platform: 'slack', tenant: 'T0TEAM1', id: 'C0GENERAL', kind: 'channel' } as const;

  it('continues a long list of people after Slack asked to wait', async () => {
    const room = await openRoom({
      before: (slack) => Object.assign(slack.options, { usersPage: 3 }),
    });
    room.slack.addUser('U9GUEST', { is_restricted: true });
    room.slack.state.channels.get('C0GENERAL').members.push('U9GUEST');
    const users = () => room.slack.calls('users.list').length;
    room.slack.fault({ method: 'users.list', status: 429, retryAfter: 1 });
    const failed = await room.platform.readersOf(place).catch((error: DeliveryError) => error.kind);
    expect(failed).toBe('rateLimited');
    room.clock.travelTo(new Date('2026-03-02T09:00:01Z'));
    expect(await room.platform.readersOf(place)).toBe('mixed');
    const pages = Math.ceil(
      [...room.slack.state.users.values()].filter((user) => user.team_id === 'T0TEAM1').length / 3,
    );
    expect(users()).toBe(pages + 1);
    await room.close();
  });

  const account = { platform: 'slack', tenant: 'T0TEAM1', user: 'U0USER1' } as const;
  it.each<[string, (room: Room) => Promise<unknown>]>([
    ['users.list', ({ platform }) => platform.readersOf(place)],
    ['conversations.info', ({ platform }) => platform.readersOf(place)],
    ['users.info', ({ platform }) => platform.lookUp(account)],
  ])('leaves %s alone for as long as Slack asked to', async (method, ask) => {
    const room = await openRoom();
    room.slack.fault({ method, status: 429, retryAfter: 60 });
    await expect(ask(room)).rejects.toMatchObject({ kind: 'rateLimited', retryAfterMs: 60_000 });
    room.clock.travelTo(new Date('2026-03-02T09:00:59Z'));
    await expect(ask(room)).rejects.toMatchObject({ kind: 'rateLimited', retryAfterMs: 1_000 });
    expect(room.slack.calls(method)).toHaveLength(1);
    room.clock.travelTo(new Date('2026-03-02T09:01:00Z'));
    await ask(room);
    expect(room.slack.calls(method)).toHaveLength(2);
    await room.close();
  });

  it('asks again after ten minutes, however long Slack asked to wait', async () => {
    const room = await openRoom();
    room.slack.fault({ method: 'users.info', status: 429, retryAfter: 3_000_000 });
    await expect(room.platform.lookUp(account)).rejects.toMatchObject({ kind: 'rateLimited' });
    room.clock.travelTo(new Date('2026-03-02T09:10:00Z'));
    expect(await room.platform.lookUp(account)).toMatchObject({ standing: 'colleague' });
    await room.close();
  });

  it('starts the list again if Slack no longer knows how far it was read', async () => {
    const room = await openRoom({
      before: (slack) => Object.assign(slack.options, { usersPage: 3 }),
    });
    room.slack.fault({ method: 'users.list', delayMs: 0 });
    room.slack.fault({ method: 'users.list', error: 'invalid_cursor' });
    await expect(room.platform.readersOf(place)).rejects.toMatchObject({ kind: 'rejected' });
    expect(await room.platform.readersOf(place)).toBe('colleagues');
    const cursors = room.slack.calls('users.list').map(({ args }) => args.cursor);
    expect(cursors.slice(0, 4)).toEqual([undefined, '3', undefined, '3']);
    room.slack.problems.length = 0;
    await room.close();
  });

  it.each<[string, object, 'colleagues' | 'mixed']>([
    ['a guest', { is_restricted: true, enterprise_user: { enterprise_id: 'E1' } }, 'mixed'],
    ['a colleague', { enterprise_user: { enterprise_id: 'E1' } }, 'colleagues'],
    ['somebody of another organisation', { enterprise_user: { enterprise_id: 'E2' } }, 'mixed'],
  ])(
    'within an organisation counts %s of another workspace, whom no list holds',
    async (_who, about, readers) => {
      const room = await openRoom({
        before: (slack) => {
          Object.assign(slack.state.teams.get('T0TEAM1'), { enterprise_id: 'E1' });
          for (const user of slack.state.users.values())
            user.enterprise_user = { enterprise_id: 'E1' };
        },
      });
      room.slack.addUser('U8SISTER', { team_id: 'T8SISTER', ...about });
      room.slack.state.channels.get('C0GENERAL').members.push('U8SISTER');
      expect(await room.platform.readersOf(place)).toBe(readers);
      await room.close();
    },
  );

  it('treats a channel of several workspaces as mixed if too many members are in no list', async () => {
    const room = await openRoom();
    const channel = room.slack.state.channels.get('C0GENERAL');
    channel.members.push(...Array.from({ length: 201 }, (_, index) => `U8MANY${index}`));
    expect(await room.platform.readersOf(place)).toBe('colleagues');
    channel.is_org_shared = true;
    room.clock.travelTo(new Date('2026-03-02T09:06:00Z'));
    expect(await room.platform.readersOf(place)).toBe('mixed');
    expect(room.slack.calls('users.info')).toEqual([]);
    await room.close();
  });

  it('counts somebody who turned out to be a guest when they spoke', async () => {
    const room = await openRoom();
    expect(await room.platform.readersOf(place)).toBe('colleagues');
    const gina = room.slack.addUser('U9GUEST', { is_restricted: true });
    room.slack.state.channels.get('C0GENERAL').members.push(gina.id);
    room.platform.noteStranger?.(place, { platform: 'slack', tenant: 'T0TEAM1', user: gina.id });
    expect(await room.platform.readersOf(place)).toBe('mixed');
    room.clock.travelTo(new Date('2026-03-02T09:20:00Z'));
    expect(await room.platform.readersOf(place)).toBe('mixed');
    await room.close();
  });

  it('treats a newcomer as a stranger if Slack says nothing about them', async () => {
    const room = await openRoom();
    room.slack.addUser('U9GUEST', { is_restricted: true });
    room.slack.state.channels.get('C0GENERAL').members.push('U9NOBODY');
    await room.slack.event({
      type: 'member_joined_channel',
      user: 'U9NOBODY',
      channel: 'C0GENERAL',
    });
    expect(await room.platform.readersOf(place)).toBe('mixed');
    room.slack.problems.length = 0;
    await room.close();
  });

  it('is known from an event in a channel that is shared with another company', async () => {
    const room = await openRoom();
    expect(await room.platform.readersOf(place)).toBe('colleagues');
    await room.slack.mention('help', { envelope: { is_ext_shared_channel: true } });
    expect(await room.platform.readersOf(place)).toBe('mixed');
    await room.close();
  });

  it('counts a guest who was invited since the list was read, as soon as they join', async () => {
    const room = await openRoom();
    room.slack.addUser('U9OLD', { is_restricted: true });
    expect(await room.platform.readersOf(place)).toBe('colleagues');
    room.slack.addUser('U9NEW', { is_restricted: true });
    room.slack.state.channels.get('C0GENERAL').members.push('U9NEW');
    await room.slack.event({ type: 'member_joined_channel', user: 'U9NEW', channel: 'C0GENERAL' });
    expect(await room.platform.readersOf(place)).toBe('mixed');
    await room.close();
  });
});

describe('the workspace in an envelope', () => {
  const envelope = { team_id: 'T9OTHER', is_ext_shared_channel: true };

  it('does not give a colleague a second account, nor a channel a second name', async () => {
    const room = await openRoom();
    await room.slack.mention('help', { envelope });
    expect(room.lastWords()).toMatchObject({
      sender: { tenant: 'T0TEAM1' },
      place: { tenant: 'T0TEAM1' },
    });
    await room.slack.event(
      { type: 'member_joined_channel', user: 'U0USER1', channel: 'C0GENERAL' },
      { envelope },
    );
    expect(room.bot.events.at(-1)).toMatchObject({
      what: 'joined',
      sender: { tenant: 'T0TEAM1' },
      place: { tenant: 'T0TEAM1' },
    });
    await room.close();
  });

  it('counts within an organisation, which has several', async () => {
    const room = await openRoom({
      before: (slack) => Object.assign(slack.state.teams.get('T0TEAM1'), { enterprise_id: 'E1' }),
    });
    await room.slack.mention('help', { envelope });
    expect(room.lastWords().place.tenant).toBe('T9OTHER');
    await room.close();
  });
});
