// What people say when they want to ask, or to talk to a person. A question needs no pattern: it is
// what nothing else matches.
import type { Intent } from '../../core/feature';

const PERSON_EN =
  'human|humans|person|agent|expert|colleague|somebody|someone|operator|people|human being|real person|staff|support|employee|hr';
const PERSON_DE = `menschen|mensch|person|mitarbeiter|mitarbeiterin|kollegen|kollegin|jemand|jemandem|jemanden|experten|expertin|ansprechpartner|
    echten person|hr`;

export const askIntents: readonly Intent[] = [
  {
    means: 'ask',
    says: {
      en: [
        '(ask|have|pose|put) [you|for|to] (a|another|one|some|my|one more) [quick|short|small|stupid|dumb|simple|silly] questions?',
        `[i] [have|got|have got] (a|another|one|some|one more|quick|few|a few) [quick|short|small|stupid|dumb|simple|
          silly] questions? [for you|about something|here|too]`,
        '(questions?|new question|next question|quick question|another question)',
        'ask [you|me|for] (something|anything|a thing|sth|smth|things|stuff)',
        `(ask|contact|reach|find|get|speak|talk|chat|write|connect|connected|transfer|transferred|put|escalate|hand|pass|speaking|
          talking|chatting) [me|this|it|through|over] [to|with|on] [a|an|some|the|another|any] [real|actual|live|human|
          proper] (${PERSON_EN}) [instead|here|about this|about it]`,
        `(a|an|some|any|need|want) [real|actual|live] (human|person|human being|agent|real person) [here|there|around|instead]`,
        '(can|could|may) (a|some|any) [real] (human|person|colleague) (answer|help|call|contact) [me]',
        '[a|any] [real] (human|person|people|someone|somebody) [that] i can (talk to|speak to|ask|chat with|contact)',
        '(call|get|fetch|bring) [me] (a|some) [real] (person|human|colleague)',
        '(human|humans|real person|real human|agent|operator|representative|live agent|live chat)',
        'i (do not|will not) (want|talk|like) [to] [talk] (to|with|a) [a] (bots?|robots?|machines?)',
        'not (a|to a|with a) (bot|robot|machine)',
      ],
      de: [
        `[ich] (habe|hätte|hab|habe da|hätte da) [da|noch|mal|auch|eine|ne|paar|ein paar] [eine|ne|paar|noch eine] [kurze|kleine|dumme|
          blöde|andere|neue] fragen? [an dich|an euch|dazu]`,
        '(eine|ne|noch eine|ein paar|paar) [kurze|kleine|dumme|blöde|andere] (frage|fragen) [an dich|an euch|stellen|loswerden]',
        '(dich|euch|dir) [etwas|was|mal was|eine frage] (fragen|stellen)',
        '(etwas|was) fragen',
        '(frage stellen|fragen stellen|fragen|kurze frage|neue frage|andere frage)',
        `[ich] [will|möchte] mit (einem|einer|nem|ner|jemand|jemandem|echten|nem echten|dem|der|den|richtigen) [echten|richtigen|
          anderen] [${PERSON_DE}] [persönlich] (sprechen|reden|schreiben|chatten|verbinden|verbunden werden|telefonieren|quatschen|
          unterhalten)`,
        `[an|mit] [einen|eine|einem|einer|nen|den|echten] [echten|richtigen] (${PERSON_DE}) (fragen|sprechen|kontaktieren|erreichen|
          weiterleiten|verbinden)`,
        `(mensch|menschen|echter mensch|echten menschen|richtiger mensch|mitarbeiter|einen echten menschen|einen richtigen menschen|
          einen menschen|ein mensch)`,
        'verbinde mich [mit] [einem|einer] [echten] [menschen|mitarbeiter|person|kollegen]',
        'ich (will|möchte) nicht mit (einem|nem) (bot|roboter|computer) (reden|sprechen|schreiben)',
      ],
    },
  },
  {
    means: 'my questions',
    says: {
      en: [
        `[show|see|list] (my|mine) [own|open|asked|last|latest|previous|old|recent|unanswered|past|all] (questions?|answers?|
          question history|history|requests?) [so far|status|again|list]`,
        '[all|the] questions [that] i [have|already] asked [so far|you]',
        'what (did|have) i (ask|asked) [you] [before|so far|last time|last week|yesterday|already]',
        `(is|was|has|did) [anyone|anybody|somebody|someone] [answer|answered|reply|replied|replied to|
          reply to] [to] my [last] questions? [been|be|already|get] [answered|replied to|open] [yet|already]`,
        'what questions (did|have) i ask(ed)? [you] [so far]',
        '[where is] [the|my|an] answer (to|for) my [last] question',
        '(where|when) (is|do i get|will i get|comes|can i find|do i find) [my|the|an] (answer|answers|reply)',
        '[the] (status|state) of my questions?',
        '(did|has) (anyone|anybody|somebody|someone) (answer|answered|reply|replied|respond|responded) [to] [me] [yet]',
        '(any|no) (answer|answers|reply|news) [yet] [to my question|on my question|for my question]',
      ],
      de: [
        `[zeig|zeige] [alle] (meine|meinen|meiner) [offenen|offene|letzten|letzte|bisherigen|gestellten|alten|unbeantworteten|
          eigenen] (fragen|frage|antworten|antwort) [zeigen|sehen|anzeigen|ansehen]`,
        '[alle] fragen die ich [schon|bisher|dir] gestellt habe',
        'was habe ich [dich|euch] [schon|bisher|gestern|zuletzt] gefragt',
        'hat [schon|denn] (jemand|wer|einer) [schon] [auf] meine [letzte] frage [schon] (beantwortet|geantwortet|reagiert)',
        '(wurde|ist|wird) meine [letzte] frage [schon|bald|denn] (beantwortet|offen)',
        '(wo|wann) (bleibt|ist|kommt|finde ich|bekomme ich) [meine|die|eine] antwort',
        '(status|stand) meiner fragen?',
        '[schon] [gibt es] [schon] [eine] antwort (auf|zu) meine[r]? frage',
      ],
    },
  },
];
