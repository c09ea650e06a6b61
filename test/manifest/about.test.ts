// The page that Teams' app details link as privacy and terms: true periods, the reader's language, and no markup from a setting.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { KEEP_ANSWERS_DAYS, KEEP_DELIVERIES_DAYS } from '../../src/core/housekeeping';
import { aboutRoute } from '../../src/manifests/about';

function open(orgName: string, language?: string, encoder?: string) {
  const answer = { status: 0, headers: {} as Record<string, string>, body: '' };
  const res = {
    writeHead(status: number, headers: Record<string, string>) {
      Object.assign(answer, { status, headers });
    },
    end(body: string) {
      answer.body = body;
    },
  };
  const req = { headers: language === undefined ? {} : { 'accept-language': language } };
  void aboutRoute({ orgName, fallback: 'en', ...(encoder !== undefined && { encoder }) }).handle(
    req as IncomingMessage,
    res as unknown as ServerResponse,
  );
  return answer;
}

it.each([
  ['de-AT,de;q=0.9,en;q=0.5', 'de', /Passalong bei Acme/],
  ['en-GB', 'en', /Passalong at Acme/],
  ['fr', 'en', /Passalong at Acme/],
  [undefined, 'en', /Passalong at Acme/],
])('speaks to who asks for %s in %s', (language, locale, title) => {
  const { status, body } = open('Acme', language);
  expect(status).toBe(200);
  expect(body).toContain(`lang="${locale}"`);
  expect(body).toMatch(title);
});

it('names the periods that the housekeeping keeps to', () => {
  const { body } = open('Acme');
  expect(body).toContain(`${KEEP_ANSWERS_DAYS} days`);
  expect(body).toContain(`${KEEP_DELIVERIES_DAYS} days`);
});

it.each(['en', 'de'])('tells in %s where questions are sent, when they are', (language) => {
  expect(open('Acme', language, 'encoder.example.com').body).toContain('encoder.example.com');
  expect(open('Acme', language).body).not.toMatch(/published entries|veröffentlichten Einträgen/);
});

it('takes no markup from the name of the company, and runs no script', () => {
  const { body, headers } = open('<img src=x onerror=alert(1)> & "Co"');
  expect(body).not.toContain('<img');
  expect(body).toContain('&lt;img src=x onerror=alert(1)&gt; &amp; &quot;Co&quot;');
  expect(headers['content-security-policy']).toMatch(/default-src 'none'/);
});
