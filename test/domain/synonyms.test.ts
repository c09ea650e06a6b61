import { readSynonyms, synonymsId } from '../../src/domain/synonyms';

describe('a line of synonyms', () => {
  it.each([
    ['PTO = leave, holiday', ['PTO', 'leave', 'holiday']],
    ['Urlaubsantrag=Abwesenheit', ['Urlaubsantrag', 'Abwesenheit']],
    ['  paid   time off = leave ; PTO ', ['paid time off', 'leave', 'PTO']],
    ['PTO = pto, leave, Leave', ['PTO', 'leave']],
  ])('is read: %s', (line, words) => {
    expect(readSynonyms(line)).toEqual(words);
  });

  it.each([
    '',
    'PTO',
    'PTO =',
    '= leave',
    'PTO = PTO',
    'a = b = c',
    '? = leave',
    `PTO = ${'x'.repeat(61)}`,
    `PTO = ${'a b c d e f g h'.split(' ').join(',')}`,
  ])('is none: %s', (line) => {
    expect(readSynonyms(line)).toBeUndefined();
  });

  it('is the same line however its first word is spelt', () => {
    expect(synonymsId(' pto')).toBe(synonymsId('PTO'));
    expect(synonymsId('PTO')).not.toBe(synonymsId('PTA'));
  });
});
