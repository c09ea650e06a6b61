// A list of platforms that does not fit together is refused at the start, by name and with what to
// do.
import { z } from 'zod/v4';
import { readConfig, redacted } from '../../src/config';
import { collectionSpec } from '../../src/core/store';
import { platforms } from '../../src/platforms';
import {
  definePlatform,
  type GivenSettings,
  type PlatformModule,
  type PlatformSpec,
} from '../../src/platforms/module';

const shape = { ACME_TOKEN: z.string().optional() };
type Spec = PlatformSpec<typeof shape, object>;
const acme = (more: Partial<Spec> = {}) =>
  definePlatform({
    name: 'acme',
    label: 'Acme',
    firstSetting: 'ACME_TOKEN',
    shape,
    collections: [],
    hasCredentials: ({ ACME_TOKEN }) => ACME_TOKEN !== undefined,
    problems: () => [],
    settings: ({ ACME_TOKEN }) => (ACME_TOKEN === undefined ? undefined : {}),
    summary: () => 'on',
    open: () => Promise.reject(new Error('nobody opens it')),
    ...more,
  });
const reads = (given: GivenSettings, ...more: readonly PlatformModule[]) =>
  readConfig(given, [...platforms, ...more]);
const ON = { ACME_TOKEN: 'token' };

it('takes a platform that fits, on and off', () => {
  expect(Object.keys(reads(ON, acme()).platforms)).toEqual(['acme']);
  expect(Object.keys(reads({}, acme()).platforms)).toEqual(['web']);
  const local = acme({
    hasCredentials: () => false,
    isOnLocally: () => true,
    settings: () => ({}),
  });
  expect(Object.keys(reads({}, local).platforms)).toContain('acme');
});

it('says in the start line that the playground is in memory', () => {
  expect(redacted(reads({}))).toMatchObject({ playground: 'on', store: 'memory' });
  expect(redacted(reads(ON, acme()))).toMatchObject({ playground: 'off', store: 'sqlite' });
});

describe('what a platform says of its settings', () => {
  it.each<[string, Partial<Spec>, GivenSettings, RegExp]>([
    [
      'it is on without credentials, in the playground',
      { hasCredentials: () => false },
      ON,
      /"Acme" is on, but names neither .* playground.*: its hasCredentials or isOnLocally must/,
    ],
    [
      'it is on without credentials, beside others',
      { hasCredentials: () => false },
      { ...ON, SLACK_BOT_TOKEN: 'xoxb-1', SLACK_SIGNING_SECRET: 'a'.repeat(32) },
      /"Acme" is on, but names neither credentials nor a switch: its/,
    ],
    ['it is on whatever is given', { settings: () => ({}) }, {}, /"Acme" is on, but names neither/],
    [
      'it has credentials and is off',
      { settings: () => undefined },
      ON,
      /"Acme" has credentials or is switched on, but gives no settings and names no problem: its/,
    ],
    [
      'it is switched on and is off',
      { hasCredentials: () => false, isOnLocally: () => true, settings: () => undefined },
      {},
      /"Acme" has credentials or is switched on, but gives no settings/,
    ],
  ])('is refused where %s', (_what, more, given, said) => {
    expect(() => reads(given, acme(more))).toThrow(said);
  });

  it('is not judged where it names a problem itself', () => {
    const missing = acme({ problems: () => ['ACME_URL is missing: set it'] });
    expect(() => reads(ON, missing)).toThrow(/with these settings:\n {2}- ACME_URL is missing.*$/);
  });
});

describe('a list of platforms', () => {
  it.each(['', '__proto__', 'constructor', 'Acme', 'a:b', 'a.b', 'store', 'ready', '5', ' a'])(
    'is refused with a platform named “%s”',
    (name) => {
      expect(() => reads({}, acme({ name }))).toThrow(/"Acme" cannot be named/);
    },
  );

  it.each<[string, PlatformModule, RegExp]>([
    [
      'one name',
      acme({ label: 'Other', shape: {} as typeof shape }),
      /two platforms are named "acme"/,
    ],
    [
      'one label',
      acme({ name: 'other', shape: {} as typeof shape }),
      /two platforms are called "Acme": give other/,
    ],
    [
      'one setting',
      acme({ name: 'other', label: 'Other' }),
      /"Other" cannot have the setting ACME_TOKEN, which is taken: rename it/,
    ],
  ])('is refused where two have %s', (_what, other, said) => {
    expect(() => reads({}, acme(), other)).toThrow(said);
  });

  it.each([
    ['slack', /two platforms are named "slack"/],
    ['web', /two platforms are named "web"/],
  ])('does not replace %s', (name, said) => {
    expect(() => reads({}, acme({ name }))).toThrow(said);
  });

  it.each(['port', 'store', 'playground', 'embeddings'])(
    'keeps the word “%s” of the start line',
    (summaryName) => {
      expect(() => reads({}, acme({ summaryName }))).toThrow(/in the start line, which is taken/);
    },
  );

  it.each(['PORT', 'DATA_DIR', 'SLACK_BOT_TOKEN', '1ACME', 'ACME-TOKEN', ''])(
    'is refused where a platform takes the setting “%s”',
    (setting) => {
      const taking = acme({
        shape: { [setting]: z.string().optional() } as unknown as typeof shape,
      });
      expect(() => reads({}, taking)).toThrow(/"Acme" cannot have the setting/);
    },
  );

  it('is refused where a label is empty', () => {
    expect(() => reads({}, acme({ label: ' ' }))).toThrow(/has no label/);
  });

  const kept = { what: 'things', people: 'none', keep: { until: 'ever' } } as const;
  it.each<[string, string, object, RegExp]>([
    ['people', 'acme.things', { people: undefined }, /"acme.things" does not say people: declare/],
    ['keep', 'acme.things', { keep: undefined }, /"acme.things" does not say keep: declare/],
    ['both', 'acme.things', { people: undefined, keep: undefined }, /not say people and keep/],
    ['its name', 'people', {}, /"people" must be named acme.<something>/],
  ])('is refused with a collection that lacks %s', (_what, name, more, said) => {
    const spec = collectionSpec(name, { ...kept, ...more });
    expect(() => reads({}, acme({ collections: [spec] }))).toThrow(said);
  });

  it('is refused with a collection that declares nothing', () => {
    const bare = { name: 'acme.things', indexes: [] } as never;
    expect(() => reads({}, acme({ collections: [bare] }))).toThrow(/people and keep: declare/);
  });
});
