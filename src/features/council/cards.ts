// The data of the council's cards.
import { shortened } from '../../cards/shortened';
import { GUARDED_ACTIONS, type GuardedAction, type SettingsInUse } from '../../core/feature';
import { keptLabel } from '../../core/kept-labels';
import type { CardMessage } from '../../core/message';
import type { Keep, Purpose } from '../../core/personal';
import type { CollectionSpec } from '../../core/store';
import type { Doc } from '../../core/doc';
import { CUT, type DeedKind } from '../../domain/audit/chain';
import type { ShownDeed, ShownName, TrailPage } from '../../domain/audit/trail';
import type { Verified } from '../../domain/audit/verify';

const NAME_MAX = 80;
const NAMES_MAX = 1_500;
const VALUE_MAX = 200;

/**
 * A value by which a text can choose. Letters only, because other characters of a card's data could
 * be markdown.
 */
const lettersOf = (text: string) =>
  text.replace(/[^a-z]+(.)?/gi, (_gap, next: string | undefined) => next?.toUpperCase() ?? '');

export function councilOverviewCard(entries: number, readers: number, roles: boolean): CardMessage {
  return { card: 'council/overview', data: { entries, readers, roles } };
}

/** Values that the company chose freely. The bot has no words of its own for them. */
const FREE: ReadonlySet<string> = new Set(['orgName', 'defaultZone', 'host']);

export function settingsCard(inUse: SettingsInUse, two: readonly GuardedAction[]): CardMessage {
  const { twoPersonApproval: _line, ...others } = inUse;
  // One line for each action that may need a second admin.
  const ofTwo = GUARDED_ACTIONS.map(
    (action) => [`two person ${action}`, two.includes(action) ? 'on' : 'off'] as const,
  );
  const lines = [...Object.entries(others), ...ofTwo].map(([name, value]) => ({
    name,
    setting: lettersOf(name),
    word: FREE.has(name) ? '' : lettersOf(String(value)),
    value: shortened(String(value), VALUE_MAX),
  }));
  return { card: 'council/settings', data: { lines } };
}

export interface Holders {
  readonly role: string;
  readonly names: readonly string[];
}

export function councilRolesCard(holders: readonly Holders[]): CardMessage {
  const lines = holders.map(({ role, names }) => ({
    role,
    count: names.length,
    names: shortened(names.map((name) => shortened(name, NAME_MAX)).join(', '), NAMES_MAX) || '–',
  }));
  return { card: 'council/roles', data: { lines } };
}

/** Who opened which report or file. There are no reports yet. */
export function reportsCard({ deeds }: TrailPage): CardMessage {
  return {
    card: 'council/reports',
    data: { none: deeds.length === 0, deeds: deeds.map(deedLine) },
  };
}

const PURPOSES: readonly (Purpose | 'none')[] = [
  'operation',
  'knowledge',
  'mentoring',
  'reminders',
  'accountability',
  'none',
];

/** How long each collection is kept, by what it is kept for. */
export function councilRetentionCard(specs: readonly CollectionSpec[]): CardMessage {
  const purposeOf = ({ kept: { people } }: CollectionSpec) =>
    people === 'none' ? 'none' : people.purpose;
  const byPurpose = Map.groupBy(specs, purposeOf);
  const groups = PURPOSES.flatMap((purpose) => {
    const lines = (byPurpose.get(purpose) ?? []).map(({ name, kept }) => ({
      label: keptLabel(name),
      ...termOf(kept.keep),
    }));
    return lines.length > 0 ? [{ purpose, lines }] : [];
  });
  return { card: 'council/retention', data: { groups } };
}

/** A number of days, or another end. */
function termOf(keep: Keep<Doc>): {
  readonly term: string;
  readonly days: number;
  readonly until: string;
} {
  if ('days' in keep) return { term: 'days', days: keep.days, until: '' };
  return { term: lettersOf(keep.until), days: 0, until: keep.until };
}

/** A page of the audit; `kind` and `first` say which. */
export function auditCard(
  { deeds, next }: TrailPage,
  kind: DeedKind | undefined,
  isFirst: boolean,
): CardMessage {
  return {
    card: 'council/audit',
    data: {
      kind: kind ?? 'all',
      isFirst,
      none: deeds.length === 0,
      deeds: deeds.map(deedLine),
      hasMore: next !== undefined,
      // A number in the chain, or a place in the audit before there was a chain.
      before: next && 'before' in next ? String(next.before) : '',
      earlier: next && 'earlier' in next ? next.earlier : '',
      fromEarlier: next !== undefined && 'earlier' in next,
      isEarlier: next !== undefined && 'earlier' in next && next.earlier === '',
    },
  };
}

export function verifiedCard(verified: Verified): CardMessage {
  const { ok } = verified;
  return {
    card: 'council/verified',
    data: {
      ok,
      entries: ok ? verified.entries : 0,
      seq: ok ? (verified.head?.seq ?? 0) : verified.seq,
      hash: ok ? (verified.head?.hash ?? '–') : '–',
      problem: ok ? 'none' : verified.problem,
      isCut: ok && verified.cut !== undefined,
      cut: ok ? (verified.cut?.upTo ?? 0) : 0,
      hasHead: ok && verified.head !== undefined,
    },
  };
}

/** The text for a deed about two people. Their names are in the deed itself. */
const OF_TWO: ReadonlySet<string> = new Set([
  'person.merged',
  'person.absorbed',
  'person.separated',
  'person.released',
]);

function deedLine({ seq, at, what, detail, by, whom }: ShownDeed) {
  const paired = OF_TWO.has(what) && whom !== undefined && detail !== undefined;
  return {
    seq: seq ?? 0,
    inChain: seq !== undefined,
    at,
    what,
    byItself: by.kind === 'nobody',
    by: textOf(by),
    paired,
    hasWhom: whom !== undefined && !paired,
    whom: whom ? textOf(whom) : '',
    hasDetail: detail !== undefined && !paired,
    word: paired
      ? ''
      : lettersOf(what.startsWith('approval.') ? `approval ${detail ?? ''}` : (detail ?? '')),
    // For a cut, the number is enough.
    detail: (what === CUT ? detail?.split(':', 1)[0] : detail) ?? '',
  };
}

const textOf = (name: ShownName) => (name.kind === 'nobody' ? '' : shortened(name.text, NAME_MAX));
