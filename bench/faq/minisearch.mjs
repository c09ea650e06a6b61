// MiniSearch as its documentation shows it: every field, typos forgiven, beginnings found.
import MiniSearch from 'minisearch';

export async function createIndex(entries) {
  const index = new MiniSearch({
    fields: ['question', 'alternates', 'answer', 'tags'],
    searchOptions: { boost: { question: 3, alternates: 2 }, fuzzy: 0.2, prefix: true },
  });
  index.addAll(
    entries.map((entry) => ({
      ...entry,
      alternates: entry.alternates.join('\n'),
      tags: entry.tags.join(' '),
    })),
  );
  return {
    search: (query, k) =>
      index
        .search(query)
        .slice(0, k)
        .map(({ id, score }) => ({ id, score })),
  };
}
