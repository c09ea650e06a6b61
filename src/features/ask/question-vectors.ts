// Asks the sentence encoder what a question means, but waits for it only so long: whoever asks gets an answer by words in time. An encoder that fails is
// left in peace for a while; the last questions are remembered, since buttons ask them again.
import type { Clock } from '../../core/clock';
import { type Embeddings, EmbeddingsError } from '../../core/embeddings';
import { setLatest } from '../../core/latest';
import type { Log } from '../../core/log';

export interface QuestionVectors {
  /** Undefined, after a moment at most, when the encoder does not say. */
  of(question: string): Promise<Float32Array | undefined>;
}

/** As long as an answer may be late for the sake of being better. */
const WITHIN_MS = 800;
const REMEMBERED = 200;
/** So many failures in a row, and it is left in peace. */
const FAILURES = 2;
const PEACE_MS = 30_000;

export function createQuestionVectors(embeddings: Embeddings, clock: Clock, log: Log): QuestionVectors {
  const remembered = new Map<string, Promise<Float32Array | undefined>>();
  let failures = 0;
  let peaceUntil = 0;

  async function ask(question: string): Promise<Float32Array | undefined> {
    try {
      const [vector] = await embeddings.embed([question], WITHIN_MS);
      if (failures >= FAILURES) log.info('the sentence encoder answers again');
      failures = 0;
      return vector;
    } catch (error) {
      if (!(error instanceof EmbeddingsError)) throw error;
      remembered.delete(question);
      if (error.kind === 'away') failed(error.message);
      return undefined;
    }
  }

  function failed(reason: string): void {
    failures++;
    if (failures < FAILURES) return;
    if (failures === FAILURES) log.warn('the sentence encoder fails: questions are answered by words alone until it is back', { reason });
    peaceUntil = clock.now().getTime() + PEACE_MS;
  }

  return {
    of(asked) {
      const question = asked.trim();
      const known = remembered.get(question);
      if (known) {
        setLatest(remembered, question, known, REMEMBERED);
        return known;
      }
      if (clock.now().getTime() < peaceUntil) return Promise.resolve(undefined);
      const answer = ask(question);
      setLatest(remembered, question, answer, REMEMBERED);
      return answer;
    },
  };
}
