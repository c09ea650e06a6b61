// The guide for changing secrets: every secret that there is has its section, and each says what is
// done, what happens meanwhile, how one sees that it worked, and the way back.
import { readFileSync } from 'node:fs';
import { settingNames } from '../../src/config';
import { CLOUD_SETTINGS } from '../../src/platforms/teams/settings';

const guide = readFileSync('docs/secrets.md', 'utf8');
const sections = guide.split(/^## /m).slice(1);
const headed = sections.map((section) => /^`(\w+)`/.exec(section)?.[1] ?? '');

/** A setting that is a secret, or an address that holds one. */
const isSecret = (name: string) =>
  /(TOKEN|SECRET|PASSWORD|_KEY|_URI)$/i.test(name) || name === 'REDIS_URL';
const secrets = settingNames().filter(
  (name) => isSecret(name) && !(CLOUD_SETTINGS as readonly string[]).includes(name),
);

it('has a section for each secret among the settings, and for nothing else', () => {
  expect(secrets.length).toBeGreaterThan(7);
  expect(headed.toSorted()).toEqual(secrets.toSorted());
});

it.each(sections.map((section, at) => [headed[at], section]))(
  '%s: steps, meanwhile, proof, way back',
  (_name, section) => {
    expect([...section.matchAll(/^\d\. /gm)].length).toBeGreaterThan(1);
    for (const point of ['Meanwhile', 'It worked', 'Back'])
      expect([...section.matchAll(new RegExp(`^\\* \\*\\*${point}\\*\\*`, 'gm'))]).toHaveLength(1);
    expect(section).toMatch(/restart/);
  },
);

it('says of each whether old and new may live side by side', () => {
  const rows = [...guide.matchAll(/^\| (`.+) \| (?:yes|no)\b/gm)].flatMap(([, cell = '']) =>
    [...cell.matchAll(/`(\w+)`/g)].map(([, name = '']) => name),
  );
  expect(rows.toSorted()).toEqual(secrets.toSorted());
});

it('quotes what the log says as the code says it', () => {
  const said = [
    'src/platforms/slack/inbound/requests.ts',
    'src/platforms/slack/inbound/receivers.ts',
    'src/platforms/slack/calls/delivery-errors.ts',
  ]
    .map((file) => readFileSync(file, 'utf8'))
    .join('\n');
  for (const words of [
    'its signature does not hold',
    'Slack request refused',
    'invalid_auth',
    'token_revoked',
  ]) {
    expect(guide).toContain(words);
    expect(said).toContain(words);
  }
});
