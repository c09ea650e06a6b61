// The figures by which an entry is compared with a question, most of them between 0 and 1, each from
// a different view of both. Together they give its score.

/** By slot. Reused from search to search. */
export interface Signals {
  /** The share of the question that the words of the entry cover (BM25). */
  words: Float64Array;
  /** N-grams: the closest phrasing, and all phrasings together. */
  nearestGrams: Float64Array;
  allGrams: Float64Array;
  /** Meaning: the closest phrasing, and all phrasings together. */
  nearestMeaning: Float64Array;
  allMeaning: Float64Array;
  /** The output of the linear classifier: positive for the entry, negative against it. */
  learned: Float64Array;
  /** The share of the question that the words of the answer cover (BM25). */
  answerWords: Float64Array;
  /** The largest share of the question that one sentence covers, alone and beside the phrasings. */
  said: Float64Array;
  saidBeside: Float64Array;
  /** Meaning: the closest sentence, and all sentences together. */
  nearestSentence: Float64Array;
  allSentences: Float64Array;
}
