// The protocol of the socket: one line of JSON is the request, lines with the parts of its file may
// follow, and lines of JSON are the reply. Lines over a limit are refused.
import type { Socket } from 'node:net';

/** A request for a command. */
export interface CommandRequest {
  readonly name: string;
  readonly args: readonly string[];
  /** The file that the command reads. */
  readonly file?: Uint8Array;
}

/** A part of the reply: a line to show, or the exit code at the end. */
export type CommandReply = { readonly say: string } | { readonly exit: number };

export const LONGEST_LINE = 64 * 1024;

const PART_BYTES = 32 * 1024;
/** Files that are larger are refused before they are sent. */
export const MOST_FILE_PARTS = 400;

export function writeRequest(socket: Socket, { file, ...request }: CommandRequest): void {
  const parts = file ? Math.ceil(file.length / PART_BYTES) : 0;
  write(socket, { ...request, ...(file && { parts }) });
  for (let part = 0; part < parts; part += 1) {
    const bytes = file?.subarray(part * PART_BYTES, (part + 1) * PART_BYTES) ?? [];
    write(socket, { data: Buffer.from(bytes).toString('base64') });
  }
}

/** Takes the lines of a request; gives it once it is whole. `broken`: it is none. */
export function createRequestReader(): (value: unknown) => CommandRequest | 'broken' | 'more' {
  let request: CommandRequest | undefined;
  let missing = 0;
  const parts: Buffer[] = [];
  return (value) => {
    const { parts: count, data } = (value ?? {}) as { parts?: unknown; data?: unknown };
    if (!request) {
      request = readRequest(value);
      if (!request) return 'broken';
      if (count === undefined) return request;
      if (typeof count !== 'number' || !(count >= 0 && count <= MOST_FILE_PARTS)) return 'broken';
      missing = count;
    } else {
      if (typeof data !== 'string') return 'broken';
      parts.push(Buffer.from(data, 'base64'));
      missing -= 1;
    }
    return missing > 0 ? 'more' : { ...request, file: Buffer.concat(parts) };
  };
}

type Line =
  | CommandReply
  | { readonly data: string }
  | (Omit<CommandRequest, 'file'> & { readonly parts?: number });

export function write(socket: Socket, line: Line): void {
  if (socket.writable) socket.write(`${JSON.stringify(line)}\n`);
}

/** Calls `onLine` with each line. Closes the connection if a line is too long or is not JSON. */
export function readLines(socket: Socket, onLine: (value: unknown) => void): void {
  let rest = '';
  socket.setEncoding('utf8').on('data', (chunk: string) => {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    try {
      for (const line of lines) onLine(JSON.parse(line));
    } catch (error) {
      socket.destroy(error as Error);
    }
    if (rest.length > LONGEST_LINE) socket.destroy(new RangeError('a line is too long'));
  });
}

function readRequest(value: unknown): CommandRequest | undefined {
  const { name, args } = (value ?? {}) as { name?: unknown; args?: unknown };
  if (
    typeof name !== 'string' ||
    !Array.isArray(args) ||
    !args.every((arg) => typeof arg === 'string')
  )
    return undefined;
  return { name, args };
}

export function readReply(value: unknown): CommandReply | undefined {
  const { say, exit } = (value ?? {}) as { say?: unknown; exit?: unknown };
  if (typeof say === 'string') return { say };
  return typeof exit === 'number' ? { exit } : undefined;
}
