// Every card of agreement as it goes out.
import type { EffectiveAgreement } from '../../../src/core/agreement/shapes';
import type { CardMessage } from '../../../src/core/message';
import { aboutCard } from '../../../src/features/agreement/cards';
import type { Said } from './said';

const ROOMS = [
  'ask',
  'contributions',
  'mentoring',
  'nudges',
  'smalltalk',
  'profile',
  'privacy',
  'help',
  'admin',
  'agreement',
];
const TERMS = [
  'contributions',
  'questions',
  'audit',
  'admin.imports',
  'mentoring.runs',
  'mentoring.rounds',
  'mentoring.pairings',
  'newer.kind',
];

const inForce = (on: boolean): EffectiveAgreement => ({
  features: ROOMS.map((id) => ({ id, about: `${id}.about`, on })),
  namedLists: ['admin.rolesList', 'admin.guestsList', 'mentoring.roundsList'].map((purpose) => ({
    id: purpose,
    purpose,
    on,
  })),
  terms: TERMS.map((collection, at) => ({ collection, days: at === 0 ? 1 : 365 })),
});

export const samples = (said: Said): readonly CardMessage[] => [
  aboutCard(inForce(true), 'Linden'),
  aboutCard({ features: [], namedLists: [], terms: [] }, said.name),
  aboutCard(
    {
      ...inForce(false),
      file: { company: said.name, signed: [said.title, said.line], sha256: 'a1'.repeat(32) },
    },
    said.name,
  ),
];
