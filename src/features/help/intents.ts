// What people say when they want to know what the bot can do. About the patterns:
// core/routing/phrases.ts.
import type { Intent } from '../../core/feature';

const BOT_EN =
  'you|this|it|that|this bot|the bot|passalong|this thing|this app|this tool|this channel|all this|everything';
const BOT_DE =
  'du|das|es|der bot|dieser bot|passalong|das ding|das tool|das hier|dieser chat|das ganze|alles';

export const helpIntents: readonly Intent[] = [
  {
    means: 'help',
    says: {
      en: [
        `what [else|all|exactly|things] (can|could|do|does|will|would|might) (${BOT_EN}) [actually|all|exactly|even] (do|offer|
          help with|can do|know|understand|help me with|support|help) [for me|for us|here|all|exactly|else]`,
        `what [else] (can|could|do) (${BOT_EN}) [do]`,
        `what (are|is) (you|this|this bot|the bot|passalong|it|this app) [here|good|made|used|useful] for`,
        'what (are|is) (your|the|my) (features|commands|options|functions|capabilities|skills|possibilities|purpose|function|job)',
        `how (does|do|is|are) (${BOT_EN}) [all|actually|supposed to|exactly] (work|function|works|used)`,
        `how (do|should|can|could|would|to) [i|we|one] (use|start|begin|get started|work with|talk to|operate|start using|speak to|
          interact with) [with|using] [${BOT_EN}]`,
        `(how to use|how to start|use|using) (${BOT_EN})`,
        `(get started|getting started|instructions|manual|user guide|commands|menu|main menu|options|features|functions|command list|
          list of commands|list commands|all commands|tutorial|introduction|intro|start|begin|onboarding|how to|usage help|overview|
          home|restart|start over|back to start|back to the start|start again|main page|reset)`,
        '[some] tips (on|for) (how to use|using) (you|this|this bot|the bot|passalong|it)',
        '(sos|assist|assistance|help me|help please|need help|i need help|need some help|need assistance|need a hand|help wanted|support)',
        `[i] [need|want|could use] [some|a little|your|any] (help|assistance|support|a hand) [here|with this|with something|with an issue|with a problem|with this bot|from you|
          using this]`,
        '(can|could|will) (you|anyone|anybody|someone|somebody) [please] help [me|us] [out|here|with this]',
        '(anyone|anybody|someone|somebody) [please] help [me|us]',
        `how (${BOT_EN}) (works|work|functions)`,
        `(what|which) (commands|features|options|functions|words) (do you|can you|can i|do i|are) [have|know|use|understand|there|
          available|say]`,
        'what (should|do|must|can) i do (first|to start|to begin|to get started)',
        '[i] [am] [a bit|so|totally|completely|new and] (lost|stuck|confused|new|new here|overwhelmed|a newbie|a beginner) [here]',
        `i do not (understand|get|know|see) [what|how|it|this|anything] [${BOT_EN}] [to|can|should] [do|is for|work|works|use|say|type|
          here] [${BOT_EN}]`,
        `[i] [have|have got|got] (no idea|no clue|not a clue) [how|what|where] [to|i can|i should] [do|use|say|start|type|begin|
          happens] [${BOT_EN}] [here|work|works|now]`,
        `(explain|introduce|describe) [to me] [${BOT_EN}|yourself|how this works|how it works|how you work|what you do|what you can do]`,
        'show me (around|how it works|how this works|how to use this|what you can do|the ropes)',
        `what (can|should|do|could|may|must) i (do|say|ask|type|write|ask you|ask for|use|tell you|try) [you] [here|now|next|with you|
          with this|for|in here|about]`,
        '(what now|now what|what next|what is next|and now|what to do|what do i do)',
        `[i] [am] (new|new here|a newcomer|a new joiner|a beginner) [here|in here] (what|where|how) (can|do|should|could) i (do|start|begin|use|
          get started) [here|it|this|you|now|with you|first]`,
        'where (do|should|can) i (start|begin) [here|with this]',
        `(what|wat) is (this|this thing|this here|passalong|this bot|this app|this tool|this all about|this about)`,
        '(give|show|tell) me [a|all|the|your] (commands|options|features|example|examples|menu|hints|overview|list|command list)',
        '(examples|example|for example)',
      ],
      de: [
        `was (kannst|machst|bietest|kann|macht|tust|bietet|könnt|weißt|bringst) (${BOT_DE}|ihr|man|ich) [hier|so|alles|denn|eigentlich|
          alles so|für mich|hier so|mir|noch|sonst|mit dir] [alles|so] [machen|tun|an|anbieten|hier|fragen|bieten]`,
        `was (kann|muss|soll|darf|könnte) (ich|man) [hier|mit dir|dich|dir] [alles|so|denn|alles so] (machen|tun|fragen|sagen|schreiben|
          eingeben|tippen)`,
        'wie geht (das|der bot|passalong|das hier) [hier]',
        `wie (funktioniert|läuft|benutze|nutze|bediene|benutzt|bedient|nutzt|verwende|funktionierst) [ich|man] (${BOT_DE}|dich|
          den bot) [hier] [denn|eigentlich]`,
        `(wofür|wozu|für was) (bist|ist) (${BOT_DE}) [eigentlich|hier] [gut|da|gedacht]`,
        '(hilf|helfe|hilfst) [du] (mir|uns) [bitte|mal|weiter]',
        `(kannst|könntest|würdest|kann|könnt) (du|ihr|mir jemand|mir hier jemand|mir wer|jemand) [mir|uns] [hier|weiter|dabei] (helfen|
          weiterhelfen)`,
        '(helfen|mir helfen)',
        '[ich] (brauche|benötige|bräuchte) [deine|mal|bitte|etwas|dringend] (hilfe|unterstützung)',
        `ich (verstehe|check|checke|kapiere|raffe|kapier|versteh|raff|blicke) [das|es|dich|hier|nur|gar] [alles|das] (nicht|nichts|nix|
          bahnhof) [wie das geht|durch|was das soll|was ich machen soll|hier]`,
        `[ich] [habe|hab] (keine ahnung|kein plan|keinen plan|null plan) [wie|was] [das|ich|der bot] [hier] [geht|funktioniert|
          machen soll|soll|machen|tun soll]`,
        `(anleitung|bedienungsanleitung|befehle|befehl|kommandos|menü|hauptmenü|optionen|funktionen|übersicht|start|starten|los|
          los gehts|loslegen|anfangen|einführung|beispiele|beispiel|befehlsliste|alle befehle|hilfestellung|hilfe bitte|erste schritte|
          handbuch|neustart|von vorne|von vorn|zurück zum anfang|neu starten|neu anfangen|noch mal von vorn)`,
        '(was nun|was jetzt|und jetzt|und nun|und was jetzt|wie weiter|wie geht es weiter|wie jetzt|was tun)',
        `(erklär|erkläre|erklären|beschreib|stell) [mir|dich] [mal] [${BOT_DE}|dich|wie das geht|wie das funktioniert|was du kannst] [vor]`,
        'ich bin [ganz|noch|hier] neu [hier|dabei]',
        '[bin] [ganz|noch] neu (hier|dabei)',
        `[ich] [bin] neu [hier|dabei] (was|wie|wo) (kann|soll|muss|fange|fang|geht|mache|beginne) [ich|man] [hier|denn] [machen|tun|anfangen|an|
          beginnen|los]`,
        'was (kann|soll) (ich|man) (hier|damit) [alles|so] (machen|tun|anfangen)',
        'was ist (das hier|das ding|das für ein ding|das hier für ein bot)',
        'was ist (das|passalong|das hier|das für ein bot|dieser bot)',
        '(zeig|zeige|gib) mir [alle|deine|die] (befehle|funktionen|möglichkeiten|beispiele|was du kannst|hilfe|optionen)',
        'welche (befehle|funktionen|möglichkeiten|kommandos|wörter) (gibt es|hast du|kennst du|kann ich|verstehst du) [hier|nutzen|sagen]',
        '(wo|wie) (fange|fang) ich [hier] an',
        'wie soll das [hier] (gehen|funktionieren)',
        'was sind (deine|die) (funktionen|befehle|möglichkeiten|aufgaben)',
      ],
    },
  },
  {
    // There is no calendar of events.
    means: 'help events',
    says: {
      en: [
        `[show|list] [all|the|your|our] [upcoming|next|new|future|planned|current|company|learning] (events?|event calendar|calendar|
          event list|agenda|meetups?|sessions calendar|schedule) [this week|this month|today|tomorrow|coming up|planned|soon|near me|
          calendar|next week|next month|going on|happening|list|scheduled|for me]`,
        `what (events|event|is on|is happening|is going on|is coming up) [are|is] [there|planned|coming up|happening|on|this week|
          this month|today|next week|soon|here]`,
        'when is (the|our|your) next (event|meetup)',
        '(sign up|register|sign me up) [for|to] (events?|an event|the event|the next event)',
      ],
      de: [
        `[zeig|zeige|alle|die|welche|gibt es] [mir] [die|alle] [nächste|nächsten|kommende|kommenden|aktuelle|aktuellen|anstehende|
          anstehenden|neue] (veranstaltungen|veranstaltung|events?|termine|terminkalender|veranstaltungskalender|kalender|
          eventkalender) [diese woche|diesen monat|heute|morgen|nächste woche|gibt es|stehen an|sind geplant|kommen|an|geplant|
          demnächst|bei uns]`,
        'was ist [hier|heute|diese woche|so] los',
        'was steht [diese woche|heute|demnächst] an',
        'wann (ist|findet) (die|das|unser|eure) nächste (veranstaltung|event|treffen) [statt]',
      ],
    },
  },
];
