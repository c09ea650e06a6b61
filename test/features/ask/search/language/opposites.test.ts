import { oppositesOf } from '../../../../../src/features/ask/search/language/opposites';

const isOpposite = (question: string, phrasings: readonly string[], answer = '') =>
  oppositesOf(question)?.(phrasings, answer) ?? false;

describe('the opposite of what is asked', () => {
  it.each([
    ['How do I cancel a room?', 'How do I book a room?'],
    ['How do I turn the projector in the lab off?', 'How do I turn on the projector?'],
    ['When does the canteen close?', 'When does the canteen open?'],
    ['How do I log out?', 'How do I log in?'],
    ['Wie storniere ich eine Reise?', 'How do I book a trip?'],
    ['Wie schalte ich das Licht aus?', 'Licht einschalten'],
    ['Licht ausgeschaltet lassen', 'Wie mache ich das Licht an?'],
    ['Wie melde ich mich ab?', 'Wie melde ich mich in SAP an?'],
    ['Wie lade ich eine Datei herunter?', 'Wie lade ich eine Datei hoch?'],
    ['Wie lehne ich eine Einladung ab?', 'Wie nehme ich eine Einladung an?'],
    ['Wie sage ich den Termin ab?', 'Wie buche ich einen Termin?'],
    ['Wie entferne ich jemanden aus der Gruppe?', 'Wie füge ich jemanden zur Gruppe hinzu?'],
    ['Wie mache ich das Fenster zu?', 'Wie mache ich das Fenster auf?'],
    ['How do I leave the mailing list?', 'How do I join the mailing list?'],
    ['How do I hide a column?', 'How do I show a column?'],
    ['How do I unload the van?', 'How do I load the van?'],
    ['May I lend a drill?', 'May I borrow a drill?'],
    ['How do I disarm the alarm?', 'How do I arm the alarm?'],
    ['How do I shrink a picture?', 'How do I enlarge a picture?'],
    ['How do I get rid of a label?', 'How do I create a label?'],
    ['How do I restore a project?', 'How do I archive a project?'],
    ['Wie kann ich dem Verein beitreten?', 'Wie kann ich aus dem Verein austreten?'],
    ['Wie trete ich aus dem Verein aus?', 'Wie trete ich dem Verein bei?'],
    ['Wie kann ich den Wagen entladen?', 'Wie kann ich den Wagen laden?'],
    ['Wie kann ich eine Spalte ausblenden?', 'Wie kann ich eine Spalte einblenden?'],
  ])('is told from “%s” to “%s”, and back', (one, other) => {
    expect([isOpposite(one, [other]), isOpposite(other, [one])]).toEqual([true, true]);
  });

  it.each([
    ['How do I cancel a room?', ['How do I book a room?', 'cancel a booked room'], ''],
    ['How do I cancel a room?', ['How do I book a room?'], 'Book or cancel it in Outlook.'],
    ['How do I book or cancel a room?', ['How do I book a room?'], ''],
    ['How do I book leave?', ['Where can I request leave before I join?'], ''],
    ['Where is the fire alarm?', ['Where is the alarm?'], ''],
    ['My account is locked', ['How do I unlock my account?'], ''],
    ['The projector on the wall of room B is off', ['How do I turn on the projector?'], ''],
    ['Wie komme ich aus dem Gebäude?', ['Wie schalte ich das Licht an?'], ''],
    ['Wo melde ich an der Pforte einen Gast?', ['Wie melde ich mich ab?'], ''],
  ])('is not told from “%s” to %j', (question, phrasings, answer) => {
    expect(isOpposite(question, phrasings, answer)).toBe(false);
  });
});
