// A file of its own, so that code that needs the error does not load the drivers.
import { ConfigError } from '../core/errors';

/** Another process has the SQLite file open. */
export class FileInUseError extends ConfigError {}
