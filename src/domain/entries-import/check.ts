// One entry as it will be stored, or why it cannot be. Marks of other programs are taken out.
import { type Locale } from '../../core/texts';
import { type Audience, isEverybody, readAudience } from '../audience';
import { cleanEmail } from '../email';
import { questionKey } from './identity';
import { readLanguage } from './language';
import { plainLine, plainText } from './plain';
import type { EntryNote, ReadEntry } from './reading';

export interface ImportedEntry {
  readonly id: string;
  readonly question: string;
  readonly answer: string;
  readonly alternates: readonly string[];
  readonly tags: readonly string[];
  readonly language: Locale;
  readonly ownerEmail?: string;
  /** The owner, if a name says who it is. */
  readonly ownerId?: string;
  readonly source?: string;
  readonly link?: string;
  /** Absent if the table does not say. */
  readonly audience?: Audience;
}

export interface BadEntryLine {
  readonly line: number;
  readonly problem:
    | 'question'
    | 'answer'
    | 'long'
    | 'longQuestion'
    | 'twice'
    | 'link'
    | 'audience'
    | 'nobody';
  readonly value: string;
}

/** What a plan needs to know about people. */
export interface Colleagues {
  /** The id of the person with this e-mail address. */
  idOf(email: string): string | undefined;
  /** The ids of everyone with this full name. */
  idsNamed(name: string): readonly string[];
  isAnybodyIn(audience: Audience): boolean;
}

/** `language`: absent if the line does not name one of ours. */
export type CheckedEntry = Omit<ImportedEntry, 'id' | 'language'> & {
  readonly language?: Locale;
};

export type Checked =
  | {
      readonly ok: true;
      readonly entry: CheckedEntry;
      readonly notes: readonly EntryNote[];
    }
  | { readonly ok: false; readonly bad: BadEntryLine };

const ANSWER_MAX = 2500;
const QUESTION_MAX = 500;
const TAG_MAX = 60;

export function checkEntry(read: ReadEntry, colleagues: Colleagues): Checked {
  const { line } = read;
  const [question, answer, source] = [
    plainLine(read.question),
    plainText(read.answer),
    plainLine(read.source ?? ''),
  ];
  const [link, whoFor] = [(read.link ?? '').trim(), (read.audience ?? '').trim()];
  const audience = readAudience(whoFor);
  const bad = (problem: BadEntryLine['problem'], value: string) =>
    ({ ok: false, bad: { line, problem, value } }) as const;
  if (question === '') return bad('question', '');
  if (answer === '') return bad('answer', question);
  if (question.length > QUESTION_MAX) return bad('longQuestion', question);
  if (answer.length > ANSWER_MAX) return bad('long', question);
  if (link !== '' && !isWeb(link)) return bad('link', link);
  if (!audience.ok) return bad('audience', audience.part);
  // Nobody could ever find the entry, and nobody would notice.
  if (!isEverybody(audience.audience) && !colleagues.isAnybodyIn(audience.audience))
    return bad('nobody', whoFor);
  const language = readLanguage(read.language ?? '');
  const owner = ownerIn((read.owner ?? '').trim(), colleagues);
  const notes: EntryNote[] = [];
  if (read.language && !language) notes.push({ line, problem: 'foreign', value: read.language });
  if (owner.problem) notes.push({ line, problem: owner.problem, value: read.owner ?? '' });
  return {
    ok: true,
    notes,
    entry: {
      question,
      answer,
      alternates: others(question, read.alternates),
      tags: read.tags.map((tag) => plainLine(tag).slice(0, TAG_MAX)).filter(Boolean),
      ...(language !== undefined && { language }),
      ...owner.who,
      ...(source !== '' && { source }),
      ...(link !== '' && { link }),
      ...(whoFor !== '' && { audience: audience.audience }),
    },
  };
}

const isWeb = (link: string) => URL.canParse(link) && /^https?:$/.test(new URL(link).protocol);

/** Other ways to ask, each once, without the question itself. */
function others(question: string, alternates: readonly string[]): readonly string[] {
  const seen = new Set([questionKey(question)]);
  return alternates.map(plainLine).filter((one) => {
    const key = questionKey(one);
    const isNew = one !== '' && one.length <= QUESTION_MAX && !seen.has(key);
    seen.add(key);
    return isNew;
  });
}

/** The owner by address or full name. If it is unknown, the preview says so. */
function ownerIn(
  text: string,
  { idOf, idsNamed }: Colleagues,
): { who: Pick<ImportedEntry, 'ownerEmail' | 'ownerId'>; problem?: 'owner' | 'owners' } {
  if (text === '') return { who: {} };
  const email = cleanEmail(text);
  if (email !== undefined)
    return idOf(email) === undefined
      ? { who: {}, problem: 'owner' }
      : { who: { ownerEmail: email } };
  const [ownerId, ...more] = idsNamed(text);
  if (ownerId === undefined) return { who: {}, problem: 'owner' };
  return more.length > 0 ? { who: {}, problem: 'owners' } : { who: { ownerId } };
}
