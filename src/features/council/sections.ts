// What follows the word: a section, in English or German. Pure.
import { SENTENCE_END, withoutTrailing } from '../../core/trim';

const SECTIONS = {
  overview: /^(?:overview|übersicht|uebersicht)?$/,
  settings: /^(?:settings?|einstellung(?:en)?)$/,
  roles: /^(?:roles?|role holders|rollen?|rolleninhaber)$/,
  reports: /^(?:reports?|openings?|berichte?|auswertungen|einsichten|einsichtnahmen)$/,
  retention: /^(?:retention|terms|fristen|löschfristen|loeschfristen|aufbewahrung)$/,
  audit: /^(?:audit|audit (?:trail|log)|trail|log|protokoll|revision)$/,
} as const satisfies Readonly<Record<string, RegExp>>;

export type Section = keyof typeof SECTIONS;

export function isSection(text: string): text is Section {
  return Object.hasOwn(SECTIONS, text);
}

/**
 * The section that words name; none at all is the overview. Anything else is a sentence that only
 * begins like the word.
 */
export function sectionIn(words: string): Section | undefined {
  const said = withoutTrailing(words.toLowerCase(), SENTENCE_END).trim();
  return (Object.keys(SECTIONS) as Section[]).find((section) => SECTIONS[section].test(said));
}
