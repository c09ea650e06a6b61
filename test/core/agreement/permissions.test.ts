// What the core makes of an agreement: features switched off, messages let through or not, and
// cards without buttons that would be refused.
import { createPermissions } from '../../../src/core/agreement/permissions';
import type { Feature } from '../../../src/core/feature';
import type { Message } from '../../../src/core/message';
import { isColleague } from '../../../src/core/roles';
import { agreementOf } from '../../support/agreements';

const feature = (name: string, more: Partial<Feature> = {}): Feature => ({
  name,
  about: `${name}.about`,
  texts: { en: { [`${name}.said`]: 'x' }, de: { [`${name}.said`]: 'x' } },
  words: [],
  actions: [{ verb: `${name}.go`, who: isColleague, run: async () => ({}) }],
  jobs: [],
  collections: [],
  subscriptions: {},
  ...more,
});
const MADE = [
  feature('tips'),
  feature('games'),
  feature('rights', {
    duty: true,
    namedLists: [
      { id: 'rights.all', purpose: 'p', cards: { 'rights/all': 'whole' }, verbs: ['rights.go'] },
      { id: 'rights.some', purpose: 'p', cards: { 'rights/card': ['names'] } },
      {
        id: 'rights.more',
        purpose: 'p',
        cards: { 'rights/card': ['more'], 'rights/both': ['names'] },
      },
      { id: 'rights.both', purpose: 'p', cards: { 'rights/both': 'whole' } },
    ],
  }),
];
const AGREED = createPermissions(MADE, agreementOf({ features: ['tips'] }));

it('without an agreement everything stays as it was made', () => {
  const { features, redact, rendering } = createPermissions(MADE);
  expect(features.map(({ actions }) => actions.some(({ refused }) => refused))).toEqual([
    false,
    false,
    false,
  ]);
  const message = { card: 'rights/all', data: {} };
  expect(redact(message)).toBe(message);
  const render = () => ({ text: '' });
  expect(rendering(render)).toBe(render);
});

it.each<readonly [Message, Message | undefined]>([
  [{ text: 'tips.said' }, { text: 'tips.said' }],
  [{ text: 'core.failed' }, { text: 'core.failed' }],
  [{ text: 'games.said' }, undefined],
  [
    { card: 'tips/card', data: { names: 'Ada' } },
    { card: 'tips/card', data: { names: 'Ada' } },
  ],
  [{ card: 'games/card', data: {} }, undefined],
  [{ card: 'rights/all', data: { names: 'Ada' } }, undefined],
  [{ card: 'rights/both', data: { names: 'Ada' } }, undefined],
  [
    { card: 'rights/card', data: { names: 'Ada', more: ['Bo'], count: 2 } },
    { card: 'rights/card', data: { names: '', more: '', count: 2 } },
  ],
])('%j is said as %j', (message, said) => {
  expect(AGREED.redact(message)).toEqual(said);
});

it('cards lose the buttons that would be refused, and sets of buttons that are empty then', () => {
  const button = (verb: string) => ({ type: 'Action.Execute', title: verb, verb });
  const card = {
    type: 'AdaptiveCard',
    body: [
      { type: 'TextBlock', text: 'a verb' },
      { type: 'ActionSet', actions: [button('games.go')] },
      { type: 'ActionSet', actions: [button('games.go'), button('tips.go')] },
      {
        type: 'Container',
        selectAction: button('rights.go'),
        items: [{ type: 'TextBlock', text: 'b' }],
      },
    ],
    actions: [
      button('tips.go'),
      button('games.go'),
      { type: 'Action.OpenUrl', url: 'https://games.go' },
    ],
  } as const;
  const before = structuredClone(card);
  const { card: shown } = AGREED.rendering(() => ({ text: '', card }))(
    { text: 'tips.said' },
    { locale: 'en', zone: 'UTC' },
  );
  expect(shown).toEqual({
    type: 'AdaptiveCard',
    body: [
      { type: 'TextBlock', text: 'a verb' },
      { type: 'ActionSet', actions: [button('tips.go')] },
      { type: 'Container', items: [{ type: 'TextBlock', text: 'b' }] },
    ],
    actions: [button('tips.go'), { type: 'Action.OpenUrl', url: 'https://games.go' }],
  });
  expect(card).toEqual(before);
});
