// Decorated words on Slack, over real HTTP: they are answered as the bare words are, and tables are
// read.
import { describeWithCase, readCase } from '../support/shared-cases';
import { openSlackRoom, type SlackRoom } from './slack-room';

const LEAVE = 'Open the portal, choose Absences and send the form.';
const PASS = 'The front desk hands it out.';
const FAQ = [
  'question,answer',
  `How do I book leave?,"${LEAVE}"`,
  `How do I get a pass?,${PASS}`,
].join('\n');
const ROW = 'a.one@acme.example,Ann One';

describe('decorated words on Slack', () => {
  let room: SlackRoom;
  beforeAll(async () => {
    room = await openSlackRoom('en');
    await room.uma.says('help');
    await room.rita.says(`admin import faq\n${FAQ}`);
    await room.rita.presses('import.apply');
  });
  afterAll(() => room.close());
  beforeEach(() => room.chapter());

  it.each([
    '*ask* how do I book leave',
    '`ask how do I book leave`',
    '“ask how do I book leave”',
    '&gt; ask how do I book leave',
    ':wave: ask how do I book leave',
    '_*„ask“ how do I book leave*_ :pray:',
    '&gt; Viktor: old words\n```ask how do I book leave```',
  ])('in the chat: %j', async (said) => {
    const { uma } = room;
    await uma.says('ask how do I book leave');
    const bare = await uma.told(LEAVE);
    room.chapter();
    await uma.says(said);
    expect((await uma.told(LEAVE)).text).toBe(bare.text);
  });

  it.each([
    '<@U0BOT> <@U0BOT> ask how do I get a pass',
    'hey <@U0BOT> ask how do I get a pass',
    'Hallo :wave: <@U0BOT>, frag how do I get a pass',
    '*<@U0BOT>* `ask how do I get a pass`',
    'ask how do I get a pass <@U0BOT>?',
  ])('with mentions in a channel: %j', async (text) => {
    await room.slack.event({
      type: 'app_mention',
      channel: 'C0GENERAL',
      user: room.uma.user,
      text,
    });
    await room.settle();
    await room.uma.told(PASS, { in: 'C0GENERAL' });
  });

  it.each([
    ['a code fence', `admin import people\n\`\`\`\nemail,name\n${ROW}\n\`\`\``],
    [
      'a code fence as Slack sends it',
      `*admin import people*\n\`\`\`email,name\n<mailto:a.one@acme.example|a.one@acme.example>,Ann One\`\`\``,
    ],
    [
      'a code fence with a language',
      `\`admin import people\`\n\`\`\`csv\nemail,name\n${ROW}\n\`\`\``,
    ],
    ['a block quote', `admin import people\n&gt; email,name\n&gt; ${ROW}`],
    ['tabs', `admin import people\nemail\tname\tdepartment\n${ROW.replace(',', '\t')}\tSales`],
  ])('reads a table in %s', async (_how, said) => {
    const { rita, text } = room;
    await rita.says(said);
    const preview = await rita.told(text('admin.previewTitle', { done: 'false' }));
    expect(preview.text).toContain(text('admin.previewCounts', { added: 1, changed: 0, same: 0 }));
    expect(preview.text).not.toContain(
      text('admin.badLine', { line: 2, problem: 'email', value: ROW }),
    );
    await rita.presses('import.cancel', preview);
  });

  it('reads cells pasted from a spreadsheet', async () => {
    const { rita, slack, text } = room;
    const cells = (...texts: string[]) => texts.map((each) => ({ type: 'raw_text', text: each }));
    const rows = [cells('email', 'name'), cells('a.one@acme.example', 'Ann "One"')];
    await slack.dm('admin import people', {
      user: rita.user,
      event: { attachments: [{ id: 1, blocks: [{ type: 'table', rows }] }] },
    });
    await room.settle();
    await rita.told(text('admin.previewCounts', { added: 1, changed: 0, same: 0 }));
  });

  describeWithCase('decorated-words', 'said.txt', () => {
    it.each(readCase('decorated-words', 'said.txt').split('\n').filter(Boolean))(
      'is answered as the bare words are: %j',
      async (said) => {
        await room.uma.says(said);
        await room.uma.told(LEAVE);
      },
    );
  });

  describeWithCase('second-mention', 'said.txt', () => {
    it.each(readCase('second-mention', 'said.txt').split('\n').filter(Boolean))(
      'is answered: %j',
      async (text) => {
        const event = { type: 'app_mention', channel: 'C0GENERAL', user: room.uma.user, text };
        await room.slack.event(event);
        await room.settle();
        await room.uma.told(PASS, { in: 'C0GENERAL' });
      },
    );
  });

  describeWithCase('code-fence-table', 'message.txt', () => {
    it('previews one person', async () => {
      const { rita, text } = room;
      await rita.says(readCase('code-fence-table', 'message.txt'));
      await rita.told(text('admin.previewCounts', { added: 1, changed: 0, same: 0 }));
    });
  });

  it('was never refused by Slack', () => {
    expect(room.slack.problems).toEqual([]);
  });
});
