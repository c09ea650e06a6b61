// Questions and answers as people type them: `Q: …` and `A: …`, or `Frage:` and `Antwort:`.
import { plainLine } from '../plain';
import type { EntryNote, ReadEntry } from './shapes';

const MARK = String.raw`[*_]{0,2}\s*\d*\s*[:.)][*_]{0,2}[ \t]*`;
const QUESTION = new RegExp(
  `^[ \\t]*(?:[-*+][ \\t]+)?[*_]{0,2}(?:Q|F|Question|Frage)${MARK}(.+)$`,
  'i',
);
const ANSWER = new RegExp(
  `^[ \\t]*(?:[-*+][ \\t]+)?[*_]{0,2}(?:A|Answer|Antwort)${MARK}(.*)$`,
  'i',
);

/** Gives no entry if no question is followed by an answer. */
export function readQuestionsText(text: string): { entries: ReadEntry[]; notes: EntryNote[] } {
  const entries: { line: number; questions: string[]; answer: string[]; answered: boolean }[] = [];
  const above: string[] = [];
  for (const [at, line] of text.split('\n').entries()) {
    const current = entries.at(-1);
    const question = QUESTION.exec(line)?.[1];
    const answer = ANSWER.exec(line)?.[1];
    if (question !== undefined && current && !current.answered) current.questions.push(question);
    else if (question !== undefined)
      entries.push({ line: at + 1, questions: [question], answer: [], answered: false });
    else if (current && answer !== undefined && !current.answered) {
      current.answered = true;
      current.answer.push(answer);
    } else if (current) (current.answered ? current.answer : current.questions).push(line);
    else above.push(line);
  }
  if (!entries.some(({ answered }) => answered)) return { entries: [], notes: [] };
  const said = plainLine(above.join('\n'));
  return {
    entries: entries.map(({ line, questions, answer }) => {
      const [question = '', ...alternates] = questions.filter((one) => one.trim() !== '');
      const alone = { question: unmarked(question), answer: answer.join('\n').trim() };
      return { line, ...alone, alternates: alternates.map(unmarked), tags: [] };
    }),
    notes: said === '' ? [] : [{ line: 1, problem: 'loose', value: said }],
  };
}

/** `**Q: How?**` leaves its last marks behind. */
const unmarked = (text: string) => text.trim().replace(/^([^*]*)\*\*$/, '$1');
