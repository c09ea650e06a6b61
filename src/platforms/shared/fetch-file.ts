// Fetches a file from a platform's own hosts. Every address is checked before it is asked, also
// those of redirects. A web page is never taken for the file.
import { FileError, MOST_FILE_BYTES } from '../../core/incoming-files';

export interface FileSource {
  /** Whether the platform keeps files there. The protocol is checked here. */
  isOurs(url: URL): boolean;
  /** Whether the platform sends those there who may not read the file. */
  isSignIn?(url: URL): boolean;
  /** Headers for an address of ours, such as the token. */
  readonly headers?: Readonly<Record<string, string>>;
  /** A stand-in on this machine, which speaks plain HTTP. */
  readonly standIn?: string;
  /** What it means if a page comes instead of the file. */
  readonly page: 'signIn' | 'webPage';
}

const MOST_REDIRECTS = 3;
/** How much is looked at to tell a page from a file. */
const HEAD_BYTES = 512;

/** Throws FileError. The address never appears in an error, because it may hold a secret. */
export async function* fetchFile(
  address: string,
  source: FileSource,
  signal: AbortSignal,
): AsyncGenerator<Uint8Array> {
  const { body, headers } = await reached(address, source, signal);
  if (body === null) throw new FileError('gone');
  if (/^text\/html\b/i.test(headers.get('content-type') ?? '')) throw await given(body, source);
  if (Number(headers.get('content-length')) > MOST_FILE_BYTES) {
    await body.cancel();
    throw new FileError('tooLarge');
  }
  const held: Uint8Array[] = [];
  let isFile = false;
  try {
    for await (const part of body as AsyncIterable<Uint8Array>) {
      if (isFile) yield part;
      else {
        held.push(part);
        if (held.reduce((sum, { length }) => sum + length, 0) < HEAD_BYTES) continue;
        if (isPage(held)) throw new FileError(source.page);
        isFile = true;
        yield* held;
      }
    }
  } catch (error) {
    throw error instanceof FileError ? error : broken(signal);
  }
  if (isFile) return;
  if (isPage(held)) throw new FileError(source.page);
  yield* held;
}

async function given(body: ReadableStream, { page }: FileSource): Promise<FileError> {
  await body.cancel();
  return new FileError(page);
}

const broken = (signal: AbortSignal) => new FileError(signal.aborted ? 'slow' : 'away');

async function reached(
  address: string,
  source: FileSource,
  signal: AbortSignal,
): Promise<Response> {
  let url = checked(address, undefined, source);
  for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects += 1) {
    const response = await asked(url, source, signal);
    const { status } = response;
    if (status === 200) return response;
    await response.body?.cancel();
    if (status < 300 || status >= 400) throw problemOf(status, source);
    url = checked(response.headers.get('location') ?? '', url, source);
  }
  throw new FileError('external');
}

async function asked(url: URL, { headers }: FileSource, signal: AbortSignal): Promise<Response> {
  try {
    return await fetch(url, { redirect: 'manual', signal, ...(headers && { headers }) });
  } catch {
    // The cause names the address.
    throw broken(signal);
  }
}

/** Only encrypted, on the usual port, and where the platform keeps files. */
function checked(address: string, base: URL | undefined, source: FileSource): URL {
  const url = URL.canParse(address, base?.href) ? new URL(address, base) : undefined;
  if (!url || url.username !== '' || url.password !== '') throw new FileError('external');
  if (source.isSignIn?.(url)) throw new FileError('signIn');
  const isStandIn = source.standIn !== undefined && url.origin === source.standIn;
  const isSafe = url.protocol === 'https:' && url.port === '' && source.isOurs(url);
  if (!isStandIn && !isSafe) throw new FileError('external');
  return url;
}

function problemOf(status: number, { page }: FileSource): FileError {
  if (status === 429 || status >= 500) return new FileError('away');
  const isRefused = status === 401 || status === 403;
  return new FileError(isRefused && page === 'signIn' ? 'signIn' : 'gone');
}

function isPage(parts: readonly Uint8Array[]): boolean {
  const bytes = Buffer.concat(parts).subarray(0, HEAD_BYTES);
  let head = bytes.toString('utf8').trimStart();
  while (head.startsWith('<!--') && head.includes('-->'))
    head = head.slice(head.indexOf('-->') + 3).trimStart();
  return /^<(?:!doctype\s+html|html)\b/i.test(head);
}

/** Whether a host is one of these domains or below it. */
export function isBelow(host: string, domains: readonly string[]): boolean {
  return domains.some((domain) => host === domain || host.endsWith(`.${domain}`));
}
