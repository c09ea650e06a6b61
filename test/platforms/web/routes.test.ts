// The playground's routes over HTTP: who may see and say what, forms and their problems, travelling
// and starting over.
import { demoUsers } from '../../../src/demo/users';
import { type Playground, startPlayground, WEDNESDAY } from './playground';

const HOUR_MS = 3_600_000;
const TIP = {
  title: 'Tidy tables',
  text: 'Press Ctrl+T and the range becomes a table.',
  tags: 'excel',
  link: '',
};

describe('the playground', () => {
  let playground: Playground;
  beforeAll(async () => {
    playground = await startPlayground();
  });
  afterAll(() => playground.stop());
  beforeEach(async () => {
    await playground.post('reset', {});
  });

  const now = async () =>
    Date.parse(
      ((await (await fetch(`${playground.url}/playground/state`)).json()) as { now: string }).now,
    );
  const travel = async (ms: number) =>
    playground.post('clock', { to: new Date((await now()) + ms).toISOString() });

  it('serves its own files and the two libraries, and nothing else', async () => {
    const status = async (name: string) => (await fetch(`${playground.url}/assets/${name}`)).status;
    expect(await status('base.css')).toBe(200);
    expect(await status('logo.svg')).toBe(200);
    expect(await status('adaptivecards.js')).toBe(200);
    expect(await status('markdown-it.js')).toBe(200);
    for (const name of [
      'constructor',
      '__proto__',
      'nothing.js',
      '..%2findex.js',
      '%2e%2e%2f%2e%2e%2fmain.js',
      'tsconfig.json',
      'index.html',
    ])
      expect({ name, status: await status(name) }).toEqual({ name, status: 404 });
  });

  it('compresses text, leaves fonts as they are, and says when nothing has changed', async () => {
    const get = (name: string, headers: Record<string, string> = {}) =>
      fetch(`${playground.url}/assets/${name}`, { headers });
    for (const encoding of ['br', 'gzip', 'identity']) {
      const answer = await get('chat.css', { 'accept-encoding': encoding });
      expect(answer.headers.get('content-encoding') ?? 'identity').toBe(encoding);
      expect(await answer.text()).toMatch(/\.composer \{/);
    }
    const font = await get('inter-latin.woff2', { 'accept-encoding': 'br, gzip' });
    expect(font.headers.get('content-type')).toBe('font/woff2');
    expect(font.headers.get('content-encoding')).toBeNull();
    const script = await get('adaptivecards.js', { 'accept-encoding': 'br' });
    expect(Number(script.headers.get('content-length'))).toBeLessThan(150_000);
    const etag = script.headers.get('etag') ?? '';
    const again = await get('adaptivecards.js', { 'if-none-match': etag });
    expect([again.status, (await again.text()).length]).toEqual([304, 0]);
    expect((await get('chat.css', { 'if-none-match': etag })).status).toBe(200);
  });

  it('answers in the sender’s own chat, which nobody else sees', async () => {
    await playground.says('tom', 'ask How do I book leave?');
    expect(await playground.sees('tom')).toEqual([
      'ask How do I book leave?',
      expect.stringMatching(/people portal/),
    ]);
    expect(await playground.messages('mia', 'chat-tom')).toEqual([]);
  });

  it('keeps people out of rooms that are not theirs', async () => {
    for (const room of ['chat-mia', 'reviewers', 'constructor', '__proto__', 'nowhere', undefined])
      expect({
        room,
        ...(await playground.post('say', { person: 'tom', room, words: 'help' })),
      }).toMatchObject({ room, status: 400 });
    expect(
      (await playground.post('say', { person: 'nobody', room: 'general', words: 'hi' })).status,
    ).toBe(400);
    expect((await fetch(`${playground.url}/playground/events?viewer=nobody`)).status).toBe(404);
  });

  it('hears only what is addressed to it in a channel, and answers for all to see', async () => {
    await playground.says('tom', 'does anybody know about leave?', 'general');
    await playground.says('tom', '@passalong ask How do I book leave?', 'general');
    expect(await playground.sees('mia', 'general')).toEqual([
      'does anybody know about leave?',
      '@passalong ask How do I book leave?',
      expect.stringMatching(/people portal/),
    ]);
  });

  it.each([
    ['bold', '**ask** How do I book leave?'],
    ['code marks', '`ask How do I book leave?`'],
    ['quotes', '“ask How do I book leave?”'],
    ['a block quote', '> ask How do I book leave?'],
    ['an emoji', '👋 ask How do I book leave?'],
    ['a mention', '@Passalong: ask How do I book leave?'],
    ['a greeting and two mentions', 'hey @passalong @passalong ask How do I book leave?'],
  ])('hears words in %s, and shows them as they were typed', async (_what, words) => {
    await playground.says('tom', words);
    expect(await playground.sees('tom')).toEqual([words, expect.stringMatching(/people portal/)]);
  });

  it('hears a mention anywhere in a channel, and no address that only looks like one', async () => {
    await playground.says(
      'tom',
      'Write to team@passalong.example or @passalong.example about leave',
      'general',
    );
    expect(await playground.sees('mia', 'general')).toHaveLength(1);
    await playground.says('tom', 'ask How do I book leave, @Passalong?', 'general');
    expect((await playground.sees('mia', 'general')).at(-1)).toMatch(/people portal/);
  });

  it('reads a table in a code fence', async () => {
    await playground.says(
      'oliver',
      'admin import people\n```csv\nemail\tname\na.one@acme.example\tAnn One\n```',
    );
    expect((await playground.sees('oliver')).at(-1)).toMatch(/1 new/);
  });

  it('shows a message for one person to nobody else, and lets nobody else press it', async () => {
    await playground.says('rita', '@passalong review', 'reviewers');
    await playground.says('rob', '@passalong help', 'reviewers');
    const help = (await playground.messages('rob', 'reviewers')).at(-1);
    expect(help).toMatchObject({ onlyFor: 'rob' });
    expect(await playground.messages('rita', 'reviewers')).not.toContainEqual(
      expect.objectContaining({ id: help?.id }),
    );
    const pressed = await playground.post('act', {
      person: 'rita',
      room: 'reviewers',
      message: help?.id,
      verb: 'ask.start',
      data: {},
      inputs: {},
    });
    expect(pressed).toMatchObject({ status: 400 });
  });

  it('shows a form’s problems at its inputs, keeps the form, and replaces it with the thanks', async () => {
    await playground.says('tom', 'tip');
    expect(await playground.presses('tom', 'tip.submit', { ...TIP, text: 'short' })).toEqual({
      text: expect.stringMatching(/at least 20/),
    });
    expect((await playground.messages('tom')).at(-1)).toMatchObject({ form: true });
    expect(await playground.presses('tom', 'tip.submit', TIP)).toEqual({});
    expect(await playground.sees('tom')).toEqual(['tip', expect.stringMatching(/^Thank you, Tom/)]);
  });

  it('changes a card in place for everybody who looks', async () => {
    const rita = await playground.stream('rita');
    await playground.says('tom', 'tip');
    await playground.presses('tom', 'tip.submit', TIP);
    const card = (await rita.next('message')) as { message: { id: string } };
    await playground.presses('rob', 'review.approve', {}, 'reviewers');
    const changed = await rita.next('message', (data) =>
      /Approved.*by Rob Whitaker/.test(JSON.stringify(data)),
    );
    expect(changed).toMatchObject({ room: 'reviewers', message: { id: card.message.id } });
  });

  it('tells the page of messages to people who are not shown, but not what they say', async () => {
    const mia = await playground.stream('mia');
    await playground.says('tom', 'help');
    expect(await mia.next('told')).toEqual({ user: 'tom', message: expect.any(String) });
  });

  it('travels forward only, five weeks at once, and tells everybody what time it is', async () => {
    const mia = await playground.stream('mia');
    expect(await mia.next('clock')).toEqual({ now: expect.stringMatching(/^2026-11-25T09:30:/) });
    expect((await travel(-HOUR_MS)).status).toBe(400);
    expect((await travel(36 * 24 * HOUR_MS)).status).toBe(400);
    expect((await playground.post('clock', { to: 'tomorrow' })).status).toBe(400);
    expect(await travel(2 * HOUR_MS)).toEqual({
      status: 200,
      body: { now: expect.stringMatching(/^2026-11-25T11:30:/) },
    });
    expect(await mia.next('clock')).toEqual({ now: expect.stringMatching(/^2026-11-25T11:30:/) });
  });

  it('brings everybody their nudge of the next week, also people who work early or far away', async () => {
    await travel(12 * 24 * HOUR_MS);
    for (const person of demoUsers.map(({ id }) => id))
      expect({ person, sees: await playground.sees(person) }).toEqual({
        person,
        sees: [expect.stringMatching(/Not this month|Diesen Monat nicht/)],
      });
  });

  it('starts over: chats, tips and the clock are as they were, for pages that look on as well', async () => {
    await playground.says('tom', 'tip');
    await playground.presses('tom', 'tip.submit', TIP);
    await playground.presses('rob', 'review.approve', {}, 'reviewers');
    await travel(48 * HOUR_MS);
    const tom = await playground.stream('tom');
    expect((await tom.next('rooms'))['chat-tom']).not.toEqual([]);
    expect((await playground.post('reset', {})).status).toBe(200);
    expect((await tom.next('rooms'))['chat-tom']).toEqual([]);
    expect((await now()) - Date.parse(WEDNESDAY)).toBeLessThan(HOUR_MS);
    await playground.says('tom', 'ask tidy tables');
    expect((await playground.sees('tom')).at(-1)).toMatch(/I do not know/);
  });

  it('lets people’s actions wait during a reset, and then answers them', async () => {
    const [reset, ...said] = await Promise.all([
      playground.post('reset', {}),
      ...Array.from({ length: 5 }, () =>
        playground.post('say', {
          person: 'tom',
          room: 'chat-tom',
          words: 'ask How do I book leave?',
        }),
      ),
      playground.post('reset', {}),
    ]);
    expect(reset.status).toBe(200);
    expect(said.map(({ status }) => status)).toEqual(said.map(() => 200));
  });

  it('takes a table of half a megabyte in a form', async () => {
    await playground.says('oliver', 'admin import people');
    const rows = Array.from({ length: 15_000 }, (_, at) => `p${at}@linden.example,Person ${at}`);
    const table = `email,name\n${rows.join('\n')}`;
    expect(table.length).toBeGreaterThan(470_000);
    expect(await playground.presses('oliver', 'import.preview', { table })).toEqual({});
    expect((await playground.sees('oliver')).at(-1)).toMatch(/15,000 new/);
  });

  describe('a file', () => {
    const PEOPLE = 'email,name\na.one@acme.example,Ann One\n';
    const upload = (
      person: string,
      bytes: string | Buffer<ArrayBuffer>,
      type = 'application/octet-stream',
    ) =>
      fetch(`${playground.url}/playground/upload?person=${person}&name=people.csv`, {
        method: 'POST',
        headers: { 'content-type': type },
        body: bytes,
      });
    const idOf = async (response: Response) => ((await response.json()) as { file: string }).file;
    const sends = (person: string, files: unknown, words = '') =>
      playground.post('say', { person, room: `chat-${person}`, words, files });

    it('leads to the preview, alone and in the form', async () => {
      const first = await idOf(await upload('oliver', PEOPLE));
      expect((await sends('oliver', [first])).status).toBe(200);
      expect((await playground.sees('oliver')).at(-1)).toMatch(/1 new/);
      await playground.says('oliver', 'admin import people');
      const [form] = (await playground.messages('oliver')).slice(-1);
      expect(form?.file).toMatchObject({ id: 'file', types: expect.arrayContaining(['xlsx']) });
      const second = await idOf(await upload('oliver', PEOPLE));
      const act = { person: 'oliver', room: 'chat-oliver', message: form?.id, inputs: {} };
      const pressed = { ...act, verb: 'import.preview', data: { kind: 'people' } };
      expect(await playground.post('act', { ...pressed, files: [second] })).toMatchObject({
        status: 200,
        body: { errors: {} },
      });
      expect((await playground.sees('oliver')).at(-1)).toMatch(/1 new/);
    });

    it('is refused where it is too large, of nobody, or of another type', async () => {
      expect((await upload('oliver', Buffer.alloc(10 * 2 ** 20 + 1))).status).toBe(413);
      expect((await upload('nobody', PEOPLE)).status).toBe(404);
      expect((await upload('oliver', PEOPLE, 'text/csv')).status).toBe(403);
      expect((await upload('oliver', PEOPLE, 'multipart/form-data; boundary=x')).status).toBe(403);
    });

    it('is for who chose it only', async () => {
      const theirs = await idOf(await upload('tom', PEOPLE));
      for (const files of [[theirs], ['none'], 'no list', [7]])
        expect((await sends('oliver', files)).status).toBe(400);
    });
  });

  it('refuses a body that is no JSON object or is too long', async () => {
    expect((await playground.post('say', '[1]')).status).toBe(400);
    expect((await playground.post('say', 'not json')).status).toBe(400);
    expect(
      (await playground.post('say', { person: 'tom', room: 'chat-tom', words: 'x'.repeat(4001) }))
        .status,
    ).toBe(400);
    expect((await playground.post('say', { words: 'x'.repeat(4 * 2 ** 20) })).status).toBe(413);
    expect(
      (
        await playground.post('act', {
          person: 'tom',
          room: 'chat-tom',
          message: 'm0',
          verb: 'tip.submit',
        })
      ).status,
    ).toBe(400);
  });
});
