// Every card of profile as it goes out.
import type { CardMessage } from '../../../src/core/message';
import {
  hoursCard,
  pauseCard,
  profileCard,
  profileForm,
} from '../../../src/features/profile/cards';
import { platforms } from '../../../src/platforms';
import { labelsOf } from '../../../src/platforms/module';
import { bare, full } from './people';
import { awayCard, awayForm } from '../../../src/features/profile/away';
import type { Said } from './said';

const LABELS = labelsOf(platforms);
const TABLE_FACTS = {
  personnelNumber: '00042',
  employment: 'apprentice',
  minorUntil: '2027-04-01',
  leavesOn: '2028-07-31',
  crew: 'A',
} as const;
const NOW = new Date('2026-03-02T09:00:00.000Z');

export const samples = (said: Said): readonly CardMessage[] => [
  profileCard(bare, NOW, LABELS),
  profileCard(full(said), NOW, LABELS),
  profileCard({ ...full(said), pausedUntil: '2026-04-02T09:00:00.000Z' }, NOW, LABELS),
  profileCard({ ...full(said), pausedUntil: 'forever' }, NOW, LABELS),
  profileCard({ ...full(said), ...TABLE_FACTS }, NOW, LABELS),
  hoursCard({ from: 22 * 60, to: 6 * 60, days: [7, 1, 2, 3, 4] }, bare),
  hoursCard({ from: 9 * 60, to: 17 * 60, days: [1, 3, 5] }, full(said)),
  profileForm(bare),
  profileForm(full(said)),
  awayCard(undefined, undefined),
  awayCard('2026-04-02T09:00:00.000Z', undefined),
  awayCard('2026-04-02T09:00:00.000Z', said.name),
  awayForm(),
  pauseCard(false),
  pauseCard(true),
  pauseCard(true, 'past'),
  pauseCard(false, 'unclear'),
  pauseCard(true, 'none', new Date('2026-12-31T23:00:00.000Z')),
];
