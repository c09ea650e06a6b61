// Files of people on Slack, over real HTTP: fetched from Slack's own hosts only, with the token for
// them alone, and no page is taken for a file.
import type { FileError, FileRef } from '../../../../src/core/incoming-files';
import { createReadFile } from '../../../../src/core/read-file';
import type { Log } from '../../../../src/core/log';
import { silentLog } from '../../../../src/core/log';
import type { FileQuirk } from '../../../harness/fake-slack-files';
import { formWith, openRoom, type Room } from '../room';

const TABLE = `email,name\n${'a.one@acme.example,Ann One\n'.repeat(100)}`;

let room: Room;
beforeAll(async () => {
  room = await openRoom();
});
afterAll(() => room.close());
beforeEach(() => room.clear());

function reader(log: Log = silentLog, withinMs = 30_000) {
  return createReadFile(new Map([['slack', room.platform]]), log, withinMs);
}

function added(quirk?: FileQuirk, content: string | Uint8Array = TABLE): FileRef {
  const { id, name } = room.slack.addFile({ name: 'people.csv', content, ...(quirk && { quirk }) });
  return { platform: 'slack', handle: id, name };
}

const asked = () => room.slack.log.filter(({ kind }) => kind === 'file');

it.each<FileQuirk | undefined>([undefined, 'moved', 'wrongSize'])(
  'reads a file that is %s as it is',
  async (quirk) => {
    expect(Buffer.from(await reader()(added(quirk))).toString()).toBe(TABLE);
    expect(asked().map(({ token }) => token)).toEqual(
      asked().map(() => room.slack.botEnv()['SLACK_BOT_TOKEN']),
    );
  },
);

it.each<[FileQuirk, string]>([
  ['signIn', 'signIn'],
  ['signInElsewhere', 'signIn'],
  ['elsewhere', 'external'],
  ['external', 'external'],
  ['gone', 'gone'],
  ['endless', 'tooLarge'],
  ['slow', 'slow'],
  ['failing', 'away'],
])('says what is wrong with a file: %s', async (quirk, problem) => {
  const reading = reader(silentLog, quirk === 'slow' ? 300 : 30_000)(added(quirk));
  await expect(reading).rejects.toMatchObject({ problem });
  // Nobody but Slack's file host was asked, least of all with the token.
  expect(asked().filter(({ host }) => host !== '127.0.0.1')).toEqual([]);
});

it('refuses what is larger than the limit, whatever size was said', async () => {
  const large = new Uint8Array(10 * 2 ** 20 + 1).fill(97);
  await expect(reader()(added('wrongSize', large))).rejects.toMatchObject({ problem: 'tooLarge' });
  expect(await reader()(added(undefined, large.subarray(1)))).toHaveLength(10 * 2 ** 20);
});

it.each(['<!DOCTYPE html><p>Sign in', ' \n<!-- x -->\n<HTML lang="en">', '\uFEFF<html>'])(
  'takes no page for a file, whatever its type: %j',
  async (content) => {
    await expect(reader()(added(undefined, content))).rejects.toMatchObject({ problem: 'signIn' });
  },
);

it('takes a table with markup in its cells', async () => {
  const table = 'question,answer\n"<html> or not?",<p>Yes</p>';
  expect(Buffer.from(await reader()(added(undefined, table))).toString()).toBe(table);
});

it('asks files.info also where the event says nothing, and says that a permission is missing', async () => {
  const team = room.slack.state.teams.get('T0TEAM1');
  const scopes = team.scopes;
  const file = added();
  team.scopes = scopes.replace('files:read,', '');
  await expect(reader()(file)).rejects.toMatchObject({ problem: 'signIn' });
  team.scopes = scopes;
  room.slack.problems.length = 0;
  expect(await reader()(file)).toHaveLength(TABLE.length);
  expect(room.slack.calls('files.info').map(({ args }) => args.file)).toEqual([
    file.handle,
    file.handle,
  ]);
});

it('writes neither the address nor the token into the log or the error', async () => {
  const lines: unknown[] = [];
  const note = (...line: unknown[]) => void lines.push(line);
  const log: Log = { ...silentLog, warn: note, error: note, info: note, debug: note };
  let thrown: unknown;
  try {
    await reader(log)(added('elsewhere'));
  } catch (error) {
    thrown = error;
  }
  expect(lines).toHaveLength(1);
  const { message, stack, cause } = thrown as FileError;
  expect(JSON.stringify([lines, message, stack, cause ?? ''])).not.toMatch(
    /xoxb|files-pri|people\.csv/,
  );
});

describe('a form that takes a file', () => {
  const form = {
    ...formWith('import.preview'),
    file: { id: 'file', label: 'Or a file', types: ['csv', 'xlsx'] },
  };
  const open = async () => {
    room.bot.opens = true;
    room.bot.reply = { form, onlyToSender: true };
    await room.slack.slash('/learn', 'admin import people');
    const { view } = await room.slack.waitFor(
      ({ method, ok, args }) =>
        method === 'views.update' && ok === true && args.view.callback_id !== undefined,
    );
    room.bot.reply = undefined;
    return view;
  };

  it('has an input for it, and brings it with the other inputs', async () => {
    const view = await open();
    expect(view.blocks.at(-1)).toMatchObject({
      block_id: 'file',
      optional: true,
      element: { type: 'file_input', filetypes: ['csv', 'xlsx'], max_files: 1 },
    });
    const file = room.slack.addFile({ name: 'people.csv', content: TABLE });
    const values = {
      title: { value: { type: 'plain_text_input', value: 'x' } },
      file: { value: { type: 'file_input', files: [file] } },
    };
    await room.slack.viewSubmit({ view: { id: view.id }, values });
    expect(room.lastPress()).toMatchObject({
      verb: 'import.preview',
      inputs: { title: 'x' },
      files: [{ platform: 'slack', handle: file.id, name: 'people.csv' }],
    });
  });

  it('comes without that input if the app lacks the permission', async () => {
    const team = room.slack.state.teams.get('T0TEAM1');
    const scopes = team.scopes;
    team.scopes = scopes.replace('files:read,', '');
    const view = await open();
    team.scopes = scopes;
    expect(view.blocks.map(({ block_id: id }: { block_id: string }) => id)).not.toContain('file');
    room.slack.problems.length = 0;
  });
});
