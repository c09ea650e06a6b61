// An embeddings endpoint on this machine that a test rules over: it speaks OpenAI's form, means
// what the one in memory means, and can be slow, broken or away.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { meaningOf } from './fake-embeddings';

interface Asked {
  readonly texts: readonly string[];
  readonly model: unknown;
  /** OpenAI's own API has no such field. */
  readonly type: unknown;
  readonly authorization: string | undefined;
}

type Answer = (asked: Asked, response: ServerResponse) => void;

export interface EmbeddingsEndpoint {
  readonly url: string;
  /** What it was asked, in order. */
  readonly asked: Asked[];
  /** How it answers from here on; without one as it should. */
  answers(how?: Answer): void;
  stop(): Promise<void>;
}

/** As it should be. */
const vectors: Answer = ({ texts }, response) => {
  json(response, {
    object: 'list',
    data: texts.map((text, index) => ({
      object: 'embedding',
      index,
      embedding: [...meaningOf(text)],
    })),
  });
};

/**
 * Not chained: restify, where another suite loaded it, takes writeHead's result away for the whole
 * worker.
 */
export function status(
  response: ServerResponse,
  code: number,
  text = '',
  headers: Readonly<Record<string, string>> = {},
): void {
  response.writeHead(code, headers);
  response.end(text);
}

export function json(response: ServerResponse, answer: unknown): void {
  response.setHeader('content-type', 'application/json').end(JSON.stringify(answer));
}

export async function startEmbeddingsEndpoint(): Promise<EmbeddingsEndpoint> {
  const asked: Asked[] = [];
  let answer = vectors;
  const server = createServer((request, response) => {
    void read(request).then((body) => {
      if (request.url !== '/v1/embeddings' || request.method !== 'POST')
        return status(response, 404);
      const { input, model, input_type } = JSON.parse(body) as {
        input: string[];
        model: unknown;
        input_type: unknown;
      };
      const { authorization } = request.headers;
      const one = { texts: input, model, type: input_type, authorization };
      asked.push(one);
      return answer(one, response);
    });
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/v1`,
    asked,
    answers(how = vectors) {
      answer = how;
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function read(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}
