// The page that Teams' app details link as privacy and terms: it states the true periods, in the
// reader's language, and takes no markup from a setting.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { KEEP_ANSWERS_DAYS } from '../../src/core/housekeeping';
import type { EffectiveAgreement } from '../../src/core/agreement/shapes';
import coreDe from '../../src/core/texts.de.json';
import coreEn from '../../src/core/texts.en.json';
import { features as makeFeatures } from '../../src/features';
import { madeForShow } from '../../src/manifests/commands';
import { aboutRoute } from '../../src/manifests/about';

const features = madeForShow(makeFeatures);
const NOTHING_AGREED: EffectiveAgreement = {
  features: features.map(({ name, about }) => ({ id: name, about, on: true })),
  namedLists: [],
  terms: [{ collection: 'admin.imports', days: 30 }],
};

const encoderThat = (on: boolean): EffectiveAgreement => ({
  ...NOTHING_AGREED,
  features: [...NOTHING_AGREED.features, { id: 'embeddings', about: 'core.embeddingsAbout', on }],
});

function open(
  orgName: string,
  language?: string,
  encoder?: string,
  agreed = encoder === undefined ? NOTHING_AGREED : encoderThat(true),
) {
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
  void aboutRoute({
    orgName,
    fallback: 'en',
    agreed: () => agreed,
    texts: [{ en: coreEn, de: coreDe }, ...features.map(({ texts }) => texts)],
    ...(encoder !== undefined && { encoder }),
  }).handle(req as IncomingMessage, res as unknown as ServerResponse);
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

it('names the periods that are kept to, and those that were set', () => {
  const { body } = open('Acme');
  expect(body).toContain(`${KEEP_ANSWERS_DAYS} days`);
  expect(body).toContain('without its words: 180 days');
  const terms = [{ collection: 'core.outbox', days: 45 }];
  expect(open('Acme', 'en', undefined, { ...NOTHING_AGREED, terms }).body).toContain(
    'without its words: 45 days',
  );
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

it.each(['en', 'de'])(
  'shows in %s what is agreed and in force, and takes none of it for markup',
  (language) => {
    const { body } = open('Acme', language, undefined, {
      ...NOTHING_AGREED,
      features: NOTHING_AGREED.features.map((feature) => ({
        ...feature,
        on: feature.id !== 'nudges',
      })),
      namedLists: [{ id: 'admin.roles', purpose: 'admin.rolesList', on: false }],
      file: { company: 'Acme <b>', signed: ['<i>Ada</i>, 2 March'], sha256: 'ab'.repeat(32) },
    });
    expect(body).toContain('Acme &lt;b&gt;');
    expect(body).toContain('&lt;i&gt;Ada&lt;/i&gt;, 2 March');
    expect(body).toContain('ab'.repeat(32));
    expect(body).toMatch(
      language === 'de'
        ? /Aus, weil es nicht vereinbart ist<\/h3><ul><li>Anstöße/
        : /Off, because it is not agreed<\/h3><ul><li>Nudges/,
    );
    expect(body).toMatch(
      language === 'de' ? /Nicht erlaubt: Wer zu den Admins/ : /Not allowed: Who is an admin/,
    );
    expect(body).toMatch(
      language === 'de' ? /30 Tagen: importierte Tabellen/ : /30 days: imported tables/,
    );
    expect(open('Acme', language).body).not.toContain('SHA-256');
  },
);

it('names no encoder that the agreement does not allow', () => {
  const { body } = open('Acme', 'en', 'encoder.example.com', encoderThat(false));
  expect(body).not.toContain('encoder.example.com');
  expect(body).toMatch(/Off, because it is not agreed<\/h3><ul><li>A sentence encoder/);
});
