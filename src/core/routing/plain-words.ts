// Reduces a message to plain words, so that one pattern matches many ways to type it: lower case,
// no punctuation or emoji, umlauts as two letters, contractions written out. Gives several
// readings, from the whole message to its core without politeness.

const LETTERS: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss' };

/** Spoken and chat spellings, with what they stand for. Matched as whole words. */
const SPELLINGS: readonly (readonly [RegExp, string])[] = [
  [/\bcan'?t\b|\bcannot\b/g, 'can not'],
  [/\bwon'?t\b/g, 'will not'],
  [/\b(do|does|did|is|was|have|has|should|could|would)n'?t\b/g, '$1 not'],
  [/\blet's\b/g, 'let us'],
  [/\b(what|who|where|how|that|it|there|here|when)'?s\b/g, '$1 is'],
  [/'re\b/g, ' are'],
  [/'ve\b/g, ' have'],
  [/'ll\b/g, ' will'],
  [/'d\b/g, ' would'],
  [
    /\bi'm\b|\bim(?= (?:not|a|an|so|new|lost|looking|done|sorry|fine|good|ok|okay|confused|the|on|stuck|bored|trying|here|interested|from|just|really|happy|glad|sure|out|off|away|going|leaving|back|very|tired|still)\b)/g,
    'i am',
  ],
  [/\bive\b/g, 'i have'],
  [/\bu\b/g, 'you'],
  [/\bur\b/g, 'your'],
  [/\br\b/g, 'are'],
  [/\bwanna\b/g, 'want to'],
  [/\bgimme\b/g, 'give me'],
  [/\blemme\b/g, 'let me'],
  [/\b(?:gotta|have to|got to)\b/g, 'need to'],
  [/\btime zone\b/g, 'timezone'],
  [/\bwork(?:ing)? (?:hours|times?)\b/g, 'working hours'],
  [/\b(kann|ha|will|bi)ste\b/g, '$1st du'],
  [/\b(geh|gib|laeuf|steh|is)t'?s\b/g, '$1t es'],
  [/\b(wie|was|wer|wo)'s\b/g, '$1 es'],
  [/\bhab\b/g, 'habe'],
  [/\bhabe '?n\b/g, 'habe einen'],
  [/\bhabe '?ne\b/g, 'habe eine'],
  [/(?<= )'?nen\b/g, 'einen'],
];

const SMILEY = /(?<![\p{L}\p{N}])(?:[:;=8xX]-?[)(DPpoO|/*]+|<3|\^\^)(?![\p{L}\p{N}])/gu;
const EMOJI_NAME = /:[a-z0-9_'-]*[a-z][a-z0-9_'-]*:|:[+-]1:/g;

/** Whether a message is only emoji or smileys. */
export function isOnlyEmoji(text: string): boolean {
  const rest = text
    .replace(EMOJI_NAME, '')
    .replace(SMILEY, '')
    .replace(/[\p{Extended_Pictographic}\p{Emoji_Component}\s]/gu, '');
  return rest === '' && /\p{Extended_Pictographic}|[:;=<^xX]/u.test(text);
}

/** The message as plain words, separated by single blanks; empty if it has none. */
export function plain(text: string): string {
  const folded = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[’‘`´]/g, "'")
    .replace(EMOJI_NAME, ' ')
    .replace(SMILEY, ' ')
    .replace(/[äöüß]/g, (letter) => LETTERS[letter] ?? letter)
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/(\p{L})\1{2,}/gu, '$1');
  const spelt = SPELLINGS.reduce((words, [from, to]) => words.replace(from, to), folded);
  return spelt.replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
}

/** Polite words and particles without meaning for the bot, at any position. */
const PARTICLES =
  /\b(?:please|pls|plz|plss|kindly|just|really|actually|maybe|perhaps|again|now|then|bitte|bitteschoen|mal|doch|einfach|kurz|eben|denn|gerne?|vielleicht|eigentlich|jetzt|dann|nochmal|noch mal|nur)\b/g;
/** Openers that people use before they say what they want. */
const GREETING =
  /^(?:(?:hi|hey|hello|hallo|moin|servus|dear|ok|okay|so|well|um|uhm|hm|oh|ah|also|ja|and|und|but|aber|sorry|excuse me|entschuldigung|good (?:morning|afternoon|evening|day)|guten (?:morgen|tag|abend))(?: (?:bot|passalong|there|you|du|zusammen|team|everyone|all))? )+/;
const ENDING =
  /(?: (?:thanks|thank you|thx|danke|danke dir|bot|passalong|asap|for me|fuer mich|right|here|hier|one day|sometime))+$/;

const OPENERS: readonly string[] = [
  '(?:can|could|would|will) you (?:help (?:me|us) (?:to )?|tell (?:me|us) |show (?:me|us) |give (?:me|us) |let (?:me|us) )?',
  '(?:can|could|may|do|should|shall|must|would) (?:i|we) (?:like to )?',
  'i (?:would|do)? ?(?:want|need|wish|like|love|prefer|try|have) (?:you )?to ',
  '(?:want|need|like|interested in|trying|looking|happy|ready) (?:to )?',
  'i am (?:trying|looking|hoping|ready|happy|interested in|keen|here) to ',
  'i would (?:be )?(?:like|love|happy|glad|interested|keen) (?:to |in )?',
  'i am (?:looking for|searching for|after|interested in) ',
  'i (?:want|need|wish for|seek) ',
  'would it be possible to |is it possible to |is there (?:a way|any way|an option) to ',
  '(?:let|help|show|tell|give|send|bring|get) (?:me|us) (?:to )?',
  '(?:how|where|when) (?:do|can|could|would|should|may|might|to|am|are|is) (?:i|you|we|one)? ?',
  'what (?:is|are) |what (?:about|of) |how about |any |are there (?:any )?|is there (?:any |an |a )?|do you have (?:any )?',
  '(?:kannst|koenntest|wuerdest|willst|magst) du (?:mir |uns )?',
  '(?:koennen|koennten|wuerden) (?:sie|wir) (?:mir |uns )?',
  '(?:kann|koennte|darf|duerfte|soll|muss|will|moechte) (?:ich|man|wir) (?:mir |dir |hier )?',
  'ich (?:moechte|mochte|will|wuerde|wurde|haette|hatte|haett|brauche?|suche?|wuensche mir|muss|soll|kann) (?:mich )?',
  '(?:zeig|zeige|zeigst|gib|sag|sage|schick|such|suche|finde?|hilf) (?:mir|uns) ',
  'lass (?:mich|uns) ',
  '(?:wie|wo|wann|womit) (?:kann|koennen|koennte|muss|soll|finde|sehe|aendere) (?:ich|man|wir) ',
  '(?:wo|wie|was|wann) (?:ist|sind|steht|stehen|waere|waeren|geht) (?:es )?(?:mit |um )?',
  'gibt es (?:hier )?|habt ihr |hast du ',
];
const OPENER = new RegExp(`^(?:${OPENERS.join('|')})`);
/** The rest of words from which a polite part was removed. */
export function withoutEnding(words: string): string {
  return words.replace(
    /(?: (?:please|pls|plz|bitte|now|jetzt|mal|thanks|thank you|thx|danke|asap|for me|für mich|fuer mich))+$/,
    '',
  );
}

/** Verbs of showing add nothing to what is to be shown. */
const SHOWING_FIRST =
  /^(?:see|show|view|list|open|display|check|get|look at|look up|take a look at|to|zu|zeig|zeige) (?:me |mir )?/;
const SHOWING_LAST =
  /(?: (?:sehen|ansehen|anschauen|anzeigen|zeigen|auflisten|aufrufen|einsehen|finden|an|haben|see|look like))+$/;

/**
 * The message in ever fewer words: whole, without particles, without greeting and ending, without
 * the opener (`can you`, `ich möchte`), without verbs of showing. The first reading that matches a
 * pattern counts.
 */
export function readings(whole: string): readonly string[] {
  const found = [whole];
  const add = (text: string) => {
    const next = text.replace(/ +/g, ' ').trim();
    if (next !== '' && !found.includes(next)) found.push(next);
    return next === '' ? (found.at(-1) ?? whole) : next;
  };
  let rest = add(whole.replace(PARTICLES, ' '));
  rest = add(rest.replace(GREETING, ''));
  rest = add(rest.replace(ENDING, ''));
  for (let times = 0; times < 3 && OPENER.test(`${rest} `); times += 1)
    rest = add(`${rest} `.replace(OPENER, ''));
  rest = add(rest.replace(SHOWING_FIRST, ''));
  add(rest.replace(SHOWING_LAST, ''));
  return found;
}

/** The plain words of a message without particles, greeting and ending. */
export function plainly(text: string): string {
  const bare = plain(text).replace(PARTICLES, ' ').replace(/ +/g, ' ').trim();
  return bare.replace(GREETING, '').replace(ENDING, '');
}

/** Polite words that people may mistype. */
export const OPENING_WORDS: readonly string[] = [
  ...new Set(OPENERS.join(' ').match(/[a-z]{4,}/g)),
  'please',
  'bitte',
];

/** Slack's command, typed where there are no commands. */
export const withoutCommand = (text: string): string =>
  text.replace(/^\s*\/learn(?=[\s:,]|$)[\s:,]*/i, '');

/**
 * The sentences of a message, each with its mark. A colon followed by a blank ends one; `No. 5`
 * does not.
 */
export const sentences = (text: string): readonly string[] =>
  text.trim().split(/(?<=[\p{L}\p{N})][.!?:]+)\s+(?![\s\d])/u);

/**
 * The message as typed, without its polite start. `Here is a tip: …` counts as one if a colon
 * follows the word.
 */
export function withoutPoliteness(text: string): string {
  return text
    .trim()
    .replace(
      /^(?:here(?:['’]?s| is) (?:a|my|another)|i(?:['’]ve| have)(?: got)? (?:a|another)|hier(?: ist| kommt)? (?:ein|mein|noch ein)|ich habe? (?:noch )?einen) (?=\p{L}+ ?:)|^(?:(?:please|pls|plz|bitte|hey|hi|hello|hallo|ok|okay|(?:can|could|would) you|kannst du|könntest du|koenntest du|i(?:'d| would) like to|i (?:want|need) to|let me|ich (?:möchte|moechte|will))(?:[,.!]*\s+))+/iu,
      '',
    );
}
