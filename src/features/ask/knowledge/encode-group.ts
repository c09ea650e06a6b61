// Sends the texts of several entries to the sentence encoder. A refused text does not hold up other
// entries.
import { type Embeddings, EmbeddingsError } from '../../../core/embeddings';
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

/** One batch after the other, so as not to overload a small encoder. */
async function encode(embeddings: Embeddings, texts: readonly string[]): Promise<Float32Array[]> {
  const vectors: Float32Array[] = [];
  for (let at = 0; at < texts.length; at += BATCH) {
    vectors.push(...(await embeddings.embed(texts.slice(at, at + BATCH), BATCH_TIMEOUT_MS)));
  }
  return vectors;
}
