// A message that does not arrive, over real HTTP: whoever set it up hears of it in their own chat,
// and nobody else.
import { LOCALES } from '../../src/core/texts';
import { openSlackRoom, REVIEWERS, type SlackRoom } from './slack-room';

describe.each(LOCALES)('a decision that does not reach the author, in %s', (locale) => {
  let room: SlackRoom;
  beforeAll(async () => {
    room = await openSlackRoom(locale);
    const { uma, rita } = room;
    await uma.says('help');
    await rita.mentions('admin reviewers here', REVIEWERS);
    await rita.says(`admin role reviewer ${rita.email}`);
  });
  afterAll(() => room.close());

  it('is told to the reviewer, once', async () => {
    const { uma, rita, text } = room;
    await uma.types('/tip');
    await uma.fills('tip.submit', {
      title: 'Tidy tables',
      text: 'Press Ctrl+T: the range becomes a table.',
      tags: 'excel',
      link: '',
    });
    const card = await rita.told('Tidy tables', { in: REVIEWERS });
    room.chapter();
    // The author has blocked the bot meanwhile.
    room.slack.fault({ method: 'chat.postMessage', error: 'channel_not_found' });
    await rita.presses('review.approve', card);
    const told = text('contributions.decisionNotDelivered', {
      count: 1,
      names: 'Uma Unger',
      why: 'refused',
    });
    for (let quarters = 0; quarters < 4; quarters += 1)
      await room.travelTo(new Date(room.now().getTime() + 15 * 60_000).toISOString());
    await rita.told(told, { in: rita.chat });
    expect(rita.sees().filter((one) => one.text.includes(told))).toHaveLength(1);
    expect(uma.sees().filter((one) => one.channel === uma.chat)).toEqual([]);
  });
});
