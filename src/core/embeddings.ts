// The port to a sentence encoder: texts in, a vector for each out, near each other where the texts mean the same. There is one only when the
// operator named it; without it, nothing that people write leaves the house.

export interface Embeddings {
  /** Vectors of different models cannot be compared. */
  readonly model: string;
  /**
   * One vector of unit length a text, in their order, all of the same length. Rejects with an EmbeddingsError, after `withinMs` at the latest.
   */
  embed(texts: readonly string[], withinMs: number): Promise<readonly Float32Array[]>;
  /** Breaks off what is under way; whatever is asked from then on is refused. */
  close(): void;
}

/**
 * Why there are no vectors:
 * - `away`: the encoder cannot be reached, is slow, busy, broken or wants another key; another text would fare no better
 * - `refused`: it does not take these texts, but may take others
 */
export type EmbeddingsErrorKind = 'away' | 'refused';

/** Its message says what went wrong in our words: neither a text, nor the key, nor what the encoder answered. */
export class EmbeddingsError extends Error {
  override readonly name = 'EmbeddingsError';
  readonly kind: EmbeddingsErrorKind;
  constructor(kind: EmbeddingsErrorKind, message: string) {
    super(message);
    this.kind = kind;
  }
}
