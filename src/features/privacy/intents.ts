// What people say when they want to see what is kept of them, or have it erased. Both lead to a card that asks. The patterns: core/phrases.ts.
import type { Intent } from '../../core/feature';

export const privacyIntents: readonly Intent[] = [
  {
    means: 'my data',
    says: {
      en: [
        `what (do|does|did|have|has) (you|passalong|it|this|the) [bot] [all|already|actually|even] (know|knows|store|save|saved|keep|
          kept|have|remember|hold|got|collect|track) [all] [about|of|on|from] (me|us)`,
        `(what|which) (data|info|information) [do|does|about|of|on] [me] [you|passalong|it] [bot] (know|store|stored|save|saved|keep|
          have|collect|kept|hold|is) [kept|stored|saved|there] [about|of|on|from] [me]`,
        'what do you have (stored|saved|on file|recorded) (about|of|on) me',
        'what [is] (known|stored|saved|kept) (about|of|on) me',
        '(everything|all|data|the data) [that] you (have|know|store|keep) (about|of|on) me',
        '[all|all of] my [own|personal] data',
        '(give|send|export|download|show) [me] [all|a copy of] my [own|personal] data [to me|please|as a file]',
      ],
      de: [
        `was (weiß|weißt|speicherst|speichert|behältst|kennst|hast|merkst|sammelst|wisst|wissen) (du|ihr|passalong|
          der bot) [dir] [alles|so|schon] (über|von|zu) [mich|mir] [gespeichert|alles]`,
        `(was|welche daten|welche infos|welche informationen) (hast|speicherst|weißt|habt|sammelst|werden|sind|ist|wird) [du|ihr|
          der bot] [alles|so] (über|von|zu) (mich|mir) [alles] [gespeichert|gesammelt|bekannt]`,
        'welche (daten|infos|informationen) (hast|speicherst|sammelst) du [alles|so] [gespeichert]',
        '[alle|all] meine [persönlichen] daten',
        '(gib|schick|zeig|exportiere|exportier) [mir] [alle|eine kopie] [meine|meiner] [persönlichen] daten',
        '[alle] meine daten (exportieren|herunterladen|sehen|anzeigen|haben)',
        '(alles|alle daten) (über|von|zu) (mich|mir)',
      ],
    },
  },
  {
    means: 'erase me',
    says: {
      en: [
        `(delete|remove|erase|forget|wipe|clear|purge|destroy) [me|all|everything] [of] [my|about me|the] [personal|profile|own] [data|
          information|info|account|profile|history|details|traces] [that] [you] [have|keep|store|know|saved] [about|of|on] [me]`,
        '(delete|remove|erase|forget|wipe|clear) (everything|all) [that] [you] [have|keep|store|know|saved] (about|of|on) me',
      ],
      de: [
        '(lösche|vergiss|entferne) [alles] (von mir|über mich|mich)',
        '[alle] (daten|daten von mir) (löschen|entfernen)',
        'mich [komplett|ganz] (löschen|vergessen)',
        '(alles|alle daten|daten) (über|von|zu) (mich|mir) (löschen|vergessen|entfernen)',
        '(lösche|vergiss|entferne) [bitte] [alle|all] meine [persönlichen|ganzen] daten',
        '[alle|all] meine [persönlichen|ganzen] daten (löschen|entfernen|vergessen)',
      ],
    },
  },
];
