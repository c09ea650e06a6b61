// What people ask when they worry who reads along, what happens to what they wrote, or whom to ask.
// The answers are texts, or words that show more. About the patterns: core/routing/phrases.ts.
import type { Intent } from '../../core/feature';
import type { TextKey } from '../../core/texts';

const OTHERS_EN = `(?:my|our|the|any|other|all)? ?(?:boss|manager|managers|supervisor|team lead|lead|line manager|superior|bosses|colleagues?|coworkers?|team|
  management|company|employer|works council|admins?|administrators?|hr department|it department|it|people|leadership)|anyone|anybody|someone|
  somebody|others|everyone|everybody|anyone else|anybody else|someone else|hr|other people`;
const WORDS_EN = `(?:all )?(?:of )?(?:my|our|the|these) (?:questions?|messages?|chats?|conversations?|searches|search history|history)|(?:what|the things|everything|anything|
  stuff|things) (?:that )?i (?:ask|asked|write|wrote|say|said|type|typed|tell|told|am asking|am writing|search|search for)|this chat|this conversation|this|that i asked`;
const WHERE_EN =
  'here|in here|you|to you|with you|the bot|this bot|passalong|to this bot|to the bot|of this bot';
const OTHERS_DE = `(?:mein|meine|unser|unsere|der|die|ein|eine|dein|deine)? ?(?:chef|chefin|chefs|vorgesetzter?|vorgesetzten|führungskraft|teamleiter|teamleiterin|
  leitung|team|kollege|kollegin|kollegen|kolleginnen|personalabteilung|geschäftsführung|firma|unternehmen|arbeitgeber|betriebsrat|it|admins?|administrator)|
  jemand|irgendjemand|irgendwer|andere|anderen|die anderen|alle|wer|jemand anderes|sonst jemand|hr|leute`;
const WORDS_DE = `(?:alle )?(?:meine|unsere|die) (?:fragen|frage|nachrichten|nachricht|chats?|unterhaltung|unterhaltungen|gespräche|suchen|texte)|was ich (?:hier |dich |dir |bei dir |den bot )?(?:so )?(?:alles )?(?:frage|gefragt habe|schreibe|geschrieben habe|sage|tippe|eingebe|suche)|das|diesen chat|unseren chat|den chat|dieses gespräch|es`;
const MINE_EN =
  'my (?:tips?|data|contributions?|entries|account|questions?|answers?|texts?|profile|stuff|things)|(?:everything|all|the things)(?: that)? i (?:wrote|shared|said|asked|posted)|everything|all that|me|what i wrote|what i shared';
const MINE_DE =
  'meinen? (?:tipps?|daten|beiträgen?|einträgen?|konto|fragen|antworten|texten|profil|sachen)|meinem (?:tipp|konto|profil|account)|allem|mir|dem was ich geschrieben habe';
const GOING_EN = `leave|quit|resign|retire|go|am gone|have left|left|am leaving|change jobs|no longer work|do not work`;
const FIRM_EN =
  'the company|this company|my company|my job|the job|the firm|this firm|here|for good|for another company|any more|anymore';
const EMAIL_EN = 'e ?mail|e ?mail address|mail address|address|mail|e ?mails';
const EMAIL_DE =
  'mailadresse|e ?mail|e ?mailadresse|e ?mail adresse|mail adresse|mail|adresse|firmenadresse';

/** The answers, by the word after `help` that stands for each. */
const ANSWERS: Readonly<Record<string, TextKey>> = {
  reads: 'help.whoReads',
  watching: 'help.watching',
  leaving: 'help.leaving',
  address: 'help.addressChanged',
  accounts: 'help.twoAccounts',
};

/** The whole answer to such a question. Undefined if the words after `help` stand for none. */
export const answerTo = (words: string): TextKey | undefined =>
  Object.hasOwn(ANSWERS, words) ? ANSWERS[words] : undefined;

export const privacyQuestions: readonly Intent[] = [
  {
    means: 'help reads',
    says: {
      en: [
        `(can|could|does|do|will|may|would|is|are|did|has|have) (${OTHERS_EN}) [be] [able to|allowed to|also|ever|even|still|actually] (see|sees|seen|read|reads|view|
          look at|look into|know|check|find out|find out about|get to see|hear|hear about|access|follow|monitor) (${WORDS_EN}) [${WHERE_EN}]`,
        `who [else|all] (sees|reads|knows|gets|checks|views) [all] (${WORDS_EN}) [${WHERE_EN}]`,
        `who [else|all] (can|could|may|will|does|is able to|is allowed to) [also|actually] (see|read|view|know|look at|check|access) [all] (${WORDS_EN}) [${WHERE_EN}]`,
        `(are|is|will|do|does) (${WORDS_EN}|it|our chat|it all) [${WHERE_EN}] [be|stay|kept|really|stays] (private|confidential|anonymous|secret|public|between us|visible|
          visible to others|visible to everyone|visible to my boss|visible to my manager|visible to my colleagues|safe|shown to others|shown to anyone|read by anyone|
          read by somebody|read by my boss|shared with others|shared with my boss|shared with anyone|passed on)`,
        `(do|will|would|can) you (tell|show|report|pass|send|give|share|forward) [on] (${WORDS_EN}|this|that|it) [on|to|with] (${OTHERS_EN})`,
        `(do|will|would) you (tell|report to|inform) (${OTHERS_EN}) [about|of] (${WORDS_EN}|me|it)`,
        `(is|are) (${OTHERS_EN}) (reading|listening|watching|looking) [along|in|at|to] [this|here|us|${WORDS_EN}]`,
        '(does|do) (anyone|anybody|somebody|someone|my boss|my manager|people|others|the admins) (read|listen|watch) (along|in|along here)',
        'who (reads|listens|is reading|is listening|watches) (along|in|along here|in here)',
      ],
      de: [
        `(kann|können|könnte|darf|dürfen|wird|werden) (${OTHERS_DE}) [hier|auch|denn|alles|alle] (sehen|lesen|mitlesen|erfahren|einsehen|nachlesen|mitbekommen|rausfinden)
          (${WORDS_DE})`,
        `(kann|können|könnte|darf|dürfen|wird|werden) (${OTHERS_DE}) [hier|auch|denn|alles|alle] [${WORDS_DE}] [hier|auch|alles] (sehen|lesen|mitlesen|erfahren|einsehen|
          nachlesen|mitbekommen)`,
        `(sieht|sehen|liest|lesen|erfährt|erfahren|bekommt|bekommen|kontrolliert) (${OTHERS_DE}) [hier|auch|denn|alles|alle] (${WORDS_DE}) [hier|auch|alles] [mit|zu sehen|zu lesen]`,
        `(liest|lesen|hört|hören|schaut|schauen|guckt) [hier|denn] (${OTHERS_DE}) [hier|denn|alles|auch|bei uns] (mit|mit zu)`,
        `wer (liest|sieht|hört|bekommt|erfährt|kontrolliert) [hier|alles|denn|eigentlich] (${WORDS_DE}) [hier|alles] [mit|zu sehen]`,
        'wer (liest|hört|schaut) [hier|alles|denn] [alles] mit',
        `wer (kann|darf) [hier|alles|denn] (${WORDS_DE}) [hier|alles] (sehen|lesen|mitlesen|einsehen)`,
        `wer (kann|darf) [hier|alles] (sehen|lesen|mitlesen) (${WORDS_DE})`,
        'wer (kann|darf) hier [alles] mitlesen',
        `(sind|ist|bleiben|bleibt) (${WORDS_DE}|dieser chat|unser chat|der chat|alles) [hier|wirklich|bei dir] (vertraulich|privat|anonym|geheim|unter uns|öffentlich|sichtbar|sicher)`,
        `(zeigst|sagst|meldest|gibst|schickst|verrätst|petzt) du (${OTHERS_DE}|meinem chef|meiner chefin|meinem team|anderen|jemandem|meinen kollegen|der personalabteilung|dem chef)
          [alles] (${WORDS_DE}) [weiter]`,
        `(gibst|leitest|schickst) du (${WORDS_DE}) [an] [${OTHERS_DE}|meinen chef|meine chefin|den chef] (weiter)`,
      ],
    },
  },
  {
    means: 'help watching',
    says: {
      en: [
        `[why] (are|do|will|can) you [always|even|also|secretly] (spying|spy|tracking|track|watching|watch|monitoring|monitor|recording|record|observing|observe|
          following|follow|listening|listen|logging|log|surveilling|eavesdropping|profiling|profile) [on|to|in on] [me|us|my activity|my activities|my work|what i do|everything i do|
          my every move|everything|people|employees|everyone] [all the time|here]`,
        `(stop|quit|never|do not|no more) (tracking|track|spying|spy|watching|watch|monitoring|monitor|recording|record|observing|observe|following|listening) [on|to] (me|us|people|
          what i do|everything i do|my activity)`,
        'i (do not|never) want (to be|being|you to) (tracked|watched|monitored|recorded|spied on|observed|track me|watch me|monitor me|spy on me) [by you|here]',
        `(is|does|will) (this|this bot|the bot|passalong|it|my boss|the company) (spying|spy|tracking|track|watching|watch|monitoring|monitor|recording|record|surveilling) [on] (me|us|
          employees|people|everyone|what i do|my activity)`,
        '(am i|are we) [being] (watched|tracked|monitored|recorded|spied on|observed|under surveillance) [here|by you|with this]',
        'is (this|this bot|the bot|passalong) [some kind of|a kind of] [a] (spy|surveillance|surveillance tool|spyware|monitoring tool|tracker)',
        'are you [a] (spy|spyware|big brother|surveillance tool)',
      ],
      de: [
        `[warum|wieso] (spionierst|überwachst|beobachtest|kontrollierst|trackst|belauschst|verfolgst|bespitzelst|profilst) du [mich|uns|mitarbeiter|alle|alles|meine arbeit|was ich mache]
          [hier|ständig] [aus]`,
        '(hör|höre) [bitte] [sofort] auf [damit] [mich|uns] [zu] (überwachen|tracken|beobachten|ausspionieren|auszuspionieren|kontrollieren|verfolgen|zu überwachen|zu tracken|zu beobachten)',
        '(überwach|überwache|track|tracke|beobachte|kontrolliere|verfolge|spionier|spioniere) (mich|uns) [bitte] (nicht|nicht mehr|nicht aus|nicht länger)',
        '(werde|werden) (ich|wir) [hier|von dir] [etwa] (überwacht|beobachtet|kontrolliert|getrackt|ausspioniert|bespitzelt|aufgezeichnet)',
        '(ich|wir) (will|möchte|wollen) nicht [hier] (überwacht|beobachtet|kontrolliert|getrackt|ausspioniert) werden',
        'ist das [hier] [etwa] (überwachung|eine überwachung|spionage|ein spion|ein überwachungstool)',
        '(überwacht|trackt|kontrolliert|beobachtet) (mich|uns) (der bot|dieser bot|passalong|die firma|mein chef) [hier|damit]',
      ],
    },
  },
  {
    means: 'help leaving',
    says: {
      en: [
        `i [will] [soon] (${GOING_EN}) [linden|soon] [${FIRM_EN}] [soon|next week|next month|this month|at the end of the month] [so] what (happens|will happen|becomes|will become|
          about|is) [to|with|of] (${MINE_EN}) [here]`,
        `what (happens|will happen|becomes|will become|do you do|is done|about) [to|with|of] (${MINE_EN}) [here] (when|if|once|after|as soon as) i [will] (${GOING_EN}) [${FIRM_EN}]`,
        `(do|does|will) (${MINE_EN}) [here] (stay|remain|be deleted|get deleted|be kept|disappear|go) (when|if|once|after) i (${GOING_EN}) [${FIRM_EN}]`,
        'i (am leaving|will leave|leave|am about to leave|have quit|quit|resigned|have resigned) (the company|this company|my job|the firm) [soon|next week|next month]',
      ],
      de: [
        `ich (verlasse|kündige|gehe|höre|scheide|wechsle|bin|habe) [bald|demnächst|die|das|den] [firma|unternehmen|job|in rente|auf|aus|gekündigt|bald weg|weg] [zum monatsende|bald] [und] was
          (passiert|geschieht|wird|ist) (mit|aus) (${MINE_DE})`,
        `was (passiert|geschieht|wird|machst du|ist) (mit|aus) (${MINE_DE}) [hier] (wenn|falls|sobald|nachdem) ich (gehe|kündige|aufhöre|ausscheide|weg bin|nicht mehr da bin|
          in rente gehe|die firma verlasse|das unternehmen verlasse|den job wechsle|hier weggehe|gekündigt habe|hier aufhöre|nicht mehr hier arbeite)`,
        `(bleiben|werden|verschwinden) (meine tipps|meine daten|meine beiträge|meine fragen|meine antworten) [hier] [gelöscht] (wenn|falls|sobald) ich (gehe|kündige|aufhöre|ausscheide|
          die firma verlasse|das unternehmen verlasse|weg bin|nicht mehr da bin)`,
        'ich (verlasse) (die firma|das unternehmen) [bald|demnächst|zum monatsende]',
      ],
    },
  },
  {
    means: 'help address',
    says: {
      en: [
        `my (?:work |company |business |old )?(${EMAIL_EN}) (changed|has changed|is new|was changed|is different|has been changed|got changed|will change|changes|is another one|is outdated) [now|
          recently|last week|since i got married|since i married|soon]`,
        `i [have|got|have got|received|was given] [a] (new|different|another) (${EMAIL_EN}) [now|since i married|at work]`,
        `(you have|you know|there is|that is) (my old|the wrong|an old) (${EMAIL_EN}) [of me|for me]`,
      ],
      de: [
        `meine [alte|neue] (${EMAIL_DE}) (hat sich geändert|ist neu|wurde geändert|ist eine andere|stimmt nicht mehr|ist veraltet|ändert sich|ist anders|lautet anders)`,
        `ich (habe|bekam|bekomme) [jetzt] eine (neue|andere) (${EMAIL_DE}) [bekommen]`,
        `du (hast|kennst) [noch] (meine alte|die falsche|eine alte) (${EMAIL_DE}) [von mir]`,
      ],
    },
  },
  {
    means: 'help accounts',
    says: {
      en: [
        `i [seem to|do] (have|have got|use) (two|2|several|multiple|double|duplicate|both) (accounts?|profiles?|users?|user accounts?|logins?) [here|with you] [can|could|how do|please]
          [you|i|we|one|an admin] [please] [join|merge|combine|connect|link|unite|put] [them|both|these|those] [together|into one]`,
        '(join|merge|combine|connect|link|unite) my [two|2|both|several] (accounts|profiles|users) [into one|please|together]',
        'i am (here|listed|in here|known|registered|there) twice',
        'i (exist|appear) twice [here|in here]',
        '(can|could) my [two|2|both] (accounts|profiles) be (joined|merged|combined|linked)',
        'you (think|believe) i am two people',
      ],
      de: [
        `ich (habe|besitze|nutze) [hier] (zwei|2|mehrere|doppelte) (konten|accounts|profile|benutzerkonten|zugänge) [hier] [und] [kannst du|kann man|könnt ihr|wie kann ich] [sie|die|beide|das]
          [zusammenführen|verbinden|zusammenlegen|vereinen|verknüpfen]`,
        `(führe|führ|leg|lege|verbinde|vereine|verknüpfe) [bitte] [meine|beide|meine beiden|meine zwei] (konten|accounts|profile) [bitte] [zusammen]`,
        '[meine] [beiden|zwei] (konten|accounts|profile) (zusammenführen|zusammenlegen|verbinden|verknüpfen)',
        'ich bin [hier] (doppelt|zweimal) [da|angelegt|drin|vorhanden|registriert|erfasst]',
      ],
    },
  },
  {
    // This stands before the phrases about reviewers, because an admin is not a reviewer.
    means: ['admin', 'council roles', 'help admins'],
    says: {
      en: [
        '(who|which) (are|is|people are) [the|a|an|our|my|your] [current|bot|passalong] (admins?|administrators?|bot admin|bot admins|bot owner) [here|of this|in here|of this bot|of the bot|of passalong]',
        '(who|how) (can|do|should) i (ask|contact|reach|talk to|write to|message|find) [to] [an|the|a] [bot] (admins?|administrators?)',
        '(contact|reach|message|talk to|ask|find|write to|call|get|tell|need|where is) [the|a|an|my|our|some] [bot] (admins?|administrators?)',
        'i (need|want|would like|have) [to] [ask|talk to|contact|reach|speak to|speak with|write to|a question for] [an|the|a] [bot] (admin|administrator)',
        '[show|list|see] [me] [all|the|list of] (admins|administrators)',
        'who (runs|owns|operates|maintains|manages|administers|is responsible for|looks after|set up|introduced) (you|this bot|this|the bot|passalong)',
      ],
      de: [
        'wer (sind|ist) [hier|denn|eigentlich] [die|der|mein|unsere|unser|ein] (admins?|administratoren|administratorin|administrator) [hier|von diesem bot|vom bot|von passalong]',
        '[zeig|zeige|liste] [mir] [die|alle] (admins|administratoren) [zeigen|an|anzeigen]',
        '[wie] (kontaktiere|erreiche|finde|frage|frag) [ich] [die|den|einen|eine] (admins?|administratoren|administrator|administratorin)',
        '[die|den|einen|eine] (admins?|administratoren|administrator|administratorin) (kontaktieren|erreichen|fragen|ansprechen|finden|sprechen)',
        '(an wen|wen) (kann|soll|muss) ich (mich wenden|fragen|ansprechen)',
        'ich (brauche|suche|möchte) [mit] [einen|einem|eine|den|dem] (admin|administrator) [sprechen|fragen]',
        `wer (betreibt|verwaltet|betreut|kümmert sich um|ist verantwortlich für|ist zuständig für|hat) (dich|den bot|diesen bot|passalong|das hier) [eingeführt|eingerichtet]`,
      ],
    },
  },
];
