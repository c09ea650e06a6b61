// Every card of nudges as it goes out: ordinary, and at its longest.
import type { CardMessage } from '../../../src/core/message';
import { nudgeCard, quietCard } from '../../../src/features/nudges/cards';

const LONG_NAME = 'Linden & Söhne *Maschinenbau* Verwaltungsgesellschaft <mbH>';

export const samples: readonly CardMessage[] = [
  ...['2026-W10', '2026-W11', '2026-W12', '2026-W13'].map((week) => nudgeCard(week, 0, 'Linden')),
  nudgeCard('2026-W53', 9, LONG_NAME),
  quietCard({ paused: true }, 'Europe/Berlin'),
  quietCard({ paused: false, quietUntil: '2026-04-01' }, 'Pacific/Kiritimati'),
];
