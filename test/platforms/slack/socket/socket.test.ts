// Socket Mode: the same events over a socket, acknowledged only when they are stored.
import { ConfigError } from '../../../../src/core/errors';
import { saying } from '../../../support/replies';
import { formWith, openRoom, type Room } from '../room';

describe('Slack by Socket Mode', () => {
  let room: Room;
  beforeAll(async () => {
    room = await openRoom({ socket: true, fake: { socketAckMs: 400 } });
    await room.slack.waitFor((entry) => entry.method === 'apps.connections.open');
  });
  afterAll(() => room.close());
  beforeEach(() => room.clear());

  const heard = (text: string) =>
    room.slack.waitFor((entry) => entry.ok && JSON.stringify(entry.args ?? {}).includes(text));

  it('takes events, commands, presses and forms', async () => {
    room.bot.reply = saying('heard you');
    expect(await room.slack.dm('help', { socket: true })).toMatchObject({
      status: 200,
      late: false,
    });
    expect(room.lastWords().words).toBe('help');
    await heard('heard you');
    expect(await room.slack.slash('/faq', 'x', { socket: true })).toMatchObject({ status: 200 });
    expect(room.lastWords().words).toBe('faq x');
    room.bot.opens = true;
    room.bot.reply = { form: formWith('tip.submit'), onlyToSender: false };
    await room.slack.action({
      socket: true,
      message: { channel: 'C0GENERAL', ts: '1.2' },
      action: { action_id: 'tip.start:0' },
    });
    const { view } = await room.slack.waitFor((entry) => entry.view?.callback_id === 'tip.submit');
    room.bot.errors = { title: 'Too short' };
    const sent = await room.slack.viewSubmit({ socket: true, view: { id: view.id }, values: {} });
    expect(sent.body).toEqual({ response_action: 'errors', errors: { title: 'Too short' } });
    expect(room.slack.problems).toEqual([]);
  });

  it('hears a repeated event once', async () => {
    await room.slack.dm('help', { socket: true, eventId: 'EvTwice' });
    await room.slack.dm('help', { socket: true, eventId: 'EvTwice', retryNum: 1 });
    expect(room.bot.events).toHaveLength(1);
  });

  it('does not acknowledge an event that it could not store', async () => {
    room.bot.broken = true;
    expect(await room.slack.dm('help', { socket: true, eventId: 'EvAgain' })).toMatchObject({
      status: 0,
    });
    expect(room.slack.log.filter((entry) => entry.kind === 'socket_ack')).toEqual([]);
    room.bot.broken = false;
    expect(
      await room.slack.dm('help', { socket: true, eventId: 'EvAgain', retryNum: 1 }),
    ).toMatchObject({ status: 200 });
    expect(room.bot.events).toHaveLength(1);
  });

  it('refuses requests over HTTP', async () => {
    expect((await room.slack.dm('help')).status).toBe(404);
  });

  it('says at the start which setting is wrong', async () => {
    await expect(openRoom({ socket: true, settings: { appToken: 'xapp-wrong' } })).rejects.toThrow(
      ConfigError,
    );
    await expect(openRoom({ socket: true, settings: { appToken: 'xapp-wrong' } })).rejects.toThrow(
      /SLACK_APP_TOKEN/,
    );
  });
});
