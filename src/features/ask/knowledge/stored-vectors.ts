// The sentence encoder's vectors of an entry as the store holds them: bytes for each of its texts,
// with a fingerprint of the model and the texts. The texts are its phrasings, and its answer last.
import { createHash } from 'node:crypto';
import type { Doc } from '../../../core/doc';
import type { TextRole } from '../../../core/embeddings';
import { collectionSpec } from '../../../core/store';
import type { Entry } from '../../../domain/entries';
import type { EncodedTexts } from '../search';
import { heeded } from './learned-questions';

export interface EntryVectors extends Doc {
  /** The `fingerprint` of the model and the texts. Changed texts need new vectors. */
  readonly of: string;
  /** How many of the vectors are of phrasings. One more is of the answer. */
  readonly phrasings: number;
  /** Base64 of signed bytes. Only their direction has a meaning, not their length. */
  readonly vectors: readonly string[];
}

export const vectorsCollection = collectionSpec<EntryVectors>('ask.vectors', {
  followed: true,
  what: 'with a [sentence encoder](#a-sentence-encoder): the figures that it gave for the texts of published entries',
  people: 'none',
  keep: { until: 'until the entry is withdrawn or removed' },
});

export interface Texts {
  readonly phrasings: readonly string[];
  readonly answer?: string;
  /** Absent: all of them are passages. */
  readonly roleOf?: (at: number) => TextRole;
}

/** Encoders read only the beginning of a text, and some refuse long texts. */
const TEXT_MAX = 1000;
const BYTE_MAX = 127;

export function textsOf({ question, alternates, learned, answer }: Entry): Texts {
  const phrasings = [question, ...alternates, ...heeded(learned).map(({ text }) => text)]
    .map(cut)
    .filter((text) => text !== '');
  return { phrasings, ...(answer.trim() !== '' && { answer: cut(answer) }) };
}

/** How the texts are encoded. Vectors that were encoded another way are encoded again. */
const ENCODING = 'passages';

export function fingerprint(model: string, { phrasings, answer }: Texts): string {
  const hash = createHash('sha256').update(
    JSON.stringify([model, phrasings, answer ?? null, ENCODING]),
  );
  return hash.digest('base64url').slice(0, 22);
}

export function textList({ phrasings, answer }: Texts): readonly string[] {
  return answer === undefined ? phrasings : [...phrasings, answer];
}

/** Scales each figure to a byte. The loss is far smaller than the differences between models. */
export function packVector(vector: Float32Array): string {
  const greatest = vector.reduce((most, figure) => Math.max(most, Math.abs(figure)), 0) || 1;
  return Buffer.from(
    Int8Array.from(vector, (figure) => Math.round((figure / greatest) * BYTE_MAX)).buffer,
  ).toString('base64');
}

export function unpackVectors({ phrasings, vectors }: EntryVectors): EncodedTexts {
  const all = vectors.map((vector) => new Int8Array(Buffer.from(vector, 'base64')));
  const answer = all[phrasings];
  return { phrasings: all.slice(0, phrasings), ...(answer && { answer }) };
}

function cut(text: string): string {
  return text.trim().slice(0, TEXT_MAX).toWellFormed();
}
