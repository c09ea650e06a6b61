import { isSure, type Searchable } from '../../../../src/features/ask/search';
import { createSearchEngine } from '../../../../src/features/ask/search';
import { entry, office } from './bases';

function engineOf(entries: readonly Searchable[]) {
  const engine = createSearchEngine();
  for (const each of entries) engine.put(each);
  return engine;
}

const engine = engineOf(office);
const first = (query: string) => engine.search(query, 3).hits[0]?.entryId;

describe('search', () => {
  it.each([
    ['how can i book leave', 'leave'],
    ['booking of leave', 'leave'],
    ['vacation request', 'leave'],
    ['my printer prints nothing', 'printer'],
    ['printre broken', 'printer'],
    ['I cannot find my bagde', 'badge'],
    ['travel costs', 'expenses'],
    ['when is my salary paid', 'payslip'],
    ['visitor wifi', 'wifi'],
  ])('finds by other words, endings and typos: %s', (query, wanted) => {
    expect(first(query)).toBe(wanted);
  });

  it.each([
    ['Antrag auf Urlaub', 'urlaub'],
    ['urlaubsantraege', 'urlaub'],
    ['Überstundenabrechnung', 'ueberstunden'],
    ['ueberstunden', 'ueberstunden'],
    ['Überstunden', 'ueberstunden'],
    ['Wagen für den Dienst', 'dienstwagen'],
    ['Krankmeldungen', 'krank'],
  ])('takes German compounds apart and folds umlauts: %s', (query, wanted) => {
    expect(first(query)).toBe(wanted);
  });

  it.each([
    ['SAP FI-402', 'sap'],
    ['sap fi-402?', 'sap'],
    ['FI402', 'sap'],
    ['fi 420', 'sap-2'],
    ['error FI-420 again', 'sap-2'],
  ])('takes codes to the letter: %s', (query, wanted) => {
    expect(first(query)).toBe(wanted);
  });

  it('never mends a code into another', () => {
    expect(engine.search('SAP FI-403', 3).mended).toBeUndefined();
  });

  it('crosses languages', () => {
    expect(first('mein Gehalt')).toBe('payslip');
  });

  it('is sure of what it has and silent about what it has not', () => {
    for (const query of ['how do I book leave', 'lost badge', 'Wie rechne ich Überstunden ab'])
      expect([query, isSure(engine.search(query, 3))]).toEqual([query, true]);
    for (const query of [
      'who won the world cup',
      'what is the capital of Peru',
      'Wie wird das Wetter morgen',
      'zzz',
      '???',
      '',
    ]) {
      expect([query, isSure(engine.search(query, 3))]).toEqual([query, false]);
    }
  });

  it('says which words it went by, and leaves out those that tell nothing', () => {
    expect(engine.search('How do I carry over my Leave?', 1).hits[0]).toMatchObject({
      entryId: 'leave',
      matched: ['carry', 'Leave'],
    });
  });

  it('offers the mended question', () => {
    expect(engine.search('lost my bagde', 1).mended).toBe('lost my badge');
    expect(engine.search('lost my badge', 1).mended).toBeUndefined();
  });

  it('has no hits for nothing, in nothing', () => {
    expect(createSearchEngine().search('leave', 3)).toEqual({ hits: [] });
    expect(engine.search('', 3)).toEqual({ hits: [] });
    expect(engine.search('leave', 0).hits).toEqual([]);
  });
});

describe('a large base', () => {
  const large = createSearchEngine();
  const kinds = [
    'laptop',
    'badge',
    'invoice',
    'contract',
    'parking',
    'training',
    'visitor',
    'phone',
  ];
  for (let n = 0; n < 2400; n++)
    large.put(
      entry(`e${n}`, `How do I order a ${kinds[n % kinds.length]} for team ${n}?`, {
        answer: `Write to desk${n}. The ${kinds[(n * 7) % kinds.length]} comes within ${n} days.`,
      }),
    );

  it('gives the entry that a look at all entries gives', () => {
    for (let n = 3; n < 2400; n += 97) {
      const question = `what says desk${n} about a ${kinds[(n * 7) % kinds.length]}`;
      const { entries, score } = large.weigh(question);
      const best = entries.reduce((one, other) =>
        score(other.slot) > score(one.slot) ? other : one,
      );
      expect([question, large.search(question, 1).hits[0]?.entryId]).toEqual([question, best.id]);
      expect(best.id).toBe(`e${n}`);
    }
  });
});
