// wink-bm25 over all fields; it leaves the preparation of words to its user: lower case, and a
// plural's s.
import wink from 'wink-bm25-text-search';

const prepare = (text) =>
  (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).map((word) =>
    word.length > 3 ? word.replace(/s$/, '') : word,
  );

export async function createIndex(entries) {
  const index = wink();
  index.defineConfig({ fldWeights: { question: 3, alternates: 2, answer: 1, tags: 1 } });
  index.definePrepTasks([prepare]);
  for (const { id, question, alternates, answer, tags } of entries) {
    index.addDoc(
      {
        question,
        alternates: alternates.join('\n'),
        answer: answer || question,
        tags: tags.join(' '),
      },
      id,
    );
  }
  index.consolidate();
  return { search: (query, k) => index.search(query, k).map(([id, score]) => ({ id, score })) };
}
