// What people say when they want to know what is agreed. The patterns: core/phrases.ts.
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
      ],
      de: [
        'was (ist|wurde) [mit dem] betriebsrat [hier|zu dir|zum bot] (vereinbart|abgesprochen|geregelt)',
        'was (hat|haben) [der] betriebsrat [und|und das unternehmen|und die firma] (erlaubt|vereinbart|genehmigt|unterschrieben)',
        'was ist [hier|zu dir|zum bot|über dich] vereinbart',
        '(zeig|zeige) [mir] [die|eure] (vereinbarung|betriebsvereinbarung) [zu|für|über] [dir|dich|passalong|den bot]',
        '(vereinbarung|betriebsvereinbarung) (zu|für|über) (dir|dich|passalong|den bot|dem bot)',
      ],
    },
  },
];
