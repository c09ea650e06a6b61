// What people say when they mean their profile or a pause. About the patterns:
// core/routing/phrases.ts.
import type { Intent } from '../../core/feature';

const SETTINGS_EN =
  'language|timezone|working hours|profile|settings|preferences|data|details|info|information|account|location|department|name|email';
const SETTINGS_DE = `sprache|zeitzone|arbeitszeit|arbeitszeiten|profil|einstellung|einstellungen|daten|angaben|infos?|konto|account|standort|abteilung|
    name|namen|mail|email`;
const CHANGE_DE = `ändern|aendern|bearbeiten|anpassen|einstellen|umstellen|umschalten|aktualisieren|korrigieren|wechseln|löschen|entfernen|vergessen|
    setzen|pflegen|sehen|anzeigen`;
const NOISE_EN =
  'messages?|notifications?|reminders?|nudges?|pings?|emails?|mails?|alerts?|stuff|spam';
const NOISE_DE =
  'nachrichten|erinnerungen|benachrichtigungen|anstöße|mitteilungen|mails?|pings|hinweise';

const DAY_EN =
  '(mon|tue|wed|thu|fri|sat|sun|monday|tuesday|wednesday|thursday|friday|saturday|sunday)';
const DAY_DE = '(montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|mo|di|mi|do|fr|sa|so)';

export const profileIntents: readonly Intent[] = [
  {
    // The card asks first. If the words are no hours, it is the profile.
    means: 'profile hours\n{said}',
    says: {
      en: [
        'my (hours|working hours|shift) (are|is) [now|usually|from] <when>',
        '(change|set|switch|update) my (hours|working hours) to <when>',
        `i [only|usually|always|mostly|now] work [nights|night|night shifts|the night shift|shifts|days] [only] [from|between] \\d+\\S* [\\d\\d]
          [am|pm] (to|until|till|and|-) \\d+\\S* [\\d\\d] [am|pm] [on|from|only] [<days>]`,
        'i [only|usually|always|mostly|now] work [nights|night|night shifts] [from] \\d+\\S*-\\d+\\S* [am|pm] [<days>]',
        `i [only|usually|always|mostly|now] work [from|on] ${DAY_EN} (to|until|till|through) ${DAY_EN} [<hours>]`,
      ],
      de: [
        '(meine) [neue|neuen] (arbeitszeit|arbeitszeiten|schicht) (ist|sind|geht) [jetzt|meistens|von] <wann>',
        '(ändere|stell|stelle|setz|setze) meine (arbeitszeit|arbeitszeiten) auf <wann> [um]',
        `ich arbeite [jetzt|nur|immer|meistens] [nachts|nachtschicht|in der nachtschicht] [nur|immer] [von|zwischen] \\d+\\S* [\\d\\d] [uhr]
          (bis|und|-) \\d+\\S* [\\d\\d] [uhr] [<tage>]`,
        'ich arbeite [jetzt|nur|immer|meistens] [nachts] [von] \\d+\\S*-\\d+\\S* [uhr] [<tage>]',
        `ich arbeite [jetzt|nur|immer|meistens] [von] ${DAY_DE} bis ${DAY_DE} [<zeit>]`,
      ],
    },
  },
  {
    means: 'profile',
    says: {
      en: [
        'can (my boss|my manager|my colleagues|others|anyone|anybody|hr|people|my lead) (see|read) [it|my profile]',
        'my (hours|timezone|language|zone) (are|is) <what>',
        'change my (lang|zone|hours|time)',
        `[the] my [own|personal|bot|profile] (${SETTINGS_EN})`,
        `(change|set|switch|update|edit|adjust|correct|fix|configure|modify|choose|manage|see|check) (my|the|your|bot) [bot|personal|
          own] (${SETTINGS_EN}|languages) [setting|settings]`,
        `(change|set|switch|update|edit|adjust|correct|fix|configure) (my|the|your) (${SETTINGS_EN}) (to|from|into) <what>`,
        `[my|the] (language|timezone|working hours|email|name|department|location|profile) (is|are|was|were) [totally|completely|all|
          still] (wrong|incorrect|off|outdated|not right|not correct)`,
        '(change|switch|set) (language|timezone|profile|settings) [to <what>]',
        '(settings|preferences|language|timezone|language settings|my privacy|profile settings)',
        `[switch|change|speak|talk|answer|reply|respond|write|set|use] [it|me|language|the language] [with me|to me] [to|in|
          into] (english|german|deutsch|englisch) [with me|to me]`,
        '(you|do you|can you) (speak|talk|understand) (english|german|deutsch|englisch)',
        '(edit|change|update|show|open|see|set) (profile|settings|working hours|language|timezone|preferences)',
        'who am i',
        `do you (track|watch|spy on|record|log|store|save|keep|remember) [everything|all|anything] [that] (me|i say|i write|i ask|
          my messages|my questions|my data|what i say|what i ask|what i write|about me)`,
        '[what] (do|does|happens|happen) [you|with|to] [do] [with|to] my (data|questions|messages)',
        `(is|are) (this|it|my questions|my messages|what i ask|what i say|what i write) [here] (private|anonymous|confidential|secret|
          stored|recorded|logged)`,
        'who can (see|read) (my data|my profile)',
      ],
      de: [
        `[alle|alles|all|die] (mein|meine|meinen|meiner|meines) [persönlichen|eigenen|ganzen|
          gesamten] (${SETTINGS_DE}) [wieder] [${CHANGE_DE}|ist falsch|sind falsch|stimmt nicht|stimmen nicht|ist nicht richtig|
          stimmt so nicht]`,
        `[mein|meine|meinen|die] (sprache|zeitzone|arbeitszeit|arbeitszeiten) auf <what> (${CHANGE_DE}|stellen)`,
        `(ändere|ändern|lösche|löschen|vergiss|bearbeite|stell|stelle|wechsle|wechsel|aktualisiere|entferne|korrigiere|zeig|
          zeige) [mir] [alle] (mein|meine|meinen|die) [persönlichen|ganzen] (${SETTINGS_DE}) [ein|um|von mir]`,
        `(sprache|zeitzone|profil|einstellungen|arbeitszeit|arbeitszeiten) [bitte] (${CHANGE_DE}|ist falsch|falsch|stimmt nicht|
          stimmen nicht)`,
        '(andere|falsche) (sprache|zeitzone)',
        '(einstellungen|sprache|zeitzone|spracheinstellung|spracheinstellungen)',
        '(sprich|rede|antworte|schreib|schreibe|sprichst|kannst|red) [du|mit mir] [auf|in] (deutsch|englisch) [mit mir]',
        '(stell|stelle|stellen|wechsel|wechsle|schalt|schalte) [sie|die sprache|dich] (auf|zu) (deutsch|englisch) [um]',
        '(auf|in) (deutsch|englisch) [umstellen|umschalten|wechseln|sprechen|antworten|schreiben]',
        '(deutsch|englisch) [sprechen]',
        'wer bin ich',
        `(trackst|überwachst|speicherst|protokollierst|merkst) du [dir] [mich|alles|meine fragen|meine nachrichten|was ich frage|
          was ich schreibe|was ich sage]`,
        'was (machst|passiert|macht|tust) [du|ihr] mit meinen (daten|fragen|nachrichten)',
        'wer (kann|sieht|liest) meine daten [sehen|lesen|mitlesen]',
        'ist das [hier] (anonym|vertraulich|privat)',
      ],
    },
  },
  {
    // The message says everything that is needed, so the bot ends the pause, as for `pause off`. A
    // question shows the card.
    means: 'pause end\n{said}',
    says: {
      en: [
        '[i] [am] [just] back [at work|here|again|now|in the office] from [my|the|a] (vacation|holiday|holidays|leave|parental leave|sick leave|pto|trip)',
        '(end|stop|cancel|finish|lift|terminate|quit|turn off) [the|my|this] (pause|quiet|silence|mute)',
        'end of [the|my] pause',
        '(unpause|un pause|unmute|unsnooze) [me|it|please|reminders?|notifications?]',
        `(resume|restart|reactivate|turn on|switch on|turn back on) [sending] [my|the|your|all|me] (reminders?|nudges?|notifications?|
          messages) [to me|please|again|now]`,
        '[my|the] pause (is over|over|off|end|ends now)',
        '(start|begin) [sending] [me] (reminders?|nudges?|notifications?) again',
      ],
      de: [
        '[ich] [bin] [jetzt|wieder] [da|zurück] (aus dem|vom|aus der|aus den) (urlaub|ferien|elternzeit|dienstreise) [wieder|jetzt] [da|zurück]',
        '[die|meine|diese] (pause|ruhe) [jetzt|sofort|bitte] (beenden|vorbei|ist vorbei|ist zu ende|ende|aus|aufheben|abbrechen|löschen)',
        '(beende|beenden|stopp|stoppe|heb|hebe) [die|meine] pause [auf]',
        'ende der pause',
        '[wieder] [deine|die|meine] (erinnerungen|anstöße|nachrichten|benachrichtigungen) [wieder] (einschalten|aktivieren|anschalten|anstellen)',
      ],
    },
  },
  {
    // A length that is only a wish or a reason. The card offers it.
    means: 'pause maybe until {when}',
    says: {
      en: [
        `[i] [do|am] [not|no|stop|never] [want|more] [to] [get|send|sending|receive] [me|any|all|the|your|more] (${NOISE_EN}) [to me|please|
          any more|at all] (until|till) <when>`,
        '(stop|cease) (messaging|reminding|nudging|pinging|bothering|writing|contacting|sending) [me|to me|it|anything] (until|till) <when>',
        `(do not|never) (message|disturb|remind|ping|nudge|write|write to|contact|bother|text|email) me [any more|again] (until|till) <when>`,
        '[just] (leave me alone|let me be|leave me in peace|be quiet|stay quiet|shut up|keep quiet) (until|till) <when>',
        `[i] [am] [will be] (on|going on|away|out|out of office|off|off sick|sick|ill|absent|busy) [on|in|a] [vacation|holiday|holidays|
          leave|parental leave|sick leave|pto] (until|till) <when>`,
        '(i need|i want|need|want|i would like|take|give me) [a|some|my] (break|pause|peace|rest|quiet|time off) [from you] (until|till) <when>',
      ],
      de: [
        '(pausier|pausiere|pausieren) bis <when>',
        `[bitte|ich will|ich möchte] (keine|weniger) (${NOISE_DE}) [mehr|bitte|von dir] bis <when>`,
        '[bitte] (schreib|erinner|erinnere|schick|melde|stör|störe) (mir|mich|dich) [bitte] (nicht|nichts|nie) [mehr] bis <when>',
        '[bitte] (lass|lasst) mich [bitte] [bis] (in ruhe|zufrieden|in frieden) bis <when>',
        '[bitte] (lass|lasst) mich [bitte] bis <when> (in ruhe|zufrieden|in frieden)',
        '[sei|bleib] (still|ruhig|leise|stumm) bis <when>',
        `[ich] [bin|gehe] (im|in den|in|auf|krank|weg|abwesend|nicht da|außer haus|unterwegs) [urlaub|ferien|elternzeit|dienstreise] bis <when>`,
        '[ich] [bin] bis <when> (im urlaub|in urlaub|weg|krank|nicht da|abwesend|in elternzeit|auf dienstreise)',
        '(eine|ne|meine|kleine|brauche|ich brauche) [eine|kleine|kurze] (pause|auszeit|ruhe) bis <when>',
      ],
    },
  },
  {
    means: 'pause maybe {when}',
    says: {
      en: [
        `[do] [not|no|stop|never] [more] [send|sending] [me|any|all|the|your] (${NOISE_EN}) [to me|please|any more] for <when>`,
        '(stop|cease) (messaging|reminding|nudging|pinging|bothering|writing|contacting|sending) [me|to me|it|anything] for <when>',
        `(do not|never) (message|disturb|remind|ping|nudge|write|write to|contact|bother|text|email) me [any more|again] for <when>`,
        '[just] (leave me alone|let me be|leave me in peace|be quiet|stay quiet|shut up|keep quiet) for <when>',
        `[i] [am] [will be] (on|going on|away|out|out of office|off|off sick|sick|ill|absent|busy) [on|in|a] [vacation|holiday|holidays|
          leave|parental leave|sick leave|pto] for <when>`,
        '(i need|i want|need|want|i would like|take|give me) [a|some|my] (break|pause|peace|rest|quiet|time off) [from you] for <when>',
        '(mute|snooze|silence) [me|it] <when>',
        `(no|no more|stop|fewer) [more] (${NOISE_EN}) <when>`,
        '(do not|never) (message|disturb|remind|ping|nudge|bother|text) me <when>',
      ],
      de: [
        `[bitte|ich will|ich möchte] (keine|weniger) (${NOISE_DE}) [mehr|bitte|von dir] für <when>`,
        '[bitte] (schreib|erinner|erinnere|schick|melde|stör|störe) (mir|mich|dich) [bitte] (nicht|nichts|nie) [mehr] für <when>',
        '[bitte] (lass|lasst) mich [bitte] für <when> (in ruhe|zufrieden|in frieden)',
        '(sei|bleib) (still|ruhig|leise|stumm) für <when>',
        `<when> (keine|weniger) (${NOISE_DE}) [mehr|bitte]`,
        `(keine|weniger) (${NOISE_DE}) [mehr] <when>`,
        '[ich] [bin|gehe] für <when> (im|in den|in|auf|krank|weg|abwesend|nicht da) [urlaub|ferien|elternzeit|dienstreise]',
        'ich (bin|gehe) <when> (im|in den|in|auf) (urlaub|ferien|elternzeit|dienstreise)',
        `[ich] [bin|gehe] (im|in den|in|auf|krank|weg|abwesend|nicht da) [urlaub|ferien|elternzeit|dienstreise] für <when>`,
        '(eine|ne|meine|kleine|brauche|ich brauche) [eine|kleine|kurze] (pause|auszeit|ruhe) für <when>',
      ],
    },
  },
  {
    means: 'pause',
    says: {
      en: [
        `(stop|quit|cease|no more|no|disable|turn off|switch off|mute|silence|unsubscribe|unsubscribe from|unsubscribe me from|
          opt out of|less|fewer|pause|snooze|end|cancel|block|too many|enough) [sending|getting|receiving|with] [me|us] [the|all|these|
          those|your|my|any|so many] [weekly|constant|annoying] (${NOISE_EN}) [to me|already|for a while|for now|until <when>|
          for <how>]`,
        `(stop|cease) [it|this|that|sending|with|immediately|already|bot|all|everything|messaging|reminding|nudging|pinging|bothering|
          texting|spamming|writing|talking|asking|annoying|contacting|harassing] [to me|me|this|that|it|us|already|everything|anything|
          stuff] [questions|messages|every day|every week|all the time]`,
        `(stop|mute|unsubscribe|silence|snooze|quiet|shush|hush|opt out|dnd|do not disturb|be quiet|keep quiet|stay quiet|shut up|
          shut it|leave me alone|leave me [in] peace|go away|get lost|get off|enough|that is enough|enough is enough|stop stop|zip it|
          bug off)`,
        '[just] (leave me alone|let me be|leave me be)',
        '(turn|switch) (yourself|it|the bot|this|everything) off',
        '(turn|switch) off [yourself|it|the bot|this|everything]',
        `(mute|snooze|quiet|silence|be quiet|stay quiet|unsubscribe) [me|this|yourself|bot|the bot|this bot|passalong|it|from this|
          from this bot|all] [for <how>|until <when>|till <when>]`,
        'you are [so|too|really|very|getting|just] (annoying|spamming me|bothering me|loud|spammy|annoying me)',
        '[you] (annoy|bother|spam) me',
        `i do not (want|need|like) [to] [get|receive|hear] [any|these|your|the|from|more] [more] (${NOISE_EN}|you) [any more|anymore|
          any longer]`,
        `(do not|never) (message|disturb|remind|ping|nudge|write|write to|contact|bother|text|email) me [again|any more|anymore|
          until <when>|today]`,
        '(take|have|need|want) (a|some) (break|pause|peace|rest|quiet) [from you|from this|until <when>|for <how>]',
        '(some peace|peace and quiet|a break|a pause)',
        `i am (on|going on) (vacation|holiday|holidays|leave|parental leave|sick leave) [next week|this week|now|
          from <when>]`,
        'i am (away|out of office|off sick) [next week|this week|today]',
        `(reactivate|subscribe|pause off|end pause|turn on) [my|the|sending|me] [pause|reminders?|nudges?|
          notifications?|messages?|again|mute]`,
        '(am i|how long am i|until when am i) [still] (paused|muted|on pause)',
        'remind me again',
        'resume',
      ],
      de: [
        `(keine|weniger|nie mehr|nicht mehr so viele|zu viele|stopp|stoppe|stoppt|beende|schalte|schalt|stell|stelle|deaktiviere|
          pausiere) [mehr|mir|deine|die|alle|diese|solche] (${NOISE_DE}) [mehr|aus|ab|von dir|bitte] [schicken|senden|von dir|bekommen|
          erhalten|haben]`,
        `[deine|die|alle|diese|meine] (${NOISE_DE}) (aus|ausschalten|abschalten|abstellen|abbestellen|stoppen|pausieren|deaktivieren|
          beenden|nerven|stummschalten|stumm schalten|unterbrechen|nicht mehr)`,
        `(stop|stopp|stoppen|halt|aus|schluss|schluss damit|schluss jetzt|genug|es reicht|reicht|das reicht|jetzt reicht es|aufhören|
          abmelden|abbestellen|stumm|stummschalten|stumm schalten|klappe|pst|psst|abschalten|ausschalten|nicht stören|
          bitte nicht stören)`,
        '(sei|seid) [bitte|endlich|jetzt|mal] (still|ruhig|leise|stumm)',
        '(melde|meld) mich ab',
        '(still|ruhig|leise|stumm) sein',
        'halt [endlich] [die|den|das|deinen|deine] (klappe|mund|rand|maul|schnauze|fresse)',
        '(lass|lasst) mich [endlich|doch|bitte] (in ruhe|zufrieden|in frieden)',
        '[du] (nerv|nervt|nervst|störst|spammst|stör) [mich|uns] [nicht|nur|gerade|echt|total|so|ganz schön] [nicht]',
        'hör [endlich|bitte|jetzt] auf [damit|mir zu schreiben|mich zu <was>|mir <was>|zu nerven]',
        `ich (will|möchte|brauche) [deine|von dir] keine (${NOISE_DE}) [mehr] [von dir|bekommen|erhalten]`,
        '(schreib|erinner|erinnere|schick|melde|stör|störe) (mir|mich|dich) [bitte] (nicht|nichts|nie) [mehr|wieder|so oft]',
        '(ruhe|stille|frieden|auszeit) [haben|bis <wann>|für <wie>|bitte]',
        '(eine|ne|meine|kleine) [kleine|kurze] (pause|auszeit) [machen|einlegen|haben|nehmen|bis <wann>|für <wie>|beenden]',
        'ich (bin|gehe) ab <wann> (im|in den|in|auf) (urlaub|ferien|elternzeit|dienstreise)',
        'ich (bin|gehe) (im|in den|in|auf) (urlaub|ferien|elternzeit|dienstreise) [ab <wann>|nächste woche|diese woche]',
        '(erinnere|schreib|schreibe) (mich|mir) wieder',
        'mach [eine|ne] [kleine|kurze] pause [bis <wann>|für <wie>]',
        '[für] [eine|einen|zwei|ein paar] [bis|woche|monat|tage|wochen] [<wann>] pause [machen|haben|einlegen]',
        'pause (beenden|vorbei|ende|aus)',
        'weiter',
        'bin ich [noch] (pausiert|stumm|in pause)',
      ],
    },
  },
];
