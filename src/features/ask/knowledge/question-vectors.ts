// Gets the vector of a question from the sentence encoder, within a time limit: if the encoder is
// late, the question is answered by words alone. A failing encoder is not called for a while. The
// last vectors are cached, because buttons repeat questions.
import type { Clock } from '../../../core/clock';
import { type Embeddings, EmbeddingsError } from '../../../core/embeddings';
import { setBounded } from '../../../core/bounded-map';
import type { Log } from '../../../core/log';

export interface QuestionVectors {
  /** Undefined if the encoder does not answer in time. */
  of(question: string): Promise<Float32Array | undefined>;
}

/** How long an answer may wait for the encoder. */
const TIMEOUT_MS = 800;
const CACHE_MAX = 200;
/** After this many failures in a row, the encoder is not called for a while. */
const FAILURES_MAX = 2;
const PAUSE_MS = 30_000;

export function createQuestionVectors(
  embeddings: Embeddings,
  clock: Clock,
  log: Log,
): QuestionVectors {
  const cache = new Map<string, Promise<Float32Array | undefined>>();
  let failures = 0;
  let pausedUntil = 0;

  async function ask(question: string): Promise<Float32Array | undefined> {
    try {
      const [vector] = await embeddings.embed([question], TIMEOUT_MS, 'question');
      if (failures >= FAILURES_MAX) log.info('the sentence encoder answers again');
      failures = 0;
      return vector;
    } catch (error) {
      if (!(error instanceof EmbeddingsError)) throw error;
      cache.delete(question);
      if (error.kind === 'away') failed(error.message);
      return undefined;
    }
  }

  function failed(reason: string): void {
    failures++;
    if (failures < FAILURES_MAX) return;
    if (failures === FAILURES_MAX)
      log.warn('the sentence encoder fails; answering questions by words alone until it is back', {
        reason,
      });
    pausedUntil = clock.now().getTime() + PAUSE_MS;
  }

  return {
    of(asked) {
      const question = asked.trim();
      const known = cache.get(question);
      if (known) {
        setBounded(cache, question, known, CACHE_MAX);
        return known;
      }
      if (clock.now().getTime() < pausedUntil) return Promise.resolve(undefined);
      const answer = ask(question);
      setBounded(cache, question, answer, CACHE_MAX);
      return answer;
    },
  };
}
