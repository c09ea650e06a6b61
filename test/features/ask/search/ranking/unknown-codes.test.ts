// The bot never answers a question about an unknown code, however similar the rest is. Numbers that
// are not codes do not prevent an answer. The bases are small, as companies start with.
import fc from 'fast-check';
import { isSure, type Searchable } from '../../../../../src/features/ask/search';
import { createSearchEngine, type SearchEngine } from '../../../../../src/features/ask/search';
import { CALIBRATION_TEXTS, calibrate } from '../../../../../src/features/ask/search';
import { meaningOf } from '../../../../support/fake-embeddings';
import { confirmed, entry } from '../bases';

function engineOf(entries: readonly Searchable[]): SearchEngine {
  const engine = createSearchEngine();
  for (const each of entries) engine.put(each);
  return engine;
}

/** Whom it would answer with, if it would. */
function answeredBy(engine: SearchEngine, question: string): string | undefined {
  const result = engine.search(question, 3);
  return isSure(result) ? result.hits[0]?.entryId : undefined;
}

const german = (id: string, question: string, more: Partial<Searchable> = {}) =>
  entry(id, question, { language: 'de', ...more });

const english = engineOf([
  entry('e42', 'What does error E-42 mean?', {
    answer: 'The toner is empty.',
    alternates: ['E-42 on the display'],
  }),
  entry('e17', 'What does error E-17 mean?', { answer: 'Paper is jammed in tray 2.' }),
  entry('http', 'What does HTTP 500 mean?', { answer: 'The server failed. Tell IT.' }),
  entry('lx', 'How do I reset the LX 200 printer?', {
    answer: 'Hold the power button for 10 seconds.',
  }),
  entry('windows', 'How do I update my laptop to Windows 10?', {
    answer: 'Open Software Center and press Update.',
  }),
  entry('room', 'Where is room 101?', { answer: 'On the first floor, behind the kitchen.' }),
  entry('rooms', 'Where are rooms 201 to 210?', { answer: 'Second floor, left wing.' }),
  entry('building', 'Where is building 3?', { answer: 'Behind the car park.' }),
  entry('gate', 'How do I open gate 2?', { answer: 'With your badge.' }),
  entry('zone', 'Where do I park in zone B?', { answer: 'Level 1.' }),
  entry('form', 'Which form do I need for parental leave? Form 12a', {
    answer: 'Take form 12a from the HR portal.',
  }),
  entry('order', 'How do I post a purchase order with ME21N?', {
    answer: 'Enter vendor and material, then save.',
  }),
  entry('iso', 'Who is responsible for ISO 9001?', { answer: 'The quality team.' }),
  entry('party', 'When are the company holidays in 2025?', {
    answer: 'From 22 December to 2 January.',
  }),
  entry('api', 'How do I install API v2?', { answer: 'Use the package manager.' }),
  entry('java', 'How do I update to Java 17?', { answer: 'Run the script.' }),
  entry('section', 'What is covered by § 12 of the works agreement?', { answer: 'Overtime.' }),
  entry('bus', 'How do I get to the office by bus 42?', { answer: 'Stop: Mill Road.' }),
  entry('leave', 'How do I book leave?', {
    answer: 'In the HR portal: 30 days a year.',
    alternates: ['Where can I request holidays?'],
  }),
  entry('leeds', 'Where is the office in Leeds?', { answer: 'Wellington Street 5.' }),
  entry('bright', 'How do I brighten the screen?', { answer: 'Press Fn and F6.' }),
  entry('meeting', 'How do I book a meeting room?', {
    answer: 'In Outlook, add the room to the invitation.',
  }),
  entry('access', 'How do I grant access to a shared folder?', {
    answer: 'Right-click, Share, choose the colleague.',
  }),
  entry('abroad', 'How many days can I work from abroad?', {
    answer: 'Up to 30 days a year, within the EU.',
  }),
  entry('advance', 'How do I get a travel advance?', {
    answer: 'Ask accounting at least 2 weeks before the trip.',
  }),
  entry('password', 'I forgot my password', { answer: 'Reset it in the portal.' }),
  entry('codes', 'Which dress code applies?', { answer: 'Business casual.' }),
  entry('anna', 'Who is Anna Schmidt?', { answer: 'The head of HR.' }),
]);

const deutsch = engineOf([
  german('e42', 'Was bedeutet Fehler E-42?', { answer: 'Der Toner ist leer.' }),
  german('timeout', 'Was bedeutet die Meldung ERR_TIMEOUT?', { answer: 'Das Netz ist weg.' }),
  german('lx', 'Wie setze ich den Drucker LX200 zurück?', {
    answer: 'Halte den Knopf 10 Sekunden gedrückt.',
  }),
  german('gebaeude', 'Wo ist Gebäude 3?', { answer: 'Hinter dem Parkplatz.' }),
  german('tor', 'Wie öffne ich Tor 3?', { answer: 'Mit dem Ausweis.' }),
  german('raum', 'Wo finde ich Raum 101?', { answer: 'Im ersten Stock neben der Küche.' }),
  german('iso', 'Wer ist für ISO 9001 zuständig?', { answer: 'Das Qualitätsteam.' }),
  german('bestellung', 'Wie lege ich mit ME21N eine Bestellung an?', {
    answer: 'Lieferant und Material eingeben, speichern.',
  }),
  german('fest', 'Wann ist das Sommerfest 2025?', { answer: 'Am 12. Juli im Garten.' }),
  german('office', 'Wie installiere ich Office 365?', { answer: 'Im Portal.' }),
  german('paragraf', 'Was steht in § 7 der Betriebsvereinbarung?', { answer: 'Die Gleitzeit.' }),
  german('kaffee', 'Wo gibt es Kaffee im 3. Stock?', { answer: 'In der Küche West.' }),
  german('urlaub', 'Wie stelle ich einen Urlaubsantrag?', {
    answer: 'Im Personalportal.',
    alternates: ['Wo beantrage ich Urlaub?'],
  }),
  german('licht', 'Wie mache ich das Licht heller?', { answer: 'Mit dem Regler neben der Tür.' }),
  german('besprechung', 'Wie buche ich einen Besprechungsraum?', {
    answer: 'In Outlook den Raum zum Termin einladen.',
  }),
  german('zugriff', 'Wie kann ich einem Kollegen Zugriff erteilen?', {
    answer: 'Im Ordner auf Freigeben gehen.',
  }),
  german('klima', 'Wie schalte ich die Klimaanlage an?', { answer: 'Am Panel neben der Tür.' }),
  german('fenster', 'Wie öffne ich das Fenster im Labor?', {
    answer: 'Mit dem Schlüssel vom Empfang.',
  }),
  german('hamburg', 'Wo ist das Büro in Hamburg?', { answer: 'Am Baumwall.' }),
  german('homeoffice', 'Wie viele Tage darf ich im Homeoffice arbeiten?', {
    answer: 'Bis zu 3 Tage pro Woche.',
  }),
  german('sap', 'Wie melde ich mich in SAP an?', { answer: 'Mit dem Netzwerkpasswort.' }),
  german('passwort', 'Ich habe mein Passwort vergessen', { answer: 'Setze es im Portal zurück.' }),
]);

describe('a question with a code that no entry knows', () => {
  it.each([
    'What does error E-24 mean?',
    'what does e24 mean',
    'E 24 on the display',
    'What does error E-421 mean?',
    'What does error code 24 mean?',
    'What does 0x80070005 mean?',
    'What does ERR_404 mean?',
    'What does 404 mean?',
    'http 502',
    'ERR_TIMEOUT on the display',
    'How do I reset the LX 500 printer?',
    'how do i reset the LX-500',
    'reset lx500',
    'How do I reset the LX 2000 printer?',

    'How do I update my laptop to Windows 11?',
    'update to windows 11',
    'How do I install API v3?',
    'install api version 3',
    'update java 21',

    'Where is room 204 b?',
    "where's room 102",
    'where is room 211',
    'Where is room 3?',
    'Where is building 7?',
    'where is building B?',

    'Where is building seven?',
    'How do I open gate 7?',
    'Where is gate 3?',
    'How do I open gate 2b?',
    'park in zone c',
    'bus 43 to the office',
    'Which form do I need for parental leave, form 12b?',
    'form 12 b for parental leave',
    'How do I book leave with form 99?',
    'How do I post a purchase order with ME22N?',
    'Who is responsible for ISO 27001?',
    'iso 27001 responsible',

    'When are the company holidays in 2026?',
    'What is covered by § 13 of the works agreement?',
    'Which dress code applies in building 9?',
    'ticket 4711: how do I book leave?',
    'How do I book leave in room 204?',
    'I forgot my password for the XR7',
  ])('leaves “%s” open', (question) => {
    expect(answeredBy(english, question)).toBeUndefined();
  });

  it.each([
    'Was bedeutet Fehler E-24?',
    'was bedeutet e24',
    'Fehler E 24',
    'Was bedeutet die Meldung ERR_REFUSED?',
    'Was bedeutet 404?',

    'Wie setze ich den Drucker LX500 zurück?',
    'drucker lx 500 zurücksetzen',
    'Wo ist Gebäude 7?',
    'wo ist gebäude b',
    'Wo ist Haus 7?',
    'Wie öffne ich Tor 7?',
    'Wie öffne ich Tor sieben?',
    'Wo finde ich Raum 204?',
    'wo ist zimmer 102',
    'Wo ist Gebäude 101?',

    'Wer ist für ISO 27001 zuständig?',
    'Wie lege ich mit ME22N eine Bestellung an?',
    'Wann ist das Sommerfest 2026?',
    'sommerfest 2026',

    'Wie installiere ich Office 2019?',
    'Was steht in § 8 der Betriebsvereinbarung?',
    'Was steht in Paragraf 9 der Betriebsvereinbarung?',
    'Wo gibt es Kaffee im 4. Stock?',
    'Wo gibt es Kaffee im zweiten Stock?',
    'Wie stelle ich einen Urlaubsantrag mit Formular 12b?',
    'Wie melde ich mich in SAP P21 an?',
    'Wie buche ich Besprechungsraum 204?',
  ])('leaves “%s” open', (question) => {
    expect(answeredBy(deutsch, question)).toBeUndefined();
  });

  it('says which, as it was typed, and each once', () => {
    expect(english.search('Error e-24: LX 500 in room 101, E-24?', 1).unknown).toEqual([
      'e-24',
      'LX 500',
      'E-24',
    ]);
    expect(english.search('What does E-24 mean? Again: E-24', 1).unknown).toEqual(['E-24']);
    expect(
      english.search('What does E 42 mean, and how do I book leave for 3 days?', 1).unknown,
    ).toBeUndefined();
    expect(engineOf([]).search('E-24', 1)).toEqual({ hits: [], unknown: ['E-24'] });
  });
});

describe('a name or a doing in the place of another', () => {
  it.each([
    'Where is the office in Lisbon?',
    'where is the lisbon office',
    'Who is Peter Schmidt?',
    'who is anna meier?',
    'How do I dim the screen?',
    'How do I cancel a meeting room?',
    'How do I revoke access to a shared folder?',
    'How do I cancel my leave?',
  ])('leaves “%s” open', (question) => {
    expect(answeredBy(english, question)).toBeUndefined();
  });

  it.each([
    'Wo ist das Büro in Lissabon?',
    'Wo ist das Büro in München?',
    'Wie dimme ich das Licht?',
    'Wie mache ich das Licht dunkler?',
    'Wie storniere ich einen Besprechungsraum?',
    'Besprechungsraum stornieren',
    'Wie kann ich einem Kollegen Zugriff entziehen?',

    'Wie schalte ich die Klimaanlage aus?',
    'Klimaanlage ausschalten',
    'Wie schließe ich das Fenster im Labor?',
    'Wie melde ich mich in SAP ab?',
  ])('leaves “%s” open', (question) => {
    expect(answeredBy(deutsch, question)).toBeUndefined();
  });
});

describe('a question whose code is known, however it is written, or that has a number and no code', () => {
  it.each([
    ['e42', 'What does error E-42 mean?', 'what does E42 mean', 'error e 42', 'meaning of E-42'],
    ['http', 'what does http 500 mean', 'HTTP500', 'What does error 500 mean?'],
    ['lx', 'How can I reset my LX200?', 'reset LX-200 printer', 'lx 200 reset'],
    ['windows', 'update laptop to windows 10', 'how can I get Windows 10 on my laptop?'],
    ['room', 'Where can I find room 101?'],
    ['rooms', 'where is room 205?', 'Where is room 210?'],
    ['building', 'Where is building 3 please?', 'where is building three'],
    ['gate', 'how do i open gate 2?', 'open gate two'],
    ['zone', 'park in zone b'],
    ['form', 'Where do I find form 12 a for parental leave?', 'form 12a'],
    ['order', 'purchase order in me21n'],
    ['iso', 'who is responsible for ISO9001?', 'ISO-9001 responsible person'],
    ['party', 'When are the company holidays 2025?'],
    ['api', 'install API version 2'],
    ['java', 'Java17 update'],
    ['section', 'what is covered by paragraph 12 of the works agreement?'],
    ['bus', 'to the office by bus 42'],
    [
      'leave',
      'How do I book leave in Q3?',
      'book leave for week 12',
      'How do I book leave for 3 days?',
      'How do I book 2 weeks of leave?',
      'request holidays for 10 days',
      'book leave 2026',
    ],
    ['leeds', 'Where is the Leeds office?'],
    ['bright', 'How can I make the screen brighter?', 'brighten my screen'],
    [
      'meeting',
      'How do I book a meeting room for 12 people?',
      'book a meeting room at 10',
      'book meeting room for 3 pm',
    ],
    ['access', 'grant a colleague access to a shared folder'],
    ['abroad', 'Can I work from abroad for 20 days?'],
    [
      'advance',
      'travel advance of 500 euros',
      'travel advance of €100',
      'get a travel advance for 2 people',
    ],
    ['password', 'I forgot my password 3 times', 'forgot my password at 10:30'],
  ])('is answered by %s', (id, ...questions) => {
    for (const question of questions)
      expect([question, answeredBy(english, question)]).toEqual([question, id]);
  });

  it.each([
    ['e42', 'Was bedeutet E-42?', 'was bedeutet fehler e42', 'Fehler E 42'],
    ['timeout', 'was bedeutet err_timeout'],
    ['lx', 'Wie setze ich den LX 200 zurück?', 'LX-200 zurücksetzen'],
    ['gebaeude', 'Wo ist Gebäude drei?', 'Wo ist Haus 3?'],
    ['raum', 'wo ist raum 101', 'Wo finde ich Zimmer 101?'],
    ['iso', 'Wer ist zuständig für ISO9001?'],
    ['bestellung', 'Bestellung anlegen mit me21n'],
    ['fest', 'Wann ist 2025 das Sommerfest?'],
    ['office', 'office365 installieren'],
    ['paragraf', 'Was steht in Paragraf 7 der Betriebsvereinbarung?'],
    ['kaffee', 'Kaffee im dritten Stock'],
    [
      'urlaub',
      'Wie beantrage ich 3 Tage Urlaub?',
      'Urlaubsantrag für 14 Tage stellen',
      'Urlaub ab 24.12. beantragen',
    ],
    ['licht', 'Licht heller machen'],
    [
      'besprechung',
      'Besprechungsraum buchen für 10 Personen',
      'Wie buche ich um 10 Uhr einen Besprechungsraum?',
    ],
    ['zugriff', 'Zugriff erteilen'],
    ['klima', 'Klimaanlage anschalten', 'Wie schalte ich die Klimaanlage ein?'],
    ['fenster', 'Fenster im Labor öffnen'],
    ['hamburg', 'Wo ist das Hamburger Büro?'],
    ['homeoffice', 'Darf ich 3 Tage im Homeoffice arbeiten?'],
    ['passwort', 'Ich habe mein Passwort zum 3. Mal vergessen'],
  ])('is answered by %s', (id, ...questions) => {
    for (const question of questions)
      expect([question, answeredBy(deutsch, question)]).toEqual([question, id]);
  });
});

describe('a code that some entry knows', () => {
  const manual = entry('manual', 'What do the error codes of the copier mean?', {
    answer: 'E-24: paper jam. E-42: no toner.',
  });
  const e42 = entry('e42', 'What does E-42 on the copier mean?', { answer: 'No toner.' });

  it('is answered by none but that one', () => {
    const engine = engineOf([
      e42,
      entry('e24', 'Copier jammed', { answer: 'The display shows E-24. Open tray 2.' }),
    ]);
    const { hits, unknown } = engine.search('What does E-24 on the copier mean?', 2);
    expect(unknown).toBeUndefined();
    expect(hits[0]?.entryId).toBe('e24');
    expect(answeredBy(engine, 'What does E-24 on the copier mean?')).not.toBe('e42');
  });

  it('counts in the answer as well as in the question, and in a tag', () => {
    expect(
      answeredBy(engineOf([manual, e42]), 'What does error code E-24 of the copier mean?'),
    ).toBe('manual');
    expect(
      answeredBy(
        engineOf([{ ...manual, answer: 'See the wall.', tags: ['E24'] }]),
        'What does error E-24 of the copier mean?',
      ),
    ).toBe('manual');
  });

  it('is forgotten with its entry, and not known to a new version without it', () => {
    const engine = engineOf([manual]);
    engine.put({ ...manual, answer: 'E-42: no toner.' });
    expect(engine.search('What does error code E-24 of the copier mean?', 1).unknown).toEqual([
      'E-24',
    ]);
    engine.remove('manual');
    expect(engine.search('E-42', 1).unknown).toEqual(['E-42']);
  });

  it('leaves no trace where an asker may not see it', () => {
    const hidden = entry('hidden', 'What does E-24 on the copier mean?', {
      audience: { departments: ['IT'] },
    });
    const engine = engineOf([e42, hidden]);
    expect(engine.search('What does E-24 on the copier mean?', 3)).toEqual(
      engineOf([e42]).search('What does E-24 on the copier mean?', 3),
    );
    expect(engine.search('E-24', 1).unknown).toEqual(['E-24']);
    expect(engine.search('E-24', 1, () => true).unknown).toBeUndefined();
  });

  it('is known to an entry whose askers confirmed a question with it', () => {
    const learned = confirmed(['What does E-24 on the copier mean?']);
    expect(
      answeredBy(engineOf([{ ...e42, confirmed: learned }]), 'what does e24 on the copier mean'),
    ).toBe('e42');
    expect(
      answeredBy(
        engineOf([{ ...e42, confirmed: confirmed(['What does E-24 mean?'], 1) }]),
        'What does E-24 on the copier mean?',
      ),
    ).toBeUndefined();
  });
});

describe('other ways to an answer', () => {
  const e42 = entry('e42', 'What does E-42 on the copier mean?');
  const asked = 'What does E-24 on the copier mean?';

  it('respect an unknown code: a sentence encoder', () => {
    const engine = engineOf([e42, entry('leave', 'How do I book leave?')]);
    for (const { id, question } of [e42, entry('leave', 'How do I book leave?')]) {
      engine.encode(id, {
        phrasings: [Int8Array.from(meaningOf(question), (figure) => Math.round(figure * 127))],
      });
    }
    const calibration = calibrate(CALIBRATION_TEXTS.map(meaningOf));
    const heard = (text: string) => ({ vector: meaningOf(text), calibration });
    expect(
      isSure(
        engine.search(
          'What does E-42 on the copier mean?',
          1,
          undefined,
          heard('What does E-42 on the copier mean?'),
        ),
      ),
    ).toBe(true);
    // What means the same to the model, to the last figure.
    expect(
      isSure(engine.search(asked, 1, undefined, heard('What does E-42 on the copier mean?'))),
    ).toBe(false);
  });

  it('respect an unknown code: synonyms, unless a lead wrote down what it means', () => {
    const engine = engineOf([e42]);
    engine.takeSynonyms([['copier', 'photocopier']]);
    expect(answeredBy(engine, 'What does E-42 on the photocopier mean?')).toBe('e42');
    const result = engine.search('What does E-24 on the photocopier mean?', 1);
    expect([isSure(result), result.unknown]).toEqual([false, ['E-24']]);
    engine.takeSynonyms([['big copier', 'T-7']]);
    expect(engine.search('What does E-42 on the big copier mean?', 1).unknown).toBeUndefined();
    expect(answeredBy(engine, 'What does E-42 on the LX 500 mean?')).toBeUndefined();
    engine.takeSynonyms([['LX 500', 'copier']]);
    expect(answeredBy(engine, 'What does E-42 on the LX 500 mean?')).toBe('e42');
  });
});

describe('a code that begins with a small word', () => {
  const engine = engineOf([
    entry('room', 'Where is room A-207?', { answer: 'Second floor.' }),
    entry('form', 'Where do I find form I-9?', { answer: 'On the HR portal.' }),
    entry('rule', 'What does rule IT-24 say?', { answer: 'Lock your screen.' }),
    entry('terminal', 'What does F-17 on the terminal mean?', {
      answer: 'The card is upside down.',
    }),
  ]);

  it.each([
    ['where is A-207', 'room'],
    ['Where is room A 207?', 'room'],
    ['Where is room A207?', 'room'],
    ['where do i find form i-9', 'form'],
    ['What does rule IT 24 say?', 'rule'],
    ['WHAT DOES RULE IT-24 SAY?', 'rule'],
    ['What does F - 17 on the terminal mean?', 'terminal'],
  ])('is known: “%s”', (question, id) => expect(answeredBy(engine, question)).toBe(id));

  it.each([
    ['Where is room A-270?', 'A-270'],
    ['Where is room A 270?', 'A 270'],
    ['Where is room B-207?', 'B-207'],
    ['Where do I find form I-90?', 'I-90'],
    ['What does rule IT-42 say?', 'IT-42'],
    ['What does F - 71 on the terminal mean?', 'F - 71'],
    ['WHAT DOES RULE IT-42 SAY?', 'IT-42'],
    ['IT-42', 'IT-42'],
  ])('is left open where no entry knows it: “%s”', (question, typed) => {
    const result = engine.search(question, 3);
    expect([isSure(result), result.unknown]).toEqual([false, [typed]]);
  });
});

const code = fc
  .tuple(
    fc.constantFrom(...'E F LX XR ERR KB INC ME SE T'.split(' ')),
    fc.constantFrom('', '-', ' ', '_'),
    fc.integer({ min: 1, max: 99_999 }),
  )
  .map(([letters, joint, number]) => ({
    key: `${letters}${number}`,
    typed: `${letters}${joint}${number}`,
  }));

describe('an entry about one code', () => {
  it.each([
    ['What does error {} mean?', 'en'],
    ['How do I reset the {} printer?', 'en'],
    ['where do i find {}', 'en'],
    ['Was bedeutet der Fehler {}?', 'de'],
    ['Wie setze ich den Drucker {} zurück?', 'de'],
  ] as const)('never answers the same question about another: %s', (frame, language) => {
    const ask = (typed: string) => frame.replace('{}', typed);
    fc.assert(
      fc.property(code, code, code, (one, other, third) => {
        fc.pre(new Set([one.key, other.key, third.key]).size === 3);
        const engine = engineOf([
          entry('one', ask(one.typed), { language, answer: 'Ask IT within 3 days.' }),
          entry('third', ask(third.typed), { language, answer: `Not ${one.typed}.` }),
        ]);
        const result = engine.search(ask(other.typed), 2);
        expect(isSure(result)).toBe(false);
        expect(result.unknown).toEqual([other.typed]);
        const known = engine.search(ask(one.typed.replace(/[-_ ]/, '')), 2);
        expect(known.unknown).toBeUndefined();
        expect(known.hits[0]?.entryId).toBe('one');
      }),
      { numRuns: 150 },
    );
  });
});
