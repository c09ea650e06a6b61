// What a sentence encoder said of an entry, as it is kept: bytes for each of its texts, and of which texts and whose they are. The texts are what an
// entry says to readers, its answer last.
import { createHash } from 'node:crypto';
import { collectionSpec } from '../../core/store';
import type { Doc } from '../../core/doc';
import type { Entry } from '../../domain/entries';
import { heeded } from './learning';
import type { Encoded } from './search';

export interface EntryVectors extends Doc {
  /** `fingerprint` of the model and the texts: other texts want other vectors. */
  readonly of: string;
  /** So many of them are phrasings; one that follows is the answer's. */
  readonly phrasings: number;
  /** Base64 of signed bytes; their length as a vector says nothing. */
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
}

/** Encoders read the beginning of a text, and some refuse a long one. */
const TEXT_MAX = 1000;
const BYTE_MAX = 127;

export function textsOf({ question, alternates, learned, answer }: Entry): Texts {
  const phrasings = [question, ...alternates, ...heeded(learned).map(({ text }) => text)].map(cut).filter((text) => text !== '');
  return { phrasings, ...(answer.trim() !== '' && { answer: cut(answer) }) };
}

export function fingerprint(model: string, { phrasings, answer }: Texts): string {
  const hash = createHash('sha256').update(JSON.stringify([model, phrasings, answer ?? null]));
  return hash.digest('base64url').slice(0, 22);
}

export function listed({ phrasings, answer }: Texts): readonly string[] {
  return answer === undefined ? phrasings : [...phrasings, answer];
}

/** Each figure by the vector's greatest, in a byte: what is lost is far less than what models disagree about. */
export function packed(vector: Float32Array): string {
  const greatest = vector.reduce((most, figure) => Math.max(most, Math.abs(figure)), 0) || 1;
  return Buffer.from(Int8Array.from(vector, (figure) => Math.round((figure / greatest) * BYTE_MAX)).buffer).toString('base64');
}

export function unpacked({ phrasings, vectors }: EntryVectors): Encoded {
  const all = vectors.map((vector) => new Int8Array(Buffer.from(vector, 'base64')));
  const answer = all[phrasings];
  return { phrasings: all.slice(0, phrasings), ...(answer && { answer }) };
}

function cut(text: string): string {
  return text.trim().slice(0, TEXT_MAX).toWellFormed();
}
