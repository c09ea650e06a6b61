// Every card of mentoring as it goes out: ordinary, and at its longest.
import type { CardMessage } from '../../../src/core/message';
import {
  checkInCard,
  dateForm,
  introCard,
  metCard,
  noteForm,
  offerForm,
  overviewCard,
  proposalCard,
  reasonForm,
  reminderCard,
  roundCard,
  stuckCard,
  wishForm,
} from '../../../src/features/mentoring/cards';
import type { Offer, Wish } from '../../../src/features/mentoring/seekers';
import type { Round, RoundPair } from '../../../src/features/mentoring/round';
import { newPerson } from '../../../src/domain/people';
import type { Person } from '../../../src/core/person';
import { somePairing } from '../../features/mentoring/pairing';

const AT = '2026-03-02T09:00:00.000Z';
const LONG_NAME = 'Maximiliane-Theodora von und zu Hohenlohe-Schillingsfürst *de la* <Vega>';
const longSkills = Array.from({ length: 10 }, (_, index) => `cross-functional programme management, part ${index + 1}`);

const mia: Person = {
  ...newPerson(
    { id: 'mia', name: 'Mia Berg', email: 'mia@linden.example', department: 'Sales', location: 'Berlin' },
    zone('Europe/Berlin'),
  ),
  version: 1,
};
const longest: Person = {
  ...newPerson({ id: 'tom', name: LONG_NAME, email: `${'a'.repeat(60)}@linden.example` }, zone('Pacific/Kiritimati')),
  department: 'Department of Departments & Affairs'.repeat(2),
  location: 'Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch',
  languages: ['en', 'de', 'fr', 'pt'],
  version: 1,
};

function zone(name: string) {
  return { zone: name, locale: 'en' as const };
}

const pairing = somePairing({ nextDate: '2026-03-09' });
const longPairing = somePairing({
  goal: 'Lead_my *first* [project] meeting <with> confidence. '.repeat(10).slice(0, 500),
  shared: longSkills,
  languages: ['pt', 'nl', 'en'],
  rhythm: 'monthly',
});
const noGoal = somePairing({ goal: '', languages: [] });
const note = 'Bring *the* draft. '.repeat(15);

const offer: Offer = { id: 'o', version: 1, personId: 'mia', skills: longSkills, capacity: 5, languages: ['en', 'de'], open: true, at: AT };
const wish: Wish = { id: 'w', version: 1, personId: 'mia', skills: ['sql'], goal: 'Reports', rhythm: 'weekly', open: true, at: AT };

const roundPair = (index: number): RoundPair => ({
  mentorId: 'tom',
  menteeId: `mentee-${index}`,
  score: 1000 - index,
  parts: { skills: 600, languages: 100, time: index % 2 === 0 ? 200 : 25, departments: 100 },
  shared: longSkills.slice(0, 3),
  languages: index % 3 === 0 ? [] : ['en', 'de'],
  goal: 'Reports',
  rhythm: 'weekly',
});
const draft: Round = {
  id: 'round-1',
  version: 1,
  state: 'draft',
  at: AT,
  byPersonId: 'lena',
  seeking: 60,
  mentors: 14,
  pairs: Array.from({ length: 40 }, (_, index) => roundPair(index)),
  leftOut: Array.from({ length: 20 }, (_, index) => ({
    menteeId: `left-${index}`,
    reasons: index === 0 ? {} : { skill: index, language: 3, manager: 2, past: 1, full: index % 2 },
  })),
};
const empty: Round = { ...draft, seeking: 1, mentors: 0, pairs: [], leftOut: [{ menteeId: 'left-1', reasons: {} }] };
const decision = { byPersonId: 'lena', byName: LONG_NAME, at: AT, because: 'e1' };
const nameOf = (id: string) => (id === 'tom' ? LONG_NAME : id);

export const samples: readonly CardMessage[] = [
  overviewCard(undefined, undefined, []),
  overviewCard(
    offer,
    wish,
    (['proposed', 'running', 'paused', 'running', 'running', 'paused'] as const).map((state) => ({
      pairing: somePairing({ state }),
      other: longest,
      unanswered: state === 'proposed',
    })),
  ),
  offerForm(mia, undefined),
  offerForm(longest, offer),
  wishForm(undefined),
  wishForm({ ...wish, skills: longSkills, goal: longPairing.goal, rhythm: 'monthly' }),
  roundCard(draft, nameOf),
  roundCard(empty, nameOf),
  roundCard({ ...draft, state: 'published', decision }, nameOf),
  roundCard({ ...draft, state: 'discarded', decision }, nameOf),
  proposalCard(pairing, 'mentor', mia),
  proposalCard(noGoal, 'mentee', { name: 'Tom' }),
  ...(['open', 'waiting', 'both', 'declined', 'otherDeclined', 'lapsed'] as const).map((outcome) =>
    proposalCard(longPairing, 'mentee', longest, outcome),
  ),
  introCard(pairing, mia, mia),
  introCard(longPairing, longest, longest),
  introCard(noGoal, mia, { name: 'Tom' }),
  reminderCard(pairing, 1, mia, undefined),
  reminderCard(longPairing, 52, longest, note),
  checkInCard(longPairing, 52, longest),
  metCard(longPairing, 52, longest),
  stuckCard(longPairing, longest),
  noteForm(longPairing, 52, longest),
  dateForm(longPairing, 52, longest),
  reasonForm(longPairing, 'pairing.submitDecline', longest),
  reasonForm(longPairing, 'pairing.submitEnd', longest),
];
