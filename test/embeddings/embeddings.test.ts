// The embeddings port over HTTP, against an endpoint on this machine that does everything that one
// must not do.
import type { ServerResponse } from 'node:http';
import { type Embeddings, EmbeddingsError } from '../../src/core/embeddings';
import { createEmbeddings } from '../../src/embeddings';
import {
  type EmbeddingsEndpoint,
  json,
  startEmbeddingsEndpoint,
  status,
} from '../support/embeddings-endpoint';

const KEY = 'sk-never-shown';
const TEXT = 'how much does Ann earn';
/** Far more than an answer takes. */
const LONG_MS = 30_000;

describe('embeddings', () => {
  let endpoint: EmbeddingsEndpoint;
  let embeddings: Embeddings;

  beforeEach(async () => {
    endpoint = await startEmbeddingsEndpoint();
    embeddings = createEmbeddings({ url: endpoint.url, model: 'small-one', apiKey: KEY });
  });
  afterEach(() => endpoint.stop());

  async function errorOf(texts: readonly string[], withinMs = LONG_MS): Promise<EmbeddingsError> {
    const error: unknown = await embeddings.embed(texts, withinMs, 'question').then(
      () => undefined,
      (reason: unknown) => reason,
    );
    if (!(error instanceof EmbeddingsError))
      throw new Error('no EmbeddingsError', { cause: error });
    return error;
  }

  it('gives a vector of unit length for each text, in their order, whatever the order of the answer', async () => {
    endpoint.answers((_asked, response) =>
      json(response, {
        data: [
          { index: 1, embedding: [0, 5] },
          { index: 0, embedding: [3, 4] },
        ],
      }),
    );
    const [first, second] = await embeddings.embed(['one', 'two'], LONG_MS, 'passage');
    expect([...(first ?? [])].map((figure) => Math.round(figure * 100) / 100)).toEqual([0.6, 0.8]);
    expect([...(second ?? [])]).toEqual([0, 1]);
    expect(endpoint.asked).toEqual([
      {
        texts: ['one', 'two'],
        model: 'small-one',
        type: 'passage',
        authorization: `Bearer ${KEY}`,
      },
    ]);
  });

  it('says which texts are questions', async () => {
    await embeddings.embed([TEXT], LONG_MS, 'question');
    expect(endpoint.asked[0]?.type).toBe('query');
  });

  it('leaves the kind of text out where the endpoint refuses it, and asks for it no more', async () => {
    endpoint.answers((asked, response) =>
      asked.type === undefined
        ? json(response, { data: [{ index: 0, embedding: [1, 0] }] })
        : status(response, 400, 'Unrecognized request argument supplied: input_type'),
    );
    await embeddings.embed([TEXT], LONG_MS, 'question');
    await embeddings.embed([TEXT], LONG_MS, 'passage');
    expect(endpoint.asked.map(({ type }) => type)).toEqual(['query', undefined, undefined]);
  });

  it('goes on telling the kind of text if the endpoint refuses the text itself', async () => {
    endpoint.answers((_asked, response) => status(response, 413));
    expect((await errorOf([TEXT])).kind).toBe('refused');
    endpoint.answers();
    await embeddings.embed([TEXT], LONG_MS, 'question');
    expect(endpoint.asked.at(-1)?.type).toBe('query');
  });

  it('shows no key where there is none', async () => {
    await createEmbeddings({ url: endpoint.url, model: 'm' }).embed([TEXT], LONG_MS, 'question');
    expect(endpoint.asked[0]?.authorization).toBeUndefined();
  });

  it.each(['', '/', '/embeddings', '/embeddings/'])(
    'takes the address with %j at its end',
    async (end) => {
      await createEmbeddings({ url: `${endpoint.url}${end}`, model: 'm' }).embed(
        [TEXT],
        LONG_MS,
        'question',
      );
      expect(endpoint.asked).toHaveLength(1);
    },
  );

  it.each<[string, unknown]>([
    ['nothing', {}],
    ['null', null],
    ['no list', { data: 'vectors' }],
    ['too few', { data: [{ index: 0, embedding: [1, 0] }] }],
    ['too many', { data: [0, 1, 2].map((index) => ({ index, embedding: [1, 0] })) }],
    ['the same text twice', { data: [0, 0].map((index) => ({ index, embedding: [1, 0] })) }],
    ['a text that was not asked', { data: [0, 2].map((index) => ({ index, embedding: [1, 0] })) }],
    [
      'an index of another kind',
      { data: ['0', '1'].map((index) => ({ index, embedding: [1, 0] })) },
    ],
    [
      'vectors of different lengths',
      {
        data: [
          { index: 0, embedding: [1, 0] },
          { index: 1, embedding: [1] },
        ],
      },
    ],
    ['empty vectors', { data: [0, 1].map((index) => ({ index, embedding: [] })) }],
    [
      'vectors without a direction',
      { data: [0, 1].map((index) => ({ index, embedding: [0, 0] })) },
    ],
    ['words for figures', { data: [0, 1].map((index) => ({ index, embedding: ['1', '0'] })) }],
    ['null for figures', { data: [0, 1].map((index) => ({ index, embedding: [null, 1] })) }],
    [
      'figures beyond all measure',
      { data: [0, 1].map((index) => ({ index, embedding: [1e200, 1] })) },
    ],
    [
      'endless vectors',
      {
        data: [0, 1].map((index) => ({ index, embedding: Array.from({ length: 9000 }, () => 1) })),
      },
    ],
  ])('believes no answer with %s', async (_title, answer) => {
    endpoint.answers((_asked, response) => json(response, answer));
    expect((await errorOf(['one', 'two'])).message).toMatch(/did not give a vector for each text/);
  });

  it.each<[string, 'away' | 'refused', RegExp, (response: ServerResponse) => void]>([
    ['500', 'away', /answered 500/, (response) => status(response, 500, TEXT)],
    [
      '429',
      'away',
      /answered 429/,
      (response) => status(response, 429, TEXT, { 'retry-after': '9' }),
    ],
    ['401', 'away', /answered 401/, (response) => status(response, 401, KEY)],
    ['404', 'away', /answered 404/, (response) => status(response, 404)],
    ['400', 'refused', /answered 400/, (response) => status(response, 400, TEXT)],
    ['413', 'refused', /answered 413/, (response) => status(response, 413)],
    [
      'half of its JSON',
      'away',
      /something else than JSON/,
      (response) => response.end(`{"data":[{"text":"${TEXT}`),
    ],
    [
      'a page',
      'away',
      /something else than JSON/,
      (response) => response.end(`<html>${KEY}</html>`),
    ],
    ['a broken line', 'away', /cannot be reached/, (response) => response.destroy()],
    [
      'another address',
      'away',
      /cannot be reached/,
      (response) => status(response, 307, '', { location: 'http://127.0.0.1:9/' }),
    ],
  ])(
    'says so, and neither text nor key, when it answers with %s',
    async (_title, kind, message, answer) => {
      endpoint.answers((_asked, response) => answer(response));
      const error = await errorOf([TEXT]);
      expect(error).toMatchObject({ kind, message: expect.stringMatching(message) });
      for (const shown of [
        String(error),
        error.stack,
        JSON.stringify(error),
        String(error.cause),
      ]) {
        expect(shown).not.toContain(KEY);
        expect(shown).not.toContain(TEXT);
      }
    },
  );

  it('reads no answer without an end', async () => {
    endpoint.answers((_asked, response) => {
      const piece = Buffer.alloc(1024 * 1024, '[');
      const go = () => {
        while (!response.destroyed && response.write(piece));
      };
      response.on('drain', go);
      go();
    });
    expect((await errorOf([TEXT])).message).toMatch(/too long/);
  });

  it.each<[string, (response: ServerResponse) => void]>([
    ['never answers', () => {}],
    ['answers half and waits', (response) => void response.write('{"data":[')],
  ])('waits for no endpoint that %s', async (_title, answer) => {
    endpoint.answers((_asked, response) => answer(response));
    expect(await errorOf([TEXT], 50)).toMatchObject({
      kind: 'away',
      message: expect.stringMatching(/did not answer in time/),
    });
  });

  it('says so when nobody is there', async () => {
    await endpoint.stop();
    expect(await errorOf([TEXT])).toMatchObject({
      kind: 'away',
      message: 'the embeddings endpoint cannot be reached (ECONNREFUSED)',
    });
  });

  it('breaks off what is under way when it closes, and asks no more', async () => {
    const reached = new Promise<void>((resolve) => endpoint.answers(() => resolve()));
    const broken = errorOf([TEXT]);
    await reached;
    embeddings.close();
    expect((await broken).message).toMatch(/is asked no more/);
    expect((await errorOf([TEXT])).message).toMatch(/is asked no more/);
    expect(endpoint.asked).toHaveLength(1);
  });
});
