// What is rendered once for many: the same message for readers of the same kind, only so many of
// them, and nobody can change it.
import { memoiseRender } from '../../src/cards/memoised-render';
import type { Message, Outbound } from '../../src/core/message';
import type { Reader } from '../../src/core/renderer';

const berlin: Reader = { locale: 'de', zone: 'Europe/Berlin' };
const card = (title: string): Message => ({ card: 'ask/answer', data: { title } });

function setUp(kept?: number) {
  const rendered: string[] = [];
  const render = memoiseRender((message, { locale, zone }): Outbound => {
    const text = `${locale} ${zone} ${JSON.stringify(message)}`;
    rendered.push(text);
    return { text, card: { type: 'AdaptiveCard', body: [{ type: 'TextBlock', text }] } };
  }, kept);
  return { render, rendered };
}

it('renders a message once for readers of one language and zone', () => {
  const { render, rendered } = setUp();
  const first = render(card('Leave'), berlin);
  // Whoever reads may be a whole person.
  expect(render(card('Leave'), { ...berlin, name: 'Ada' } as Reader)).toBe(first);
  expect(rendered).toHaveLength(1);
});

it.each<[string, Message, Reader]>([
  ['another language', card('Leave'), { ...berlin, locale: 'en' }],
  ['another zone', card('Leave'), { ...berlin, zone: 'Asia/Tokyo' }],
  ['other data', card('Travel'), berlin],
  ['another card', { card: 'ask/nearest', data: { title: 'Leave' } }, berlin],
  ['a text', { text: 'ask.leave' }, berlin],
])('does not mix it up with %s', (_case, message, reader) => {
  const { render, rendered } = setUp();
  const first = render(card('Leave'), berlin);
  expect(render(message, reader)).not.toEqual(first);
  expect(rendered).toHaveLength(2);
});

it('keeps what was wanted lately, and not much more than that', () => {
  const { render, rendered } = setUp(2);
  for (const title of ['a', 'b', 'a', 'c', 'a', 'c', 'd', 'a', 'b']) render(card(title), berlin);
  expect(rendered.map((text) => /"title":"(\w)"/.exec(text)?.[1])).toEqual([
    'a',
    'b',
    'c',
    'd',
    'b',
  ]);
});

it('gives what nobody can change for the others', () => {
  const { render } = setUp();
  const { card: shown } = render(card('Leave'), berlin);
  expect(() =>
    Object.assign((shown as unknown as { body: object[] }).body[0] ?? {}, { text: 'mine' }),
  ).toThrow(TypeError);
  expect(() => (shown as unknown as { body: object[] }).body.push({})).toThrow(TypeError);
});

it('keeps nothing of what can not be rendered', () => {
  const render = memoiseRender(() => {
    throw new Error('no card template x');
  });
  expect(() => render(card('x'), berlin)).toThrow(/no card template/);
  expect(() => render(card('x'), berlin)).toThrow(/no card template/);
});
