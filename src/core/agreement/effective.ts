// The agreement in force, as anyone may read it: what is on and off, which lists by name are shown,
// how long data is kept, who signed.
import type { EffectiveAgreement, Agreement } from './shapes';
import { createPermissions, type Permissions } from './permissions';
import type { Embeddings } from '../embeddings';
import { ConfigError } from '../errors';
import type { Feature } from '../feature';
import type { Log } from '../log';
import type { CollectionSpec } from '../store';
import { type Days, termProblems, withTerms } from './terms';

export interface EffectivePolicy {
  readonly permissions: Permissions;
  readonly agreed: EffectiveAgreement;
  /** The collections with their retention in force. */
  readonly specs: readonly CollectionSpec<never>[];
  /** Logs a summary at the start. */
  logSummary(log: Log): void;
}

/** What the company and its works council decided. */
export interface PolicySettings {
  /** Absent: everything is on. */
  readonly agreement?: Agreement | undefined;
  /** Absent unless the operator configured a sentence encoder. */
  readonly embeddings?: Embeddings | undefined;
  /** The days of retention that the company chose. */
  readonly retention?: Days | undefined;
}

/** The encoder receives what people write, so the agreement must name it too. */
const ENCODER = { id: 'embeddings', about: 'core.embeddingsAbout' } as const;

/** The sentence encoder, if the agreement allows it. */
export function encoderIn({ agreement, embeddings }: PolicySettings): Embeddings | undefined {
  return !agreement || agreement.features.includes(ENCODER.id) ? embeddings : undefined;
}

/**
 * `shared`: the collections that belong to no feature. Throws ConfigError if the terms contradict
 * each other, or if the agreement promises what would not be kept.
 */
export function effectivePolicy(
  made: readonly Feature[],
  shared: readonly CollectionSpec<never>[],
  policy: PolicySettings,
): EffectivePolicy {
  const { agreement, retention = {} } = policy;
  const collections = [
    ...shared,
    ...made.flatMap((feature) => feature.collections),
  ] as unknown as readonly CollectionSpec[];
  const problems = termProblems(collections, retention, agreement);
  if (problems.length > 0)
    throw new ConfigError(
      `Passalong cannot start with these terms:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`,
    );
  const permissions = createPermissions(made, agreement);
  const specs = withTerms(collections, retention, agreement?.retention ?? {});
  const agreed = effectiveAgreement(made, permissions, specs, policy);
  return {
    permissions,
    agreed,
    specs,
    logSummary(log) {
      if (!agreement)
        return log.info('there is no AGREEMENT: everything that this version can do is on');
      tellOf(agreement, agreed, specs, log);
      tellHalves(permissions, made, log);
    },
  };
}

function effectiveAgreement(
  made: readonly Feature[],
  { isOn, shows }: Permissions,
  specs: readonly CollectionSpec[],
  policy: PolicySettings,
): EffectiveAgreement {
  const { agreement, embeddings } = policy;
  return {
    ...(agreement && {
      file: { company: agreement.company, signed: agreement.signed, sha256: agreement.sha256 },
    }),
    features: [
      ...made.map((feature) => ({ id: feature.name, about: feature.about, on: isOn(feature) })),
      ...(embeddings ? [{ ...ENCODER, on: encoderIn(policy) !== undefined }] : []),
    ],
    namedLists: made.flatMap((feature) =>
      (feature.namedLists ?? []).map((list) => ({
        id: list.id,
        purpose: list.purpose,
        on: isOn(feature) && shows(list),
      })),
    ),
    terms: specs.flatMap(({ name, kept: { keep } }) =>
      'days' in keep ? [{ collection: name, days: keep.days }] : [],
    ),
  };
}

/** What is agreed without a list that it needs: the feature says so to people, and the log says it here. */
function tellHalves({ isOn, shows }: Permissions, made: readonly Feature[], log: Log): void {
  for (const feature of made.filter(isOn))
    for (const list of feature.namedLists ?? [])
      if (list.without && !shows(list))
        log.warn(
          'a feature is agreed, but not a list by name that it needs: part of it does nothing',
          {
            feature: feature.name,
            list: list.id,
          },
        );
}

/**
 * What is off, and what the file names that this version does not know: it may be older or newer
 * than the bot.
 */
function tellOf(
  agreement: Agreement,
  { features, namedLists }: EffectiveAgreement,
  specs: readonly CollectionSpec[],
  log: Log,
): void {
  const offAmong = (all: readonly { readonly on: boolean; readonly id: string }[]) =>
    all.filter(({ on }) => !on).map(({ id }) => id);
  log.info('an agreement is in force; what it does not name is off', {
    sha256: agreement.sha256,
    featuresOff: offAmong(features),
    namedListsOff: offAmong(namedLists),
  });
  const idsOf = (all: readonly { readonly id: string }[]) => all.map(({ id }) => id);
  // No feature declares reports or cuts yet.
  const known = {
    features: [...idsOf(features), ENCODER.id],
    namedLists: idsOf(namedLists),
    reports: [],
    cuts: [],
    retention: specs.map(({ name }) => name),
  };
  const named = { ...agreement, retention: Object.keys(agreement.retention) };
  for (const part of ['features', 'reports', 'cuts', 'namedLists', 'retention'] as const) {
    const ids: readonly string[] = known[part];
    const unknown = named[part].filter((id) => !ids.includes(id));
    if (unknown.length > 0)
      log.warn(
        'the agreement contains names that this version does not know; they have no effect',
        { part, unknown },
      );
  }
}
