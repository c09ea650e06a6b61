// Card data of answers.
import { shortened } from '../../../cards/shortened';
import type { CardMessage } from '../../../core/message';
import { audienceShown } from '../../../domain/audience';
import type { Entry } from '../../../domain/entries';
import type { Sureness } from './choose';
import { type FoundEntry, heeded, keyOf } from '../knowledge';
import { BUTTON_MAX, carried, QUESTION_MAX } from '../questions';
import type { SearchResult } from '../search';

/** `guest`: the reader may only read. `mayChange`: the reader alone sees it, and may change it. */
export function answerCard(
  entry: Entry,
  question: string,
  {
    ownerName,
    guest = false,
    mayChange = false,
    sureness = 'chosen',
  }: {
    readonly ownerName?: string | undefined;
    readonly guest?: boolean;
    readonly mayChange?: boolean;
    readonly sureness?: Sureness;
  },
): CardMessage {
  return {
    card: 'ask/answer',
    data: {
      entryId: entry.id,
      question: carried(question),
      title: entry.question,
      answer: entry.answer,
      owner: ownerName ?? '',
      hasOwner: ownerName !== undefined,
      source: entry.source ?? '',
      hasSource: entry.source !== undefined,
      tags: entry.tags.join(', '),
      hasTags: entry.tags.length > 0,
      updatedAt: entry.updatedAt,
      link: entry.link ?? '',
      hasLink: entry.link !== undefined,
      guest,
      mayChange,
      sureness,
      rated: sureness !== 'chosen',
      ...audienceShown(entry.audience),
    },
  };
}

interface UnknownShown extends Pick<SearchResult, 'mended' | 'unknown'> {
  readonly afterNoHelp?: boolean;
  /** The reader may only read. */
  readonly guest?: boolean | undefined;
}

const CODES_MAX = 200;

/** The card without an answer: unknown codes, the closest entries, and the way to a person. */
export function unknownCard(
  question: string,
  nearest: readonly Pick<FoundEntry, 'entry'>[],
  { afterNoHelp = false, mended = '', unknown = [], guest = false }: UnknownShown,
): CardMessage {
  return {
    card: 'ask/unknown',
    data: {
      question: carried(question),
      afterNoHelp,
      codes: shortened(unknown.join(', '), CODES_MAX),
      hasCodes: unknown.length > 0,
      mended: shortened(mended, QUESTION_MAX),
      hasMended: mended !== '',
      guest,
      hasNearest: nearest.length > 0,
      nearest: nearest.map(({ entry }) => ({
        entryId: entry.id,
        question: carried(question),
        title: shortened(entry.question, BUTTON_MAX),
      })),
    },
  };
}

const FORGETTABLE = 5;

/**
 * Why the bot gave this entry. `mayForget`: the reader may remove the questions that the entry
 * learned.
 */
export function whyCard(
  entryId: string,
  question: string,
  hit: FoundEntry | undefined,
  mayForget: boolean,
): CardMessage {
  const learned = heeded(hit?.entry.learned);
  const same = learned.find(({ key }) => key === keyOf(question));
  const words = hit?.matched.join(', ') ?? '';
  return {
    card: 'ask/why',
    data: {
      words: shortened(words, QUESTION_MAX),
      hasWords: words !== '',
      colleagues: same?.helped.length ?? 0,
      given: same?.given?.length ?? 0,
      sure: Math.round((hit?.confidence ?? 0) * 100),
      canForget: mayForget && learned.length > 0,
      learned: learned.slice(0, FORGETTABLE).map(({ key, text }) => ({
        entryId,
        key: shortened(key, QUESTION_MAX),
        text: shortened(text, BUTTON_MAX),
      })),
    },
  };
}

export const askForm = (): CardMessage => ({ card: 'ask/ask-form', data: {} });
