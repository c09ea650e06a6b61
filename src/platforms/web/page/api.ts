// What the page asks of the bot's server.
import type { Language } from './texts/index.js';

export interface User {
  readonly id: string;
  readonly name: string;
  readonly department: string;
  readonly title: string;
  readonly location: string;
  readonly zone: string;
  readonly locale: Language;
  readonly roles: readonly string[];
}

export interface Message {
  readonly id: string;
  readonly at: string;
  /** `bot`, or a user's id. */
  readonly from: string;
  readonly text: string;
  readonly card?: object;
  /** A form of its own, to be filled in. */
  readonly form?: boolean;
  readonly onlyFor?: string;
  /** The form also takes a file. */
  readonly file?: FileInput;
  /** It replaced what was there before. */
  readonly changed?: boolean;
}

export interface FileInput {
  readonly label: string;
  readonly types: readonly string[];
}

/** What the server takes. */
export const MOST_FILE_BYTES = 10 * 2 ** 20;

export interface Channel {
  readonly id: string;
  readonly name: string;
}

export interface State {
  readonly orgName: string;
  readonly now: string;
  /** Names what the bot knows now; another name after a new start. */
  readonly run: string;
  readonly users: readonly User[];
  readonly channels: readonly Channel[];
}

export async function loadState(): Promise<State> {
  return (await (await fetch('/playground/state')).json()) as State;
}

/** Posts JSON; throws with the server's own words when it refuses. */
export async function post<T>(path: string, body: object): Promise<T> {
  const response = await fetch(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const answer = (await response.json()) as T & { error?: string };
  if (!response.ok) throw new Error(answer.error ?? response.statusText);
  return answer;
}

/** Sends a file; gives the id to send with words or a form. Throws with the server's own words. */
export async function upload(person: string, file: File): Promise<string> {
  const query = new URLSearchParams({ person, name: file.name });
  const response = await fetch(`/playground/upload?${query}`, {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream' },
    body: file,
  });
  const answer = (await response.json()) as { file: string; error?: string };
  if (!response.ok) throw new Error(answer.error ?? response.statusText);
  return answer.file;
}

export interface Heard {
  rooms(rooms: Record<string, Message[]>): void;
  message(room: string, message: Message): void;
  /** Somebody, shown or not, got a message in their own chat. */
  told(user: string, messageId: string): void;
  clock(now: string): void;
  lost(): void;
}

/**
 * Follows what one person sees; gives how to stop. The browser comes back by itself after a break.
 */
export function follow(viewer: string, heard: Heard): () => void {
  const source = new EventSource(`/playground/events?viewer=${encodeURIComponent(viewer)}`);
  const on = (name: string, take: (data: never) => void) =>
    source.addEventListener(name, (event) =>
      take(JSON.parse((event as MessageEvent<string>).data) as never),
    );
  on('rooms', (data: Record<string, Message[]>) => heard.rooms(data));
  on('message', (data: { room: string; message: Message }) =>
    heard.message(data.room, data.message),
  );
  on('told', (data: { user: string; message: string }) => heard.told(data.user, data.message));
  on('clock', (data: { now: string }) => heard.clock(data.now));
  source.onerror = () => heard.lost();
  return () => source.close();
}
