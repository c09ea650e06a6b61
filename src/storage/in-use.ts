// Apart from the drivers, so that who asks for it loads none of them.
import { ConfigError } from '../core/errors';

/** Another process holds the SQLite file. */
export class FileInUseError extends ConfigError {}
