// What the playground needs: the demo company, a clock that visitors move, and who may visit.
// src/playground.ts provides it.
import type { IncomingMessage } from 'node:http';

/** The tenant of all accounts in the playground. */
export const PLAYGROUND_TENANT = 'demo';

/** Somebody whom a visitor can be. */
export interface DemoUser {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly department: string;
  readonly title: string;
  readonly location: string;
  readonly zone: string;
  readonly locale: string;
  /** What the page shows beside the name. The bot looks up a person's rights when they act. */
  readonly roles: readonly string[];
}

export interface DemoChannel {
  readonly id: string;
  readonly name: string;
  /** Account ids; `everybody` for all. */
  readonly members: readonly string[] | 'everybody';
}

/** The part of a request that decides whether it may pass. */
export type AccessRequest = Pick<IncomingMessage, 'headers' | 'method' | 'url'> & {
  readonly socket: Pick<IncomingMessage['socket'], 'remoteAddress'>;
};

/** Who may pass; the HTTP server decides. */
export interface PlaygroundAccess {
  isDirect(req: AccessRequest): boolean;
  isToken(given: string): boolean;
  bears(req: AccessRequest): boolean;
}

export interface PlaygroundHost {
  readonly orgName: string;
  readonly users: readonly DemoUser[];
  readonly channels: readonly DemoChannel[];
  readonly access: PlaygroundAccess;
  /** Moves the clock, and runs and sends everything that becomes due on the way. */
  travel(to: Date): Promise<void>;
  /** Puts the demo company back to its beginning. */
  reset(): Promise<void>;
}
