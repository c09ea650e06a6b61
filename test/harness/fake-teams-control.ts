// The control routes of the stand-in, `/_ctl/…`: what other processes and the command line use.
import { isObject } from './fake-teams-checks';
import type { Answer } from './fake-teams-connector';
import type { FakeTeams } from './fake-teams';
import type { Fault, World } from './fake-teams-world';

type Wish = Record<string, unknown>;
const PREFIX = '/_ctl/';

/** Answers a control call; undefined when the path is none. */
export function createControl(
  teams: FakeTeams,
  world: World,
): (path: string, body: unknown, url: string) => Promise<Answer | undefined> {
  const verbs: Record<string, (wish: Wish, body: unknown, since: number) => unknown> = {
    message: (wish) => teams.message(wish),
    submit: (wish) => teams.submit(wish),
    execute: (wish) => teams.execute(wish),
    install: (wish) => teams.install(wish),
    members: (wish) => teams.membersAdded(wish),
    reaction: (wish) => teams.reaction(wish),
    invoke: (wish) => teams.invoke(String(wish['name']), wish['value'], wish),
    send: (wish) => teams.send(wish['activity'], wish),
    log: (_wish, _body, since) => world.log.filter((entry) => entry.n >= since),
    problems: () => world.problems,
    faults(_wish, body) {
      for (const fault of Array.isArray(body) ? (body as Fault[]) : []) teams.fault(fault);
      return world.faults;
    },
    reset() {
      world.reset();
      return {};
    },
    env: () => teams.botEnv(),
    authcheck: () => teams.authCheck(),
    users: (wish) =>
      typeof wish['key'] === 'string'
        ? world.addUser(wish['key'], wish)
        : [...world.users.values()],
  };
  return async (path, body, url) => {
    if (!path.startsWith(PREFIX)) return undefined;
    const verb = path.slice(PREFIX.length);
    const run = Object.hasOwn(verbs, verb) ? verbs[verb] : undefined;
    if (!run) return { status: 404, body: { error: `no control verb ${verb}` } };
    const since = Number(new URL(url, teams.url).searchParams.get('since') ?? 0);
    return { status: 200, body: await run(isObject(body) ? body : {}, body, since) };
  };
}
