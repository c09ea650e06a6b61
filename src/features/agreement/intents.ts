// What people say when they want to know what is agreed. About the patterns:
// core/routing/phrases.ts.
import type { Intent } from '../../core/feature';

export const agreementIntents: readonly Intent[] = [
  {
    means: 'about',
    says: {
      en: [
        `what (did|has|have) [the] (works council|company|union) [and the works council|and the company] (agree|agreed|allow|allowed|permit|
          permitted|sign|signed) [on|to|for] [you|passalong|this bot|the bot] [here]`,
        `what (is|was|has been) agreed [on] [with the works council|between company and works council|here|about you|for this bot]`,
        '[show] [me] [the|your] (works agreement|works council agreement|signed agreement) [for|about|on|of] [you|passalong|this bot|the bot]',
        `[show|see|read|open|is there|where is|what is|what is in] [me] [a|an|the|your|our] (agreement|works agreement|works council agreement|
          signed agreement|privacy policy|privacy notice|privacy statement|data protection notice|data protection policy|terms of use)
          [here|for you|for this bot|for the bot|for passalong|about you|about this bot|of this bot|of the bot|with the works council]`,
        'what (are you|is this bot|is the bot) [not] allowed to do [here]',
        '(privacy|data privacy|data protection|gdpr|privacy policy|privacy notice)',
        `how long (do|will|are|is|does) [you|passalong|this bot|the bot|it] [keep|store|save|remember|retain] (my|our) (questions?|messages?|data|
          answers?|texts?|tips?|profile|chats?) [kept|stored|saved|remembered|retained] [for|here|by you]`,
        `how long (do|will|does|is|are) [you|passalong|this bot|the bot|it|all] (keep|store|save|remember|retain|hold|stay) (my|our|all my|this|that|it|all this|all that|
          things|everything|information|what i ask|what i write|what i say|what i asked|what i wrote) [stuff|things|info|information] [about me|on me|for|here|stored]`,
        'how long (is|are|does|do) (this|that|it|my stuff|my things|everything|all this|what i ask|what i write) (kept|stored|saved|remembered|stay|stay here|remain)',
        `what (did|have|has) (we|you|they|the company|our company) (agree|agreed|sign|signed|settle|settled) [on] with the (works council|union|staff council) [on|about|for] [you|
          this|this bot|the bot|passalong]`,
        '(when|after how long) (do|will) you (delete|erase|forget) (my|our) (questions?|messages?|data|answers?|texts?|chats?)',
        '(when|after how long) (are|is) (my|our) (questions?|messages?|data|answers?|texts?|chats?) (deleted|erased|forgotten) [here]',
        '[what is|what are] your (retention|retention period|retention periods|data retention|deletion periods)',
      ],
      de: [
        `[zeig|zeige|lies|öffne|wo ist|wo steht|wo finde ich|was steht in] [mir] [die|eine|deine|eure|unsere|der|deiner] (vereinbarung|betriebsvereinbarung|
          datenschutzerklärung|datenschutzhinweise|datenschutzhinweis|datenschutzinformation|datenschutzbestimmungen|datenschutzrichtlinie)
          [zu|für|über|von|vom] [dir|dich|diesem bot|diesen bot|dem bot|den bot|bot|passalong] [an|zeigen|bitte|lesen|sehen]`,
        `gibt es [hier] [für|zu|über] [dich|dir|diesen bot|diesem bot|den bot|passalong] [hier] (eine|die) (vereinbarung|betriebsvereinbarung|
          datenschutzerklärung) [für|zu|über] [dich|dir|diesen bot|diesem bot|den bot|passalong]`,
        'was darfst du [hier] [alles|nicht]',
        '(datenschutz|dsgvo|privatsphäre)',
        'wie (steht es um|ist es mit|haltet ihr es mit|hältst du es mit) [den|dem] datenschutz [hier|bei dir]',
        `wie lange (speicherst|behältst|merkst|bewahrst|hebst|werden|bleiben|sind) [du|ihr] [dir|euch] (meine|unsere) (fragen|frage|nachrichten|daten|antworten|
          texte|tipps|chats) [hier|von dir|bei dir] [auf|gespeichert|aufbewahrt|aufgehoben|behalten]`,
        `wie lange (speicherst|behältst|merkst|bewahrst|hebst|bleibt|wird) [du|ihr] [dir|euch] (das|alles|es|das alles|das hier|meine sachen|sowas|so etwas|informationen|
          was ich frage|was ich schreibe) [über mich|von mir|hier|alles] [auf|gespeichert|aufbewahrt|aufgehoben|behalten]`,
        'was (haben|hat|habt) (wir|ihr|die firma|das unternehmen|der arbeitgeber) mit dem (betriebsrat|personalrat) [zu dir|dazu|hier|über dich|zum bot] (vereinbart|abgesprochen|geregelt|abgemacht|ausgemacht)',
        '(wann|nach wie vielen tagen) (löschst|vergisst) du (meine|unsere) (fragen|frage|nachrichten|daten|antworten|texte|chats)',
        '(wann|nach wie vielen tagen) werden (meine|unsere) (fragen|nachrichten|daten|antworten|texte|chats) [hier|wieder] gelöscht',
        'was (ist|wurde) [mit dem] betriebsrat [hier|zu dir|zum bot] (vereinbart|abgesprochen|geregelt)',
        'was (hat|haben) [der] betriebsrat [und|und das unternehmen|und die firma] (erlaubt|vereinbart|genehmigt|unterschrieben)',
        'was ist [hier|zu dir|zum bot|über dich] vereinbart',
        '(zeig|zeige) [mir] [die|eure] (vereinbarung|betriebsvereinbarung) [zu|für|über] [dir|dich|passalong|den bot]',
        '(vereinbarung|betriebsvereinbarung) (zu|für|über) (dir|dich|passalong|den bot|dem bot)',
      ],
    },
  },
];
