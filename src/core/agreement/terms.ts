// How long data is kept: the days that a collection declares, the company's choice, and the limit
// in the agreement.
import type { Agreement } from './shapes';
import type { Keep } from '../personal';
import type { CollectionSpec } from '../store';
import type { Doc } from '../doc';

/** Days by collection. */
export type Days = Readonly<Record<string, number>>;
type Term = Extract<Keep<Doc>, { readonly days: number }>;

const LEAST_DAYS = 1;
const MOST_DAYS = 3_650;

const termOf = ({ kept: { keep } }: CollectionSpec): Term | undefined =>
  'days' in keep ? keep : undefined;

/**
 * The collections with the retention in force. The company's choice counts; otherwise the shorter
 * of the declared and the agreed days.
 */
export function withTerms(
  specs: readonly CollectionSpec[],
  chosen: Days,
  agreed: Days,
): readonly CollectionSpec[] {
  return specs.map((spec) => {
    const term = termOf(spec);
    if (!term) return spec;
    const days = chosen[spec.name] ?? Math.min(term.days, agreed[spec.name] ?? term.days);
    return { ...spec, kept: { ...spec.kept, keep: { ...term, days } } };
  });
}

/** Why these terms are not possible: one line for each problem, with what to do. */
export function termProblems(
  specs: readonly CollectionSpec[],
  chosen: Days,
  agreement?: Agreement,
): string[] {
  const byName = new Map(specs.map((spec) => [spec.name, spec]));
  const settable = specs.filter((spec) => termOf(spec)).map(({ name }) => name);
  const wrong = Object.entries(chosen).flatMap(([name, days]) => {
    const term = byName.has(name) ? termOf(byName.get(name) as CollectionSpec) : undefined;
    if (!term)
      return `RETENTION names ${name}, which has no term in days: use one of ${settable.join(', ')}`;
    const { least = LEAST_DAYS, most = MOST_DAYS } = term;
    const agreed = agreement?.retention[name];
    if (days < least || days > most)
      return `RETENTION keeps ${name} for ${days} days: it must be from ${least} to ${most}`;
    if (agreed !== undefined && days > agreed)
      return `RETENTION keeps ${name} for ${days} days, and the agreement allows ${agreed}: lower it, or have another agreement signed`;
    return [];
  });
  return [
    ...wrong,
    ...Object.entries(agreement?.retention ?? {}).flatMap(([name, days]) =>
      promiseProblem(byName.get(name), days),
    ),
  ];
}

/**
 * What the file promises and the bot would not keep. A collection that this version does not know
 * is no promise.
 */
function promiseProblem(spec: CollectionSpec | undefined, days: number): string[] {
  if (!spec) return [];
  const term = termOf(spec);
  if (!term)
    return [
      `AGREEMENT sets a term for ${spec.name}, which has none in days: take the line out, and have the file signed again`,
    ];
  const { least = LEAST_DAYS } = term;
  if (days >= least) return [];
  return [
    `AGREEMENT keeps ${spec.name} for ${days} days, and it must be ${least} at least: correct the file, and have it signed again`,
  ];
}
