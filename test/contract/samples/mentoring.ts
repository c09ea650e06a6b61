// Every card of mentoring as it goes out.
import type { CardMessage } from '../../../src/core/message';
import { mentoringOverviewCard } from '../../../src/features/mentoring/overview/overview-card';
import {
  introCard,
  proposalCard,
  reasonForm,
} from '../../../src/features/mentoring/pairings/cards';
import {
  checkInCard,
  dateForm,
  metCard,
  noteForm,
  reminderCard,
  stuckCard,
} from '../../../src/features/mentoring/pairings/session-cards';
import { leadDayCard } from '../../../src/features/mentoring/lead-day/card';
import {
  findCard,
  foundCard,
  mentorForm,
  roundEditForm,
  searchForm,
  whyForm,
} from '../../../src/features/mentoring/drafts/choosing';
import {
  leftOutReasonsCard,
  pairReasonsCard,
} from '../../../src/features/mentoring/drafts/detail-cards';
import {
  leftOutCard,
  roundCard,
  rulesForm,
  whatIfForm,
} from '../../../src/features/mentoring/drafts/cards';
import type { Round, RoundPair } from '../../../src/features/mentoring/rounds/round';
import type { MatchingRun } from '../../../src/features/mentoring/runs/matching-run';
import type { RoundNames } from '../../../src/features/mentoring/drafts';
import { runCard } from '../../../src/features/mentoring/runs/run-card';
import { offerForm, skillCard, wishForm } from '../../../src/features/mentoring/seekers/cards';
import type { Offer, Wish } from '../../../src/features/mentoring/seekers';
import { somePairing } from '../../features/mentoring/pairings/pairing';
import { bare, full } from './people';
import type { Said } from './said';

const AT = '2026-03-02T09:00:00.000Z';

export function samples(said: Said): readonly CardMessage[] {
  const { name, short, line } = said;
  const other = full(said);
  const skills = Array.from({ length: 10 }, (_, index) => `${short} ${index + 1}`);
  const pairing = somePairing({ nextDate: '2026-03-09' });
  const longPairing = somePairing({
    goal: line,
    shared: skills,
    languages: ['pt', 'nl', 'en'],
    rhythm: 'monthly',
  });
  const noGoal = somePairing({ goal: '', languages: [] });
  const offer: Offer = {
    id: 'o',
    version: 1,
    personId: 'mia',
    skills,
    capacity: 5,
    languages: ['en', 'de'],
    open: true,
    at: AT,
  };
  const wish: Wish = {
    id: 'w',
    version: 1,
    personId: 'mia',
    skills,
    goal: line,
    rhythm: 'weekly',
    open: true,
    at: AT,
  };
  const draft = someDraft(skills.slice(0, 3));
  const empty: Round = {
    ...draft,
    seeking: 1,
    mentors: 0,
    pairs: [],
    leftOut: [{ menteeId: 'left-1', reasons: {} }],
  };
  const decision = { byPersonId: 'lena', byName: name, at: AT, because: 'e1' };
  const names: RoundNames = {
    of: () => name,
    full: () => `${name} (${short})`,
    found: () => [],
  };
  const companions = Array.from({ length: 5 }, () => name);
  const run: MatchingRun = {
    id: 'run-1',
    version: 1,
    state: 'running',
    at: AT,
    byPersonId: 'lena',
    byName: name,
    aliveAt: AT,
    tries: 1,
    watchers: [],
    reports: 0,
  };

  return [
    skillCard(short, line),
    mentoringOverviewCard(undefined, undefined, [], bare),
    mentoringOverviewCard(
      offer,
      wish,
      (['proposed', 'running', 'paused', 'running', 'running', 'paused'] as const).map((state) => ({
        pairing: somePairing({ state, ...(state === 'running' && { nextDate: '2026-03-09' }) }),
        other: other,
        unanswered: state === 'proposed',
      })),
      bare,
    ),
    offerForm(bare, undefined),
    offerForm(other, offer),
    offerForm(other, { ...offer, minGroup: 3 }),
    wishForm(undefined),
    wishForm({ ...wish, rhythm: 'monthly' }),
    runCard(run),
    ...(['candidates', 'matching', 'reasons'] as const).map((step) =>
      runCard({ ...run, progress: { step, done: 4200, of: 5000 } }),
    ),
    ...(['cancelled', 'failed'] as const).map((state) =>
      runCard({ ...run, state, cancelledBy: name }),
    ),
    draftOfBefore(name, short),
    leadDayCard(
      (['accepted', 'declined', 'lapsed', 'ended'] as const).flatMap((what, k) =>
        Array.from({ length: k === 1 ? 1 : 12 }, () => ({
          what,
          pairing: somePairing({
            endedBy: 'tom',
            reason: line,
            ...(k > 2 && { leadMayRead: true }),
          }),
          mentor: other,
          mentee: { name },
        })),
      ),
      AT,
    ),
    roundCard(draft, names),
    roundCard(empty, names),
    roundCard(draft, names, 8),
    leftOutCard(draft, names, undefined, 0),
    leftOutCard(empty, names, 'nobody', 0),
    roundEditForm(draft, ['a', 'b'], ['c'], names),
    roundEditForm(
      draft,
      ['a', 'b'],
      Array.from({ length: 91 }, (_, k) => `m${k}`),
      names,
    ),
    mentorForm(
      draft,
      'a',
      Array.from({ length: 91 }, (_, k) => ({
        mentorId: `m${k}`,
        score: 900 - k,
        against: k < 80 ? [] : (['language', 'skill'] as const),
        isHeld: false,
      })),
      names,
    ),
    ...(['edit', 'why'] as const).map((purpose) =>
      findCard(draft, purpose, [], names, { from: 0, to: 900 }),
    ),
    searchForm(draft),
    foundCard(draft, short, ['a'], names),
    foundCard(
      draft,
      short,
      Array.from({ length: 10 }, (_, k) => `p${k}`),
      names,
    ),
    rulesForm(draft, 365),
    whatIfForm(draft),
    whyForm(draft, ['a', 'b'], names),
    ...draft.pairs.slice(0, 8).map((pair) => pairReasonsCard(draft, pair, names)),
    ...draft.leftOut.slice(0, 8).map((left) => leftOutReasonsCard(draft, left, names)),
    roundCard({ ...draft, state: 'published', decision }, names),
    roundCard({ ...draft, state: 'discarded', decision }, names),
    proposalCard(pairing, 'mentor', bare),
    proposalCard(noGoal, 'mentee', { name: 'Tom' }),
    ...(['open', 'waiting', 'both', 'declined', 'otherDeclined', 'lapsed'] as const).map(
      (outcome) => proposalCard(longPairing, 'mentee', other, outcome),
    ),
    proposalCard({ ...longPairing, inGroup: true }, 'mentee', other, 'open', companions),
    proposalCard({ ...pairing, inGroup: true }, 'mentor', other),
    introCard({ ...pairing, inGroup: true }, bare, bare),
    introCard(pairing, bare, bare),
    introCard(longPairing, other, other),
    introCard(noGoal, bare, { name: 'Tom' }),
    reminderCard(pairing, 1, bare, undefined),
    reminderCard(longPairing, 52, other, line),
    checkInCard(longPairing, 52, other),
    metCard(longPairing, 52, other),
    stuckCard(longPairing, other, false),
    reminderCard(longPairing, 3, { name: companions.join(', ') }, line, true),
    stuckCard(longPairing, { name: companions.join(', ') }, true),
    reasonForm(longPairing, 'pairing.submitEnd', { name: companions.join(', ') }, true),
    noteForm(longPairing, 52, other),
    dateForm(longPairing, 52, other),
    reasonForm(longPairing, 'pairing.submitDecline', other),
    reasonForm(longPairing, 'pairing.submitEnd', other),
  ];
}

const roundPair = (index: number, shared: readonly string[]): RoundPair => ({
  mentorId: 'tom',
  menteeId: `mentee-${index}`,
  score: 1000 - index,
  parts: {
    skills: 650,
    goals: 0,
    department: 100,
    location: 50,
    interests: 0,
    seniority: 0,
    overlap: index % 2 === 0 ? 200 : 25,
    list: 0,
  },
  overlapMinutes: index % 2 === 0 ? 480 : 60,
  locked: index % 4 === 0,
  ...(index % 3 === 0 && { group: 3 }),
  ...(index % 6 !== 5 && {
    nextBest: {
      mentorId: 'uma',
      menteeId: `mentee-${index}`,
      score: 999 - index,
      isFull: index % 2 === 0,
      ...(index % 6 === 4 && { inSmallGroup: true as const }),
      ...(index % 6 < 3 && { cost: { served: index % 6, pairs: 0, total: index * 20 } }),
    },
  }),
  shared,
  languages: index % 3 === 0 ? [] : ['en', 'de'],
  goal: 'Reports',
  rhythm: 'weekly',
});
const HELPS = ['seats', 'skill', 'time-zone', 'seniority', 'small-group'] as const;
const someDraft = (shared: readonly string[]): Round => ({
  id: 'round-1',
  version: 1,
  state: 'draft',
  at: AT,
  byPersonId: 'lena',
  seeking: 60,
  mentors: 14,
  pairs: Array.from({ length: 40 }, (_, index) => roundPair(index, shared)),
  locked: [],
  forbidden: [],
  edits: 3,
  leftOut: Array.from({ length: 20 }, (_, index) => ({
    menteeId: `left-${index}`,
    ...(index > 0 && { help: HELPS[index % HELPS.length] ?? 'seats', helpMentors: index }),
    ...(index === 3 && { group: { mentorId: 'uma', minimum: 4, size: 2 } }),
    reasons:
      index === 0
        ? {}
        : {
            skill: index * 1000,
            language: 3,
            manager: 2,
            past: 1,
            full: index % 2,
            smallGroup: 1,
            forbidden: 1,
            timeZone: 9,
          },
  })),
});

/** The draft as older versions stored it in a delivery. */
function draftOfBefore(name: string, skill: string): CardMessage {
  const next = { next: name, nextScore: 810, full: true, out: 1, points: 20 };
  const parts = { skills: 624, overlap: 192, department: 96, location: 48, use: 40 };
  const left = { groupMentor: name, groupSize: 2, groupMinimum: 4, hasGroup: true };
  return {
    card: 'mentoring/round',
    data: {
      id: 'round-1',
      draft: true,
      decided: false,
      state: 'draft',
      by: '',
      decidedAt: AT,
      at: AT,
      edits: '3',
      seeking: 60,
      mentors: 14,
      served: 40,
      mean: 981,
      publishable: true,
      pairs: ['even', 'out', 'points', 'small', 'less'].map((why, k) => ({
        mentor: name,
        mentee: name,
        score: 900 - k,
        ...parts,
        sharedSkills: skill,
        language: 'en',
        language2: 'none',
        time: k > 2,
        locked: k === 0,
        ...next,
        why,
        group: k,
      })),
      morePairs: 28,
      hasMorePairs: true,
      hasLeftOut: true,
      leftOut: ['seats', 'skill', 'timeZone', 'none'].map((help, k) => ({
        name,
        total: k,
        rule1: 'skill',
        count1: 3,
        rule2: 'language',
        count2: 2,
        rule3: 'manager',
        count3: 1,
        rule4: 'none',
        count4: 0,
        help,
        helpMentors: 1 + k,
        ...left,
      })),
      moreLeftOut: 12,
      hasMoreLeftOut: true,
    },
  };
}
