// The protocol of the socket: one line of JSON is the request, lines of JSON are the reply. Lines
// over a limit are refused.
import type { Socket } from 'node:net';

/** A request for a command. */
export interface CommandRequest {
  readonly name: string;
  readonly args: readonly string[];
}

/** A part of the reply: a line to show, or the exit code at the end. */
export type CommandReply = { readonly say: string } | { readonly exit: number };

export const LONGEST_LINE = 64 * 1024;

export function write(socket: Socket, line: CommandRequest | CommandReply): void {
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

export function readRequest(value: unknown): CommandRequest | undefined {
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
