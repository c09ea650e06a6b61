// Doings that end, undo or refuse something. Who asks for one is not answered by an entry that knows of none, however alike the rest is: `return a laptop` is
// no `order a laptop`. Which pairs are opposites word by word says opposites.ts.
import { fold, tokensOf } from './words';

/** Each of them is said in many ways, so that one stands for the others of its line. */
const ENDINGS: readonly RegExp[] = [
  /\b(?:cancel\w*|unbook\w*|unreserv\w*|call off|storn\w*|absag\w*|abbestell\w*|withdraw\w*|revok\w*|widerruf\w*|zurueckzieh\w*|terminat\w*|kuendig\w*|quit|resign\w*|opt out|unsubscrib\w*|undo|abmeld\w*|abzumelden)\b/,
  /\b(?:return(?:s|ed|ing)?|(?:give|hand|send|bring)s? (?:[\w-]+ ){0,4}back|zurueck(?:zu)?(?:geb|gib|geschick|schick|bring|send)\w*|rueckgabe|refund\w*)\b/,
  /\b(?:delet\w*|remov\w*|erase\w*|uninstall\w*|get rid of|throw away|dispos\w*|loesch\w*|entfern\w*|loswerden|deinstallier\w*|entsorg\w*|wegwerfen)\b/,
  /\b(?:close|closing|schliess\w*|abschliess\w*|abgeschlossen)\b/,
  /\b(?:refus\w*|reject\w*|declin\w*|den(?:y|ies|ied)|turn(?:s|ed)? (?:[\w-]+ ){0,4}away|ablehn\w*|abgelehnt|verweiger\w*|disinvit\w*|uninvit\w*|auslad\w*|ausgeladen)\b/,
  /\b(?:stop|stops|stopping|aufhoer\w*|beend\w*|deactivat\w*|disabl\w*|deaktivier\w*|silence)\b|\b(?:turn|switch|shut) (?:[\w-]+ ){0,4}(?:off|down)\b|\bausschalten\b/,
  /\b(?:do ?nt|do not|no longer|dont) (?:want|need|wish)\b|\bno longer (?:want|need)\b|\b(?:moechte|will|brauche|moechten|wollen|brauchen) (?:[\w-]+ ){0,4}(?:kein\w*|nicht) (?:[\w-]+ ){0,3}mehr\b/,
];
/** A longer question tells a story, in which something may end that is not what is asked. */
const LONGEST = 9;
/** What is no doing: `we close at noon`, and an error that will not stop. */
const NAMES_A_TIME = /^(?:when|wann|what time|wie lange|until|bis)\b/;

/** Whether a question asks for an end, and an entry is silent about any. One without an answer may only be silent. */
export function isEndMissing(question: string, phrasings: readonly string[], answer: string): boolean {
  if (answer === '') return false;
  const asked = spoken(question);
  if (!ENDINGS.some((words) => words.test(asked)) || NAMES_A_TIME.test(asked)) return false;
  if (tokensOf(asked).length > LONGEST) return false;
  const about = [...phrasings, answer].map(spoken);
  return !about.some((text) => ENDINGS.some((words) => words.test(text)));
}

const spoken = (text: string): string => fold(text.normalize('NFC')).replace(/\s+/g, ' ').trim();
