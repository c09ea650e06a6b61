// What the columns of a table of questions and answers are called, in English and German, by hand
// and by the tools that export them.
import type { Columns } from '../../tables';

export const ENTRY_COLUMNS: Columns = {
  names: {
    question: [
      'frage',
      'questions',
      'fragen',
      'q',
      'f',
      'question text',
      'fragetext',
      'title',
      'titel',
      'headline',
      'heading',
      'überschrift',
      'subject',
      'betreff',
    ],
    answer: [
      'antwort',
      'answers',
      'antworten',
      'a',
      'answer text',
      'antworttext',
      'text',
      'body',
      'content',
      'inhalt',
      'response',
      'reply',
      'solution',
      'lösung',
      'description',
      'beschreibung',
    ],
    alternates: [
      'alternate questions',
      'alternativen',
      'weitere fragen',
      'alternate',
      'alternatives',
      'alternative questions',
      'alternative fragen',
      'suggested questions',
      'variants',
      'suggestedquestions',
      'varianten',
      'phrasings',
      'alternate phrasings',
      'utterances',
      'similar questions',
      'ähnliche fragen',
      'other questions',
      'andere fragen',
    ],
    tags: [
      'tag',
      'schlagwörter',
      'schlagworte',
      'schlagwort',
      'stichwörter',
      'stichworte',
      'keywords',
      'keyword',
      'labels',
      'label',
      'category',
      'categories',
      'kategorie',
      'kategorien',
      'topic',
      'topics',
      'thema',
      'themen',
    ],
    language: ['sprache', 'lang', 'locale', 'language code', 'sprachcode'],
    owner: [
      'owner email',
      'owner name',
      'verantwortlich',
      'verantwortliche',
      'verantwortlicher',
      'responsible',
      'zuständig',
      'ansprechpartner',
      'ansprechpartnerin',
      'contact',
      'author',
      'autor',
      'autorin',
      'maintainer',
    ],
    source: ['quelle', 'source name', 'herkunft'],
    link: ['url', 'hyperlink', 'weblink', 'mehr dazu', 'more information'],
    audience: ['for', 'zielgruppe', 'für'],
    metadata: ['metadaten'],
    contextOnly: ['iscontextonly', 'is context only'],
    prompts: ['follow-up prompts'],
    id: ['qnaid', 'qna id', 'faq id', 'entry id', 'nr', 'nr.', 'no', 'no.', 'nummer', 'number'],
  },
  required: ['question', 'answer'],
  // The word None may be an answer.
  verbatim: ['question', 'answer', 'alternates'],
};

/** Fields of QnA Maker that say nothing that a reader would miss. */
const SILENT = /^(?:sourcedisplayname|isdocumenttext|op|displayorder)$/;

/** A header or field name without case, blanks and signs. */
export const bareName = (name: string) =>
  name
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');

const COLUMN_BY_NAME: ReadonlyMap<string, string> = new Map(
  Object.entries(ENTRY_COLUMNS.names).flatMap(([column, names]) =>
    [column, ...names].map((name) => [bareName(name), column] as const),
  ),
);

/** Our name of a field; undefined if it is none of ours. */
export const columnOf = (name: string): string | undefined => COLUMN_BY_NAME.get(bareName(name));

export const isSilent = (name: string): boolean => SILENT.test(bareName(name));
