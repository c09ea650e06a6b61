// Words that tell a code from a number: kinds of numbered things (`room 204`), and words that count
// or measure (`3 days`). English and German.

const sets = (lines: string): readonly (readonly string[])[] =>
  lines
    .trim()
    .split('\n')
    .map((line) => line.trim().split(' '));
const set = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/));

/** One kind of thing a line, with its names. A number after one of them says which thing. */
const KINDS = sets(`
  room rooms raum raeume zimmer saal rm r
  building buildings gebaeude haus house block bldg geb
  hall halle hallen werk plant
  gate gates tor tore
  door doors tuer tueren entrance eingang exit ausgang
  floor floors stock stockwerk etage geschoss og storey
  level levels ebene stufe tier grade entgeltgruppe gehaltsgruppe
  error errors fehler code codes err errorcode fehlercode fehlermeldung statuscode meldung warning warnung exception status
  form forms formular formulare vordruck formblatt
  annex appendix anlage anhang
  version versions versionen v ver release rev revision build
  paragraph paragraf section sections sec abschnitt absatz abs article artikel art clause ziffer chapter kapitel
  ticket tickets case incident vorgang
  invoice rechnung
  contract vertrag
  transaction transactions transaktion transaktionen tcode
  model modell modelle typ type series serie baureihe
  printer printers drucker
  locker lockers spind schliessfach
  desk desks schreibtisch arbeitsplatz
  parkplatz stellplatz bay
  machine maschine anlagennummer
  line linie bus tram
  platform gleis bahnsteig
  zone zonen
  team
  department abteilung
  account konto
  centre center kostenstelle
  project projekt
  customer kunde kundin
  port ports
  vlan
  channel kanal
  extension durchwahl nebenstelle
  step schritt
  phase
  option
  module modul
  policy richtlinie
  page seite
  quarter quartal q
  week kalenderwoche kw cw
  shift schicht
  class klasse
  category kategorie
  group gruppe
  number nr nummer no num id
`);

const kindByWord = new Map(
  KINDS.flatMap((words) => words.map((word) => [word, words[0] ?? word] as const)),
);
/** The last parts of German compounds: `Besprechungsraum 204`. */
const ENDINGS = [
  'raum',
  'zimmer',
  'room',
  'saal',
  'gebaeude',
  'halle',
  'code',
  'fehler',
  'meldung',
  'formular',
  'drucker',
  'nummer',
] as const;

/** The kind of thing that a folded word names; undefined if it names none. */
export function kindOf(folded: string): string | undefined {
  const known = kindByWord.get(folded);
  if (known !== undefined) return known;
  const ending = folded.length > 6 ? ENDINGS.find((end) => folded.endsWith(end)) : undefined;
  return ending && kindByWord.get(ending);
}

/** Quarters and weeks: entries seldom name theirs, and answer for all unless they name another. */
export const isOfATime = (kind: string): boolean => kind === 'quarter' || kind === 'week';

/** Only says that a number follows. */
export const NUMBER = 'number';

/** Things that a number before them counts or measures. */
const UNITS = set(`
  percent prozent euro euros eur dollar dollars usd pound pounds pfund franken chf cent cents mio million millions millionen tausend thousand
  second seconds sekunde sekunden minute minutes minuten min mins hour hours stunde stunden hrs std day days tag tage tagen tages workday workdays
  arbeitstag arbeitstage arbeitstagen werktag werktage werktagen week weeks woche wochen weekend weekends night nights nacht naechte month months monat
  monate monaten quarters year years jahr jahre jahren uhr am pm oclock time times mal male fach
  people persons person personen leute leuten colleagues kollegen kolleginnen kolleg guests gaeste gaesten visitors besucher employees mitarbeiter
  mitarbeitern participants teilnehmer teilnehmern children kinder kindern kids kid kind copies kopien pages seiten sheets blatt items pieces stueck
  km kilometer kilometern kilometers kilometres m meter metern meters miles meilen cm mm kg kilo g gram gramm l liter litres gb mb tb kb gigabyte megabyte
  degrees grad old alt h s sec ms k x er working calendar business more weitere weiteren additional extra zusaetzliche full volle ganze whole consecutive
`);
/** Joined to the digits: `10am`, `3rd`, `30min`. */
const JOINED_UNIT =
  /^\d+([a-z]{4,}|lb|lbs|oz|ft|inch|am|pm|h|hr|hrs|s|sec|ms|min|mins|km|m|cm|mm|kg|g|l|ml|gb|mb|tb|kb|mbit|gbit|k|x|mal|fach|er|eur|usd|chf|uhr|w|kw|kwh|hz|mhz|ghz|px|dpi|zoll|st|nd|rd|th|ter|te|ten|tes|d|y|j)$/;
export const ORDINAL = /^(\d+)(?:st|nd|rd|th|ter|te|ten|tes)$/;

/** Paper sizes. An entry that names none is for all of them. */
export const isPaper = (folded: string): boolean => /^a[345]$/.test(folded);

/** Words that contain digits. */
const EVERYDAY = set('2fa mp3 mp4 co2 b2b b2c p2p e2e 1a covid19 cov2 sarscov2 24x7');

const CURRENCIES = set('eur euro usd dollar gbp chf rs inr pln sek');
export const isCurrency = (folded: string): boolean => CURRENCIES.has(folded);
export const isUnit = (folded: string): boolean => UNITS.has(folded);
export const isMeasure = (folded: string): boolean => JOINED_UNIT.test(folded);
export const isEveryday = (folded: string): boolean =>
  EVERYDAY.has(folded) || /^[a-z]{3,}\d[a-z]{3,}$/.test(folded);

const MONTHS_AND_DAYS = set(`
  january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec januar februar
  maerz mai juni juli oktober dezember okt dez monday tuesday wednesday thursday friday saturday sunday montag dienstag mittwoch donnerstag freitag samstag
  sonntag montags dienstags mittwochs donnerstags freitags
`);
export const isOfTheCalendar = (folded: string): boolean => MONTHS_AND_DAYS.has(folded);

/** Words before a number that counts. They name nothing. */
const COUNTING = set(`
  at in for from to until till after before by about around over under than every each per of within since up least most only just exactly another next last
  between and or with without on top plus minus up is are was were be been am my our the a an this these those their his her have has had do does did can could
  may should would will i we you they he she it not if when what which who how many much
  um ab bis nach vor seit mit ueber unter als alle je pro von in im fuer circa ca etwa rund mindestens hoechstens maximal nur noch genau weitere zwischen und
  oder ohne auf an am zu ist sind war bin mein meine meinen die der das den dem ein eine einen einem diese dieser haben habe hat kann darf soll muss will
  ich wir du ihr sie er es nicht wenn was wie wer wo wann max min mehr weniger
  book books booking order orders ordering take takes taking invite invites bring brings buy buys get gets need needs want wants claim claims request
  requests expense spend pay pays receive earn cost costs print prints work works borrow rent park use carry allow send share make hire approve add lose
  buche buchen bestelle bestellen nehme nehmen einladen lade bringe bringen kaufe kaufen bekomme bekommen brauche brauchen beantrage beantragen zahle zahlen
  times mal into age size win won got spent paid call dial press enter waehle waehlen druecke
  ausgeben kostet kosten drucke drucken arbeite arbeiten leihe mieten nutze nutzen moechte moechten
`);
export const isCounting = (folded: string): boolean => COUNTING.has(folded);
/** Verbs in the past or with -ing, which a number often follows: `tried 3`. */
export const isDone = (folded: string): boolean => /(?:ed|ing)$|^ge\w+(?:t|en)$/.test(folded);

/** In a question about what a number means, the number is a code. */
export const ASKS_MEANING = set(
  'mean means meaning stand stands bedeutet bedeuten bedeutung heisst heissen',
);

const COUNTED = 'one two three four five six seven eight nine ten eleven twelve'.split(' ');
const GEZAEHLT = 'eins zwei drei vier fuenf sechs sieben acht neun zehn elf zwoelf'.split(' ');
const ORDERED = 'first second third fourth fifth sixth seventh eighth ninth tenth'.split(' ');
const GEORDNET = 'erst zweit dritt viert fuenft sechst siebt acht neunt zehnt'.split(' ');

const numerals = new Map(
  [COUNTED, GEZAEHLT].flatMap((words) => words.map((word, at) => [word, String(at + 1)] as const)),
);
const ordinals = new Map([
  ...ORDERED.map((word, at) => [word, String(at + 1)] as const),
  ...GEORDNET.flatMap((word, at) =>
    ['e', 'en', 'er', 'es', 'em'].map((end) => [word + end, String(at + 1)] as const),
  ),
]);
/** `seven` as `7`. */
export const numeral = (folded: string): string | undefined => numerals.get(folded);
/** `third` as `3`. */
export const ordinal = (folded: string): string | undefined => ordinals.get(folded);
