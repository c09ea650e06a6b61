// "my data" over real HTTP: a file in the chat on Slack, a link that works once in Teams.
import { LOCALES } from '../../src/core/texts';
import { openSlackRoom } from './slack-room';
import { openTeamsRoom } from './teams-room';

const WORDS = { en: 'my data', de: 'meine daten' } as const;

describe.each(LOCALES)('in %s', (locale) => {
  it('comes into the chat on Slack', async () => {
    const room = await openSlackRoom(locale);
    try {
      await room.uma.mentions(WORDS[locale]);
      await room.uma.told(room.text('privacy.ownChat'));
      await room.uma.says(WORDS[locale]);
      await room.uma.told(room.text('privacy.myDataTitle'));
      await room.uma.presses('privacy.give');
      await room.uma.told(room.text('privacy.fileSent'));
      const [file] = [...room.slack.state.files.values()] as {
        content: string;
        channel: string;
        title: string;
      }[];
      expect(file).toMatchObject({ channel: room.uma.chat, title: 'my-data-2026-03-02.html' });
      expect(file?.content).toMatch(new RegExp(`<html lang="${locale}">.*${room.uma.email}`, 's'));
      expect(room.slack.problems).toEqual([]);
    } finally {
      await room.close();
    }
  });

  it('lies behind a link in Teams', async () => {
    const room = await openTeamsRoom(locale, { PUBLIC_URL: 'https://learn.contoso.example' });
    try {
      await room.uma.says(WORDS[locale]);
      await room.uma.told(room.text('privacy.myDataTitle'));
      await room.uma.presses('privacy.give');
      const { message } = await room.uma.told(room.text('privacy.fileTitle'));
      const [, path = ''] =
        /https:\/\/learn\.contoso\.example(\/files\/[\w-]{43})/.exec(
          JSON.stringify(message.card),
        ) ?? [];
      const link = `http://127.0.0.1:${room.port}${path}`;
      const page = await fetch(link, { headers: { 'accept-language': locale } });
      expect([page.status, await page.text()]).toEqual([
        200,
        expect.stringContaining(room.text('core.fileButton')),
      ]);
      const file = await fetch(link, { method: 'POST' });
      expect(file.headers.get('content-disposition')).toBe(
        'attachment; filename="my-data-2026-03-02.html"',
      );
      expect(await file.text()).toMatch(new RegExp(room.uma.email));
      const again = await fetch(link, { method: 'POST', headers: { 'accept-language': locale } });
      expect([again.status, await again.text()]).toEqual([
        410,
        expect.stringContaining(room.text('core.fileGone')),
      ]);
    } finally {
      await room.close();
    }
  });
});
