// What people say when they want to leave mentoring, answer a proposal or move a session. The
// buttons of the overview do it, never these words. The patterns: core/routing/phrases.ts.
import type { Intent } from '../../core/feature';

const ONE_EN =
  'mentors?|mentees?|mentoring|mentorship|mentoring program|mentoring programme|tandems?|pairings?|coach|buddy|match';
const ONE_DE =
  'mentor|mentorin|mentee|mentees|mentoring|mentorings|tandem|tandems|mentoringprogramm';
const SESSION_EN = `session|sessions|mentoring session|mentor session|mentoring meeting|mentor meeting|mentoring date|
    appointment with my mentor|meeting with my mentor|meeting with my mentee`;
const SESSION_DE =
  'treffen|tandemtreffen|mentoring treffen|mentoringtreffen|sitzung|session|mentoring termin';
const WHEN_EN =
  'today|tomorrow|this week|next week|monday|tuesday|wednesday|thursday|friday|on monday|on tuesday|on wednesday|on thursday|on friday';
const WHEN_DE =
  'heute|morgen|diese woche|nächste woche|am montag|am dienstag|am mittwoch|am donnerstag|am freitag|montag|dienstag|mittwoch|donnerstag|freitag';

export const leaving: Intent = {
  means: 'mentor',
  says: {
    en: [
      `[i] (do not|no longer|will not|can not|never) [want|need|wish|like] [to] [have|be|get|do|continue with|go on with] [a|an|any|my|
        the] [more] (${ONE_EN}) [any more|anymore|any longer|for now|right now|at the moment]`,
      `[i] (do not|no longer) want [to have] <whom> (as|to be) (my|a) (mentor|mentee|coach)`,
      `(stop|quit|end|finish|leave|exit|pause|suspend|cancel|resume|restart|drop|unpause|freeze) [being|having|doing|with] [a|an|my|the|
        our|all|this] (${ONE_EN}) [please|for a while|for now|for a bit|right now|immediately|until <when>|for <how>]`,
      `[please] stop (looking|searching) [for] [a|me a|my] [mentor|mentee|mentors|coach|somebody|someone] [for me]`,
      `[please] stop (being|acting as) [my|a|the] (mentor|mentee|coach)`,
      `i (quit|leave|left|am leaving|am quitting|resign|resign from|resign as|am done with|want out of|step down as|stop) [as] [a|my|the|
        from] (${ONE_EN})`,
      `(opt out of|drop out of|withdraw from|step back from|step down from|step down as|resign from|resign as|get out of|unsubscribe from|
        sign out of|sign me out of|take me off|take me out of|remove me from|remove me as|delete me from|delete me as) [a|my|the|all|
        list of] (${ONE_EN}) [list|program|programme|round]`,
      `[i] [have] (no|not enough|too little|not the) (time|capacity) (to|for|as) [be|do] [a|my|any] [more] (${ONE_EN}|
        mentor) [right now|at the moment|for now|any more|anymore|this month]`,
      `[i] (do not|no longer) have [the|enough|any] (time|capacity) (to|for|as) [be|do] [a|my|any] (${ONE_EN}) [any more|anymore|right now]`,
      `[i] [have|got] (no more|too many|enough|no further|fewer|not so many|less) (mentees|mentors|pairings)`,
      `(withdraw|cancel|delete|remove|take back|retract|undo|stop|drop) [my|the] (mentor|mentoring|mentorship) (request|wish|offer|search|
        application|sign up|signup|registration)`,
      `(withdraw|cancel|delete|remove|take back|retract|stop) my (wish|offer|search)`,
      `[what is|what was|tell me] [the] (my|our) (mentors?|mentees?) (s|name|is name|email|contact) [name]`,
      `[what is|tell me] [the] (name|email|contact) of my (mentor|mentee|coach)`,
      `(when|where) (do|will|can|should) i (meet|see|talk to) [with] my (mentor|mentee|coach|tandem) [next|again|next time]`,
      `[yes|ok] [i] (accept|decline|agree to|refuse|turn down|say yes to|say no to) [to] [the|this|that|my|your|a] [mentor|mentoring|mentee|
        new] [proposal|proposed] [pairing|match|proposal|offer|suggestion|mentor|mentee|it] [please|thanks]`,
      '[yes|no|sure|fine|ok|gladly] i (accept|decline|refuse)',
      `[when|where] [is|are] [my|our|the] (next|upcoming|coming) [mentoring|mentor] (${SESSION_EN})`,
      `(when|where) (is|are) (my|our) [next] (${SESSION_EN})`,
      `(move|reschedule|postpone|shift|cancel|change|skip|delay|rearrange|put off|push back) [my|our|the|a|this] [next] (${SESSION_EN}) [please|
        with my mentor|with my mentee|to <when>|by a week]`,
      '(reschedule|postpone) [it|please] [to <when>]',
      `i (can not|will not|could not) (make it|attend|meet|come to my session|come to our session) [to] [my session|the session|our session] [${WHEN_EN}]`,
      `(my|the) (mentor|mentee|coach) (did not|does not|do not|never) (show up|showed up|come|turn up|answer|reply) [${WHEN_EN}]`,
    ],
    de: [
      `[ich] (will|möchte|mag|kann|brauche|werde) [keinen|keine|kein|nicht] [länger|mehr] (${ONE_DE}) [mehr|länger] [sein|haben|machen|
        bleiben]`,
      `[ich] [will|möchte|mag|kann|brauche] [ab jetzt] (keinen|keine|kein|nicht mehr|nicht länger) (${ONE_DE}) [mehr|länger] [sein|haben|
        machen|bleiben]`,
      `[ich] [will|möchte|kann] nicht [mehr|länger] [als] [als] (${ONE_DE}) [sein|weitermachen|mitmachen|arbeiten|dabei sein]`,
      `(kein|keine|keinen|keine weiteren|nicht noch mehr|zu viele|genug|weniger) (mentor|mentorin|mentees|mentoring) [mehr|bitte]`,
      `[ich] [habe] (keine|zu wenig|nicht genug) zeit [mehr] (für|als|fürs) [das|mein|einen|meinen|meine|weitere] (${ONE_DE}) [mehr]`,
      `ich (höre|steige|trete|melde mich|ziehe mich) [beim|mit dem|aus dem|als|vom] (${ONE_DE}) (auf|aus|ab|zurück)`,
      `[das|mein|meine|unser] (${ONE_DE}) [bitte|erst mal|eine weile|für eine weile] (beenden|pausieren|abbrechen|absagen|verlassen|kündigen|
        aufhören|stoppen|unterbrechen|fortsetzen|abmelden|zurückziehen)`,
      `(pausiere|beende|stoppe|unterbrich|kündige) [das|mein|meine|unser] (${ONE_DE})`,
      `(vom|aus dem|beim) (${ONE_DE}) [wieder] (abmelden|austreten|aussteigen|zurücktreten)`,
      `[meinen|meine|mein|den|die|das] (wunsch|angebot|anfrage|suche|mentoringwunsch|mentoring wunsch|mentoring angebot|mentoring anfrage|
        mentorensuche) (zurückziehen|löschen|zurücknehmen|stornieren|beenden)`,
      `(such|suche|sucht|suchen) [mir] [bitte] (keinen|keine|nicht mehr|nicht länger) [nach] [einem|einer] (mentor|mentorin|mentee) [mehr]`,
      `ich will <wen> nicht [mehr|länger] als (mentor|mentorin|mentee) [haben]`,
      '(wie|was) (heißt|ist) [der name] [meine|mein|meines|meiner] (mentor|mentors|mentorin|mentee)',
      '[ja|ok|nein] [ich] (nehme|nehm) [ich] [es|das|ihn|sie|den vorschlag] [gern] an',
      '[ja|ok|nein] [ich] lehne [ich] [es|das|ihn|sie|den vorschlag] [lieber] ab',
      '[ich] [den|das|diesen] [vorschlag|angebot|tandem] [gern] (annehmen|akzeptieren)',
      '[den|das|diesen] (vorschlag|angebot) (ablehnen|absagen)',
      `[wann|wo] [ist|sind] [mein|meine|unser|unsere|das|die] (nächstes|nächste|nächsten|kommendes) (${SESSION_DE})`,
      `[mein|unser|das|die|unsere|ein] [nächstes|nächste|heutiges] (${SESSION_DE}) [auf <wann>] (verschieben|absagen|verlegen|umlegen|
        vertagen|ändern|ausfallen lassen)`,
      '[termin] (verschieben|verlegen|umlegen)',
      `(verschiebe|verschieb|verleg|verlege) [bitte] (mein|unser|das|meine) [nächstes|nächste] (${SESSION_DE}) [auf <wann>]`,
      '[ich] habe [schon|bereits] (einen|eine) (mentor|mentorin) [gefunden]',
      `ich (kann|schaffe es|schaffe) [${WHEN_DE}] [leider] nicht [${WHEN_DE}] [zum treffen kommen|zu unserem treffen kommen]`,
      `(mein|meine) (mentor|mentorin|mentee) (kam|kommt|ist|erschien|antwortet|meldet) [sich] [einfach|gar] nicht [gekommen|erschienen]`,
    ],
  },
};
