// Whose account it is on Slack, and who reads in a channel.
import type { DeliveryError } from '../../../src/core/errors';
import type { Standing } from '../../../src/core/person';
import { isFromElsewhere, standingOf, vouchedEmail } from '../../../src/platforms/slack/standing';
import { openRoom } from './room';

const alone = { teamId: 'T1', botUserId: 'UBOT' };
const grid = { ...alone, enterpriseId: 'E1' };

it.each<[string, Parameters<typeof standingOf>[0], typeof alone, Standing]>([
  ['of our workspace', { team_id: 'T1' }, alone, 'colleague'],
  ['of another workspace', { team_id: 'T2' }, alone, 'outsider'],
  ['of another workspace of our organisation', { team_id: 'T2', enterprise_user: { enterprise_id: 'E1' } }, grid, 'colleague'],
  ['of another organisation', { team_id: 'T2', enterprise_user: { enterprise_id: 'E2' } }, grid, 'outsider'],
  ['of another workspace that claims no organisation', { team_id: 'T2' }, grid, 'outsider'],
  ['of an organisation, where we are of none', { team_id: 'T2', enterprise_user: { enterprise_id: 'E1' } }, alone, 'outsider'],
  ['a stranger', { team_id: 'T1', is_stranger: true }, alone, 'outsider'],
  ['no stranger, but of elsewhere', { team_id: 'T2', is_stranger: false }, alone, 'outsider'],
  ['a bot', { team_id: 'T1', is_bot: true }, alone, 'outsider'],
  ['a guest of several channels', { team_id: 'T1', is_restricted: true }, alone, 'guest'],
  ['a guest of one channel', { team_id: 'T1', is_restricted: true, is_ultra_restricted: true }, alone, 'guest'],
  ['a guest of another workspace', { team_id: 'T2', is_restricted: true }, alone, 'outsider'],
])('an account %s', (_what, user, identity, standing) => {
  expect(standingOf(user, identity)).toBe(standing);
  expect(vouchedEmail({ ...user, profile: { email: 'a@b.example' } }, standing)).toBe(standing === 'colleague' ? 'a@b.example' : undefined);
});

it('an address counts only when it was confirmed, and its owner is there', () => {
  const profile = { email: 'a@b.example' };
  expect(vouchedEmail({ profile, is_email_confirmed: false }, 'colleague')).toBeUndefined();
  expect(vouchedEmail({ profile, deleted: true }, 'colleague')).toBeUndefined();
});

it('an event’s own fields tell outsiders, but not within an organisation', () => {
  expect(isFromElsewhere(['T1', undefined, null, ''], alone)).toBe(false);
  expect(isFromElsewhere(['T1', 'T2'], alone)).toBe(true);
  expect(isFromElsewhere(['T2'], grid)).toBe(false);
});

it('a colleague of another workspace of our organisation is looked up as one', async () => {
  const room = await openRoom({ before: (slack) => Object.assign(slack.state.teams.get('T0TEAM1'), { enterprise_id: 'E1' }) });
  room.slack.addUser('U9SISTER', { real_name: 'Sina', team_id: 'T9', enterprise_user: { enterprise_id: 'E1' } });
  const account = { platform: 'slack', tenant: 'T0TEAM1', user: 'U9SISTER' } as const;
  expect(await room.platform.lookUp(account)).toMatchObject({ name: 'Sina', standing: 'colleague', email: 'u9sister@contoso.example' });
  await room.slack.mention('help', { user: 'U9SISTER', event: { user_team: 'T9' } });
  expect(room.lastWords().outsider).toBeUndefined();
  await room.close();
});

describe('who reads in a channel', () => {
  const place = { platform: 'slack', tenant: 'T0TEAM1', id: 'C0GENERAL', kind: 'channel' } as const;

  it('goes on reading a long list of people where Slack asked to wait', async () => {
    const room = await openRoom({ before: (slack) => Object.assign(slack.options, { usersPage: 3 }) });
    room.slack.addUser('U9GUEST', { is_restricted: true });
    room.slack.state.channels.get('C0GENERAL').members.push('U9GUEST');
    const users = () => room.slack.calls('users.list').length;
    room.slack.fault({ method: 'users.list', status: 429, retryAfter: 1 });
    const failed = await room.platform.readersOf(place).catch((error: DeliveryError) => error.kind);
    expect(failed).toBe('rateLimited');
    expect(await room.platform.readersOf(place)).toBe('mixed');
    const pages = Math.ceil([...room.slack.state.users.values()].filter((user) => user.team_id === 'T0TEAM1').length / 3);
    expect(users()).toBe(pages + 1);
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
    expect(room.lastWords()).toMatchObject({ sender: { tenant: 'T0TEAM1' }, place: { tenant: 'T0TEAM1' } });
    await room.slack.event({ type: 'member_joined_channel', user: 'U0USER1', channel: 'C0GENERAL' }, { envelope });
    expect(room.bot.events.at(-1)).toMatchObject({ what: 'joined', sender: { tenant: 'T0TEAM1' }, place: { tenant: 'T0TEAM1' } });
    await room.close();
  });

  it('counts within an organisation, which has several', async () => {
    const room = await openRoom({ before: (slack) => Object.assign(slack.state.teams.get('T0TEAM1'), { enterprise_id: 'E1' }) });
    await room.slack.mention('help', { envelope });
    expect(room.lastWords().place.tenant).toBe('T9OTHER');
    await room.close();
  });
});
