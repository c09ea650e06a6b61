// Reads a request's JSON body: at most 1 MB of it, or 4 MB if it comes with a token. A form may hold
// a large table.
import type { IncomingMessage } from 'node:http';

const MEGABYTE = 1024 * 1024;
/**
 * Beyond the limit, this much is read and dropped, so that the client gets the answer. Then the
 * line is cut.
 */
const DRAIN_BYTES = 8 * MEGABYTE;

/** The parsed body, or the status to answer with. */
export async function readJson(
  req: IncomingMessage,
): Promise<{ readonly body: unknown } | { readonly status: 400 | 413 }> {
  const bytes = await readBytes(req);
  if (!bytes) return { status: 413 };
  try {
    return { body: parsed(bytes.toString('utf8')) };
  } catch (error) {
    if (error instanceof SyntaxError) return { status: 400 };
    throw error;
  }
}

/**
 * Leaves out a `constructor` of null. zod reads the prototype of an object's constructor, and would
 * throw.
 */
function parsed(text: string): unknown {
  if (!text.includes('constructor')) return JSON.parse(text) as unknown;
  return JSON.parse(text, (key, value: unknown) =>
    key === 'constructor' && value === null ? undefined : value,
  ) as unknown;
}

function readBytes(req: IncomingMessage): Promise<Buffer | undefined> {
  const limit = (req.headers.authorization ? 4 : 1) * MEGABYTE;
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = [];
    let size = 0;
    req.on('data', (part: Buffer) => {
      size += part.length;
      if (size <= limit) parts.push(part);
      else if (size - part.length <= limit) {
        parts.length = 0;
        resolve(undefined);
      } else if (size > DRAIN_BYTES) req.destroy();
    });
    req.on('end', () => resolve(Buffer.concat(parts)));
    req.on('error', reject);
    req.on('close', () => {
      if (!req.complete) reject(new Error('the request broke off'));
    });
  });
}
