// Actions that end, undo or refuse something. An entry that mentions none does not answer a
// question about one, even if all other words match: `return a laptop` is not `order a laptop`.
// Exact opposites are in opposites.ts.
import { fold, tokensOf } from './words';

/** One action a line, with its English and German forms. */
const UNDOING: readonly RegExp[] = [
  /\b(?:cancel\w*|unbook\w*|unreserv\w*|call off|storn\w*|absag\w*|abbestell\w*|withdraw\w*|revok\w*|widerruf\w*|zurueckzieh\w*|terminat\w*|kuendig\w*|quit|resign\w*|opt out|unsubscrib\w*|undo|abmeld\w*|abzumelden)\b/,
  /\b(?:return(?:s|ed|ing)?|(?:give|hand|send|bring)s? (?:[\w-]+ ){0,4}back|zurueck(?:zu)?(?:geb|gib|geschick|schick|bring|send)\w*|rueckgabe|refund\w*)\b/,
  /\b(?:delet\w*|remov\w*|erase\w*|uninstall\w*|get rid of|throw away|dispos\w*|loesch\w*|entfern\w*|loswerden|deinstallier\w*|entsorg\w*|wegwerfen)\b/,
  /\b(?:close|closing|schliess\w*|abschliess\w*|abgeschlossen)\b/,
  /\b(?:refus\w*|reject\w*|declin\w*|den(?:y|ies|ied)|turn(?:s|ed)? (?:[\w-]+ ){0,4}away|ablehn\w*|abgelehnt|verweiger\w*|disinvit\w*|uninvit\w*|auslad\w*|ausgeladen)\b/,
  /\b(?:stop|stops|stopping|aufhoer\w*|beend\w*|deactivat\w*|disabl\w*|deaktivier\w*|silence)\b|\b(?:turn|switch|shut) (?:[\w-]+ ){0,4}(?:off|down)\b|\bausschalten\b/,
  /\b(?:do ?nt|do not|no longer|dont) (?:want|need|wish)\b|\bno longer (?:want|need)\b|\b(?:moechte|will|brauche|moechten|wollen|brauchen) (?:[\w-]+ ){0,4}(?:kein\w*|nicht) (?:[\w-]+ ){0,3}mehr\b/,
];
/** A longer question tells a story; what ends in it may not be what is asked. */
const LONGEST = 9;
/** Questions about a time, such as when something closes, do not ask for such an action. */
const NAMES_A_TIME = /^(?:when|wann|what time|wie lange|until|bis)\b/;

/**
 * Whether a question asks to end or undo something and the entry mentions nothing like it. Entries
 * without an answer are not checked.
 */
export function isUndoingMissing(
  question: string,
  phrasings: readonly string[],
  answer: string,
): boolean {
  if (answer === '') return false;
  const asked = spoken(question);
  if (!UNDOING.some((words) => words.test(asked)) || NAMES_A_TIME.test(asked)) return false;
  if (tokensOf(asked).length > LONGEST) return false;
  const about = [...phrasings, answer].map(spoken);
  return !about.some((text) => UNDOING.some((words) => words.test(text)));
}

const spoken = (text: string): string => fold(text.normalize('NFC')).replace(/\s+/g, ' ').trim();
