// Files of people on Teams, over real HTTP: fetched without a token, from SharePoint and OneDrive
// only. What lies in a channel is out of reach, and said to be.
import type { FileRef } from '../../../../src/core/incoming-files';
import { createReadFile } from '../../../../src/core/read-file';
import { silentLog } from '../../../../src/core/log';
import { createTeamsOpenFile } from '../../../../src/platforms/teams/inbound/incoming-files';
import type { TeamsFileQuirk } from '../../../harness/fake-teams-files';
import { openRoom, type Room } from '../room';

const TABLE = `email,name\n${'a.one@acme.example,Ann One\n'.repeat(100)}`;

let room: Room;
beforeAll(async () => {
  room = await openRoom();
});
afterAll(() => room.close());
beforeEach(() => {
  room.teams.files.asked.length = 0;
});

const reader = (withinMs = 30_000) =>
  createReadFile(new Map([['teams', room.platform]]), silentLog, withinMs);

function filesHeard(): readonly FileRef[] {
  const event = room.last();
  return event.type === 'words' && Array.isArray(event.files) ? event.files : [];
}

async function sent(
  quirk?: TeamsFileQuirk,
  content: string | Uint8Array = TABLE,
): Promise<FileRef> {
  const file = { name: 'people.csv', content, ...(quirk && { quirk }) };
  await room.teams.message({ text: '', attachments: [room.teams.files.attachment(file)] });
  const [ref] = filesHeard();
  if (!ref) throw new Error('no file was heard of');
  return ref;
}

it.each<TeamsFileQuirk | undefined>([undefined, 'moved'])(
  'reads a file that is %s, without a token',
  async (quirk) => {
    const file = await sent(quirk);
    expect(file.name).toBe('people.csv');
    expect(Buffer.from(await reader()(file)).toString()).toBe(TABLE);
    expect(room.teams.files.asked.map(({ authorization }) => authorization)).not.toContainEqual(
      expect.anything(),
    );
  },
);

it.each<[TeamsFileQuirk, string]>([
  ['sharingLink', 'webPage'],
  ['expired', 'gone'],
  ['elsewhere', 'external'],
  ['endless', 'tooLarge'],
  ['slow', 'slow'],
  ['failing', 'away'],
])('says what is wrong with a file: %s', async (quirk, problem) => {
  const file = await sent(quirk);
  const reading = reader(quirk === 'slow' ? 300 : 30_000)(file);
  await expect(reading).rejects.toMatchObject({ problem });
  expect(room.teams.files.asked.every(({ host }) => host.startsWith('127.0.0.1'))).toBe(true);
});

it('says that files in a channel or a group chat are out of reach, and asks for nothing', async () => {
  for (const kind of ['channel', 'groupChat'] as const) {
    await room.teams.message({
      text: 'admin import people',
      kind,
      attachments: [room.teams.files.placeholder()],
    });
    const [file] = filesHeard();
    expect(file).toMatchObject({ outOfReach: true });
    if (file) await expect(reader()(file)).rejects.toMatchObject({ problem: 'outOfReach' });
  }
  expect(room.teams.files.asked).toEqual([]);
});

it('takes no quoted message and no card for a file', async () => {
  await room.teams.message({
    text: 'help',
    kind: 'channel',
    attachments: [
      { id: '17', contentType: 'messageReference', content: '{"messageId":"17"}' },
      { contentType: 'text/html', content: '<attachment id="17"></attachment><p>help</p>' },
    ],
  });
  expect(filesHeard()).toEqual([]);
});

describe('where it asks', () => {
  const NEVER = [
    'https://contoso.sharepoint.com.evil.example/f',
    'https://sharepoint.com@evil.example/f',
    'https://evil.example/contoso.sharepoint.com',
    'https://evilsharepoint.com/f',
    'https://user:secret@contoso.sharepoint.com/f',
    'https://contoso.sharepoint.com:8443/f',
    'http://contoso.sharepoint.com/f',
    'http://169.254.169.254/latest/meta-data',
    'http://127.0.0.1:3978/metrics',
    'file:///etc/passwd',
    'data:text/csv,email',
    '//contoso.sharepoint.com/f',
    '',
  ];
  const OURS = [
    'https://contoso-my.sharepoint.com/personal/f?tempauth=x',
    'https://contoso.sharepoint.us/f',
    'https://contoso.sharepoint-mil.us/f',
    'https://contoso.sharepoint.cn/f',
    'https://contoso-my.dps.mil/f',
    'https://my.microsoftpersonalcontent.onedrive.com/f',
    'https://public.am.files.1drv.com/f',
  ];
  let asked: jest.SpyInstance;
  beforeEach(() => {
    asked = jest
      .spyOn(globalThis, 'fetch')
      .mockImplementation(async () => new Response('email,name\n'));
  });
  afterEach(() => asked.mockRestore());
  const read = (handle: string) =>
    createReadFile(
      new Map([['teams', { openFile: createTeamsOpenFile({}) }]]),
      silentLog,
    )({
      platform: 'teams',
      handle,
      name: 'people.csv',
    });

  it.each(NEVER)('never at %j', async (handle) => {
    await expect(read(handle)).rejects.toMatchObject({ name: 'UserError' });
    expect(asked).not.toHaveBeenCalled();
  });

  it.each(OURS)('at %s', async (handle) => {
    expect(Buffer.from(await read(handle)).toString()).toBe('email,name\n');
    expect(asked.mock.calls).toEqual([
      [new URL(handle), expect.not.objectContaining({ headers: expect.anything() })],
    ]);
  });

  it('follows no redirect to anywhere else, and not for ever', async () => {
    const redirect = (location: string) =>
      new Response(null, { status: 302, headers: { location } });
    asked.mockImplementation(async () => redirect('http://169.254.169.254/latest'));
    await expect(read(OURS[0] ?? '')).rejects.toMatchObject({ problem: 'external' });
    expect(asked).toHaveBeenCalledTimes(1);
    asked.mockClear();
    asked.mockImplementation(async () => redirect('/again'));
    await expect(read(OURS[0] ?? '')).rejects.toMatchObject({ problem: 'external' });
    expect(asked.mock.calls.length).toBeLessThan(6);
  });
});
