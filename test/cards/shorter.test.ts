// What a platform finds too long goes in shorter forms, each of which says so.
import fc from 'fast-check';
import { sendShorter } from '../../src/cards/shorter';
import { checkSubset } from '../../src/cards/subset';
import { DeliveryError } from '../../src/core/errors';
import type { Outbound } from '../../src/core/message';
import { cardWith, longCard } from '../support/replies';

const words = { partsLeftOut: 'left out: {count}', restLeftOut: 'the rest is left out' };

/** The forms that are tried, where a platform takes messages of so much JSON. */
async function formsOf(message: Outbound, takes: number): Promise<Outbound[]> {
  const forms: Outbound[] = [];
  await sendShorter(message, words, async (form) => {
    forms.push(form);
    if (JSON.stringify(form).length > takes) throw new DeliveryError('tooLarge', 'too long');
  });
  return forms;
}
const text = (length: number, fill = 'x') => ({ type: 'TextBlock', text: fill.repeat(length) });
const withBody = (...body: object[]) =>
  ({ ...longCard(0), card: { ...cardWith('go').card, body } }) as unknown as Outbound;

it('is sent as it is where it is taken', async () => {
  const message = longCard(5);
  expect(await formsOf(message, 10_000)).toEqual([message]);
});

it('keeps the first parts, of a container as well, and the buttons', async () => {
  const message = withBody(
    text(10, 'a'),
    { type: 'Container', items: [text(300, 'b'), text(500, 'c'), text(10, 'd')] },
    text(10, 'e'),
  );
  const [, shorter] = await formsOf(message, 1_000);
  expect(shorter?.card).toMatchObject({
    body: [
      { text: 'a'.repeat(10) },
      { type: 'Container', items: [{ text: 'b'.repeat(300) }] },
      { text: 'left out: 3' },
    ],
    actions: [{ verb: 'go' }],
  });
});

it('shortens a text that fills the card alone', async () => {
  const [, shorter] = await formsOf(withBody(text(50_000)), 10_000);
  expect(shorter?.card).toMatchObject({
    body: [{ text: expect.stringMatching(/^x{7900,}…$/) }, { text: 'left out: 1' }],
  });
});

it.each([
  ['a form', withBody(text(5_000), { type: 'Input.Text', id: 'a', label: 'A' })],
  ['a text', { text: 'y'.repeat(20_000) }],
  ['a card of buttons', { ...cardWith(...Array.from({ length: 100 }, (_, nth) => `verb${nth}`)) }],
])('of %s leaves the text alone', async (_what, message) => {
  const forms = await formsOf(message, 1_500);
  expect(forms).toHaveLength(2);
  expect(forms[1]?.card).toBeUndefined();
  expect(forms[1]?.text).toMatch(/\n\nthe rest is left out$/);
});

it('passes on any other failure, and the third that it is too long', async () => {
  const fails = (kind: 'rejected' | 'tooLarge') => async () =>
    Promise.reject(new DeliveryError(kind, 'no'));
  await expect(sendShorter(longCard(9), words, fails('rejected'))).rejects.toMatchObject({
    kind: 'rejected',
  });
  await expect(sendShorter(longCard(9), words, fails('tooLarge'))).rejects.toMatchObject({
    kind: 'tooLarge',
  });
});

it('whatever it is made of, it is at most three forms, ever shorter, each a card of the subset or a text (property)', async () => {
  const leaf = fc.integer({ min: 0, max: 3_000 }).map((length) => text(length));
  const part = fc.oneof(
    leaf,
    fc.array(leaf, { maxLength: 8 }).map((items) => ({ type: 'Container', items })),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(part, { maxLength: 30 }), async (body) => {
      const forms: Outbound[] = [];
      const sending = sendShorter(withBody(...body), words, async (form) => {
        forms.push(form);
        throw new DeliveryError('tooLarge', 'too long');
      });
      await expect(sending).rejects.toMatchObject({ kind: 'tooLarge' });
      expect(forms.length).toBeLessThanOrEqual(3);
      expect(forms.flatMap(({ card }) => (card ? checkSubset(card) : []))).toEqual([]);
      expect(forms.at(-1)?.text).toContain('the rest is left out');
      const cards = forms.flatMap(({ card }) =>
        card ? [JSON.stringify(card['body']).length] : [],
      );
      if (cards[1] !== undefined)
        expect(cards[1]).toBeLessThan(Math.min(8_000, (cards[0] ?? 0) / 2) + 200);
    }),
  );
});
