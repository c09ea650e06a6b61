// Words that any question may contain. They show that something is asked, but not what.
import { isSmall } from './detect-language';

const GENERIC: ReadonlySet<string> = new Set(
  `
  get gets getting got need needs needed want wants wanted find finds finding found know knows known tell tells show shows help helps helping please new
  there here work works working use uses using used make makes making made do does doing done go goes going come comes look looking looks give gives see
  happen happens happened way ways possible able allowed question questions thing things something someone somebody anything anyone everything really still
  also just already now today tomorrow yesterday first much many more any some else instead best right correct currently exactly problem problems issue issues
  ask asks asked asking frag
  hi hello hey thanks thank sorry let lets try tried trying would could should might must dont doesnt cant cannot wont isnt im ive id whats wheres hows
  mean means meaning explain info information details wish like soon quickly where when whom whose often long
  next last year years month months week weeks day days time times today tonight
  naechste naechsten naechster naechstes letzte letzten letzter jahr jahre jahren monat monate monaten woche wochen tage tagen zeit uhr person persons people
  finde finden findet gefunden bekomme bekommen bekommt kriege kriegen kriegt brauche brauchen braucht gibts geht gehen mache machen macht gemacht tun tut
  neu neue neuen neuer neues neuem hier da dort jetzt heute morgen gestern noch schon mal bitte danke hallo hilfe hilft helfen weiss wissen kennt sagen sag
  zeig zeige frage fragen moechte moechten will wollen komme kommt kommen funktioniert funktionieren viel viele lang lange oft etwas jemand jemanden alles
  moeglich eigentlich genau problem probleme bedeutet bedeuten heisst erklaere erklaeren hab gerade wuerde wuerden gern gerne wohin woher wieso weshalb
  wem wessen meins meiner meines deine deinen deiner unsere unseren unserer unserem seine seinen seiner seinem ihre ihren ihrer ihrem uns euch ihm ihn dir dich
  beim ins ans ab ein los weg so man sich sein waere waren als aber denn dann dass ob doch nur auch sehr alle
`
    .trim()
    .split(/\s+/),
);

export const isGeneric = (folded: string): boolean => GENERIC.has(folded) || isSmall(folded);
