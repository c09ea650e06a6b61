// The port to a sentence encoder. It gives a vector for each text; texts with similar meanings get
// vectors that are close. It exists only if the operator configured one. Otherwise nothing that
// people write leaves the company.

/**
 * What a text is to the search: a question that somebody asks, or a passage in which it is looked
 * for. Some models encode the two differently.
 */
export type TextRole = 'question' | 'passage';

export interface Embeddings {
  /** Vectors of different models cannot be compared. */
  readonly model: string;
  /**
   * Gives one vector for each text, in the same order. All have unit length and the same dimension.
   * Rejects with an EmbeddingsError, after `withinMs` milliseconds at the latest.
   */
  embed(
    texts: readonly string[],
    withinMs: number,
    role: TextRole,
  ): Promise<readonly Float32Array[]>;
  /** Cancels the requests that are running and refuses all later ones. */
  close(): void;
}

/**
 * Why there are no vectors:
 * - `away`: the encoder is unreachable, slow, busy or broken, or refuses the key; other texts would
 *   fail too
 * - `refused`: the encoder does not accept these texts, but may accept others
 */
export type EmbeddingsErrorKind = 'away' | 'refused';

/** Its message is ours. It holds no text, no key and nothing from the encoder's response. */
export class EmbeddingsError extends Error {
  override readonly name = 'EmbeddingsError';
  readonly kind: EmbeddingsErrorKind;
  constructor(kind: EmbeddingsErrorKind, message: string) {
    super(message);
    this.kind = kind;
  }
}
