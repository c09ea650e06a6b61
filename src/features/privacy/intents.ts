// What people say when they want to see what is stored about them, to have it erased, or to take
// that back, and what admins say about others. All of it leads to a card that asks. About the
// patterns: core/routing/phrases.ts.
import type { Intent } from '../../core/feature';

const ERASED_EN = 'delete|erase|remove|forget|wipe|purge';
const ERASURE_EN =
  'deletion|erasure|removal|deletion request|erasure request|request to be deleted|request to be erased';
const ERASURE_DE = 'löschung|löschauftrag|löschantrag|löschanfrage|löschwunsch|vergessen';
const SELF_EN = 'me|my data|my account|my profile|my texts|all my data|anything of mine';
const SELF_DE = 'mich|meine daten|mein konto|meinen account|mein profil|meine texte';
/** Nothing may follow: `remove me from the mailing list` is a question. */
const HERE_EN =
  'from here|from this bot|from the bot|from passalong|from your database|from your system|from your memory';
const HERE_DE =
  'aus dem bot|aus diesem bot|aus passalong|hier|bei dir|aus deiner datenbank|aus deinem system';

export const privacyIntents: readonly Intent[] = [
  {
    // With a question mark, the word only asks, and changes nothing.
    means: 'keep me ?',
    says: {
      en: [
        `(cancel|undo|stop|abort|revoke|withdraw|reverse|halt|take back|retract|call off) [my|the|this|that] (${ERASURE_EN})`,
        `(take|call) [my|the|this|that] (${ERASURE_EN}) (back|off)`,
        `[i changed my mind|i have changed my mind|wait|no|stop|oh no] [and] [please] (do not|never) (${ERASED_EN}|let go) (${SELF_EN}) [after all|
          any more|anymore|yet|i changed my mind|i have changed my mind|i am staying]`,
        'i (do not|no longer|never) [want|wanted|wish] [to] [be|get] (deleted|erased|removed|forgotten) [any more|anymore|after all]',
        'i do not want you to (delete|erase|remove|forget) (me|my data|my account) [any more|anymore|after all]',
        'i (want|would like|wish|decided) to (stay|be kept|remain) [here|after all|with you|please]',
        'i (want|would like|wish|decided) to keep my (account|data|profile) [here|after all|please]',
        'i am staying [after all|here]',
        '[please] keep (me|my data|my account|my profile) [after all|please|here]',
      ],
      de: [
        `[meine|die|den|diese|diesen|meinen] (${ERASURE_DE}) [bitte|doch] (abbrechen|zurücknehmen|rückgängig|rückgängig machen|stoppen|
          widerrufen|zurückziehen|stornieren|aufheben|anhalten|beenden|absagen)`,
        `(brich|nimm|stopp|stoppe|widerrufe|storniere|zieh|ziehe|mach|heb) [bitte|doch] [meine|die|den|diese|meinen] (${ERASURE_DE}) [bitte] [ab|zurück|
          rückgängig|auf]`,
        '[bitte|nein] [doch] (nicht|nichts) [mehr|doch] (löschen|vergessen)',
        `[ich habe es mir anders überlegt|habe es mir anders überlegt|nein|halt|stopp] [bitte] (lösch|lösche|vergiss|entferne) (${SELF_DE}) [bitte] [doch]
          (nicht|nicht mehr) [mehr|ich habe es mir anders überlegt]`,
        `[ich] [will|möchte] [doch] (${SELF_DE}) [bitte|doch] nicht [mehr|doch] (löschen|löschen lassen|vergessen)`,
        'ich (will|möchte|wollte) [doch|lieber] nicht [mehr|doch] (gelöscht|vergessen|entfernt) werden',
        'ich (will|möchte|würde) [gerne|gern|lieber] [doch|hier|lieber|gerne|gern] (bleiben|hier bleiben|dabei bleiben)',
        'ich bleibe [doch] [hier|dabei|lieber]',
        '(behalt|behalte) (mich|meine daten|mein konto|mein profil) [doch|bitte|lieber]',
      ],
    },
  },
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
        'what (data|information|info) [do] you (have|hold|keep|store) (about|of|on) me',
        'what [is|has been|was] (known|stored|saved|kept|recorded|logged|collected|held) [here] (about|of|on) me [here]',
        `(give|send|get|export|download|show|have) [me] (a copy of|a file with|a file of|an export of) (everything|all|my data|all my data|all data|
          the data) [that] [you] [store|keep|have|hold|know] [about|of|on] [me]`,
        `(a copy of|a file with|an export of|download|export) (everything|all|my data|all my data|all data|the data) [that] [you] [store|keep|have|
          hold|know] [about|of|on] [me]`,
        '(export|download|get|give me|send me) [all] my [own|personal] data (as|in|to) [a|an] (json|file|html|page|pdf|csv|download) [file|format]',
        '(gdpr|dsgvo|data protection) (request|access request|access|export|information|information request|inquiry|copy)',
        '[a|my|make a] [gdpr|data] (subject access request|data access request|access request|sar|dsar)',
        '[gdpr|request under|request by|information under] (article|art) 15 [gdpr|request|of the gdpr|of gdpr]',
        'right of access',
        '(give|send|export|download|show) [me] [all|a copy of] my [own|personal] data [to me|please|as a file]',
      ],
      de: [
        `was (weiß|weißt|speicherst|speichert|behältst|kennst|hast|merkst|sammelst|wisst|wissen) (du|ihr|passalong|
          der bot) [dir] [alles|so|schon] (über|von|zu) [mich|mir] [gespeichert|alles]`,
        `(was|welche daten|welche infos|welche informationen) (hast|speicherst|weißt|habt|sammelst|werden|sind|ist|wird) [du|ihr|
          der bot] [alles|so] (über|von|zu) (mich|mir) [alles] [gespeichert|gesammelt|bekannt]`,
        'welche (daten|infos|informationen) (hast|speicherst|sammelst) du [alles|so] [gespeichert]',
        '[alle|all] (meine|mein) [persönlichen] daten',
        'was (ist|wird|wurde) [hier] (über|von|zu) (mich|mir) [hier] [alles] (gespeichert|aufgezeichnet|erfasst|bekannt|protokolliert)',
        '[eine] (kopie|datei|auskunft|export) (meiner|über meine|mit meinen|von meinen|mit allen meinen) [persönlichen] daten [haben|bekommen]',
        '[ich] [brauche|möchte|will] [eine] (kopie|datei) (von|mit) (allem|allen daten|allen) [was] [du|die du] [über|von] [mich|mir] [hast|speicherst]',
        '[eine] [dsgvo|datenschutz] (auskunft|datenauskunft|selbstauskunft|auskunftsanfrage|auskunftsersuchen|datenexport) [dsgvo|stellen|bitte|einholen]',
        '[eine] (auskunft|anfrage|antrag|auskunftsrecht) (nach|gemäß|laut) (artikel|art|der|dsgvo) [15|dsgvo] [dsgvo|der dsgvo]',
        '(artikel|art) 15 [dsgvo] [auskunft|anfrage]',
        '(dsgvo|datenschutz) (anfrage|antrag|auskunft)',
        '(gib|schick|zeig|exportiere|exportier) [mir] [alle|eine kopie] [meine|meiner] [persönlichen] daten',
        '[alle] meine daten [als|in] [eine|einer] [datei|json|html|csv|pdf] (exportieren|herunterladen|sehen|anzeigen|haben)',
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
        `(delete|remove|erase|forget|wipe|get rid of|close|cancel|deactivate) (me|my account|my profile|my data|all my data|all of my data|all about me)
          [completely|entirely] [${HERE_EN}]`,
        'i (want|would like|wish|need) to be (deleted|erased|removed|forgotten) [please|from here|from this bot|by you]',
        'be (deleted|erased|removed|forgotten) [please|from here|from this bot|by you]',
        '[my] right to (be forgotten|erasure)',
        '(delete|remove|erase|forget|wipe|clear) (everything|all) [that] [you] [have|keep|store|know|saved] (about|of|on) me',
      ],
      de: [
        '(lösche|vergiss|entferne) [alles] (von mir|über mich|mich)',
        '[alle] (daten|daten von mir) (löschen|entfernen)',
        'mich [komplett|ganz|bitte] (löschen|vergessen|entfernen|löschen lassen)',
        `(lösch|lösche|vergiss|entferne|entfern) mich [bitte|komplett|ganz] [${HERE_DE}]`,
        `mich [bitte|komplett|ganz] (${HERE_DE}) (löschen|entfernen|löschen lassen|abmelden)`,
        'ich (will|möchte|muss) [bitte|hier|komplett] (gelöscht|vergessen|entfernt) werden',
        '[ich] [will|möchte] [bitte] (mein|meinen|das|den|dein) (konto|account|profil|benutzerkonto|nutzerkonto) [bitte] (löschen|löschen lassen|schließen|entfernen)',
        '(konto|account|profil) (löschen|schließen|löschen lassen|entfernen)',
        '(lösche|lösch|schließe|entferne|entfern) [bitte] (mein|meinen) (konto|account|profil|benutzerkonto|nutzerkonto) [bitte|komplett]',
        '[mein] recht auf (vergessenwerden|vergessen werden|löschung)',
        'meine löschung [beantragen|bitte]',
        '(alles|alle daten|daten) (über|von|zu) (mich|mir) (löschen|vergessen|entfernen)',
        '(lösche|vergiss|entferne) [bitte] [alle|all] meine [persönlichen|ganzen] daten',
        '[alle|all] meine [persönlichen|ganzen] daten (löschen|entfernen|vergessen)',
      ],
    },
  },
  {
    // For admins only, and only if the name is typed like a name. Shows the preview; nothing is
    // done yet.
    means: 'admin export {whom}',
    named: true,
    says: {
      en: [
        '(export|get|give me|send me|show me|show|download) [all] [the|what is] (data|everything|information|kept) (of|about|on|for) <whom>',
        '(subject access request|access request|gdpr request|data export) (of|for|from) <whom>',
        'what (do you know|do you keep|do you store|is kept|is stored) (about|of|on) <whom>',
      ],
      de: [
        '(exportiere|exportier|gib mir|zeig mir|zeige mir|schick mir) [alle|die] (daten|alles) (von|über|zu) <whom>',
        '[die|alle] daten (von|über|zu) <whom> (exportieren|ausgeben|herausgeben)',
        '(auskunft|datenauskunft|dsgvo auskunft) (für|über|zu) <whom>',
        'was (weißt du|speicherst du|ist) (über|von|zu) <whom> [gespeichert]',
      ],
    },
  },
  {
    means: 'admin erase {whom}',
    named: true,
    says: {
      en: [
        `[admin] (delete|erase|remove|forget|wipe|offboard) [the] (user|employee|colleague|leaver|member|person|user account|account) [of|for] <whom> [completely|${HERE_EN}]`,
        '[admin] (delete|remove|forget|wipe|offboard) <whom>',
        `(employee|an employee|colleague|a colleague|somebody|someone|user|person) (left|has left|is gone|quit|resigned|has resigned) [the company|us] [so|and] [please]
          (delete|erase|remove|forget|offboard) <whom>`,
        `<whom> (has left|left|is gone|quit|has quit|resigned|has resigned) [the company|us|yesterday|last week] [so|and] [please] [can you] (delete|erase|remove|forget|offboard)
          [him|her|them]`,
        '<whom> (has left|left|quit|has quit) the company',
        '<whom> (has left|left|is gone|left us|has left us|left the company|has left the company) [so|and] [please] [can you] (delete|erase|remove|forget) (him|her|them)',
        '(delete|erase|remove) <whom> (he|she|they) (has left|have left|left|is gone)',
        '(delete|erase|remove|forget|wipe) [all|everything|the|all the] [data|profile|account] [of|about|on|from] <whom>',
      ],
      de: [
        `(lösche|lösch|entferne|vergiss) [bitte] [den|die|das] (nutzer|nutzerin|benutzer|benutzerin|mitarbeiter|mitarbeiterin|kollegen|kollegin|konto|account) [von|der|des] <whom>`,
        '[den|die|das] (nutzer|nutzerin|benutzer|benutzerin|mitarbeiter|mitarbeiterin|konto von|account von) <whom> [bitte] (löschen|entfernen|vergessen)',
        '(mitarbeiter|mitarbeiterin|kollege|kollegin) (ist weg|ist gegangen|ist ausgeschieden|hat gekündigt) [bitte] (lösche|lösch|entferne) <whom>',
        '<whom> (ist weg|ist gegangen|ist ausgeschieden|ist nicht mehr da|hat gekündigt) [und|also] [bitte] (löschen|lösch ihn|lösche ihn|lösch sie|lösche sie)',
        '(lösche|lösch|entferne|vergiss) [bitte] [alle|die|alles] [daten] [von|über|zu] <whom>',
        '[alle|die] [daten] [von|über|zu] <whom> [bitte] (löschen|entfernen|vergessen)',
      ],
    },
  },
];
