// Questions and answers in Markdown or on a page: headings are questions, and the text up to the
// next one is the answer.
import { frontMatter } from './front-matter';
import { plainLine } from '../plain';
import type { EntryNote, ReadEntry } from './shapes';

interface Heading {
  readonly level: number;
  readonly text: string;
  readonly line: number;
  readonly body: string[];
}

/** Deeper than any heading: a line in bold that asks something. */
const BOLD_LEVEL = 7;
const FENCE = /^\s*(?:```|~~~)/;
const HTML_HEADING = /<(h[1-6]|summary|dt)\b[^>]*>([\s\S]*?)<\/\1\s*>/gi;
const TAG_MAX = 40;

/** Gives no entry if the text has no heading with a text below it. */
export function readMarkdown(text: string): { entries: ReadEntry[]; notes: EntryNote[] } {
  const lines = withMarkdownHeadings(text).split('\n');
  const front = frontMatter(lines);
  const { headings, above } = headingsOf(lines, front.lines);
  const isQuestion = judgeOf(headings);
  const entries: ReadEntry[] = [];
  const notes: EntryNote[] = [];
  const loose = (line: number, body: readonly string[]) => {
    const said = plainLine(body.join('\n'));
    if (said !== '') notes.push({ line, problem: 'loose', value: said });
  };
  loose(front.lines + 1, above);
  const titles = headings.filter(({ level }) => level === 1).length;
  const sections: Heading[] = [];
  let question: { heading: Heading; body: string[] } | undefined;
  const close = () => {
    if (question === undefined) return;
    const { heading, body } = question;
    const tags = sections
      .filter(({ level }) => level < heading.level && (level > 1 || titles > 1))
      .map((section) => plainLine(section.text).toLowerCase())
      .filter((tag) => tag.length <= TAG_MAX);
    entries.push({
      ...front.defaults,
      line: heading.line,
      question: heading.text,
      answer: body.join('\n').trim(),
      alternates: [],
      tags: [...new Set([...front.defaults.tags, ...tags])],
    });
    question = undefined;
  };
  for (const heading of headings) {
    if (question && heading.level > question.heading.level && !isQuestion(heading)) {
      question.body.push('', heading.text, ...heading.body);
      continue;
    }
    close();
    while ((sections.at(-1)?.level ?? 0) >= heading.level) sections.pop();
    if (isQuestion(heading)) question = { heading, body: [...heading.body] };
    else {
      sections.push(heading);
      loose(heading.line, heading.body);
    }
  }
  close();
  return { entries, notes };
}

/** Line breaks stay, so that lines keep their numbers. */
const withMarkdownHeadings = (text: string) =>
  text.replace(HTML_HEADING, (whole, name: string, words: string) => {
    const level = /\d/.exec(name)?.[0] ?? '6';
    const below = '\n'.repeat(Math.max(1, whole.split('\n').length - 1));
    return `\n${'#'.repeat(Number(level))} ${words.replace(/\s+/g, ' ').trim()}${below}`;
  });

function headingsOf(lines: readonly string[], from: number) {
  const headings: Heading[] = [];
  const above: string[] = [];
  let inFence = false;
  for (let at = from; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    if (FENCE.test(line)) inFence = !inFence;
    const heading = inFence ? undefined : headingAt(line, lines[at + 1]);
    if (!heading) {
      (headings.at(-1)?.body ?? above).push(line);
      continue;
    }
    headings.push({
      level: heading.level,
      text: bareHeading(heading.text),
      line: at + 1,
      body: [],
    });
    if (heading.underlined) at += 1;
  }
  return { headings: headings.filter(({ text }) => text !== ''), above };
}

function headingAt(line: string, next = '') {
  const [, marks = '', text = ''] = /^ {0,3}(#{1,6})[ \t]+(.*?)[ \t]*#*[ \t]*$/.exec(line) ?? [];
  if (marks !== '') return { level: marks.length, text, underlined: false };
  const bold = /^\s*(?:\*\*|__)([^*_]+\?)\s*(?:\*\*|__)\s*$/.exec(line)?.[1];
  if (bold !== undefined) return { level: BOLD_LEVEL, text: bold, underlined: false };
  const isText = /\S/.test(line) && !/^\s*(?:[-*+>|]|\d+[.)]\s)/.test(line);
  if (isText && /^={3,}\s*$/.test(next)) return { level: 1, text: line, underlined: true };
  if (isText && /^-{3,}\s*$/.test(next)) return { level: 2, text: line, underlined: true };
  return undefined;
}

/** `1.2 How do I …? {#how}` without its number and its mark. */
const bareHeading = (text: string) =>
  text
    .replace(/\s*\{#[^}]*\}\s*$/, '')
    .replace(/^\s*(?:\d+(?:\.\d+)*[.)]?\s+|(?:Q|F)\d*[:.)]\s*|\?\s+)/i, '')
    .trim();

const hasText = ({ body }: Heading) => body.some((line) => line.trim() !== '');
const asks = ({ text }: Heading) => /\?\W*$/.test(text);

/** Whether a heading is a question: it asks, or it is of the level on which the questions are. */
function judgeOf(headings: readonly Heading[]): (heading: Heading) => boolean {
  const filled = headings.filter(hasText);
  const asking = filled.filter(asks);
  const counted = asking.length > 0 ? asking : filled;
  const hasDeeper = filled.some(({ level }) => level > 1);
  const titles = filled.filter(({ level }) => level === 1).length;
  const counts = new Map<number, number>();
  for (const { level } of counted)
    if (asking.length > 0 || level > 1 || titles > 1 || !hasDeeper)
      counts.set(level, (counts.get(level) ?? 0) + 1);
  const main = [...counts].toSorted((a, b) => b[1] - a[1] || a[0] - b[0])[0]?.[0];
  return (heading) =>
    hasText(heading) && (heading.level === main || (asking.length > 0 && asks(heading)));
}
