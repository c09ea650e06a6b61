// Plain texts of the bot, taken apart at their code marks.
import fc from 'fast-check';
import { partsOf } from '../../../../../src/platforms/web/page/chat/plain-text';

const shown = (text: string) =>
  partsOf(text).map(({ text: part, isCode }) => (isCode ? `[${part}]` : part));

describe('a plain text on the page', () => {
  it.each([
    ['`help` shows all that you can do.', ['[help]', ' shows all that you can do.']],
    ['Say `tip` or `mentor find`', ['Say ', '[tip]', ' or ', '[mentor find]']],
    ['no marks', ['no marks']],
    ['one ` alone', ['one ` alone']],
    ['over `lines\nno` more', ['over `lines\nno` more']],
    ['<b>`<i>`</b>', ['<b>', '[<i>]', '</b>']],
    ['', []],
  ])('%j', (text, parts) => expect(shown(text)).toEqual(parts));

  it('keeps every character but the marks that it shows (property)', () => {
    const text = fc
      .array(fc.constantFrom('`', 'a', ' ', '\n', '<b>'), { maxLength: 20 })
      .map((pieces) => pieces.join(''));
    fc.assert(
      fc.property(text, (said) => {
        const parts = partsOf(said);
        expect(
          parts.map(({ text: part, isCode }) => (isCode ? `\`${part}\`` : part)).join(''),
        ).toBe(said);
      }),
    );
  });
});
