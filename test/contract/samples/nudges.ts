// Every card of nudges as it goes out.
import type { CardMessage } from '../../../src/core/message';
import { nudgeCard, quietCard } from '../../../src/features/nudges/cards';
import type { Said } from './said';

export const samples = ({ name }: Said): readonly CardMessage[] => [
  ...['2026-W10', '2026-W11', '2026-W12', '2026-W13'].map((week) => nudgeCard(week, 0, name)),
  nudgeCard('2026-W53', 9, name),
  quietCard({ paused: true }, 'Europe/Berlin'),
  quietCard({ paused: false, quietUntil: '2026-04-01' }, 'Pacific/Kiritimati'),
];
