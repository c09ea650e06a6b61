// The id of the HTTP request that is being answered, for whatever happens on its behalf: every log line carries it by itself.
import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';

const scope = new AsyncLocalStorage<string>();

export function runInRequest<T>(id: string, work: () => T): T {
  return scope.run(id, work);
}

export function currentRequestId(): string | undefined {
  return scope.getStore();
}

/** The id that a proxy gave, where it looks like one; else a new one. */
export function requestIdFrom(header: string | string[] | undefined): string {
  return typeof header === 'string' && /^[\w-]{1,64}$/.test(header) ? header : randomUUID();
}
