// What people say when they want figures, or want to reach the people who run the programme. People
// who may not see the overview get help, with a sentence about it.
import type { Intent } from '../../core/feature';

const KEEPERS_EN = `reviewers?|leads?|moderators?|programme leads?|program leads?|programme lead|program manager`;
const KEEPERS_DE = `prüfer|prüferinnen|prüferin|prüfenden|reviewer|leitung|programmleitung|programmleiter|programmleiterin|moderatoren|leads?`;

export const adminIntents: readonly Intent[] = [
  {
    means: ['admin', 'help figures'],
    says: {
      en: [
        `[show|see|view|list] [all|the|your|our|some|usage|any|current|latest|monthly|weekly|my] (statistics?|stats?|figures|numbers|
          metrics|analytics|dashboard|kpis?|usage|usage statistics|usage report|usage stats|reporting|reports|insights dashboard|
          key figures) [please|for this month|this month|of the bot|about the bot|this week|overview|dashboard|report|so far|
          of this year]`,
        'how many (people|colleagues|users|employees) (use|are using|have used) (you|this|this bot|the bot|passalong|it)',
        `how many (tips|entries|answers|questions|faqs|mentors|pairs|pairings|users|mentees) (are there|do you have|have you got|
          do we have|exist|are in here|were asked|were shared)`,
        'how (often|much) (are|is) (you|this|this bot|the bot|passalong) used',
      ],
      de: [
        `[zeig|zeige|alle|die|deine|aktuelle|ein paar|paar|gibt es] [mir] [die|deine|ein paar|aktuelle] (statistik|statistiken|zahlen|
          auswertung|auswertungen|kennzahlen|nutzung|nutzungszahlen|nutzungsstatistik|dashboard|reporting|kpis?|stats) [zeigen|anzeigen|
          sehen|bitte|für diesen monat|diesen monat|vom bot|des bots|zum bot|ansehen]`,
        'wie viele [leute|kollegen|kolleginnen|nutzer|personen|menschen] (nutzen|benutzen|verwenden) (dich|das|den bot|passalong|es)',
        `wie viele (tipps|einträge|fragen|antworten|mentoren|tandems|nutzer) (gibt es|hast du|habt ihr|haben wir|wurden gestellt|
          wurden geteilt)`,
        'wie oft wirst du (genutzt|benutzt|gefragt)',
      ],
    },
  },
  {
    means: ['admin', 'council roles', 'help reviewers'],
    says: {
      en: [
        `(who|which) (are|is|people are) [the|a|an|our|my|your] [current] (${KEEPERS_EN}) [here|for tips|of this|of the tips|in here|
          of this bot]`,
        `who (reviews|approves|checks|decides on|moderates|reads|can review|can approve|decides about) [my|the|our|all|
          these] [new] (tips?|contributions?|submissions?|entries|content|answers)`,
        '[show|list|see] [all|the|list of] (reviewers|leads|moderators)',
        '(contact|reach|message|talk to|ask) [the|a|an|my] (reviewers?|leads?|programme lead|program lead|moderators?)',
      ],
      de: [
        `wer (sind|ist) [hier|denn|eigentlich] [die|der|meine|unsere|unser|ein] (${KEEPERS_DE}) [hier]`,
        `wer (prüft|bewertet|entscheidet|gibt|kontrolliert|liest|kann) [über|hier] [meine|die|den|das|meinen|unsere] (tipps?|beiträge|
          beitrag|einträge|antworten) [frei|prüfen]`,
        `(zeig|zeige|liste) [mir] [die|alle] (${KEEPERS_DE}) [zeigen|an]`,
        `[die|den|alle] (${KEEPERS_DE}) (kontaktieren|erreichen|anzeigen|zeigen|fragen)`,
        '(prüfer|reviewer)',
      ],
    },
  },
  {
    means: 'admin',
    says: {
      en: [
        `(add|appoint|name|make|assign|remove|change|manage) [a|an|new|the|somebody|someone|another] [new|as] (reviewers?|leads?|
          admins?|roles?|users|people|permissions|a reviewer|an admin|a lead)`,
        `(import|upload|add) [a|some|new|the] [new|list of] (people|users|colleagues|faqs?|questions|faq list|employees|table|csv|
          csv file|excel file)`,
        'admin (panel|area|overview|dashboard|menu|functions|page|settings|console|commands)',
      ],
      de: [
        `(prüfer|prüferin|reviewer|admin|lead|leitung|rolle|rollen) (hinzufügen|ernennen|ändern|entfernen|verwalten|vergeben|festlegen|
          zuweisen)`,
        '(personen|leute|faqs?|fragen|kollegen|mitarbeiter) (importieren|hochladen|einlesen)',
        'admin (bereich|übersicht|menü|seite|funktionen)',
        '(adminbereich|verwaltungsbereich)',
      ],
    },
  },
  {
    means: ['admin imports', 'help'],
    says: {
      en: [
        '(undo|revert|reverse|roll back|rollback|take back|withdraw) [the|my|our|that|this] [last|latest] [faq|people] (import|upload)',
        'take [the|my|our|that|this] [last|latest] [faq|people] import back',
        '(show|list|see) [me] [my|the|our|all] [last|latest] imports',
      ],
      de: [
        '[den|meinen|diesen] [letzten] [faq] import [wieder] (zurücknehmen|rückgängig machen|zurückrollen|widerrufen)',
        '(nimm|mach|mache) [bitte] [den|meinen|diesen] [letzten] [faq] import [wieder] (zurück|rückgängig)',
        '[meine|die|alle|letzten] importe [zeigen|anzeigen|ansehen]',
      ],
    },
  },
  {
    // A matching run, or somebody's role: the overview says what to type. These words start
    // nothing.
    means: ['admin', 'council roles', 'help'],
    says: {
      en: [
        `(start|begin|create|launch|run|open|plan|draft|do|make|kick off|publish|release|prepare) [a|the|another|our] [new|next|mentoring|
          matching] [mentoring|matching] (rounds?|matching|mentoring round|matching round) [please|now|today]`,
        '[a] (new|next|another) [mentoring|matching] round [please|now]',
        '(publish|release) [the] (pairs|pairings|matches|draft)',
        `[admin] (make|appoint|turn|promote|name|set|assign|add) <whom> [as|to|into|to be] (a|an|as|the|to|as a|as an|to the) (reviewers?|leads?|
          admins?|programme lead|admin role|lead role|reviewer role)`,
        '[admin] (make|appoint|promote) <whom> [to] (reviewer|lead|admin)',
        'give <whom> [the|a|an] (reviewer|lead|admin) role',
        '(remove|demote|revoke) <whom> (as|from|from the|as a|as an) (reviewers?|leads?|admins?)',
        '(take|take away|remove|revoke|withdraw) [the|a|an|his|her|their] (reviewer|lead|admin|council|programme lead) role [away] (from|of) <whom>',
        '<whom> (is|should be) [not|no longer] [a|an] (reviewer|lead|admin) (any more|anymore|no more)',
        '[manage|show|list|change|the|our|all|edit] [the|all|our] (roles|permissions|role) [overview|please]',
      ],
      de: [
        `[eine|die|neue|nächste|noch eine] [neue|nächste|mentoring] (runde|mentoringrunde|mentoring runde|matchingrunde|vermittlungsrunde) [bitte] (starten|
          beginnen|anlegen|erstellen|veröffentlichen|anstoßen|planen|entwerfen|machen|bitte)`,
        '(starte|beginne|veröffentliche|plane|erstelle) [bitte] [eine|die] [neue|nächste] (runde|mentoringrunde|mentoring runde|vermittlungsrunde)',
        '(neue|nächste) (runde|mentoringrunde|vermittlungsrunde)',
        '(mach|mache|ernenne|bestimme|benenne) <wen> (zum|zur|als) (prüfer|prüferin|prüfung|reviewer|reviewerin|admin|lead|leitung|leiterin|leiter)',
        '<wen> (soll|sollte|muss) [ein|eine|der|die|zum|zur] (prüfer|prüferin|reviewer|admin|lead|leitung) (werden|sein)',
        '<wen> (zum|zur|als) (prüfer|prüferin|reviewer|admin|lead|leitung) (machen|ernennen|hinzufügen|bestimmen|benennen)',
        '(nimm|entzieh|entziehe) <wen> [bitte] [die] (prüfrolle|prüfungsrolle|leitungsrolle|adminrolle|admin rolle|rolle|rolle prüfung|rolle admin|rolle leitung) [weg]',
        '<wen> [bitte] [die] (prüfrolle|prüfungsrolle|leitungsrolle|adminrolle|admin rolle|rolle|rolle prüfung|rolle admin|rolle leitung) (entziehen|wegnehmen)',
        '[die|alle|unsere] (rollen|berechtigungen) [anzeigen|zeigen|verwalten|ändern]',
      ],
    },
  },
  {
    means: ['admin guests', 'help'],
    says: {
      en: [
        '[show|list|see|view|which|who are] [the|all|our|known] (guests?|outsiders|guest accounts|barred accounts) [list|overview|accounts]',
      ],
      de: [
        '[zeig|zeige|liste|welche|wer sind] [mir] [die|alle] (gäste|gastkonten|externe|externen) [zeigen|anzeigen|auflisten|auf|an|liste]',
      ],
    },
  },
  {
    means: ['admin merges', 'help'],
    says: {
      en: [
        '[show|list|see|find|merge] [the|all|our|two] (duplicates|duplicate people|double people|merged people|duplicate accounts)',
        '(somebody|someone|a colleague|<whom>) is (there|listed|in here) twice',
      ],
      de: [
        '[zeig|zeige|liste|finde] [mir] [die|alle] (doppelten|doppelte) (personen|leute|konten) [zeigen|anzeigen|zusammenführen]',
        '(jemand|<wen>) ist (doppelt|zweimal) (da|angelegt|drin|vorhanden)',
      ],
    },
  },
  {
    means: 'admin merges',
    says: {
      en: [
        '(undo|take back|revert|reverse|cancel|separate) [the|a|this|that|my|our|last|latest] [last|latest] (merge|merging|merged people)',
        '(take|put) [the|a|this|that] [last] merge back',
      ],
      de: [
        '[die|eine|letzte|diese] [letzte] zusammenführung [bitte] (rückgängig|rückgängig machen|zurücknehmen|aufheben|lösen|trennen)',
        '(mach|mache|nimm|heb|hebe) [bitte] [die|eine|diese] [letzte] zusammenführung [bitte] [wieder] (rückgängig|zurück|auf)',
      ],
    },
  },
  {
    // A button on the list says which merge is taken back.
    means: 'admin merges',
    named: true,
    says: {
      en: [
        '[admin] (unmerge|separate|split|demerge|unjoin) <one> (from|and) <other> [again]',
        '[admin] (unmerge|separate|split|demerge|unjoin) <whom> [again]',
        '[admin] undo the merge of <whom>',
      ],
      de: [
        '[admin] (trenne|trenn) [bitte] [wieder] <one> (von|und) <other> [wieder]',
        '[admin] (trenne|trenn) [bitte] [wieder] <whom> [wieder]',
        '<one> (von|und) <other> [wieder|bitte] trennen',
      ],
    },
  },
  {
    means: 'admin merge {one} and {other}',
    named: true,
    says: {
      en: [
        '(merge|unite|join|combine) <one> (and|with|into) <other>',
        '<one> and <other> are (the same|one) (person|colleague)',
      ],
      de: [
        '(führe|führ) [bitte] <one> (und|mit) <other> zusammen',
        '<one> (und|mit) <other> [bitte] zusammenführen',
        '<one> und <other> sind (die gleiche|dieselbe|eine|ein und dieselbe) person',
      ],
    },
  },
  {
    // Reviewers have a queue of their own. For them, the next intent counts.
    means: 'admin approvals',
    says: {
      en: [
        '(what|which requests|who|anything|is there anything) (waits|is waiting|wait|waiting|is there) (for|on) [my|a second|the second] (approval|confirmation|admin)',
        'what (do|must|should|can) i [need] [have] [to] (approve|confirm) [as an admin|now]',
        '[show|list|open|see] [me] [the|all|pending|open|waiting] [pending|open|waiting] (approvals|approval requests|confirmations)',
      ],
      de: [
        'was (muss|soll|kann|darf) ich [noch|alles] (freigeben|bestätigen|genehmigen|zustimmen)',
        'was wartet [noch] auf [meine|eine zweite|die zweite] (freigabe|zustimmung|bestätigung)',
        '[zeig|zeige] [mir] [die|alle|offene|offenen] [offenen] (freigaben|zustimmungen)',
      ],
    },
  },
  {
    means: 'admin synonyms',
    says: {
      en: ['[show|see|list|change|edit|manage|add] [the|our|all|a|new] synonyms?'],
      de: [
        '[zeig|zeige|die|alle|neue] [mir|die] synonyme? [zeigen|ändern|bearbeiten|anzeigen|hinzufügen|verwalten]',
      ],
    },
  },
];
