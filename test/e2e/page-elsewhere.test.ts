// The playground's page through a reverse proxy, in a real browser: the printed link opens it, and
// its token is gone from the address.
import { once } from 'node:events';
import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { browserService } from '../support/browser';
import { describeWith } from '../support/service';
import { openPageRoom, type PageRoom } from './page-room';

/**
 * As nginx does where nobody tells it otherwise: the bot is called by its own name; but it says for
 * whom.
 */
async function startProxy(
  target: string,
): Promise<{ readonly server: Server; readonly url: string }> {
  const server = createServer((asked, answer) => {
    const headers = {
      ...asked.headers,
      host: new URL(target).host,
      'x-forwarded-for': '203.0.113.9',
    };
    const passed = request(
      target + (asked.url ?? ''),
      { method: asked.method ?? 'GET', headers },
      (response) => {
        answer.writeHead(response.statusCode ?? 502, response.headers);
        response.pipe(answer);
      },
    );
    // The browser leaves, or the bot stops: the other end is told.
    passed.on('error', () => answer.destroy());
    answer.on('close', () => passed.destroy());
    asked.pipe(passed);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

describeWith(browserService, 'the page through a proxy', () => {
  let room: PageRoom;
  let proxy: Awaited<ReturnType<typeof startProxy>>;
  beforeAll(async () => {
    room = await openPageRoom();
    proxy = await startProxy(room.playground.url);
  });
  afterAll(async () => {
    await room.stop();
    proxy.server.closeAllConnections();
    proxy.server.close();
  });

  it('is closed without the token', async () => {
    const answer = await fetch(proxy.url);
    expect([answer.status, await answer.text()]).toEqual([
      403,
      expect.stringMatching(/printed at the start/),
    ]);
  });

  it('opens by the printed link, hides the token, answers what one says, and still does after a reload', async () => {
    const { page, pane, reads, complaints } = await room.visit(
      {},
      `?as=tom&token=${room.playground.app.tokens.playground}`,
      proxy.url,
    );
    expect(page.url()).toMatch(/\?(?=.*as=tom)(?!.*token)/);
    expect(await page.evaluate('document.cookie')).toBe('');
    await pane().locator('.composer textarea').fill('ask How do I book leave?');
    await page.keyboard.press('Enter');
    await reads(/people portal/);
    await page.reload();
    await reads(/people portal/);
    expect(complaints).toEqual([]);
    await page.context().close();
  });
});
