// What people say about mentoring: see their own, look for a mentor, offer. The patterns:
// core/routing/phrases.ts.
import type { Intent } from '../../core/feature';
import { leaving } from './leaving-intents';

const MENTOR_EN = 'mentors?|coach|coaches|buddy|mentorship|mentoring partner|mentoring';
const MENTOR_DE = 'mentor|mentorin|mentoren|mentorinnen|coach|mentoring';
const OTHERS_EN = `others|other people|somebody|someone|people|colleagues|a colleague|other colleagues|new joiners|juniors|newcomers|anyone|anybody|
    students|trainees`;
const OTHERS_DE =
  'jemanden|jemand|andere|anderen|kollegen|kolleginnen|leute|leuten|neue|neuen|azubis|einen kollegen|eine kollegin';
const FIND_EN = `find|get|need|want|seek|look for|looking for|search|search for|searching for|give|assign|request|match with|have|recommend|suggest|
    be matched with|be paired with|match me with|pair me with|matched with|connect me with|hook me up with`;
const GUIDE_EN = 'mentor|coach|guide|train|support|mentors|coaches';
const GUIDE_DE = 'begleiten|coachen|mentorn|unterstützen|betreuen|mentorieren|beraten|anlernen';

export const mentoringIntents: readonly Intent[] = [
  leaving,
  {
    means: 'mentor offer {what}',
    says: {
      en: [
        `[i] [can|could|would like to|would love to|want to|will|am happy to] (mentor|coach|teach|train|help|support) (${OTHERS_EN}) [to|
          with|in|on] [learn|learning|understand|with] <what>`,
        'i (can|could|would like to|would love to|want to) (teach|coach) <what>',
        '(offer|give|provide) (mentoring|mentorship|coaching) (in|on|for|about) <what>',
        '[i] [can|could|would like to|would love to] (be|become) [a|the] (mentor|coach) (in|for|on) <what>',
      ],
      de: [
        `[ich] [kann|könnte|würde|möchte] [gern] (${OTHERS_DE}) [dabei helfen|in|bei|helfen] <what> (beibringen|zu lernen|helfen|unterstützen|
          zeigen)`,
        'mentoring (in|für|zu) <what> (anbieten|geben)',
        '[ich] [kann|möchte|würde] [gern] [als] (mentor|mentorin) (für|in) <what> (sein|werden)',
      ],
    },
  },
  {
    means: 'mentor find {what}',
    says: {
      en: [
        `(${FIND_EN}) [me] [with] [a|an|some|the|another] [new|good] (${MENTOR_EN}) (for|in|on|about|with|who knows|who can teach me|
          to learn|who is good at|to help me with|experienced in) <what>`,
        `[a|an|some|another] [new|good] (mentors?|coach) (for|in|on|about|who knows|who can teach me|to learn|who is good at|
          to help me with|experienced in) <what>`,
        `who (can|could|would|wants to|will|is able to) (mentor|coach|train) me (in|on|about|with|for) <what>`,
        'who (can|could|would|will) teach me [about] <what>',
        `[find|need|want] (somebody|someone|a colleague|anyone|anybody) (to|who can|who could|who will|that can) (teach|mentor|coach|
          train) me [in|about|on] <what>`,
        '(mentor|coach) me (in|on|about|with) <what>',
        'be (mentored|coached) (in|on|about|with) <what>',
      ],
      de: [
        `(suche|suchen|brauche|finde|finden|möchte|will|hätte|wünsche|bräuchte) [ich] [mir] (einen|eine|ein|nen|ne) (${MENTOR_DE}) (für|
          in|zu|zum thema|mit erfahrung in) <what>`,
        `(einen|eine|ein|nen|ne) (${MENTOR_DE}) (für|in|zu|zum thema|mit erfahrung in) <what> (suchen|finden|haben|bekommen)`,
        `[einen|eine|ein|nen|ne] (mentor|mentorin|mentoren|coach) (für|in|zu|zum thema|mit erfahrung in) <what>`,
        '[ich] [suche|brauche] (jemanden|jemand|wen) der mir <what> (beibringt|zeigt|beibringen kann|zeigen kann|erklären kann)',
        'wer (kann|könnte|würde|will) mir <what> beibringen',
        'wer bringt mir <what> bei',
        `wer (kann|könnte|würde|will) mich (in|bei|zu) <what> (${GUIDE_DE})`,
      ],
    },
  },
  {
    // Who knows something, or a wish to learn it: this can mean a mentor or a question.
    means: 'mentor who {what}\n{said}',
    says: {
      en: [
        `who (can|could|would|will|is able to) (help|assist|support) [me|us] (with|in|on) <what>`,
        `(can|could|would|does|is there) (somebody|someone|anybody|anyone) [who] [here] [can|could] (help|teach|show|tell) me [about|with|in|
          how to use|to use] <what>`,
        `who [here|in the company|in this company|at this company] (knows|understands|is good at|is good with|has experience with|
          has experience in|is an expert in|is an expert on|is an expert for) [about] <what>`,
        `(find|need|want|get) [me] (somebody|someone|a colleague|anyone|anybody|a person) (to|who can|who could|that can|who|that) (teach|show|
          help|knows|understands) [me|with|me with] [in|about] <what>`,
        `(somebody|someone|anybody|anyone|a colleague|people) [here] (who|that) (knows|know|understands|is good at|can help me with|can help with) <what>`,
        '(does|do) (somebody|someone|anybody|anyone) [here] know <what>',
        'who (can|could) explain <what> [to me|to us]',
        'teach me [about] <what>',
        '(an|the|any|some) experts? (in|on|for|at) <what>',
        `i (would like to|would love to|want to|need to|wish to) (learn|get better at|improve in|improve at|improve my) <what>`,
        '(learn|get better at) <what>',
      ],
      de: [
        `wer (kann|könnte|würde|will|hilft) [mir|uns] (bei|mit|in|zu|beim|im|mir bei|mir mit) <what> [helfen|weiterhelfen|unterstützen]`,
        `wer (kann|könnte|würde) [mir|uns] (bei|mit|in|zu|beim|im) <what> (helfen|weiterhelfen|unterstützen)`,
        `wer (kennt|weiß|versteht) [sich|was|etwas|hier|sich hier] [hier] [gut] (mit|von|über|in) <what> [gut] [aus|bescheid]`,
        `wer (beherrscht|versteht) [hier|bei uns] [gut] <what>`,
        `(kann|könnte) [mir] (jemand|wer) [mir] [hier] (bei|mit|in) <what> helfen`,
        `(kann|könnte) [mir] (jemand|wer) [mir] [hier] <what> (beibringen|zeigen)`,
        `[ich] (möchte|will|würde gern|würde) [gern] <what> (lernen|können)`,
        '<what> lernen',
        'wer ist [hier|bei uns] experte (für|in) <what>',
        'kennt sich [hier] (jemand|wer) [hier] [gut] (mit|in) <what> aus',
        '[gibt es] [hier] (jemanden|jemand|wen) [hier] der [gut] <what> (kann|beherrscht|versteht)',
      ],
    },
  },
  {
    means: 'mentor find',
    says: {
      en: [
        `(${FIND_EN}) [me] [with] [a|an|some|the|another] [new|good|different|suitable] (${MENTOR_EN}) [for me|near me|soon|
          in my department|in my team|in my location|from another department]`,
        `(a|an|some|another) [new|good|different] (${MENTOR_EN}) [for me]`,
        `[find|need|want] (somebody|someone|a colleague|anyone|anybody) [there|here|out there] (to|who can|who could|who will|that can|
          who wants to|who would) (${GUIDE_EN}) me`,
        `[is] [there] (somebody|someone|anyone|anybody) [to|who can|who could|who will|that can|who wants to] (${GUIDE_EN}) me`,
        `who (can|could|would|wants to|will) (${GUIDE_EN}) me`,
        'be (mentored|coached|a mentee|guided)',
        '(become|sign up as|register as|join as) [a] mentee',
        '[i] (want|need|would like) to learn from (somebody|someone|a colleague|colleagues|others|an expert)',
        'learn from (somebody|someone|a colleague|colleagues|others|an expert)',
        '(mentor|coach) me',
        '(mentor|mentoring|mentee) (wanted|needed|search|request|sign up|signup)',
        `(sign up|register|apply|enrol|enroll) [me] (for|to) [the] [a] (mentoring|mentorship|mentoring program|mentoring programme|
          mentorship program)`,
        '(change|edit|update) my (wish|goal|search|mentoring wish|mentoring goal)',
      ],
      de: [
        `(${MENTOR_DE}) (finden|suchen|gesucht|brauchen|bekommen|vermitteln)`,
        `[ich] (suche|suchen|brauche|finde|finden|möchte|will|hätte|wünsche|bräuchte|such|vermittle|vermittel) [ich] [mir] (einen|eine|
          ein|nen|ne|neuen|neue) [neuen|neue|guten|gute|passenden|passende] (${MENTOR_DE}) [für mich] [finden|haben]`,
        `(einen|eine|nen|ne|neuen|neue) [neuen|neue|guten|gute|passenden|passende] (${MENTOR_DE}) [für mich] [finden|suchen|bekommen|
          haben|vermitteln|kriegen]`,
        `wer (kann|könnte|will|würde|möchte) mich (${GUIDE_DE})`,
        `[ich] [suche|brauche|finde] (jemanden|jemand|wen) der mich (begleitet|coacht|unterstützt|betreut|mentort|anleitet)`,
        `(jemanden|jemand|wen) der mich (${GUIDE_DE}) (kann|könnte|würde|will|möchte)`,
        'wie werde ich mentee',
        '[selbst] mentee (werden|sein)',
        '(begleite|coache) mich',
        'von (jemandem|jemand|anderen|kollegen) lernen',
        '(gesucht|suche) (mentor|mentorin|mentoring)',
        'mein ziel (ändern|anpassen|bearbeiten)',
        '(für das|fürs|beim|am|zum) (mentoring|mentoringprogramm|mentoring programm) (anmelden|mitmachen|teilnehmen)',
      ],
    },
  },
  {
    means: 'mentor offer',
    says: {
      en: [
        `(be|become|being|becoming|act as|sign up as|register as|volunteer as|work as|serve as|join as|apply as|help as|
          offer myself as) [a|the|your] [new] (mentor|coach)`,
        `[i] [want to|can|could|would like to|would love to|would|will|am happy to|am willing to|am ready to|like to] (mentor|coach|
          guide|train|teach|help) (${OTHERS_EN}) [as a mentor|in <what>|with <what>]`,
        `i (want to|can|could|would like to|would love to|will|would|am happy to|am willing to|am ready to|like to) (mentor|be a mentor|
          offer mentoring|become a mentor|coach)`,
        '(offer|do|provide|give) [some|my] [mentoring|mentorship] (mentoring|mentorship|help as a mentor|skills|knowledge)',
        'sign me up (as|to be) [a] (mentor|coach)',
        '(change|edit|update|show|see) my (offer|mentor offer|mentoring offer|skills|capacity)',
        'my (offer|mentor offer|mentoring offer)',
        'mentor (somebody|someone|others|people)',
        'new mentor here',
      ],
      de: [
        'wie werde ich [selbst] (mentor|mentorin|coach)',
        '[selbst|selber|auch|gern] (mentor|mentorin|coach) [zu] (werden|sein)',
        `als (mentor|mentorin|coach) [gern] (anmelden|mitmachen|zur verfügung stehen|eintragen|einsteigen|helfen|anbieten|registrieren|
          arbeiten|bewerben|melden|tätig sein|eintragen lassen)`,
        `(${OTHERS_DE}) [als mentor|als mentorin] [gern] (${GUIDE_DE}|helfen|etwas beibringen|was beibringen)`,
        'mentoring (anbieten|geben|machen)',
        'mein (angebot|mentoring angebot) [ändern|bearbeiten|anpassen|zeigen]',
        'ich (biete|stelle|melde) [mich] [gern] [mentoring|als mentor|als mentorin] [an|zur verfügung]',
        'ich (kann|könnte|würde|will|möchte) [gern] (mentor|mentorin) (sein|werden)',
        'mich als (mentor|mentorin|coach) <was>',
      ],
    },
  },
  {
    means: 'mentor',
    says: {
      en: [
        `[show|see] [the] (my|our) [current|own|new|next] (mentors?|mentees?|mentoring|mentorship|pairings?|pair|partner|tandem|
          mentoring partner|mentoring sessions?|mentoring session|sessions?|match|matches|coach|buddy|learning partner) [status|details|
          overview|name]`,
        '(who|where|what) (is|are|was) (my|our) [new|current] (mentors?|mentees?|coach|match|partner|tandem|buddy|learning partner)',
        'who (is|are) (mentoring|coaching|guiding) me',
        'my (mentor|mentee|coach|match) (does not|do not|is not|has not|never|did not|will not|left|is ill|is away) [<what>]',
        'i (have no|do not have a) (mentor|mentee|match) [yet]',
        'who (mentors|coaches|guides) me',
        '[remind me] who my (mentor|mentee|coach|match) is',
        '(not|i am not|unhappy|i am unhappy) [happy] [with] my (mentor|mentee|mentoring|match)',
        '[i] (do not|no longer) [want] [to] (be|mentor) [a] [mentor|mentee|anyone|people|others] [any more|anymore|any longer]',
        '(do|did) i [already] (have|get|got) (a|any) [new] (mentors?|mentees?|match|coach)',
        '[when is] [my] (next|upcoming) [mentoring|mentor] (session|mentoring|mentoring session|mentor meeting)',
        '(when|where) do i (meet|see) my (mentor|mentee)',
        '(mentoring|mentor|pairing|matching) (status|overview|state|info)',
        '(status|state) of my (mentoring|mentorship|pairing|match|wish|offer)',
        '(am|have) i [been] [already] (matched|paired) [yet]',
        '(have|did) you [already] (find|found) me a mentor [yet]',
        `(leave|quit|stop|end|pause|resume|cancel|finish|change|continue|restart|reschedule|move|postpone|contact|message|meet|reach|
          see|switch|replace) [with] [the|my|our] [next] (mentor|mentee|mentoring|mentorship|pairing|tandem|sessions?|mentoring session|
          match|coach)`,
        '(list|list of) [all|the] mentors',
        '[who are] [all] [the|our|available] mentors [available|here]',
        '(mentors|mentees|mentoring|mentorship|pairings?|tandem)',
        '(mentoring|mentorship) (program|programme|rounds?)',
      ],
      de: [
        `[zeig|zeige] (mein|meine|meinen|meinem|meiner|unser|unsere) [nächstes|nächste|aktueller|aktuelle|neuer|neue] (mentor|mentorin|
          mentoren|mentee|mentees|mentoring|tandem|tandems|tandempartner|partner|partnerin|match|coach|mentoring treffen|
          tandemtreffen) [zeigen|anzeigen|kontaktieren|erreichen|treffen|beenden|pausieren|fortsetzen|wechseln|verschieben|
          weiterführen]`,
        `(wer|wo|was) (ist|sind|war) [eigentlich|nochmal] (mein|meine) (mentor|mentorin|mentee|mentees|tandem|partner|partnerin|match|
          coach|tandempartner)`,
        '(mein|meine) (mentor|mentorin|mentee) (meldet sich|antwortet|reagiert|hat|ist|kommt|will) <was>',
        '[ich] habe [noch|immer noch] keinen? (mentor|mentorin|mentee) [mehr]',
        'hast du [mir] [schon|endlich] (einen|eine) (mentor|mentorin) gefunden',
        '[ich] [will|möchte] nicht mehr (mentor|mentorin|mentee) sein',
        'wer (betreut|begleitet|coacht|mentort|unterstützt) mich [eigentlich]',
        '(habe|hab) ich [schon|bereits|eigentlich] (einen|eine|nen|ne) (mentor|mentorin|mentee|match|coach)',
        `[wann ist] [mein] (nächstes|nächste) (treffen|mentoring|tandemtreffen|mentoring treffen|session|sitzung) [mit meinem mentor|
          mit meiner mentorin|mit meinem mentee]`,
        'wann (treffe|sehe) ich (meinen|meine) (mentor|mentorin|mentee)',
        '(mentoring|tandem) (status|übersicht|stand)',
        '(tandem|mentoring) (beenden|pausieren|fortsetzen|abbrechen|verlassen|verschieben)',
        'stand (meines|von meinem) (mentorings?|tandems?)',
        '(tandem|tandems|mentoren|mentorinnen|mentees|mentoringprogramm|mentoring programm)',
        'wer sind (die|unsere) (mentoren|mentorinnen)',
      ],
    },
  },
];
