// Decorated words on Teams, over real HTTP: HTML, quoted messages, mentions and pasted tables.
import { describeWithCase, readCase } from '../support/shared-cases';
import { GENERAL, openTeamsRoom, type TeamsRoom } from './teams-room';

const LEAVE = 'Open the portal, choose Absences and send the form.';
const PASS = 'The front desk hands it out.';
const FAQ = [
  'question,answer',
  `How do I book leave?,"${LEAVE}"`,
  `How do I get a pass?,${PASS}`,
].join('\n');
const TABLE = 'email\tname\tdepartment\nt.one@acme.example\tTab One\tSales';
const QUOTED =
  '<blockquote itemscope itemtype="http://schema.skype.com/Reply" itemid="17"><strong itemprop="mri">Viktor</strong><p itemprop="preview">old words</p></blockquote>';

describe('decorated words on Teams', () => {
  let room: TeamsRoom;
  beforeAll(async () => {
    room = await openTeamsRoom('en');
    await room.uma.says('help');
    await room.ada.says(`admin import faq\n${FAQ}`);
    await room.ada.presses('import.apply');
  });
  afterAll(() => room.close());
  beforeEach(() => room.chapter());

  async function says(fields: object): Promise<void> {
    expect(await room.teams.message({ from: 'user1', ...fields })).toMatchObject({ status: 200 });
    await room.settle();
  }

  it.each([
    ['bold', '<p><strong>ask</strong>&nbsp;how do I book leave</p>'],
    ['code', '<p><code>ask how do I book leave</code></p>'],
    ['quotes', '<p>&ldquo;ask how do I book leave&rdquo;</p>'],
    ['a block quote', '<blockquote>\n<p>ask how do I book leave</p>\n</blockquote>'],
    ['an emoji', '<p><emoji alt="👋" title="Wave"></emoji>&nbsp;ask how do I book leave</p>'],
  ])('are answered as the bare words are: %s', async (_how, text) => {
    await says({ text: 'ask how do I book leave' });
    const bare = await room.uma.told(LEAVE);
    room.chapter();
    await says({ text, textFormat: 'xml' });
    expect((await room.uma.told(LEAVE)).text).toBe(bare.text);
  });

  it.each([
    [
      'in the text',
      {
        textFormat: 'xml',
        text: '<blockquote itemscope><strong>Viktor</strong><p>old words</p></blockquote>ask how do I get a pass',
      },
    ],
    [
      'in the text, as Teams marks it',
      { textFormat: 'xml', text: `${QUOTED}<p>ask how do I get a pass</p>` },
    ],
    [
      'beside a text that ran together with it',
      {
        text: 'Viktor old words\n\nask how do I get a pass',
        attachments: [
          { contentType: 'text/html', content: `${QUOTED}<p>ask how do I get a pass</p>` },
        ],
      },
    ],
    [
      'as a place and an attachment',
      {
        text: '<quoted messageId="17"/>ask how do I get a pass',
        attachments: [
          {
            contentType: 'messageReference',
            content: '{"messageId":"17","messagePreview":"old words"}',
          },
        ],
      },
    ],
  ])('leave a quoted message out: %s', async (_how, fields) => {
    await says(fields);
    await room.uma.told(PASS);
  });

  it('are heard with mentions before, between and behind them', async () => {
    const { bot } = room.teams;
    const tag = `<at>${bot.name}</at>`;
    const entities = [{ type: 'mention', mentioned: bot, text: tag }];
    for (const text of [
      `${tag} ${tag} ask how do I get a pass`,
      `hey ${tag}, ask how do I get a pass`,
      `ask how do I get a pass ${tag}`,
    ]) {
      room.chapter();
      await says({ kind: 'channel', channel: GENERAL, text, entities });
      await room.uma.told(PASS, { in: GENERAL });
    }
  });

  it.each([
    ['tabs', { text: `admin import people\n${TABLE}` }],
    ['tabs in a code fence', { text: `**admin import people**\n\`\`\`\n${TABLE}\n\`\`\`` }],
    [
      'tabs in markup',
      {
        textFormat: 'xml',
        text: `<p>admin import people</p><p>${TABLE.replace('\n', '<br>')}</p>`,
      },
    ],
    [
      'cells',
      {
        textFormat: 'xml',
        text: `<p>admin import people</p><table><tr><td>${TABLE.replace('\n', '</td></tr><tr><td>').replaceAll('\t', '</td><td>')}</td></tr></table>`,
      },
    ],
  ])('bring a table in %s', async (_how, fields) => {
    const { ada, text } = room;
    await says({ from: 'admin', ...fields });
    expect((await ada.told(text('admin.previewTitle', { done: 'false' }))).text).toContain(
      text('admin.previewCounts', { added: 1, changed: 0, same: 0 }),
    );
    await ada.presses('import.cancel');
  });

  describeWithCase('teams-quoted-reply', 'activity.json', () => {
    it('is answered without the quoted words', async () => {
      await says(JSON.parse(readCase('teams-quoted-reply', 'activity.json')) as object);
      await room.uma.told(PASS);
    });
  });

  describeWithCase('teams-message-loses-tabs', 'message.txt', () => {
    it('previews one person', async () => {
      const { ada, text } = room;
      await ada.says(readCase('teams-message-loses-tabs', 'message.txt'));
      await ada.told(text('admin.previewCounts', { added: 1, changed: 0, same: 0 }));
      await ada.presses('import.cancel');
    });
  });

  it('were never refused by Teams', () => {
    expect(room.teams.problems).toEqual([]);
  });
});
