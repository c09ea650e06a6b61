// The stand-in as a command: `serve` runs it, everything else speaks to one that runs. See
// README.md.
import { parseArgs } from 'node:util';
import { startFakeTeams } from './fake-teams';

const VERBS =
  'serve | message | submit | execute | install | members | reaction | invoke | log | problems | faults | reset | env | authcheck';
const READING = new Set(['log', 'problems', 'env']);

async function serve(given: Readonly<Record<string, string>>): Promise<void> {
  const teams = await startFakeTeams({
    port: Number(given['port'] ?? 9101),
    requireToken: given['no-token'] === undefined,
    strict: given['strict'] !== undefined,
    ...(given['bot'] && { botUrl: given['bot'] }),
    ...(given['app-id'] && { appId: given['app-id'] }),
    ...(given['tenant'] && { tenantId: given['tenant'] }),
  });
  const settings = Object.entries(teams.botEnv()).map(([name, value]) => `${name}=${value}`);
  console.log([`fake Teams on ${teams.url} -> bot ${teams.botUrl}`, ...settings].join('\n'));
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => void teams.close());
}

/** Exit code 1 when the bot answered with an error or the check failed. */
async function control(
  verb: string,
  { ctl = 'http://127.0.0.1:9101', ...given }: Readonly<Record<string, string>>,
  rest: readonly string[],
): Promise<void> {
  const wish: Record<string, unknown> = { ...given };
  for (const name of ['data', 'value']) if (given[name]) wish[name] = JSON.parse(given[name]);
  if (given['members']) wish['members'] = given['members'].split(',');
  if (given['mention']) wish['mention'] = given['mention'] !== 'false';
  const url = `${ctl.replace(/\/$/, '')}/_ctl/${verb}${given['since'] ? `?since=${given['since']}` : ''}`;
  const body = verb === 'faults' ? (rest[0] ?? '[]') : JSON.stringify(wish);
  const response = await fetch(
    url,
    READING.has(verb)
      ? {}
      : { method: 'POST', headers: { 'content-type': 'application/json' }, body },
  );
  const answer = (await response.json()) as { ok?: boolean; status?: number };
  console.log(JSON.stringify(answer, null, 2));
  if (!response.ok || answer.ok === false || (answer.status ?? 0) >= 400) process.exitCode = 1;
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    strict: false,
    allowPositionals: true,
    options: optionsIn(process.argv.slice(2)),
  });
  const given = Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value === 'string' ? value : 'true',
    ]),
  );
  const [verb = 'serve', ...rest] = positionals;
  if (verb === 'help' || given['help']) console.log(VERBS);
  else if (verb === 'serve') await serve(given);
  else await control(verb, given, rest);
}

/** Every `--name value` is a text; a name without a value is a switch. */
function optionsIn(args: readonly string[]): Record<string, { type: 'string' | 'boolean' }> {
  const names = args.flatMap((arg, at) => {
    if (!arg.startsWith('--')) return [];
    const isSwitch =
      !arg.includes('=') && (args[at + 1] === undefined || args[at + 1]?.startsWith('--') === true);
    return [
      [
        arg.slice(2).split('=')[0] ?? '',
        { type: isSwitch ? ('boolean' as const) : ('string' as const) },
      ] as const,
    ];
  });
  return Object.fromEntries(names);
}

void main();
