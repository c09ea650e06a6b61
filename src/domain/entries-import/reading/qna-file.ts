// The `.qna` files of the Bot Framework: `# ? question`, other ways to ask as a list, filters, and
// the answer in a fence.
import { fromPairs } from './cells';
import type { EntryNote, ReadEntry } from './shapes';

const QUESTION = /^\s*#+\s*\?\s*(.+?)\s*$/;
const FENCE = /^\s*```/;
const ITEM = /^\s*[-*+]\s+(.+?)\s*$/;

export const isQnaFile = (text: string): boolean => /^\s*#+\s*\?\s*\S/m.test(text);

interface Block {
  readonly line: number;
  readonly question: string;
  readonly alternates: string[];
  readonly pairs: (readonly [string, string])[];
  readonly answer: string[];
  part: 'questions' | 'filters' | 'prompts' | 'answer';
  prompts: boolean;
}

export function readQnaFile(text: string): { entries: ReadEntry[]; notes: EntryNote[] } {
  const blocks: Block[] = [];
  let inFence = false;
  for (const [at, line] of text.split('\n').entries()) {
    const question = inFence ? undefined : QUESTION.exec(line)?.[1];
    if (question !== undefined) {
      blocks.push({
        line: at + 1,
        question,
        alternates: [],
        pairs: [],
        answer: [],
        part: 'questions',
        prompts: false,
      });
      continue;
    }
    const block = blocks.at(-1);
    if (FENCE.test(line)) inFence = !inFence;
    else if (block) take(block, line, inFence);
  }
  return {
    entries: blocks.map(({ line, question, alternates, pairs, answer }) => ({
      line,
      question,
      answer: answer.join('\n').trim(),
      alternates,
      ...fromPairs(pairs),
    })),
    notes: blocks.flatMap(({ line, question, prompts }) =>
      prompts ? [{ line, problem: 'prompts', value: question } as const] : [],
    ),
  };
}

function take(block: Block, line: string, inFence: boolean): void {
  if (inFence) {
    block.answer.push(line);
    return;
  }
  if (/^\s*\*+filters:?\*+/i.test(line)) block.part = 'filters';
  else if (/^\s*\*+prompts:?\*+/i.test(line)) block.part = 'prompts';
  const item = ITEM.exec(line)?.[1];
  if (item === undefined) return;
  if (block.part === 'questions') block.alternates.push(item);
  if (block.part === 'prompts') block.prompts = true;
  const [, key = '', value = ''] = /^([^=:]+?)\s*[=:]\s*(.+)$/.exec(item) ?? [];
  if (block.part === 'filters' && key !== '') block.pairs.push([key, value]);
}
