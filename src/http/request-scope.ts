// The id of the current HTTP request. Every log line of its work gets it automatically.
import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';

const scope = new AsyncLocalStorage<string>();

export function runInRequest<T>(id: string, work: () => T): T {
  return scope.run(id, work);
}

export function currentRequestId(): string | undefined {
  return scope.getStore();
}

/** The id from a proxy if it is valid, otherwise a new one. */
export function requestIdFrom(header: string | string[] | undefined): string {
  return typeof header === 'string' && /^[\w-]{1,64}$/.test(header) ? header : randomUUID();
}
