// A sentence encoder in memory: it knows a few meanings and, as a good one would, which of our own
// pairs of questions mean the same. A test says when it fails and sees what it was asked.
import {
  type Embeddings,
  EmbeddingsError,
  type EmbeddingsErrorKind,
} from '../../src/core/embeddings';
import { CALIBRATION_TEXTS } from '../../src/features/ask/search';

export interface FakeEmbeddings extends Embeddings {
  /** The texts of each request, without our own pairs. */
  readonly asked: string[][];
  /** Why it fails, from here on; undefined: it does not. */
  fails: EmbeddingsErrorKind | undefined;
  /** A text that it refuses, whatever comes with it. */
  refuses: string | undefined;
  closed: boolean;
}

/** Each is a direction of its own, however it is said. */
const MEANINGS = [
  /\b(vacation|leave|holidays?|recharge|hammock)\b/i,
  /\b(laptop|computer|notebook)\b/i,
  /\b(salary|payslip|payday|money)\b/i,
  /\b(printer|paper)\b/i,
];
const FIRST_LETTER = MEANINGS.length;
const PAIRS = FIRST_LETTER + 32;

/** A unit vector. What has no meaning here goes by its first letter. */
export function meaningOf(text: string): Float32Array {
  const vector = new Float32Array(PAIRS + 2 * CALIBRATION_TEXTS.length);
  const known = CALIBRATION_TEXTS.indexOf(text);
  if (known >= 0) {
    // Two that mean the same in other words are half alike.
    vector[PAIRS + (known >> 1)] = Math.SQRT1_2;
    vector[PAIRS + CALIBRATION_TEXTS.length + known] = Math.SQRT1_2;
    return vector;
  }
  const meaning = MEANINGS.findIndex((one) => one.test(text));
  vector[meaning >= 0 ? meaning : FIRST_LETTER + (text.charCodeAt(0) % 32)] = 1;
  return vector;
}

export function createFakeEmbeddings(model = 'fake'): FakeEmbeddings {
  const fake: FakeEmbeddings = {
    model,
    asked: [],
    fails: undefined,
    refuses: undefined,
    closed: false,
    close() {
      fake.closed = true;
    },
    async embed(texts) {
      const own = texts.filter((text) => !CALIBRATION_TEXTS.includes(text));
      if (own.length > 0) fake.asked.push(own);
      if (fake.fails) throw new EmbeddingsError(fake.fails, 'it fails');
      if (fake.refuses !== undefined && texts.includes(fake.refuses))
        throw new EmbeddingsError('refused', 'it does not like that');
      return texts.map(meaningOf);
    },
  };
  return fake;
}
