// Checks that general settings fit together: incomplete and unsafe combinations. Every problem
// names the setting and what to do. The checks of a platform are in its module.
import type { Given } from './settings';

/** One line for each problem; empty if the settings fit together. */
export function validateSettings(given: Given): string[] {
  return [...storeProblems(given), ...embeddingsProblems(given), ...agreementProblems(given)];
}

function storeProblems({ MONGODB_URI, REDIS_URL }: Given): string[] {
  return REDIS_URL && !MONGODB_URI
    ? [
        'REDIS_URL needs MONGODB_URI: several instances cannot share a SQLite file. Set MONGODB_URI too, or remove REDIS_URL',
      ]
    : [];
}

function embeddingsProblems({
  EMBEDDINGS_URL,
  EMBEDDINGS_MODEL,
  EMBEDDINGS_API_KEY,
}: Given): string[] {
  if (!EMBEDDINGS_URL && !EMBEDDINGS_MODEL && !EMBEDDINGS_API_KEY) return [];
  const problems: string[] = [];
  if (!EMBEDDINGS_URL)
    problems.push(
      'EMBEDDINGS_URL is missing: set the address of the embeddings endpoint, or remove the other EMBEDDINGS_ settings to search without one',
    );
  if (!EMBEDDINGS_MODEL)
    problems.push(
      'EMBEDDINGS_MODEL is missing: name the model that the embeddings endpoint is to use',
    );
  return problems;
}

function agreementProblems({ AGREEMENT, AGREEMENT_SHA256 }: Given): string[] {
  if (AGREEMENT && !AGREEMENT_SHA256)
    return [
      'AGREEMENT_SHA256 is missing: set it to the hash that was signed; `npm run agreement:hash FILE` shows the hash of a file',
    ];
  if (AGREEMENT_SHA256 && !AGREEMENT)
    return [
      'AGREEMENT is missing: set it to the path of the signed file, or remove AGREEMENT_SHA256 if nothing is agreed any more',
    ];
  return [];
}
