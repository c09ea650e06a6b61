// The words of a message without decoration, the same on every platform. A platform first removes
// its own markup and puts `BOT` where the bot was mentioned.
import {
  BOT,
  withoutBlockQuotes,
  withoutFences,
  withoutMarks,
  withoutOrnaments,
  withoutQuotes,
} from './decoration';

export { BOT };

/**
 * Latin letters, digits and punctuation after a mention of the bot: what most people write. Nothing
 * needs to be removed.
 */
const BARE =
  /^(?:\uFDD0 )?([A-Za-z\u00C0-\u00D6\u00D8-\u00F6\u00F8-\u024F](?:[0-9A-Za-z\u00C0-\u00D6\u00D8-\u00F6\u00F8-\u024F ,.?!-]*[0-9A-Za-z\u00C0-\u00D6\u00D8-\u00F6\u00F8-\u024F.?!])?)$/;

/**
 * `names`: mentioned colleagues as they appear in the text. They are kept unchanged, whatever marks
 * they contain.
 */
export function spokenWords(text: string, names: readonly string[] = []): string {
  const bare = names.length === 0 ? BARE.exec(text)?.[1] : undefined;
  return bare ?? undecorated(text, names);
}

/** The same for any text, layer by layer. */
export function undecorated(text: string, names: readonly string[]): string {
  let words = tidy(withNamesHidden(text, names));
  for (let layer = 0; layer < MOST_LAYERS; layer += 1) {
    const peeled = LAYERS.reduce((said, peel) => trimmed(peel(said)), words);
    if (peeled === words) break;
    words = peeled;
  }
  return words
    .replace(NAME, (_all, index: string) => names[Number(index)] ?? '')
    .replace(/[\uFDD0-\uFDEF]/g, '');
}

const LAYERS = [
  withoutBlockQuotes,
  withoutFences,
  withoutQuotes,
  withoutMarks,
  withoutOrnaments,
  withoutBot,
];
/** More layers than anyone uses. It limits the work on texts that are made to be long. */
const MOST_LAYERS = 60;

const NAME = /\uFDD1(\d+)\uFDD2/g;

function withNamesHidden(text: string, names: readonly string[]): string {
  const longestFirst = names
    .map((name, index) => ({ name, index }))
    .toSorted((a, b) => b.name.length - a.name.length);
  return longestFirst.reduce(
    (hidden, { name, index }) =>
      name === '' ? hidden : hidden.replaceAll(name, () => `\uFDD1${index}\uFDD2`),
    text,
  );
}

const INVISIBLE =
  /(?![\t\n])[\p{Cc}\u00AD\u061C\u180E\u200B\u200E\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF]/gu;
/** Every kind of line end and page end. */
const LINE_END = /\r\n|[^\S\t\n\p{Zs}\uFEFF]/gu;

/**
 * Normalises line ends and blanks, and removes invisible characters. Tabs stay, because they
 * separate table columns.
 */
function tidy(text: string): string {
  return trimmed(
    text
      .replace(LINE_END, '\n')
      .replace(/\p{Zs}/gu, ' ')
      .replace(INVISIBLE, ''),
  );
}

/** Joiners belong between letters and emoji. At the ends they are invisible too. */
const JOINERS = new Set(['\u200C', '\u200D', '\uFE0E', '\uFE0F']);

function trimmed(text: string): string {
  let words = text.trim();
  while (JOINERS.has(words.charAt(0))) words = words.slice(1).trimStart();
  while (JOINERS.has(words.slice(-1)) && !/\p{Extended_Pictographic}.$/u.test(words.slice(-4)))
    words = words.slice(0, -1).trimEnd();
  return words;
}

/** Removes mentions of the bot, and a greeting before a mention. Other words before it count. */
function withoutBot(text: string): string {
  if (!text.includes(BOT)) return text;
  const [head = '', ...rest] = text.replace(/[*_~`]+(\uFDD0)[*_~`]+/g, '$1').split(BOT);
  return rest.reduce((before, after) => joined(isSalutation(before) ? '' : before, after), head);
}

/**
 * The words before and after a mention. A comma or colon between the bot's name and the words is
 * removed.
 */
function joined(before: string, after: string): string {
  const [said, next] = [before.trimEnd(), after.trimStart()];
  if (said === '') return next.replace(/^(?:[,;!–—-]|:(?![\p{L}\p{N}]))+/u, '');
  if (next === '') return said.replace(/[,;:–—-]$/, '').trimEnd();
  if (/^(?:[,;.!?)\]}”"’']|:(?![\p{L}\p{N}]))/u.test(next))
    return said.replace(/[,;:–—]$/, '') + next;
  const isNewLine =
    before.slice(said.length).includes('\n') ||
    after.slice(0, after.length - next.length).includes('\n');
  return `${said}${isNewLine ? '\n' : ' '}${next}`;
}

const SALUTATION = new Set(
  `hey hi hello hiya howdy greetings dear good morning afternoon evening day there all team everyone everybody folks again
  here channel cc fyi
  hallo hallöchen hej hoi huhu moin servus salut grüß grüss gruß gruss grüezi gott dich euch guten gute morgen tag mittag abend
  liebe lieber liebes zusammen leute mal du ok okay so please bitte`.split(/\s+/),
);

/** Only a greeting, with or without decoration. */
function isSalutation(head: string): boolean {
  const words =
    head
      .replace(/:[\p{L}\p{N}_+'-]+:/gu, ' ')
      .toLowerCase()
      .match(/[\p{L}\p{N}\uFDD1]+/gu) ?? [];
  return words.every((word) => SALUTATION.has(word));
}
