import { readSynonymLists, readSynonyms, synonymsId } from '../../src/domain/synonyms';

describe('a line of synonyms', () => {
  it.each([
    ['PTO = leave, holiday', ['PTO', 'leave', 'holiday']],
    ['Urlaubsantrag=Abwesenheit', ['Urlaubsantrag', 'Abwesenheit']],
    ['  paid   time off = leave ; PTO ', ['paid time off', 'leave', 'PTO']],
    ['PTO = pto, leave, Leave', ['PTO', 'leave']],
    ['"sdk","software development kit"', ['sdk', 'software development kit']],
    ['"pto", "paid leave"', ['pto', 'paid leave']],
    ['"a ""b""";c', ['a "b"', 'c']],
    ['"x, y",z', ['x, y', 'z']],
    ['“sdk”, „software development kit“', ['sdk', 'software development kit']],
    ['pto, leave, holiday', ['pto', 'leave', 'holiday']],
    ['pto; leave', ['pto', 'leave']],
    ['pto\tleave, holiday', ['pto', 'leave', 'holiday']],
    ['sdk => software development kit', ['sdk', 'software development kit']],
    ['"pto" = "paid leave"', ['pto', 'paid leave']],
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

  it.each([
    ['lines', 'PTO = leave\n\n"sdk","kit"\n'],
    ['a table with headers', 'Word\tSynonyms\nPTO\tleave\nsdk\tkit\n'],
    [
      'QnA Maker',
      '{"wordAlterations":[{"alterations":["PTO","leave"]},{"alterations":["sdk","kit"]}]}',
    ],
    [
      'the language service',
      '{"value":[{"alterations":["PTO","leave"]},{"alterations":["sdk","kit"]}]}',
    ],
    [
      'its projects',
      '{"Assets":{"Synonyms":[{"Alterations":["PTO","leave"]},{"Alterations":["sdk","kit"]}]}}',
    ],
    ['lists', '[["PTO","leave"],["sdk","kit"]]'],
    ['words and lists', '{"PTO":["leave"],"sdk":["kit"]}'],
  ])('is read from %s', (_what, text) => {
    expect(readSynonymLists(text)).toEqual({
      lists: [
        ['PTO', 'leave'],
        ['sdk', 'kit'],
      ],
    });
  });

  it('is named where it is wrong', () => {
    expect(readSynonymLists('PTO = leave\nnonsense').wrong).toBe('nonsense');
    expect(readSynonymLists('{"a":1}').wrong).toBe('{"a":1}');
    expect(readSynonymLists('')).toEqual({ lists: [] });
  });

  it('is the same line however its first word is spelt', () => {
    expect(synonymsId(' pto')).toBe(synonymsId('PTO'));
    expect(synonymsId('PTO')).not.toBe(synonymsId('PTA'));
  });
});
