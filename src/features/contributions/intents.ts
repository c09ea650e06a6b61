// What people say when they mean tips: a new one, their own, and what waits for review. About the
// patterns: core/routing/phrases.ts.
import type { Intent } from '../../core/feature';

const TIP_EN = 'tips?|contributions?|hints?|tricks?|posts?|entry|entries|submissions?|articles?';
const TIP_DE =
  'tipps?|tips?|beitrag|beiträge|beitrags|eintrag|einträge|hinweis|trick|tricks|vorschlag';
const SHARED_EN =
  'shared|sent|sent in|submitted|wrote|written|made|handed in|posted|contributed|added|created|published|gave';
const CHANGE_EN =
  'edit|cancel|take down|unpublish|redo|change|fix|correct|update|modify|revise|delete|remove|withdraw|retract|improve|take back|rework|rewrite|undo';
const CHANGE_DE = `ändern|aendern|bearbeiten|korrigieren|löschen|zurückziehen|überarbeiten|anpassen|verbessern|zurücknehmen|sehen|finden|anzeigen|
    entfernen|editieren|zurückrufen|stornieren|absagen`;
const SHARE_EN =
  'share|submit|post|contribute|give|add|send|send in|write|leave|suggest|offer|pass on|enter|create|record|publish|hand in|tell|propose';
const SHARE_DE = `teilen|geben|weitergeben|einreichen|schreiben|abgeben|hinzufügen|eintragen|loswerden|veröffentlichen|beisteuern|erfassen|posten|
    mitteilen|weitersagen|vorschlagen|verfassen|anlegen|eingeben|erzählen`;

export const contributionsIntents: readonly Intent[] = [
  {
    means: 'tip mine',
    says: {
      en: [
        `[show|see|view|list] [all] (my|mine) [own|submitted|published|last|latest|shared|old|recent|previous|all|
          open] (${TIP_EN}) [so far|status|list|overview|again]`,
        `(${CHANGE_EN}) [one of] (my|a|the|that|this) [last|latest|own|submitted|published|old] (${TIP_EN}) [again|please|i|
          that i] [have] [${SHARED_EN}]`,
        `(${CHANGE_EN}) (tips?|contributions?)`,
        `(${CHANGE_EN}) (a|the|some) (typo|mistake|error|typos|mistakes) in (my|the) [last] (${TIP_EN})`,
        `[i] [made] [a|an|some] (typo|mistake|error|typos|mistakes) in my (${TIP_EN})`,
        `(where|when) (did|does|is|will|has) my (${TIP_EN}) [go|gone|appear|disappear|be published|published|live|end up]`,
        `(${TIP_EN}) (edit|change|delete|remove|withdraw|fix|correct|update|status|list|overview)`,
        `[the] (status|state|progress) of [all] my [last] (${TIP_EN})`,
        `[what] (happened|became|is happening|happens|is|is up|about|the status|how) [is|to|of|with] my [last|
          latest] (${TIP_EN}) [doing|now|at]`,
        `(is|was|are|were|has|have|did|does|when is|when will) [anyone|anybody|somebody|someone] [read|like|see|review|approve|
          approved] my [last] (${TIP_EN}) [been|be|get|already] [approved|published|accepted|reviewed|live|online|read|rejected|through|
          ready|out|checked|visible|decided|seen|used] [yet|already|now|or not]`,
        `[the|all|all the] (${TIP_EN}) [that|which] i [have|had|already] (${SHARED_EN}) [so far|already|last week|yesterday|in|here]`,
        `my [last|latest] (${TIP_EN}) (is|was|has|needs|contains) [a|an|some|not|to be] (wrong|incorrect|outdated|old|typo|mistake|error|
          changed|corrected|right|correct|out of date|fixed)`,
        `(did|has|have|will|is) (anyone|anybody|somebody|someone|a reviewer|the reviewers|reviewers|any reviewer) [already] (look|looked|looking|
          see|seen|read|review|reviewed|check|checked|decide|decided|approve|approved) [at|on|about] my [last] (${TIP_EN}) [yet|already]`,
        `what (did|have) i [already] (share|shared|submit|submitted|contribute|contributed|send in|sent in) [so far|already|yet]`,
      ],
      de: [
        `[zeig|zeige] [mir] [alle|alles|all] (mein|meine|meinen|meinem|meiner|meines|eigene|eigenen) [eingereichten|geteilten|letzten|
          letzter|eigenen|alten|veröffentlichten|bisherigen|offenen|eingereichter] (${TIP_DE}) [so|bisher|nochmal|
          wieder] [${CHANGE_DE}]`,
        `(ändere|bearbeite|korrigiere|lösche|entferne|überarbeite) (mein|meinen|meine|den|einen) [letzten|letzte] (${TIP_DE})`,
        `[einen|den|nen] (tippfehler|fehler|schreibfehler) in meinem (${TIP_DE}) [${CHANGE_DE}|ausbessern|beheben|verbessern]`,
        `[was] (wurde|ist|wird|passiert|geschieht|war) [aus|mit] (mein|meinem|meinen|meine) [letzten|letzter] (${TIP_DE}) [eigentlich|
          schon|jetzt] [geworden|passiert|los|freigegeben|veröffentlicht|angenommen|geprüft|online|abgelehnt|gelesen|durch|fertig|da|
          sichtbar]`,
        `[einen|den] (${TIP_DE}) (${CHANGE_DE})`,
        `(mein|meinen|meine) (${TIP_DE}) (soll|sollen|muss|müssen) (gelöscht|geändert|korrigiert|entfernt|weg) [werden]`,
        `[der] (status|stand) (meiner|meines|von meinem|von meinen|zu meinem) (${TIP_DE})`,
        `[alle] (${TIP_DE}) die ich [schon|bisher] (geteilt|eingereicht|geschrieben|abgegeben|verfasst|gegeben) [habe|hatte]`,
        `(mein|meine) [letzter] (${TIP_DE}) (ist|sind|war|hat|stimmt|enthält) [einen|leider|so] (falsch|veraltet|nicht richtig|fehler|
          nicht mehr aktuell|tippfehler|nicht)`,
        `(zieh|ziehe|nimm|storniere) [bitte] (mein|meinen|den) [letzten] (${TIP_DE}) [bitte] [zurück]`,
        `was habe ich [schon|bisher|bereits] (geteilt|eingereicht|beigetragen|geschrieben)`,
        `hat [schon] (jemand|wer) meinen (${TIP_DE}) [schon] (gelesen|geprüft|freigegeben|gesehen)`,
        `wann (wird|ist|kommt) mein (${TIP_DE}) [endlich] [freigegeben|veröffentlicht|geprüft|online|dran]`,
      ],
    },
  },
  {
    means: 'tip {what}',
    says: {
      en: [
        `[i] (have|know|found|got|have got) (a|an|another|one|this) [little|good|great|nice|quick|useful|cool|new] (tip|trick|
          hint) (about|on|how to|that) <what>`,
        `(share|submit|post|give|add|write|suggest|send) (a|an|another|my|this) [little|good|great|nice|quick|useful|cool|new] (tip|
          trick|hint) (about|on|how to) <what>`,
      ],
      de: [
        `(einen|nen|ein|meinen|noch einen) [guten|neuen|kleinen|tollen] (tipp|tip|trick) (zu|zum|zur|über|wie man) <what> [teilen|geben|
          weitergeben]`,
        `[ich] (habe|hätte|kenne) [da|noch|auch|mal] (einen|nen|ein) [guten|neuen|kleinen|tollen] (tipp|tip|trick) (zu|zum|zur|
          über) <what>`,
      ],
    },
  },
  {
    means: 'tip',
    says: {
      en: [
        `(${SHARE_EN}) [you|in|with you] [a|an|another|my|some|this|one|the] [new|little|good|quick|useful|great|nice|cool|small|own|
          best] (tips?|tricks?|hints?|best practices?|practices?|insights?|learnings?|knowledge|ideas?|advice|tip or trick|
          contributions?|something|something new|what i know|what i learned|what i have learned|what i learnt|experience|expertise|
          lesson learned|lessons learned|something useful|something i learned|how to|article) [i learned] [with|for|to] [you|everyone|
          everybody|others|the team|my team|colleagues|my colleagues|all|the others|us]`,
        `[i] (have|got|know|found|have got|found out|discovered|learned|learnt|figured out) [out] (a|an|another|some|one|this|
          something) [little|good|great|nice|quick|useful|cool|new|neat|small] [tips?|tricks?|hints?|ideas?|shortcut|hack|thing|things|
          something] [for you|for everyone|for others|for the team|for colleagues|for all|to share|to pass on|today|new|useful|
          that might help|that could help|that helps|others could use|worth sharing]`,
        'here is (a|my|another) [little|good|quick] (tip|trick|hint)',
        '[i] (want|would like|would love|like) to (share|contribute)',
        '(share|contribute) [something]',
        '(another|new|one more) (tip|trick) [from me|to share|for you|for everyone]',
        'let me (share|contribute) [something|a tip]',
        'pass (something|it|this|a tip|my knowledge|knowledge) on [to others|to colleagues|to everyone]',
      ],
      de: [
        `[noch] [einen|nen|ein|mein|meinen|eine|was|etwas|mein wissen|meine erfahrung] [neuen|guten|kleinen|tollen|weiteren|nützlichen|
          nützliches|eigenen|kurzen] [tipps?|tips?|trick|tricks|hinweis|idee|beitrag|gelerntes|erfahrung|erfahrungen|wissen|
          best practice] [mit anderen|mit euch|mit allen|mit dem team|mit kollegen|für alle|für andere|für euch|für dich] (${SHARE_DE}|
          zum teilen|zu teilen)`,
        `[ich] (habe|hätte|kenne|weiß|wüsste|kann) [da|noch|auch|mal|hier|grad|gerade] (einen|nen|ein|eine|nen guten|paar|ein paar|was|
          etwas) [guten|neuen|kleinen|tollen|weiteren|nützliches|tolles|super|coolen] (tipps?|tips?|trick|tricks|hinweis|idee|
          zum teilen|zu teilen|shortcut) [für euch|für dich|für alle|für andere|für die kollegen|zu teilen|zum teilen|geben]`,
        'ich habe [heute|gerade|gestern|neu] [gerade] (etwas|was) [neues|nützliches|tolles] (gelernt|entdeckt|herausgefunden)',
        'hier (ist|kommt|mal) [ein|mein] (tipp|tip|trick)',
        '(teile|gib|schreibe|mach) [doch] [einen|meinen|mein] (tipp|tip|wissen) [weiter|ab]',
        '(ein|neuer|noch ein) (tipp|tip|trick) [von mir|für euch|für alle]',
        '(tipps?|tips?) abgeben',
      ],
    },
  },
  {
    // Reviewers say this in a word or two. From others it is unclear.
    means: ['review', 'help'],
    says: {
      en: [
        '(approve|approvals?|reviews?|reviewing) [it|this|that|all|everything|them|something|now]',
        'what (is|are) [still|there|currently] (waiting|pending|outstanding|open) [for me|for us|now|right now|on me]',
        `(anything|something|is there anything|what is there|what) [left|new|else] (to do|to review|to decide|to approve|waiting|pending) [for me|
          today|now|on my desk]`,
        '(anything|something) (to do|for me|waiting for me|i should do|i need to do) [today|now]',
        'what (do|should|must) i (do|decide|look at) (today|next|now)',
        '(my|open) (to dos?|todos?|tasks?|inbox|queue|worklist)',
      ],
      de: [
        '[was|wer] (wartet|warten|liegt) [noch|denn|gerade] (auf mich|bei mir|an|für mich)',
        '(freigeben|freigaben|prüfungen|bewerten|genehmigen) [bitte]',
        `(was|gibt es|was gibt es|gibts|was gibts) [etwas|was|noch|denn|heute] [für mich] (zu tun|zu prüfen|zu entscheiden|freizugeben|
          zu erledigen)`,
        '(meine) (aufgaben|todos?)',
      ],
    },
  },
  {
    // A proposal, or a tip. Reviewers mean tips.
    means: ['review', 'mentor'],
    says: {
      en: ['(reject|rejected|deny) [it|this|that]'],
      de: ['ablehnen [bitte]'],
    },
  },
  {
    // A person who is not a reviewer waits for the decision on their own tips.
    means: ['review', 'tip mine'],
    says: {
      en: [
        `(what|anything|something|which tips|tips|how many tips|is anything|is something|who|what tips|which contributions) (waits?|
          waiting|is waiting|are waiting|is pending|are pending|pending|is open|are open|is left|needs?|need|is there|do i need|
          should i|must i|can i|is) [in|still|to] [for|to|my|a|be] [me|my|the|a] [to] (review|reviewed|decision|approval|reviewing|
          decide|approve|approved|be reviewed|review queue|queue|check)`,
        '(what|anything|something) [is|do i have] [there|left|open|new] (to|for) [me to] (review|approve|reviewing|decide|approval)',
        '[the|my|open|pending] (review|reviewing|approval) (queue|list|inbox|backlog|cards?|tasks?|requests?)',
        `[all|the|my] (open|pending|waiting|outstanding|unreviewed|new) (reviews|approvals|tips|contributions|submissions|review|
          decisions)`,
        '[the|all] (tips|contributions) (to|for|in|waiting for|awaiting|pending) [my] (review|approve|approval|reviewing)',
        '(waiting|pending|open) [for] (review|approval|reviews)',
        '(start|begin|do|continue|go) [with|on|to] [my|the] (reviews|reviewing|review)',
        '(review|approve|check) [the|some|new|open|pending|waiting|all] (tips|contributions|submissions|a tip|queue)',
        'my reviews',
        'what (do|should|must|can) i (review|approve|decide) [next|now|today]',
      ],
      de: [
        `(was|welche tipps|welche beiträge|wartet|wie viele tipps) [wartet|warten|liegt|steht|ist|sind|gibt es|muss|soll|kann|
          habe] [ich] [noch|denn|alles|etwas|was|gerade|ein tipp] (auf|zur|zum|in|zu) (prüfung|freigabe|prüfen|entscheidung|review|
          eine prüfung|meine prüfung|meine entscheidung|meine freigabe|freigeben|reviewen|der prüfung) [vor|an|offen]`,
        `[alle|die|meine] (offene|offenen|wartende|wartenden|ausstehende|ausstehenden|neue|neuen|ungeprüfte|ungeprüften) (prüfungen|
          prüfung|tipps|beiträge|freigaben|reviews|review)`,
        '(tipps|beiträge|einen tipp|einreichungen) (prüfen|freigeben|reviewen|kontrollieren)',
        'was (muss|soll|kann|darf) ich [noch|heute|jetzt|als nächstes] (prüfen|freigeben|reviewen)',
        '(wartet|liegt) [noch] (etwas|was) [auf mich|zur prüfung|für mich|zum prüfen|auf prüfung]',
        '(liegt|steht|wartet) [noch] (etwas|was|ein tipp) zur prüfung [vor|an]',
        '(zu prüfen|prüfliste|prüfwarteschlange|prüfungsliste|meine prüfungen|zur prüfung)',
      ],
    },
  },
];
