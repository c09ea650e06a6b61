// lunr with its English pipeline; the words of a question are searched literally, so that no
// punctuation reads as its query language.
import lunr from 'lunr';

export async function createIndex(entries) {
  const index = lunr(function build() {
    this.ref('id');
    this.field('question', { boost: 3 });
    this.field('alternates', { boost: 2 });
    this.field('answer');
    this.field('tags');
    for (const entry of entries)
      this.add({ ...entry, alternates: entry.alternates.join('\n'), tags: entry.tags.join(' ') });
  });
  return {
    search(query, k) {
      const found = index.query((terms) => {
        for (const word of lunr.tokenizer(query))
          terms.term(word.toString(), { usePipeline: true });
      });
      return found.slice(0, k).map(({ ref, score }) => ({ id: ref, score }));
    },
  };
}
