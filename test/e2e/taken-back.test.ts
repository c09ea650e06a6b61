// Somebody is erased, over real HTTP: what the bot posted with their name is replaced, on Slack by
// chat.update, on Teams by a PUT.
import { LOCALES } from '../../src/core/texts';
import { openSlackRoom, REVIEWERS as SLACK_REVIEWERS } from './slack-room';
import { openCompany, REVIEWERS } from './teams-room';

const tip = {
  title: 'Shortcuts',
  text: 'Press Ctrl+T: the range becomes a table.',
  tags: '',
  link: '',
};
/** When all steps of an erasure are over. */
const LATER = '2026-03-02T12:00:00Z';
const ERASE = { en: 'admin erase', de: 'admin löschen' } as const;

describe.each(LOCALES)('in %s', (locale) => {
  it('is replaced on Slack', async () => {
    const room = await openSlackRoom(locale);
    try {
      const { slack, uma, viktor, rita, rob, text } = room;
      for (const one of [uma, viktor, rita, rob]) await one.says('help');
      await rita.says(`admin role reviewer ${rob.email}`);
      await rita.mentions('admin reviewers here', SLACK_REVIEWERS);
      await uma.types('/learn tip');
      await uma.fills('tip.submit', tip);
      const card = await rita.told(text('contributions.approve'), { in: SLACK_REVIEWERS });
      expect(card.text).toContain('Uma Unger');
      await rob.presses('review.approve', card);
      const name = (await uma.person()).name;
      const since = slack.log.length;
      await rita.says(`${ERASE[locale]} ${uma.email}`);
      await rita.presses('privacy.adminErase');
      await room.travelTo(LATER);
      const updates = slack.calls('chat.update', since).map(({ args }) => args);
      expect(updates).toContainEqual(
        expect.objectContaining({
          channel: SLACK_REVIEWERS,
          ts: card.ts,
          text: text('privacy.removed'),
        }),
      );
      expect(JSON.stringify(updates)).not.toContain(name);
      expect(
        rita.sees().filter((one) => one.channel === SLACK_REVIEWERS && one.text.includes(name)),
      ).toEqual([]);
      await rita.told(text('privacy.postedChanged', { changed: 1, count: 0 }));
      expect(slack.problems).toEqual([]);
    } finally {
      await room.close();
    }
  });

  it('is replaced on Teams', async () => {
    const room = await openCompany(locale);
    try {
      const { teams, uma, rita, rob, ada, text } = room;
      await uma.says('tip');
      await uma.presses('tip.submit', tip);
      const card = await rita.told(text('contributions.approve'), { in: REVIEWERS });
      await rob.presses('review.approve', {}, { on: card });
      const { name } = await uma.person();
      const since = teams.log.length;
      await ada.says(`${ERASE[locale]} ${uma.email}`);
      await ada.presses('privacy.adminErase');
      await room.travelTo(LATER);
      const updates = teams.log.filter(({ n, kind }) => n >= since && kind === 'update');
      expect(updates.map(({ id }) => id)).toContain(card.id);
      expect(JSON.stringify(updates)).not.toContain(name);
      expect(await rita.told(text('privacy.removed'), { in: REVIEWERS })).toMatchObject({
        id: card.id,
      });
      expect(room.said(name, REVIEWERS)).toEqual([]);
      await ada.told(text('privacy.postedChanged', { changed: 1, count: 0 }));
    } finally {
      await room.close();
    }
  });
});
