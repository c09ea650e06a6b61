// Sends the texts of several entries to the sentence encoder. A refused text does not hold up other
// entries.
import { type Embeddings, EmbeddingsError, type TextRole } from '../../../core/embeddings';
import { type Texts, textList } from './stored-vectors';

/** The most texts in one request. */
export const BATCH = 64;
/** A small machine encodes only a few texts a second. */
const BATCH_TIMEOUT_MS = 60_000;

export interface ToEncode {
  readonly id: string;
  readonly texts: Texts;
}

/** Passes the vectors of each entry to `keep`, and gives the number of refused entries. */
export async function encodeGroup(
  embeddings: Embeddings,
  group: readonly ToEncode[],
  keep: (one: ToEncode, vectors: readonly Float32Array[]) => Promise<void>,
): Promise<number> {
  try {
    const vectors = await encode(
      embeddings,
      group.flatMap(({ texts }) => textList(texts)),
      group.flatMap(({ texts }) =>
        textList(texts).map((_text, at) => texts.roleOf?.(at) ?? 'passage'),
      ),
    );
    let from = 0;
    for (const one of group)
      await keep(one, vectors.slice(from, (from += textList(one.texts).length)));
    return 0;
  } catch (error) {
    if (!(error instanceof EmbeddingsError) || error.kind !== 'refused') throw error;
    if (group.length === 1) return 1;
    let refused = 0;
    for (const one of group) refused += await encodeGroup(embeddings, [one], keep);
    return refused;
  }
}

/** One batch after the other, so as not to overload a small encoder. Texts of one role go together. */
async function encode(
  embeddings: Embeddings,
  texts: readonly string[],
  roles: readonly TextRole[],
): Promise<Float32Array[]> {
  const vectors: Float32Array[] = [];
  for (const role of ['passage', 'question'] as const) {
    const places = texts.flatMap((_text, at) => (roles[at] === role ? [at] : []));
    for (let from = 0; from < places.length; from += BATCH) {
      const batch = places.slice(from, from + BATCH);
      const found = await embeddings.embed(
        batch.map((at) => texts[at] ?? ''),
        BATCH_TIMEOUT_MS,
        role,
      );
      for (const [index, at] of batch.entries()) vectors[at] = found[index] as Float32Array;
    }
  }
  return vectors;
}
