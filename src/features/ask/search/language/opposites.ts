// Pairs of opposite actions, such as booking and cancelling. An entry about one does not answer a
// question about the other, even if all other words match. English and German forms stand side by
// side, so the pairs also work across languages.
import { fold } from './words';

type Pair = readonly [one: RegExp, other: RegExp];

/** Matches any of these forms as a whole word. */
const words = (forms: string): RegExp =>
  new RegExp(`\\b(?:${forms.trim().split(/\s+/).join('|')})\\b`);
const pair = (one: string, other: string): Pair => [words(one), words(other)];

/** A pair with one more form on a side. */
const also = ([one, other]: Pair, oneMore: string, otherMore: string): Pair => [
  oneMore === '' ? one : either(one.source, oneMore),
  otherMore === '' ? other : either(other.source, otherMore),
];

/** A verb with its particle up to five words later: `turn the heating off`. */
const apart = (verbs: string, particles: string): string =>
  `(?:${verbs})(?: [\\w-]+){0,5}?[ -](?:${particles})`;
/** The same in German, with the particle at the end of the clause: `schalte ich das Licht aus`. */
const atTheEnd = (verbs: string, particles: string): string =>
  `(?:${verbs})(?:e|en|t|et|st)?(?: [\\w-]+){1,7} (?:${particles})(?=\\s*(?:$|[?!.,;:]| und | oder ))`;
/** The same as one German word: `auszuschalten`, `ausgeschaltet`. */
const prefixed = (particles: string, verbs: string): string =>
  `\\b(?:${particles})(?:zu|ge)?(?:${verbs})\\w*`;
const either = (...forms: readonly string[]): RegExp => new RegExp(forms.join('|'));

const PAIRS: readonly Pair[] = [
  also(
    pair(
      'book books booked booking reserve reserves reserving buche buchen bucht gebucht reserviere reservieren',
      'cancel\\w* storn\\w* absag\\w* abgesagt abzusagen',
    ),
    '',
    atTheEnd('\\bsag', 'ab'),
  ),
  pair(
    'request requesting apply beantrag\\w* order ordering bestelle bestellen einreichen',
    'cancel\\w* storn\\w* withdraw withdrawing zurueckzieh\\w* abbestell\\w*',
  ),
  pair(
    'grant\\w* erteil\\w* gewaehr\\w* give gives giving gebe geben',
    'revok\\w* withdraw entzieh\\w* entzog\\w* entzug widerruf\\w*',
  ),
  also(
    pair(
      'add adds adding hinzufueg\\w* hinzuzufuegen create creates creating anlegen erstell\\w*',
      'remov\\w* entfern\\w* delet\\w* loesch\\w* rid',
    ),
    atTheEnd('\\bfueg', 'hinzu'),
    '',
  ),
  pair(
    'brighten\\w* brighter heller aufhell\\w* lighter',
    'dim dims dimming dimm\\w* darken\\w* darker dunkler abdunkel\\w* verdunkel\\w*',
  ),
  pair('activat\\w* enabl\\w* aktivier\\w*', 'deactivat\\w* disabl\\w* deaktivier\\w*'),
  pair(
    'open opens oeffne oeffnen oeffnet aufsperren aufschliess\\w*',
    'close closes closing schliesse schliessen schliesst abschliess\\w* zusperren',
  ),
  pair(
    'unlock\\w* entsperr\\w* unblock\\w* entriegel\\w*',
    'lock locks locking sperre sperren block blocks blocking verriegel\\w*',
  ),
  pair(
    'start starts starting begin begins beginnt beginne beginnen starte starten startet anfang anfaengt',
    'stop stops stopping end ends ending endet enden ende beende beenden beendet aufhoert',
  ),
  pair(
    'increas\\w* raise raises raising erhoeh\\w* louder lauter',
    'decreas\\w* reduc\\w* lower lowering senken senke verringer\\w* reduzier\\w* quieter leiser',
  ),
  pair('import\\w*', 'export\\w*'),
  also(
    pair(
      'upload\\w* hochlad\\w* hochzuladen',
      'download\\w* herunterlad\\w* herunterzuladen runterlad\\w*',
    ),
    atTheEnd('\\blad|\\blaed', 'hoch'),
    atTheEnd('\\blad|\\blaed', 'runter|herunter'),
  ),
  also(
    pair('subscrib\\w* abonnier\\w*', 'unsubscrib\\w* abbestell\\w*'),
    atTheEnd('\\bmeld', 'an'),
    atTheEnd('\\bbestell|\\bmeld', 'ab'),
  ),
  pair('install\\w*', 'uninstall\\w* deinstall\\w*'),
  pair('connect\\w* verbinde verbinden', 'disconnect\\w* trenne trennen'),
  pair('buy buys buying purchas\\w* kaufe kaufen', 'sell sells selling verkauf\\w*'),
  pair(
    'borrow\\w* ausleih\\w* leihe leihen',
    'return returns returning zurueckgeb\\w* rueckgabe zurueckbring\\w*',
  ),
  also(
    pair(
      'accept\\w* annehmen zusagen approv\\w* genehmig\\w*',
      'reject\\w* declin\\w* ablehn\\w* absagen',
    ),
    atTheEnd('\\bnehm|\\bnimm|\\bsag', 'an|zu'),
    atTheEnd('\\blehn|\\bsag', 'ab'),
  ),
  pair(
    'arriv\\w* ankunft ankommen anreise anreisen',
    'depart departs departure abreise abreisen abfahrt',
  ),
  pair('deposit\\w* einzahl\\w*', 'withdraw\\w* auszahl\\w* abheb\\w*'),
  pair('warmer waermer hotter', 'colder cooler kaelter kuehler'),
  pair('encrypt\\w* verschluessel\\w*', 'decrypt\\w* entschluessel\\w*'),
  pair('pause pauses pausing pausiere\\w*', 'resum\\w* fortsetz\\w* fortzusetzen'),
  pair('extend\\w* verlaenger\\w*', 'shorten\\w* verkuerz\\w*'),
  pair('internal interne\\w* intern', 'external externe\\w* extern'),
  pair('incoming eingehend\\w*', 'outgoing ausgehend\\w*'),
  pair('vollzeit full-time', 'teilzeit part-time'),
  pair('minimum mindest\\w* minimal\\w*', 'maximum hoechst\\w* maximal\\w*'),
  pair('mute mutes muting', 'unmut\\w*'),
  pair('hide hides hiding ausblend\\w* verberg\\w*', 'show shows showing unhid\\w* einblend\\w*'),
  also(pair('load loads loading belad\\w*', 'unload\\w* entlad\\w*'), '\\bladen\\b', ''),
  pair('lend lends lending verleih\\w*', 'borrow\\w* ausleih\\w* leihe'),
  also(
    pair(
      'join joins joining beitret\\w* beizutreten enrol\\w*',
      'leave leaves leaving quit quits quitting austret\\w* auszutreten',
    ),
    atTheEnd('\\btret|\\btritt', 'bei|ein'),
    atTheEnd('\\btret|\\btritt', 'aus'),
  ),
  pair('arm arms arming', 'disarm\\w*'),
  pair(
    'enlarg\\w* bigger widen\\w* vergroesser\\w* groesser',
    'shrink\\w* smaller narrow\\w* verkleiner\\w* kleiner',
  ),
  pair('enter enters entering', 'exit exits exiting'),
  pair(
    'fasten\\w* tighten\\w* festzieh\\w* anzieh\\w*',
    'loosen\\w* unfasten\\w* loese loesen lockern',
  ),
  pair('heat heats heating', 'cool cools cooling'),
  pair('hire hires hiring recruit\\w*', 'dismiss\\w* fire fires firing lay-off entlass\\w*'),
  pair('register\\w* registrier\\w*', 'deregister\\w* unregister\\w*'),
  pair('follow follows following', 'unfollow\\w*'),
  pair('pin pins pinning anheft\\w*', 'unpin\\w*'),
  pair('archiv\\w*', 'restor\\w* unarchiv\\w* wiederherstell\\w* wiederherzustellen'),
  pair('attach attaches attaching befestig\\w*', 'detach\\w*'),
  pair('assign assigns assigning zuweis\\w* zuzuweisen', 'unassign\\w*'),
  pair('promot\\w* befoerder\\w*', 'demot\\w* degradier\\w*'),
  pair('charge charges charging', 'discharg\\w*'),
  pair('wrap wraps wrapping pack packs packing einpack\\w*', 'unwrap\\w* unpack\\w* auspack\\w*'),
  [
    either(
      apart('\\bturn\\w*|\\bswitch\\w*|\\bpower\\w*', 'on'),
      atTheEnd('\\bschalt|\\bmach|\\bstell|\\bdreh', 'an|ein'),
      prefixed('an|ein', 'schalt|mach'),
    ),
    either(
      apart('\\bturn\\w*|\\bswitch\\w*|\\bpower\\w*', 'off'),
      atTheEnd('\\bschalt|\\bmach|\\bstell|\\bdreh', 'aus|ab'),
      prefixed('aus|ab', 'schalt|mach'),
    ),
  ],
  [
    either(
      apart('\\bturn\\w*', 'up'),
      atTheEnd('\\bdreh|\\bfahr', 'auf|hoch'),
      prefixed('auf|hoch', 'dreh|fahr|fuhr'),
    ),
    either(
      apart('\\bturn\\w*|\\bshut\\w*', 'down'),
      atTheEnd('\\bdreh|\\bfahr', 'zu|runter|herunter'),
      prefixed('herunter|runter', 'dreh|fahr|fuhr'),
    ),
  ],
  [
    either(atTheEnd('\\bmach|\\bschliess|\\bsperr', 'auf'), prefixed('auf', 'mach')),
    either(atTheEnd('\\bmach|\\bschliess|\\bsperr', 'zu|ab'), prefixed('zu', 'mach')),
  ],
  [
    either(
      apart('\\blog\\w*|\\bsign\\w*|\\bcheck\\w*|\\bclock\\w*|\\bopt\\w*', 'in'),
      atTheEnd('\\bmeld|\\blogg|\\bcheck|\\bstemp[el]{1,2}', 'an|ein'),
      prefixed('an|ein', 'meld|logg|check|stemp'),
    ),
    either(
      apart('\\blog\\w*|\\bsign\\w*|\\bcheck\\w*|\\bclock\\w*|\\bopt\\w*', 'out|off'),
      atTheEnd('\\bmeld|\\blogg|\\bcheck|\\bstemp[el]{1,2}', 'ab|aus'),
      prefixed('ab|aus', 'meld|logg|check|stemp'),
    ),
  ],
];

/** By pair: whether a text has a word of the one side, and of the other. */
export type Sides = readonly (readonly [one: boolean, other: boolean])[];

const sidesIn = (folded: string): Sides =>
  PAIRS.map(([one, other]) => [one.test(folded), other.test(folded)]);

/** One check rules out most questions, which name no such action. */
const ANY = either(...PAIRS.flatMap(([one, other]) => [one.source, other.source]));

/**
 * Tests whether an entry names the opposite of the action in the question, and not the action
 * itself. Undefined if the question names none.
 */
export function oppositesOf(
  question: string,
): ((phrasings: readonly string[], answer: string) => boolean) | undefined {
  const said = folded(question);
  if (!ANY.test(said)) return undefined;
  const asked = sidesIn(said).flatMap((sides, at) => {
    const [one, other] = PAIRS[at] ?? [];
    if (!one || !other || sides[0] === sides[1]) return [];
    return [sides[0] ? { own: one, against: other } : { own: other, against: one }];
  });
  if (asked.length === 0) return undefined;
  return (phrasings, answer) => {
    const about = phrasings.map(folded);
    return asked.some(
      ({ own, against }) =>
        about.some((text) => against.test(text)) &&
        ![...about, folded(answer)].some((text) => own.test(text)),
    );
  };
}

const folded = (text: string): string => fold(text.normalize('NFC'));
