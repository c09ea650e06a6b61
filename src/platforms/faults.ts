// Errors of a platform's own code: told with its label and without the values of its settings.
import { ConfigError } from '../core/errors';
import type { GivenSettings, PlatformModule } from './module';

/** Shorter values, such as `on`, are no secrets. */
const SECRET_FROM = 6;

/** A platform of ours or of others failed at the start. The message is fit to be shown. */
export class PlatformFault extends Error {
  override readonly name = 'PlatformFault';
}

export interface Faults {
  /** The error to show. What a platform says itself about its settings stays as it is. */
  of(doing: string, error: unknown): Error;
  /** Gives the result of `work`; throws its error as `of` has it. */
  guard<T>(doing: string, work: () => T): T;
  guardLater<T>(doing: string, work: () => Promise<T>): Promise<T>;
}

/** `settings`: what they hold is not quoted. */
export function createFaults(label: string, settings: unknown): Faults {
  const hidden = textsIn(settings)
    .filter((text) => text.length >= SECRET_FROM)
    .sort((a, b) => b.length - a.length);
  const safe = (text: string) =>
    hidden.reduce((cut, secret) => cut.replaceAll(secret, '[cut]'), text);

  function of(doing: string, error: unknown): Error {
    if (error instanceof ConfigError || error instanceof PlatformFault) return error;
    const { message, stack = '' } =
      error instanceof Error ? error : { message: String(error), stack: '' };
    const fault = new PlatformFault(`${label} ${doing}: ${safe(message)}`);
    const frames = stack.split('\n').filter((line) => /^\s+at /.test(line));
    fault.stack = [`${fault.name}: ${fault.message}`, ...frames].join('\n');
    return fault;
  }

  return {
    of,
    guard(doing, work) {
      try {
        return work();
      } catch (error) {
        throw of(doing, error);
      }
    },
    async guardLater(doing, work) {
      try {
        return await work();
      } catch (error) {
        throw of(doing, error);
      }
    },
  };
}

/** The module, telling its errors with its label while the settings are read. */
export function guardedModule(module: PlatformModule, given: GivenSettings): PlatformModule {
  const own = module.settingNames.map((name) => given[name]);
  const { guard } = createFaults(module.label, own);
  const reading = <T>(work: () => T) => guard('could not read its settings', work);
  return {
    ...module,
    hasCredentials: (all) => reading(() => module.hasCredentials(all)),
    isOnLocally: (all) => reading(() => module.isOnLocally(all)),
    read: (all, situation) => reading(() => module.read(all, situation)),
  };
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(textsIn);
}
