// Tables and files that a lead sends to the bot in Slack, in a fence, with tabs or quotation marks:
// over real HTTP they arrive as they were written.
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describeWith } from '../support/service';
import { openSlackRoom, type SlackRoom } from './slack-room';

let room: SlackRoom;
beforeEach(async () => {
  room = await openSlackRoom('en');
  await room.rita.says('help');
  room.chapter();
});
afterEach(async () => {
  expect(room.slack.problems).toEqual([]);
  await room.close();
});

it.each([
  ['a table in a fence', 'admin import faq\n```\nquestion,answer\nWhere do I park?,Behind.\n```'],
  ['its tabs', 'admin import faq\n```question\tanswer\nWhere do I park?\tSay "park".```'],
  ['JSON in a fence', 'admin import faq ```[{"question": "Where?", "answer": "Here."}]```'],
  ['Markdown', 'admin import faq\n## Where do I park?\nBehind the *house*.'],
  ['Q and A', 'admin import faq\nQ: Where do I park?\nA: Behind.'],
])('%s is one new entry', async (_what, words) => {
  await room.rita.says(words);
  await room.rita.told(/1 new/);
  await room.rita.presses('import.apply');
  await room.rita.told(/Imported/);
});

it('an import is leafed through and taken back', async () => {
  const rows = Array.from({ length: 12 }, (_, at) => `What is code ${at}?,It is ${at}.`);
  await room.rita.says(`admin import faq\nquestion,answer\n${rows.join('\n')}`);
  await room.rita.told(/12 new/);
  await room.rita.presses('import.rows');
  await room.rita.told(/New: 1 to 5 of 12/);
  await room.rita.presses('import.show');
  await room.rita.presses('import.apply');
  await room.rita.told(/Imported/);
  await room.rita.presses('import.takeBack');
  await room.rita.told(/Take this import back/);
  await room.rita.presses('import.takeBackNow');
  await room.rita.told(/12 entries are as before/);
});

it('synonyms as QnA Maker writes them', async () => {
  await room.rita.says('admin synonyms "pto","paid leave"');
  await room.rita.told(/pto.*=.*paid leave/);
});

const file = resolve(__dirname, '../../../shared/cases/code-fence-table/message.txt');

describeWith(
  {
    there: existsSync(file),
    name: 'the public case of a table in a fence',
    how: 'it is expected in ../shared/cases',
    shared: true,
  },
  'the public case of a table in a fence',
  () => {
    it('previews one new person', async () => {
      await room.rita.says(existsSync(file) ? readFileSync(file, 'utf8').trim() : '');
      await room.rita.told(/1 new/);
    });
  },
);
