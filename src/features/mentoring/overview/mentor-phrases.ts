// What follows the word `mentor` in everyday language: a way to go on, skills, or words of people
// who want to leave or to answer.
import { SENTENCE_END, withoutLeading, withoutTrailing } from '../../../core/trim';

/** What can follow the word, in both languages. Words that change something must stand alone. */
export const WAYS = {
  offer: /^(offer|anbieten|angebot)\b/i,
  find: /^(find|look|seek|suchen?|finden|for|für|fuer|in)\b/i,
  pause: /^(pause|pausieren)( please| bitte| now| jetzt)?[.!]*$/i,
  resume: /^(resume|weiter|fortsetzen)( please| bitte| now| jetzt)?[.!]*$/i,
  end: /^(end|stop|ende|beenden)( please| bitte| now| jetzt)?[.!]*$/i,
  /** Asks who knows something; the next line holds the original words. Intents produce this. */
  who: /^who\s+([^\n]+)\n([\s\S]+)$/i,
};
type Way = keyof typeof WAYS;

/** Words about mentoring itself, which are not skills. */
export const ITSELF =
  /^(please|bitte|status|overview|übersicht|list|liste|mine|meine|meins|me|help|hilfe|pairs?|pairings?|tandem|menu|menü)?[\s.!?]*$/i;
/** Words that make a sentence. */
const SENTENCE =
  /\?\s*$|\b(is|are|was|were|has|have|does|do|did|can|will|would|should|not|how|what|when|why|ist|sind|war|hat|haben|kann|wird|nicht|wie|was|wann|warum|program|programme|programm|rules|regeln|contract|vertrag|policy|budget|werden|sein|my|mein|gesucht|gefunden|wanted|needed|request|search)\b/i;
/**
 * Words of people who want to leave, answer or see their pairings, and filler words. They get the
 * overview with its buttons.
 */
const STANDING = new Set(
  `cancel cancelled quit leave off out exit finish finished done over remove delete withdraw drop unsubscribe abort stop end accept accepted decline
  declined reject refuse yes yep yeah no nope ok okay thanks thank sorry hi hello hey show showed reply answer answered meet met meeting meetings
  reschedule move postpone change switch late ill sick nobody anymore didnt dont cant wont isnt did not round rounds next new when who session
  sessions program programme more please
  looking searching search answers replies replied came come mentor mentors mentee mentees she he they said
  i me it the up this that from to of a for you us now all and will want any here there request wish list
  pausieren unterbrechen fortsetzen beenden absagen absage abbrechen abmelden aufhören aufhoeren austreten kündigen
  kuendigen verlassen raus löschen loeschen zurückziehen zurueckziehen
  verschieben wechseln annehmen angenommen ablehnen abgelehnt ja nein danke hallo fertig vorbei krank runde runden nächste nächster nächstes neue neuer
  neues kein keine keinen mehr nicht termin treffen antwort programm lass ruhe bitte
  ich mich mir in das die der es jetzt aus wunsch anfrage`.split(/\s+/),
);
const lettersOf = (word: string) => word.toLowerCase().replace(/[^\p{L}]/gu, '');
const BEFORE_OFFER =
  /^(?:offer|anbieten|angebot)\b\s*(?:(?:to|mentoring|help|in|on|for|für|fuer|zu|mit)\b\s*)*/i;
/** Words that do not start a skill: `who can help me with my laptop` is a question. */
const NO_SKILL =
  /^(?:my|our|your|you|something|somebody|someone|others|help|the|this|that|these|those|it|a|an|some|any|more|about|how|what|if|why|when|where|to|me|us|mein\w*|unser\w*|dein\w*|der|die|das|dem|den|des|diese\w*|ein|eine|einem|einer|einen|was|wie|ob|wo)\b/i;
const POLITE = /^(?:please|pls|bitte)\s+/i;
const KNOWN_WORDS = 3;
export const BEFORE_SKILL =
  /^(?:find|look|seek|suchen?|finden)?\s*(?:me\s+)?(?:(?:a|an|one|somebody|someone|mentor|einen|eine|jemanden|mir)\b\s*)*(?:(?:for|in|on|about|with|who knows|für|fuer|zu|mit)\b\s*)?/i;
const SKILL_WORDS = 4;
const SKILL_MAX = 40;
const SKILLS_WORDS = 8;
/** What separates skills. Names such as `R&D`, `CI/CD`, `PL/SQL` stay whole. */
const BETWEEN_SKILLS =
  /\s*[,;]\s*(?:(?:and|und|or|oder)\s+)?|\s+(?:and|und|or|oder|&|\+|\/)\s+|(?<=[\p{L}\p{N}]{3})[/&](?=[\p{L}\p{N}]{3})/iu;

export function wayOf(said: string): Way | undefined {
  const words = said.replace(POLITE, '');
  const known = (Object.keys(WAYS) as Way[]).find((way) => WAYS[way].test(words));
  return known ?? (isStanding(words) || !areSkills(words) ? undefined : 'find');
}

export const isStanding = (words: string) =>
  ITSELF.test(words) || words.split(/\s+/).every((word) => STANDING.has(lettersOf(word)));
/** Whether these words are skills. Many words are a sentence. */
const areSkills = (words: string) =>
  words.split(/\s+/).length <= SKILLS_WORDS &&
  words.split(BETWEEN_SKILLS).every((skill) => skill.split(/\s+/).length <= SKILL_WORDS) &&
  !SENTENCE.test(words);

/** Whether this looks like a skill. */
export const isKnown = (what: string) =>
  !NO_SKILL.test(what) && what.split(/\s+/).length <= KNOWN_WORDS;

/** The skills in the words: `mentor find Excel`, `mentor for Excel and SQL`. */
export function skillsIn(words: string, before: RegExp): string[] {
  const said = withoutTrailing(words.replace(POLITE, '').replace(before, ''), '.!').replace(
    /(?:^|[\s,])(?:please|pls|bitte)$/i,
    '',
  );
  return withoutTrailing(said, `${SENTENCE_END},;`)
    .split(BETWEEN_SKILLS)
    .map((skill) =>
      withoutTrailing(withoutLeading(skill, '"“„«\''), '"”“»\'').slice(0, SKILL_MAX).trim(),
    )
    .filter((skill) => skill !== '');
}

/**
 * Whether the words name this person: `mentor Mia` is about the pairing with Mia, not about a
 * skill.
 */
export const isNamed = (name: string, words: string) =>
  [name, ...name.split(/\s+/)].some(
    (part) => part.toLowerCase() === withoutTrailing(words, SENTENCE_END).toLowerCase(),
  );

/** The skills after `mentor offer`, unless the words are a sentence. */
export function offeredIn(words: string): readonly string[] {
  const said = words.replace(POLITE, '').replace(BEFORE_OFFER, '');
  return areSkills(said) && !isStanding(said) && !NO_SKILL.test(said) ? skillsIn(said, /^/) : [];
}
