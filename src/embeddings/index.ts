// The embeddings port over HTTP, for any endpoint with OpenAI's `POST /embeddings`, in the cloud or
// on this machine. It sees only the texts that it gets, stores none, and shows neither texts nor
// the key in errors.
import { type Embeddings, EmbeddingsError, type TextRole } from '../core/embeddings';
import { fieldOf, readVectors } from './read-vectors';

export interface EmbeddingsSettings {
  /** The base address of the API, such as https://api.openai.com/v1 */
  readonly url: string;
  readonly model: string;
  readonly apiKey?: string;
}

/** 64 texts with 3,072 numbers each take 4 MB as JSON. */
const ANSWER_MAX_BYTES = 32 * 1024 * 1024;
/** Responses that mean that the texts are wrong, not the endpoint or the key. */
const REFUSED = new Set([400, 413, 422]);

/**
 * The field by which endpoints for such models tell questions and passages apart. Endpoints that
 * do not know it ignore it, or refuse it: then it is left out.
 */
const INPUT_TYPES: Readonly<Record<TextRole, string>> = { question: 'query', passage: 'passage' };

export function createEmbeddings({ url, model, apiKey }: EmbeddingsSettings): Embeddings {
  const address = `${url.replace(/\/+$/, '').replace(/\/embeddings$/, '')}/embeddings`;
  const headers = {
    'content-type': 'application/json',
    ...(apiKey !== undefined && { authorization: `Bearer ${apiKey}` }),
  };
  const closing = new AbortController();
  let takesType = true;

  async function request(input: readonly string[], signal: AbortSignal, type: object) {
    const body = JSON.stringify({ model, input, encoding_format: 'float', ...type });
    return ask(address, { method: 'POST', headers, body, signal, redirect: 'error' });
  }

  async function askFor(texts: readonly string[], signal: AbortSignal, role: TextRole) {
    if (!takesType) return request(texts, signal, {});
    try {
      return await request(texts, signal, { input_type: INPUT_TYPES[role] });
    } catch (error) {
      if (!(error instanceof EmbeddingsError) || error.kind !== 'refused') throw error;
      // Perhaps the field, perhaps the texts. Only an answer without the field says which.
      const answer = await request(texts, signal, {});
      takesType = false;
      return answer;
    }
  }

  return {
    model,
    close: () => closing.abort(),
    async embed(texts, withinMs, role) {
      const signal = AbortSignal.any([closing.signal, AbortSignal.timeout(withinMs)]);
      const vectors = readVectors(await askFor(texts, signal, role), texts.length);
      if (!vectors)
        throw new EmbeddingsError(
          'away',
          'the embeddings endpoint did not give a vector for each text',
        );
      return vectors;
    },
  };
}

async function ask(address: string, request: RequestInit): Promise<unknown> {
  try {
    const response = await fetch(address, request);
    if (response.ok) return JSON.parse(await readText(response));
    await response.body?.cancel();
    throw new EmbeddingsError(
      REFUSED.has(response.status) ? 'refused' : 'away',
      `the embeddings endpoint answered ${response.status}`,
    );
  } catch (error) {
    if (error instanceof EmbeddingsError) throw error;
    throw new EmbeddingsError('away', `the embeddings endpoint ${reasonOf(error)}`);
  }
}

async function readText(response: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength;
    if (size > ANSWER_MAX_BYTES)
      throw new EmbeddingsError('away', 'the response of the embeddings endpoint was too long');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** In our words, because error messages may quote the response. */
function reasonOf(error: unknown): string {
  if (error instanceof SyntaxError) return 'answered with something else than JSON';
  if (error instanceof DOMException && error.name === 'TimeoutError')
    return 'did not answer in time';
  if (error instanceof DOMException && error.name === 'AbortError') return 'is asked no more';
  const code = fieldOf(fieldOf(error, 'cause'), 'code');
  return typeof code === 'string' ? `cannot be reached (${code})` : 'cannot be reached';
}
