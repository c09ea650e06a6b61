// Checks the list of platforms before anything is opened: names, settings, collections, and whether
// each platform's own answers fit together. Each problem is one line that names the platform and
// says what to do. See docs/adding-a-platform.md.
import type { GivenSettings, PlatformModule, Situation } from './module';

const NAME = /^[a-z][a-z0-9-]{0,30}$/;
const SETTING = /^[a-z][a-z0-9_]*$/i;
/** Names that the start line, /readyz and the metrics give to something else. */
const RESERVED: ReadonlySet<string> = new Set(['none', 'ready', 'redis', 'search', 'store']);

/** `taken`: names of the bot's own settings, and of its own words in the start line. */
export interface Taken {
  readonly settings: readonly string[];
  readonly summary: readonly string[];
}

const called = ({ name, label }: Pick<PlatformModule, 'name' | 'label'>) =>
  `the platform ${JSON.stringify(label || name)}`;

/** What is wrong with the list, whatever the settings are. */
export function listProblems(modules: readonly PlatformModule[], taken: Taken): string[] {
  const names = new Set<string>();
  const summaryNames = new Set(taken.summary);
  const labels = new Set<string>();
  const settings = new Set(taken.settings);
  return modules.flatMap((module) => {
    const { name, label, summaryName, settingNames } = module;
    const who = called(module);
    const problems: string[] = [];
    // What every object has would be found among the platforms that are on.
    if (!NAME.test(name) || RESERVED.has(name) || name in Object.prototype)
      problems.push(
        `${who} cannot be named ${JSON.stringify(name)}: take lower-case letters, digits and hyphens, and none of ${[...RESERVED].join(', ')}`,
      );
    if (label.trim() === '') problems.push(`${who} has no label: say what people call it`);
    if (isTwice(names, name))
      problems.push(`two platforms are named ${JSON.stringify(name)}: rename the one of ${label}`);
    if (isTwice(labels, label))
      problems.push(
        `two platforms are called ${JSON.stringify(label)}: give ${name} another label`,
      );
    if (isTwice(summaryNames, summaryName))
      problems.push(
        `${who} is called ${JSON.stringify(summaryName)} in the start line, which is taken: set another summaryName`,
      );
    for (const setting of settingNames) {
      if (!SETTING.test(setting))
        problems.push(
          `${who} cannot have the setting ${JSON.stringify(setting)}: take letters, digits and underscores`,
        );
      if (isTwice(settings, setting))
        problems.push(`${who} cannot have the setting ${setting}, which is taken: rename it`);
    }
    return [...problems, ...collectionProblems(module)];
  });
}

function isTwice(seen: Set<string>, name: string): boolean {
  if (seen.has(name)) return true;
  seen.add(name);
  return false;
}

/** A module may be written in JavaScript, so its types are no proof. */
function collectionProblems(module: PlatformModule): string[] {
  return module.collections.flatMap(
    ({ name, kept }: Partial<(typeof module.collections)[number]>) => {
      const who = `${called(module)}: its collection ${JSON.stringify(name)}`;
      const found = name?.startsWith(`${module.name}.`)
        ? []
        : [`${who} must be named ${module.name}.<something>`];
      const lacks = (['people', 'keep'] as const).filter((part) => kept?.[part] === undefined);
      return lacks.length === 0
        ? found
        : [...found, `${who} does not say ${lacks.join(' and ')}: declare it with collectionSpec`];
    },
  );
}

/** What does not fit together in what a platform says about its settings. */
export function stateProblems(
  module: PlatformModule,
  given: GivenSettings,
  { isOn, hasProblems }: { readonly isOn: boolean; readonly hasProblems: boolean },
  { hasCredentials }: Situation,
): string[] {
  if (module.isPlayground || hasProblems) return [];
  const isConfigured = module.hasCredentials(given) || module.isOnLocally(given);
  if (isOn && !isConfigured)
    return [
      `${called(module)} is on, but names neither credentials nor a switch${hasCredentials ? '' : ', so it would run in the playground, where anybody on this machine may act as anybody'}: its hasCredentials or isOnLocally must say so`,
    ];
  if (!isOn && isConfigured)
    return [
      `${called(module)} has credentials or is switched on, but gives no settings and names no problem: its settings must be given, or its problems must say what is missing`,
    ];
  return [];
}
