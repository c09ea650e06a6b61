// What the search engine gets of an entry.
import type { Entry } from '../../../domain/entries';
import type { Searchable } from '../search';
import { heeded } from './learned-questions';

export function searchableOf({
  id,
  question,
  alternates,
  answer,
  tags,
  language,
  audience,
  learned,
}: Entry): Searchable {
  const confirmed = heeded(learned).map(({ text }) => text);
  return {
    id,
    question,
    alternates,
    confirmed,
    answer,
    tags,
    language,
    ...(audience && { audience }),
  };
}
