// The playground as a plug-in: a page in the browser on which visitors act as the people of a demo
// company.
import { isLoopback, onOff } from '../../config/setting-types';
import { definePlatform, type GivenOf, type Situation } from '../module';

const shape = { PLAYGROUND: onOff };

/**
 * It lets anybody on this machine act as anybody, so it runs beside no credentials and is not
 * reachable from outside.
 */
function problems(
  given: GivenOf<typeof shape>,
  { hasCredentials, isAnyOn, firstSettings }: Situation,
): string[] {
  const { PLAYGROUND, PUBLIC_URL, HOST } = given;
  const isReachable = HOST !== undefined && !isLoopback(HOST);
  const found: string[] = [];
  if (PLAYGROUND === 'on' && (hasCredentials || PUBLIC_URL))
    found.push(
      "PLAYGROUND lets anybody on this machine act as anybody: remove it, or remove the platforms' credentials and PUBLIC_URL",
    );
  if (PLAYGROUND === 'on' && isReachable)
    found.push('PLAYGROUND works on this machine only: remove HOST or set it to 127.0.0.1');
  if (!isAnyOn && (PLAYGROUND === 'off' || PUBLIC_URL || isReachable)) {
    const begin = firstSettings.map((name) => `${name} and its companions`).join(' or ');
    const remove = [PLAYGROUND && 'PLAYGROUND', PUBLIC_URL && 'PUBLIC_URL', isReachable && 'HOST']
      .filter(Boolean)
      .join(', ');
    found.push(
      `no platform is configured and the playground is off: set ${begin}, or remove ${remove} to try Passalong on this machine`,
    );
  }
  return found;
}

export const webModule = definePlatform({
  name: 'web',
  label: 'Playground',
  summaryName: 'playground',
  isPlayground: true,
  shape,
  collections: [],
  hasCredentials: () => false,
  isOnLocally: ({ PLAYGROUND }) => PLAYGROUND === 'on',
  problems,
  /** It runs if no other platform is configured. */
  settings: ({ PLAYGROUND }, { hasCredentials }) =>
    PLAYGROUND !== 'off' && !hasCredentials ? {} : undefined,
  summary: () => 'on',
  async open(_settings, { clock, log, playground }) {
    if (!playground) throw new Error('the playground needs its demo company');
    const { openPlayground } = await import('./open');
    return openPlayground(playground, clock, log);
  },
});
