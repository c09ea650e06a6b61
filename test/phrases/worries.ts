// What people ask who wonder who reads along, what becomes of what they wrote, or whom to turn to.
import type { Phrase } from './phrase';

const ABOUT = 'agreement/about';
const READS = 'help.whoReads';
const WATCHING = 'help.watching';
const LEAVING = 'help.leaving';
const ADDRESS = 'help.addressChanged';
const TWO = 'help.twoAccounts';
const QUESTION = 'ask/unknown';

export const WORRIES: readonly Phrase[] = [
  ['is my boss able to read what I ask here', READS],
  ['kann mein Chef sehen was ich frage', READS],
  ['wer liest meine Fragen mit', READS],
  ['who can see my questions', READS],
  ['how long do you keep my stuff', ABOUT],
  ['wie lange speicherst du das', ABOUT],
  ['what did we agree with the works council', ABOUT],
  ['was haben wir mit dem Betriebsrat vereinbart?', ABOUT],
  ['are you spying on me', WATCHING],
  ['stop tracking me', WATCHING],
  ['spionierst du mich aus?', WATCHING],
  ['hör auf mich zu überwachen', WATCHING],
  ['I am leaving the company, what happens to my tips', LEAVING],
  ['ich verlasse die Firma, was passiert mit meinen Tipps?', LEAVING],
  ['my email address changed', ADDRESS],
  ['meine E-Mail-Adresse hat sich geändert', ADDRESS],
  ['I have two accounts, can you join them', TWO],
  ['ich habe zwei Konten, kannst du sie zusammenführen?', TWO],
  // Thought of beside them.
  ['Does HR see my questions?', READS],
  ['can anybody else read this chat?', READS],
  ['are my questions anonymous', READS],
  ['will you tell my manager what I ask?', READS],
  ['wer liest hier mit?', READS],
  ['Sind meine Fragen vertraulich?', READS],
  ['how long do you store what I write?', ABOUT],
  ['is the bot monitoring us?', WATCHING],
  ['Werde ich hier überwacht?', WATCHING],
  ['what happens to my data when I leave?', LEAVING],
  ['was passiert mit meinen Daten, wenn ich kündige?', LEAVING],
  ['I have a new email address', ADDRESS],
  ['ich habe eine neue Mailadresse', ADDRESS],
  ['merge my two accounts please', TWO],
  ['ich bin hier doppelt', TWO],
  // Sounds alike, and is the company's to answer.
  ['who can see my calendar in Outlook?', QUESTION],
  ['can my manager see my salary history in Workday?', QUESTION],
  ['are exit interviews confidential?', QUESTION],
  ['how long do we keep job applications?', QUESTION],
  ['how do I track my parcel?', QUESTION],
  ['what happens to my pension when I leave the company?', QUESTION],
  ['how do I change my email signature?', QUESTION],
  ['how do I merge two Jira projects?', QUESTION],
  ['wie lange werden Rechnungen aufbewahrt?', QUESTION],
  ['wer kann meinen Kalender sehen?', QUESTION],
];

/** Written before the patterns were tried on them. */
export const WORRIES_HELD_OUT: readonly Phrase[] = [
  ['do my colleagues get to see what I asked?', READS],
  ['is this conversation private?', READS],
  ['who else reads what I write here?', READS],
  ['bekommt die Personalabteilung meine Fragen zu sehen?', READS],
  ['why are you watching me?', WATCHING],
  ['ich will nicht überwacht werden', WATCHING],
  ['what happens to everything I wrote after I quit?', LEAVING],
  ['my mail address is different now', ADDRESS],
  ['I am listed twice', TWO],
  ['wie lange bleibt das gespeichert?', ABOUT],
];

/** Everybody is led somewhere who asks for an admin; those who may see the names are shown them. */
export const ADMINS: readonly (readonly [
  'tina' | 'udo' | 'rita' | 'lena' | 'cora' | 'ada',
  string,
  string,
])[] = [
  ['tina', 'who are the admins', 'admins'],
  ['tina', 'ask an admin', 'admins'],
  ['tina', 'who is the admin of this bot?', 'admins'],
  ['tina', 'how do I contact an admin?', 'admins'],
  ['tina', 'I need to talk to an admin', 'admins'],
  ['tina', 'who runs this bot?', 'admins'],
  ['rita', 'show me the admins', 'admins'],
  ['udo', 'wer sind die Admins?', 'admins'],
  ['udo', 'wie erreiche ich einen Admin', 'admins'],
  ['udo', 'wer betreibt den Bot?', 'admins'],
  ['tina', 'help admins', 'admins'],
  ['tina', 'who are the reviewers', 'reviewers'],
  ['lena', 'who are the admins', 'admin/overview'],
  ['ada', 'ask an admin', 'admin/overview'],
  ['cora', 'wer sind die admins', 'council/roles'],
];
