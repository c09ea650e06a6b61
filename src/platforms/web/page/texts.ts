// The page's own words, in the chosen person's language. What the bot says comes from its catalogues.

export type Language = 'en' | 'de';

const en = {
  skip: 'Skip to the chats',
  clock: 'The time here:',
  tomorrow: 'Tomorrow 9:00',
  monday: 'Next Monday 9:00',
  travelTo: 'Travel to date and time',
  go: 'Go',
  guide: 'Guide',
  sideBySide: 'Side by side',
  reset: 'Start over',
  guideTitle: 'Try the whole story: each step fills in the words for you',
  whoAreYou: 'Who are you?',
  searchPeople: 'Search by name, role or department',
  close: 'Close',
  chatTab: 'Passalong',
  say: 'Message',
  sayHere: 'Write to Passalong …',
  sayChannel: 'Write to the channel; @passalong calls the bot',
  send: 'Send',
  onlyYou: 'only you see this',
  emptyChat: 'Say hello to Passalong: ask something, share a tip, look for a mentor.',
  emptyChannel: 'Nothing here yet.',
  travelled: 'It is {now} now.',
  newMessage: 'New message for {name}: {text}',
  changeUser: 'You are {name}. Choose somebody else',
  lost: 'The bot does not answer. Is it still running? Reloading helps once it is back.',
  resetAsk: 'Start over? All that was said here is forgotten.',
  lead: 'lead',
  reviewer: 'reviewer',
  admin: 'admin',
  stepAsk: 'Tom asks the FAQ',
  stepTip: 'Tom shares a tip',
  stepApprove: 'Rita approves it',
  stepFind: 'Emily finds it',
  stepRound: 'Lena publishes a mentoring round',
  stepAccept: 'Mia and Tom accept',
  stepTravel: 'Travel to next Monday: reminders arrive',
};

const de: typeof en = {
  skip: 'Zu den Chats springen',
  clock: 'Hier ist es:',
  tomorrow: 'Morgen 9:00',
  monday: 'Nächsten Montag 9:00',
  travelTo: 'Reise zu Tag und Uhrzeit',
  go: 'Los',
  guide: 'Anleitung',
  sideBySide: 'Nebeneinander',
  reset: 'Von vorn',
  guideTitle: 'Spiel die ganze Geschichte: jeder Schritt legt dir die Worte hin',
  whoAreYou: 'Wer bist du?',
  searchPeople: 'Such nach Name, Rolle oder Abteilung',
  close: 'Schließen',
  chatTab: 'Passalong',
  say: 'Nachricht',
  sayHere: 'Schreib Passalong …',
  sayChannel: 'Schreib in den Kanal; @passalong ruft den Bot',
  send: 'Senden',
  onlyYou: 'nur du siehst das',
  emptyChat: 'Sag Passalong hallo: frag etwas, teil einen Tipp, such Mentoring.',
  emptyChannel: 'Noch nichts hier.',
  travelled: 'Jetzt ist es {now}.',
  newMessage: 'Neue Nachricht für {name}: {text}',
  changeUser: 'Du bist {name}. Jemand anderen wählen',
  lost: 'Der Bot antwortet nicht. Läuft er noch? Neu laden hilft, sobald er wieder da ist.',
  resetAsk: 'Von vorn anfangen? Alles hier Gesagte wird vergessen.',
  lead: 'Leitung',
  reviewer: 'Prüfung',
  admin: 'Admin',
  stepAsk: 'Tom fragt die FAQ',
  stepTip: 'Tom teilt einen Tipp',
  stepApprove: 'Rita gibt ihn frei',
  stepFind: 'Emily findet ihn',
  stepRound: 'Lena veröffentlicht eine Mentoring-Runde',
  stepAccept: 'Mia und Tom nehmen an',
  stepTravel: 'Reise zum nächsten Montag: Erinnerungen kommen',
};

export type TextKey = keyof typeof en;
const CATALOGUES: Record<Language, typeof en> = { en, de };

export function text(language: Language, key: TextKey, args: Readonly<Record<string, string>> = {}): string {
  return CATALOGUES[language][key].replace(/\{(\w+)\}/g, (_all, name: string) => args[name] ?? '');
}

/** Words that the composer offers. */
export const CHIPS: Record<Language, readonly string[]> = {
  en: ['help', 'ask ', 'tip', 'mentor', 'review', 'profile', 'pause'],
  de: ['hilfe', 'frag ', 'tipp', 'mentor', 'prüfen', 'profil', 'pause'],
};
