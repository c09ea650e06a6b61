// Tables as files on Teams, over real HTTP: in the personal chat they are read, in a channel or a
// group the bot asks for them alone. Nothing is downloaded for people who may not import.
import type { AttachedFile } from '../harness/fake-teams-files';
import { GENERAL, openTeamsRoom, type TeamsRoom } from './teams-room';

const PEOPLE = 'email,name,department\nt.one@acme.example,Tab One,Sales\n';
const FAQ = '[{"question":"Where is the safe?","answer":"Behind the desk."}]';

let room: TeamsRoom;
beforeAll(async () => {
  room = await openTeamsRoom('de');
  await room.ada.says('hilfe');
  await room.uma.says('hilfe');
});
afterAll(() => room.close());
beforeEach(() => {
  room.chapter();
  room.teams.files.asked.length = 0;
});
afterEach(() => expect(room.teams.problems).toEqual([]));

async function sends(text: string, file: AttachedFile, more: object = {}): Promise<void> {
  const attachments = [
    { contentType: 'text/html', content: `<div>${text}</div>` },
    room.teams.files.attachment(file),
  ];
  const wish = { from: 'admin', text, attachments, locale: 'de-DE', ...more };
  expect(await room.teams.message(wish)).toMatchObject({ status: 200 });
  await room.settle();
}
const counts = () =>
  room.text('admin.previewCounts', { added: 1, changed: 0, same: 0, doubtful: 0 });
const people: AttachedFile = { name: 'leute.csv', content: PEOPLE };

it.each<[string, string, AttachedFile]>([
  ['CSV with the command', 'admin import personen', people],
  ['CSV alone', '', people],
  ['JSON alone', '', { name: 'faq.json', content: FAQ }],
  ['CSV that SharePoint moved', '', { ...people, quirk: 'moved' }],
])('%s leads to the preview', async (_how, text, file) => {
  await sends(text, file);
  await room.ada.told(counts());
  expect(room.teams.files.asked.every(({ authorization }) => authorization === undefined)).toBe(
    true,
  );
  await room.ada.presses('import.cancel');
});

it('a file that follows the open form is read', async () => {
  await room.ada.says('admin import personen');
  await room.ada.told(room.text('admin.importTitle'));
  await sends('hier ist sie', people);
  await room.ada.told(counts());
});

it.each<[AttachedFile['quirk'], string]>([
  ['sharingLink', 'webPage'],
  ['expired', 'gone'],
  ['failing', 'away'],
])('says what is wrong: %s', async (quirk, problem) => {
  await sends('', { ...people, ...(quirk && { quirk }) });
  await room.ada.told(room.text('core.noFile', { problem, megabytes: 10 }));
});

it.each([
  ['channel', { kind: 'channel', channel: GENERAL } as const],
  ['group chat', { kind: 'groupChat' } as const],
])('in a %s, the bot asks for the file alone', async (_where, where) => {
  expect(
    await room.teams.message({
      from: 'admin',
      text: 'admin import personen',
      locale: 'de-DE',
      attachments: [room.teams.files.placeholder()],
      mention: true,
      ...where,
    }),
  ).toMatchObject({ status: 200 });
  await room.settle();
  await room.ada.told(room.text('core.noFile', { problem: 'outOfReach', megabytes: 10 }));
  expect(room.teams.files.asked).toEqual([]);
});

it('answers a question in a channel, whatever is attached', async () => {
  await room.teams.message({
    from: 'admin',
    text: 'wo ist der Tresor?',
    kind: 'channel',
    channel: GENERAL,
    attachments: [room.teams.files.placeholder()],
  });
  await room.settle();
  await room.ada.told(/wo ist der Tresor/, { in: GENERAL });
});

it.each([
  ['', /Mit dieser Datei kann ich nichts anfangen/],
  ['admin import personen', /nicht/],
])('downloads nothing for colleagues who may not import: %j', async (text, told) => {
  await sends(text, people, { from: 'user1' });
  await room.uma.told(told);
  expect(room.teams.files.asked).toEqual([]);
});
