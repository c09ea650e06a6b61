// Files that people send. An event brings references only. The bytes are fetched through the
// platform, once the bot knows that the sender may do what needs them.
import type { PlatformName } from './account';
import { UserError } from './errors';

/** A file that came with a message or a form. It is JSON: an event is stored with it. */
export interface FileRef {
  readonly platform: PlatformName;
  /** What the platform needs to find the file again: an id or an address. */
  readonly handle: string;
  /** As the sender named it: for people to read, never a path. Empty if unknown. */
  readonly name: string;
  /** The media type, if the platform says one. It may be wrong. */
  readonly type?: string;
  /** It came where the platform gives no files. The sender has to send it in their own chat. */
  readonly outOfReach?: true;
}

/**
 * Why a file cannot be read:
 * - `tooLarge`, `slow`: more than the bot takes, or within more time
 * - `gone`: deleted, or its address expired
 * - `signIn`: the platform shows its sign-in page instead, so the app lacks a permission
 * - `webPage`: a page stands at its address instead, as with shared links
 * - `external`: it lies with somebody else than the platform
 * - `outOfReach`: see FileRef
 * - `away`: the platform fails now
 */
export type FileProblem =
  | 'tooLarge'
  | 'slow'
  | 'gone'
  | 'signIn'
  | 'webPage'
  | 'external'
  | 'outOfReach'
  | 'away';

export class FileError extends UserError {
  readonly problem: FileProblem;
  constructor(problem: FileProblem) {
    super('core.noFile', { problem, megabytes: MOST_FILE_BYTES / 2 ** 20 });
    this.problem = problem;
  }
}

/** Slack's own limit for a file in a form, and enough for 50,000 rows. */
export const MOST_FILE_BYTES = 10 * 2 ** 20;

/** Reads a file as a whole. Throws FileError. */
export type ReadFile = (file: FileRef) => Promise<Uint8Array>;
