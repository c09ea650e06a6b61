// Reads the question out of the words of an asker.

/** Particles between the word and the question: `frag mal, wie …`, `ask please how …`. */
const BEFORE = /^(?:(?:please|pls|bitte|mal|doch|einfach|kurz|eben|ob du weißt)\b[,:]?\s*)+/i;
/** Words after `ask` that are not a question yet: `ask a question`, `ask somebody`. */
const NO_QUESTION =
  /^(?:(?:you|me|for|dich)\s+)?(?:(?:a|an|another|one|some|any|eine|einen|etwas|was)\s+)?(?:(?:quick|short|real|kurze|andere)\s+)?(?:questions?|something|anything|somebody|someone|persons?|human|colleagues?|people|expert|frage|fragen|stellen|menschen|jemanden|kollegen)?[\s.!]*$/i;

/** Empty if there is none yet. */
export function questionIn(words: string): string {
  const question = words.replace(BEFORE, '');
  return NO_QUESTION.test(question) ? '' : question;
}
