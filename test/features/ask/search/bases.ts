// Small bases of entries for the search suites.
import type { LearnedQuestion } from '../../../../src/domain/entries';
import { heeded, learn } from '../../../../src/features/ask/knowledge/learned-questions';
import type { Searchable } from '../../../../src/features/ask/search';

export function entry(id: string, question: string, more: Partial<Searchable> = {}): Searchable {
  return { id, question, alternates: [], answer: '', tags: [], language: 'en', ...more };
}

/** The questions that an entry learns if it helped so many people with each of these. */
export function confirmed(questions: readonly string[], people = 2): readonly string[] {
  const said = questions.flatMap((question) =>
    Array.from({ length: people }, (_, n) => ({
      question,
      byPersonId: `p${n}`,
      what: 'helped' as const,
      at: '2026-03-02T09:00:00.000Z',
    })),
  );
  return heeded(said.reduce<readonly LearnedQuestion[]>(learn, [])).map(({ text }) => text);
}

export const office: readonly Searchable[] = [
  entry('leave', 'How do I book leave?', {
    alternates: ['Where can I request holidays?', 'carry over leave to next year'],
    answer: 'In the HR portal.',
  }),
  entry('printer', 'The printer does not print', {
    alternates: ['paper jam on the second floor'],
    answer: 'Restart the spooler.',
  }),
  entry('sap', 'What does SAP FI-402 mean?', { answer: 'The posting period is closed.' }),
  entry('sap-2', 'What does SAP FI-420 mean?', { answer: 'The vendor is blocked.' }),
  entry('badge', 'I lost my badge', {
    alternates: ['replace an access card'],
    answer: 'Reception has a new one within a day.',
  }),
  entry('expenses', 'How do I hand in travel expenses?', {
    alternates: ['reimbursement of train tickets'],
    tags: ['travel'],
  }),
  entry('wifi', 'Which network is for guests?', { alternates: ['WLAN password for visitors'] }),
  entry('payslip', 'When do I get my payslip?', { alternates: ['salary statement'] }),
  entry('urlaub', 'Wie stelle ich einen Urlaubsantrag?', {
    language: 'de',
    answer: 'Im Personalportal unter Abwesenheiten.',
  }),
  entry('ueberstunden', 'Wie rechne ich Überstunden ab?', {
    language: 'de',
    alternates: ['Mehrarbeit auszahlen lassen'],
  }),
  entry('dienstwagen', 'Wer bekommt einen Dienstwagen?', { language: 'de' }),
  entry('krank', 'Ich bin krank, was muss ich tun?', {
    language: 'de',
    alternates: ['Krankmeldung abgeben'],
  }),
];
