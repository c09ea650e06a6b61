// Every card of the council as it goes out: with the terms of all collections, every kind of deed,
// and names as long as they may be.
import type { CardMessage } from '../../../src/core/message';
import type { ShownDeed } from '../../../src/domain/audit/trail';
import { features } from '../../../src/features';
import {
  auditCard,
  councilOverviewCard,
  reportsCard,
  councilRetentionCard,
  councilRolesCard,
  settingsCard,
  verifiedCard,
} from '../../../src/features/council/cards';
import { allCollections } from '../../../src/manifests/data-map';
import type { Said } from './said';

const AT = '2026-03-02T09:00:00.000Z';
const HASH = 'a'.repeat(64);
const KINDS = ['decision', 'role', 'data', 'opening', 'setting'] as const;

export function samples({ name, short }: Said): readonly CardMessage[] {
  const named = { kind: 'name', text: name } as const;
  const deeds: readonly ShownDeed[] = [
    { seq: 12, at: AT, what: 'role.granted', detail: 'council', by: named, whom: named },
    {
      seq: 11,
      at: AT,
      what: 'contribution.approved',
      by: { kind: 'pseudonym', text: 'p-0123456789ab' },
    },
    {
      seq: 10,
      at: AT,
      what: 'audit.cut',
      detail: `9: ${HASH}: ${HASH}: ${HASH}: ${AT}`,
      by: { kind: 'nobody' },
    },
    {
      seq: 9,
      at: AT,
      what: 'something.else',
      by: named,
      whom: { kind: 'pseudonym', text: 'p-0123456789ab' },
    },
    ...Array.from({ length: 11 }, () => ({
      at: AT,
      what: 'export.opened',
      detail: 'html',
      by: named,
      whom: named,
    })),
  ];
  const page = { deeds: deeds.slice(0, 8) };
  const holders = Array.from({ length: 15 }, () => name);
  return [
    councilOverviewCard(0, 0, false),
    councilOverviewCard(12_000, 3, true),
    settingsCard(
      {
        orgName: short,
        guests: 'off',
        somethingNew: true,
        publicUrl: 'https://learn.linden.example',
      },
      ['export'],
    ),
    councilRolesCard([
      { role: 'admin', names: holders },
      { role: 'lead', names: [] },
      { role: 'council', names: holders.slice(0, 2) },
    ]),
    reportsCard({ deeds: [] }),
    reportsCard({ deeds }),
    councilRetentionCard(allCollections(features)),
    auditCard({ deeds: [] }, undefined, true),
    auditCard({ ...page, next: { before: 5 } }, undefined, true),
    auditCard({ ...page, next: { earlier: '' } }, undefined, false),
    auditCard({ ...page, next: { earlier: 'W10' } }, undefined, false),
    ...KINDS.map((kind) => auditCard(page, kind, true)),
    verifiedCard({ ok: true, entries: 0 }),
    verifiedCard({ ok: true, entries: 12, head: { seq: 12, hash: HASH } }),
    verifiedCard({
      ok: true,
      entries: 1,
      head: { seq: 12, hash: HASH },
      cut: { upTo: 11, at: AT },
    }),
    ...(['changed', 'removed', 'inserted', 'moved'] as const).map((problem) =>
      verifiedCard({ ok: false, seq: 7, problem }),
    ),
  ];
}
