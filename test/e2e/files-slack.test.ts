// Tables as files on Slack, over real HTTP: with the command, alone, in the form and in a channel.
// Nothing is downloaded for people who may not import.
import type { SharedFile } from '../harness/fake-slack-files';
import { describeWithCase, readCase } from '../support/shared-cases';
import { styled, workbookFile } from '../support/workbook-file';
import { openSlackRoom, type SlackRoom } from './slack-room';

const PEOPLE = 'email,name,department\na.one@acme.example,Ann One,Sales\n';
const FAQ = 'Frage;Antwort\nWie komme ich an einen Ausweis?;Am Empfang.\n';

let room: SlackRoom;
let since = 0;
beforeAll(async () => {
  room = await openSlackRoom('en');
  await room.rita.says('help');
  await room.uma.says('help');
});
afterAll(() => room.close());
beforeEach(() => {
  room.chapter();
  since = room.slack.log.length;
});
afterEach(() => expect(room.slack.problems).toEqual([]));

async function shares(text: string, files: readonly SharedFile[], user = room.rita.user) {
  expect(await room.slack.share(text, files, { user })).toMatchObject({ status: 200, late: false });
  await room.settle();
}
const downloads = () => room.slack.log.filter(({ kind, n }) => kind === 'file' && n >= since);
const counts = (added: number) =>
  room.text('admin.previewCounts', { added, changed: 0, same: 0, doubtful: 0 });
const people: SharedFile = { name: 'people.csv', content: PEOPLE };

describe('a table in a file', () => {
  it.each<[string, string, SharedFile]>([
    ['CSV with the command', 'admin import people', people],
    ['CSV alone', '', people],
    ['CSV beside other words', 'here it is', people],
    [
      'CSV of which the event says nothing but its id',
      'admin import people',
      { ...people, onlyId: true },
    ],
    [
      'tabs',
      '*admin* import people',
      { name: 'people.tsv', content: PEOPLE.replaceAll(',', '\t') },
    ],
    [
      'Windows-1252 from Excel',
      'admin import people',
      {
        name: 'leute.csv',
        content: Buffer.from(`${PEOPLE}o@acme.example,Jörg Zwei,Köln`, 'latin1'),
      },
    ],
    [
      'Excel',
      '',
      {
        name: 'people.xlsx',
        content: workbookFile([
          { name: 'Cover', rows: [] },
          {
            name: 'People',
            rows: [
              ['email', 'name', 'start date'],
              ['a.one@acme.example', 'Ann One', styled(1, 46083)],
            ],
          },
        ]),
      },
    ],
  ])('%s leads to the preview', async (_how, text, file) => {
    await shares(text, [file]);
    const preview = await room.rita.told(counts(file.name === 'leute.csv' ? 2 : 1));
    expect(downloads()).toHaveLength(1);
    await room.rita.presses('import.cancel', preview);
  });

  it('of questions is told by its headers', async () => {
    await shares('', [{ name: 'fragen.csv', content: FAQ }]);
    await room.rita.told(room.text('admin.previewTitle', { done: 'false' }));
    const preview = await room.rita.told(counts(1));
    expect(preview.text).toContain('Wie komme ich an einen Ausweis?');
    await room.rita.presses('import.apply', preview);
    await room.rita.told(/Imported/);
  });

  it('of shifts is told by its headers', async () => {
    await shares('', [
      { name: 'plan.csv', content: 'Schichtgruppe;Datum;von;bis\nBlau;2026-03-02;06:00;14:00\n' },
    ]);
    await room.rita.told(counts(1));
  });

  it('is asked about where its headers do not tell, and read again then', async () => {
    await shares('', [
      { name: 'both.csv', content: 'email,name,question,answer\nb@acme.example,Bo,Why?,So.\n' },
    ]);
    const which = await room.rita.told(room.text('admin.whichImport'));
    await room.rita.presses('import.file', which);
    await room.rita.told(counts(1));
    expect(downloads()).toHaveLength(2);
  });

  it('is read in the form, also without anything pasted', async () => {
    await room.rita.types('/learn admin import people');
    const view = await room.rita.form('import.preview');
    expect(JSON.stringify(view.blocks)).toContain('3,000 characters');
    const files = JSON.stringify([room.slack.addFile(people)]);
    expect(await room.rita.fills('import.preview', { file: files })).toBeUndefined();
    await room.rita.told(counts(1));
  });

  it('is the pasted one if the file beside it is a picture', async () => {
    await shares(`admin import people\n${PEOPLE}`, [
      { name: 'how-it-looks.png', content: 'x', mimetype: 'image/png' },
    ]);
    await room.rita.told(counts(1));
    expect(downloads()).toEqual([]);
  });

  it('with a form that is empty is asked for', async () => {
    await room.rita.types('/learn admin import people');
    expect(await room.rita.fills('import.preview')).toEqual({
      table: room.text('admin.tableMissing'),
    });
  });

  it('is read from a mention in a channel, for the sender alone', async () => {
    await room.slack.mention('admin import people', {
      user: room.rita.user,
      event: { files: [room.slack.addFile(people)] },
    });
    await room.settle();
    expect(await room.rita.told(counts(1))).toMatchObject({ onlyFor: room.rita.user });
  });
});

describe('what cannot be read is told', () => {
  const file = (name: string, content: string | Uint8Array = 'x'): SharedFile => ({
    name,
    content,
  });
  it.each<[string, string, readonly SharedFile[], string, object?]>([
    [
      'a picture with the command',
      'admin import people',
      [{ ...file('a.png'), mimetype: 'image/png' }],
      'admin.fileKinds',
    ],
    ['old Excel', 'admin import people', [file('a.xls')], 'admin.fileKinds'],
    [
      'a PDF with another name',
      'admin import people',
      [file('a.csv', '%PDF-1.7 …')],
      'admin.fileKinds',
    ],
    ['an empty file', '', [file('a.csv', ' ')], 'admin.fileEmpty'],
    ['two tables', '', [people, people], 'admin.oneFile'],
    [
      'a protected workbook',
      '',
      [file('a.xlsx', Buffer.from('d0cf11e0a1b11ae1', 'hex'))],
      'admin.workbook',
      { problem: 'oldFormat' },
    ],
    ['a sign-in page', '', [{ ...people, quirk: 'signIn' }], 'core.noFile', { problem: 'signIn' }],
    [
      'a table without its columns',
      'admin import people',
      [file('a.csv', 'x,y\n1,2')],
      'admin.columnsMissing',
      { columns: 'email_name' },
    ],
  ])('%s', async (_what, text, files, key, args = {}) => {
    await shares(text, files);
    await room.rita.told(room.text(key, { megabytes: 10, ...args }));
  });
});

describe('nothing is downloaded', () => {
  it.each([
    ['', /cannot do anything with this file/],
    ['admin import people', /not open to you/],
    ['where do I put the table?', /./],
  ])('for colleagues who may not: %j', async (text, told) => {
    await shares(text, [people], room.uma.user);
    await room.uma.told(told);
    expect([downloads(), room.slack.calls('files.info', since)]).toEqual([[], []]);
  });

  it('for people of other companies', async () => {
    await room.slack.mention('admin import people', {
      user: 'U9STRANGER',
      event: { team: 'T9OTHER', user_team: 'T9OTHER', files: [room.slack.addFile(people)] },
    });
    await room.slack.waitFor(({ method, ok }) => method === 'chat.postMessage' && ok === true, {
      since,
    });
    expect([downloads(), room.slack.calls('files.info', since)]).toEqual([[], []]);
    room.slack.problems.length = 0;
  });

  it('for a file that somebody else sent', async () => {
    await shares('', [{ name: 'x.csv', content: 'some,thing\n1,2\n' }]);
    const which = await room.rita.told(room.text('admin.whichImport'));
    const button = which.blocks.flatMap((block) => block.elements ?? [])[0];
    await room.rita.says(`admin role lead <@${room.rob.user}>`);
    await room.rob.says('help');
    since = room.slack.log.length;
    await room.slack.action({
      user: room.rob.user,
      message: { channel: room.rob.chat, ts: which.ts },
      action: { action_id: button.action_id, value: button.value },
    });
    await room.settle();
    await room.rob.told(room.text('admin.fileGone'));
    expect(downloads()).toEqual([]);
  });
});

describeWithCase('missing-file-upload', 'event.json', () => {
  it('previews the file, and takes a long paste', async () => {
    const { files, ...event } = JSON.parse(readCase('missing-file-upload', 'event.json')) as {
      text: string;
      files: { name: string; mimetype: string }[];
    };
    const shared = files.map((file) => room.slack.addFile({ ...file, content: PEOPLE }));
    await room.slack.dm(event.text, { user: room.rita.user, event: { ...event, files: shared } });
    await room.settle();
    await room.rita.told(counts(1));
  });
});

it('a paste of half a megabyte is taken', async () => {
  const rows = Array.from({ length: 12_000 }, (_, at) => `p${at}@acme.example,Person ${at} Ünal`);
  await room.rita.says(`admin import people\nemail,name\n${rows.join('\n')}`);
  await room.rita.told(counts(12_000));
});
