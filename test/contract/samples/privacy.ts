// Every card of privacy as it goes out.
import type { CardMessage } from '../../../src/core/message';
import {
  eraseCard,
  erasedCard,
  exportCard,
  farewellCard,
  fileCard,
  myDataCard,
  planCard,
  readyCard,
  retentionCard,
} from '../../../src/features/privacy/cards';
import type { TheirPart } from '../../../src/domain/personal-data';
import type { PostedAt } from '../../../src/domain/posted';
import { bare, full } from './people';
import type { Said } from './said';

const [one, two] = [
  { needed: 'one', appoint: true },
  { needed: 'two', appoint: false },
] as const;
const NOW = new Date('2026-03-02T09:00:00.000Z');
const AT = NOW.toISOString();
const COLLECTIONS = ['people', 'accounts', 'contributions', 'mentoring.pairings', 'core.outbox'];

const LEFT: readonly PostedAt[] = [
  { platform: 'slack', kind: 'channel', place: 'C0REVIEW', at: AT },
  { platform: 'teams', kind: 'group', place: `19:${'a'.repeat(60)}@thread.v2`, at: AT },
  { platform: 'web', kind: 'personal', place: '', at: AT },
];

export const samples = (said: Said): readonly CardMessage[] => {
  const parts: readonly TheirPart[] = COLLECTIONS.map((collection) => ({
    collection,
    what: 'what is in it',
    purpose: 'operation',
    documents: [{ name: said.name }],
  }));
  const plan = COLLECTIONS.map((collection, index) => ({
    collection,
    removed: index,
    changed: 1200 - index,
  }));
  const lines = COLLECTIONS.map((collection) => ({ collection, days: 365, past: 12, soon: 3 }));
  const merged = Array.from({ length: 6 }, () => ({ name: said.name, into: said.name, at: AT }));
  const both = { ...full(said), merged };
  return [
    myDataCard(),
    farewellCard({ changed: 0, left: [] }),
    farewellCard({ changed: 12, left: Array.from({ length: 12 }, () => LEFT).flat() }),
    erasedCard('former-0123456789ab', { changed: 1, left: LEFT }),
    fileCard('https://learn.linden.example/files/0123456789'),
    eraseCard('choice'),
    eraseCard('keep'),
    eraseCard('remove'),
    eraseCard('choice', { how: 'anonymous', dueAt: AT }),
    eraseCard('choice', { how: 'gone', dueAt: AT }),
    planCard({ ...bare, merged: [] }, [], 'keep', one),
    planCard({ ...bare, merged: [] }, plan, 'remove', one),
    planCard(both, plan, 'choice', two),
    planCard(both, plan, 'choice', one),
    planCard({ ...bare, merged: [] }, plan, 'choice', { needed: 'alone', appoint: true }),
    planCard({ ...bare, merged: [] }, plan, 'choice', { needed: 'alone', appoint: false }),
    exportCard({ ...bare, merged: [] }, parts.slice(0, 1), one),
    exportCard(both, parts, two),
    exportCard({ ...bare, merged: [] }, parts, { needed: 'alone', appoint: true }),
    readyCard(bare, 'approval-1', AT),
    readyCard(full(said), 'approval-1', AT),
    retentionCard({ deletesFrom: AT, lines }, NOW),
    retentionCard({ deletesFrom: '2026-03-09T09:00:00.000Z', lines: [] }, NOW),
  ];
};
