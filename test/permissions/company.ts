// The company of the matrix: somebody for each role, and documents of theirs that a press can name.
// Whatever is somebody's own holds MARK, so that an answer that tells of it is found out.
import type { JsonObject } from '../../src/core/json';
import type { Place } from '../../src/core/message';
import type { Account, PlatformName } from '../../src/core/account';
import type { Role } from '../../src/core/person';
import { accountKey } from '../../src/core/account';
import type { Collection, CollectionSpec, New, Store } from '../../src/core/store';
import type { Doc } from '../../src/core/doc';
import { approvalsCollection } from '../../src/domain/approvals';
import { type Contribution, contributionsCollection } from '../../src/domain/contributions';
import { entriesCollection } from '../../src/domain/entries';
import { erasuresCollection } from '../../src/domain/erasures';
import { accountsCollection, newPerson, peopleCollection } from '../../src/domain/people/record';
import { questionsCollection } from '../../src/domain/questions';
import { synonymsCollection } from '../../src/domain/synonyms';
import { importPartsCollection, importsCollection } from '../../src/features/admin/imports';
import { waitingFilesCollection } from '../../src/features/admin/table-files';
import { type Pairing, pairingsCollection } from '../../src/features/mentoring/pairings';
import { roundsCollection } from '../../src/features/mentoring/rounds';
import { matchingRunsCollection } from '../../src/features/mentoring/runs';
import {
  offerId,
  offersCollection,
  wishesCollection,
  wishId,
} from '../../src/features/mentoring/seekers';
import { roleReviewsCollection } from '../../src/features/oversight/role-review';
import { idFrom } from '../../src/core/ids';
import { keyOf } from '../../src/features/ask/knowledge/learned-questions';
import type { RoleName } from './matrix';

export const MARK = 'Quokka';
const AT = '2026-03-02T08:00:00.000Z';
/** No job takes anything up before. */
const LATER = '2027-01-01T00:00:00.000Z';
export const QUESTION = 'How do I book a room?';

/** Roles that somebody holds by a document. */
const HELD: Partial<Record<RoleName, readonly Role[]>> = {
  reviewer: ['reviewer'],
  lead: ['lead'],
  admin: ['admin'],
  council: ['council'],
  deactivated: ['reviewer', 'lead', 'admin', 'council'],
};
export const STANDING: Partial<Record<RoleName, 'guest' | 'outsider'>> = {
  guest: 'guest',
  outsider: 'outsider',
};

export type PersonIds = Readonly<Record<RoleName, string>>;

export const IDS = {
  open: 'entry-open',
  forLeads: 'entry-leads',
  forGuests: 'entry-guests',
  owned: 'entry-of-the-author',
  takenDown: 'entry-withdrawn',
  takenDownByOwner: 'entry-withdrawn-by-its-owner',
  tip: 'tip-in-review',
  changes: 'tip-in-changes',
  own: 'tip-of-the-reviewer',
  escalated: 'tip-with-the-leads',
  question: 'question-of-reviewers',
  asked: 'question-in-channel',
  askedLeads: 'question-with-the-leads',
  answered: 'question-answered',
  proposed: 'pairing-proposed',
  running: 'pairing-running',
  paused: 'pairing-paused',
  group: 'pairing-in-group',
  round: 'round-draft',
  run: 'run-under-way',
  import: 'import-of-the-lead',
  importLost: 'import-of-a-former-lead',
  imported: 'import-that-is-done',
  waitingFile: 'file-of-somebody-who-left',
  synonyms: 'synonyms-line',
  request: 'approval-of-the-second-admin',
  ownRequest: 'approval-of-the-admin',
  review: 'role-review',
  twin: 'twin-of-somebody',
  left: 'who-left',
  barred: 'who-was-a-guest',
} as const;

const SECOND_ADMIN = 'second-admin';
const INTO = 'whole-person';
export const LEFT = 'left@linden.example';
export const BARRED = 'barred@linden.example';
/** Somebody who may be given a role. */
export const WHOLE = 'whole@linden.example';

/** Things of which somebody who is deactivated left one of their own behind. */
const LEFT_BEHIND: ReadonlySet<JsonObject[string]> = new Set([
  IDS.changes,
  IDS.proposed,
  IDS.running,
  IDS.paused,
  IDS.import,
  IDS.imported,
  IDS.ownRequest,
]);
const theirs = (id: string) => `${id}-left-behind`;

/** The data of a press, with their own thing in the place of somebody else's. */
export function leftBehind({ id, ...rest }: JsonObject): JsonObject {
  return {
    ...rest,
    ...(id !== undefined && {
      id: typeof id === 'string' && LEFT_BEHIND.has(id) ? theirs(id) : id,
    }),
  };
}

/**
 * Gives people their roles, and the company its documents. `ids`: of those who have a document; an
 * empty one where nobody is kept.
 */
export async function furnish(
  store: Store,
  ids: PersonIds,
  platform: PlatformName,
  reviewers: Place,
): Promise<void> {
  const people = store.collection(peopleCollection);
  for (const [name, id] of Object.entries(ids) as [RoleName, string][]) {
    await people.update(id, (person) => ({
      doc: { ...person, roles: HELD[name] ?? [], active: name !== 'deactivated' },
    }));
  }
  for (const [spec, doc] of documents(ids, platform, reviewers))
    await asAny(store, spec).insert(doc);
}

const asAny = (store: Store, spec: CollectionSpec<never>): Collection<Doc> =>
  store.collection<Doc>(spec as unknown as CollectionSpec);

function documents(
  ids: PersonIds,
  platform: PlatformName,
  reviewers: Place,
): readonly (readonly [CollectionSpec<never>, New<Doc>])[] {
  const found: (readonly [CollectionSpec<never>, New<Doc>])[] = [];
  const put = <T extends Doc>(spec: CollectionSpec<T>, doc: New<T>) => void found.push([spec, doc]);

  const mentees = ['first', 'second', 'third', 'fourth', 'fifth'].map((name) => `mentee-${name}`);
  for (const id of mentees) {
    const account: Account = { platform, tenant: reviewers.tenant, user: id };
    const key = accountKey(account);
    const person = newPerson(
      { id, name: id, accounts: [account], accountKeys: [key] },
      { zone: 'UTC', locale: 'en' },
    );
    put(peopleCollection, person);
    put(accountsCollection, {
      id: key,
      personId: id,
      account,
      lookedUpAt: AT,
      askAt: LATER,
      standing: 'colleague',
      reachable: true,
    });
  }

  // Whoever asks for what needs a second admin, and a person who was merged into another.
  const defaults = { zone: 'UTC', locale: 'en' } as const;
  const merged = {
    active: true,
    roles: [],
    gave: { roles: [], fields: [] },
    because: 'e',
  } as const;
  put(peopleCollection, {
    ...newPerson({ id: SECOND_ADMIN, name: 'Second Admin' }, defaults),
    roles: ['admin'],
  });
  const twin = newPerson({ id: IDS.twin, name: 'Fifth' }, defaults);
  put(peopleCollection, { ...twin, active: false, mergedInto: INTO, mergedAt: AT, merged });
  put(peopleCollection, {
    ...newPerson({ id: INTO, name: 'Whole', email: WHOLE }, defaults),
    absorbed: [IDS.twin],
  });
  put(peopleCollection, {
    ...newPerson({ id: IDS.left, name: 'Left', email: LEFT }, defaults),
    active: false,
  });
  const guest = newPerson({ id: IDS.barred, name: 'Barred', email: BARRED }, defaults);
  put(peopleCollection, { ...guest, active: false, barred: 'guest' });
  const request = {
    deed: 'export',
    what: 'export',
    personId: ids.learner,
    state: 'waiting',
    at: AT,
    endsAt: LATER,
  } as const;
  put(approvalsCollection, {
    ...request,
    id: IDS.request,
    byPersonId: SECOND_ADMIN,
    asked: [ids.admin],
  });
  put(approvalsCollection, {
    ...request,
    id: IDS.ownRequest,
    byPersonId: ids.admin,
    asked: [SECOND_ADMIN],
  });
  put(approvalsCollection, {
    ...request,
    id: theirs(IDS.ownRequest),
    byPersonId: ids.deactivated,
    asked: [SECOND_ADMIN],
  });
  const items = [{ personId: ids.lead, role: 'lead' }] as const;
  put(roleReviewsCollection, { id: IDS.review, at: AT, dueAt: LATER, open: true, items });

  const entry = {
    kind: 'faq',
    alternates: [],
    tags: [],
    language: 'en',
    published: true,
    publishedAt: AT,
    updatedAt: AT,
    helped: 0,
    notHelped: 0,
  } as const;
  const learned = [
    {
      key: keyOf(QUESTION),
      text: QUESTION,
      helped: ['somebody'],
      notHelped: [],
      opened: [],
      forgotten: false,
    },
  ];
  put(entriesCollection, {
    ...entry,
    id: IDS.open,
    question: QUESTION,
    answer: 'In the calendar, under rooms.',
    learned,
  });
  put(entriesCollection, {
    ...entry,
    id: IDS.forLeads,
    question: 'What is the budget?',
    answer: `${MARK} of the budget.`,
    audience: { roles: ['lead'] },
  });
  put(entriesCollection, {
    ...entry,
    id: IDS.forGuests,
    question: 'Where is the front desk?',
    answer: 'On the left.',
    audience: { guests: true },
  });

  const owned = { ...entry, ownerId: ids.author } as const;
  put(entriesCollection, { ...owned, id: IDS.owned, question: 'Printer?', answer: 'In the hall.' });
  const gone = {
    ...owned,
    question: `${MARK} printer`,
    answer: `${MARK} hall`,
    published: false,
  } as const;
  put(entriesCollection, { ...gone, id: IDS.takenDown, withdrawnBy: ids.reviewer });
  put(entriesCollection, { ...gone, id: IDS.takenDownByOwner, withdrawnBy: ids.author });

  const contribution: Omit<Contribution, 'id' | 'version' | 'authorId' | 'state'> = {
    kind: 'tip',
    title: `${MARK} title`,
    text: `${MARK} text of a tip that is long enough`,
    alternates: [],
    tags: [],
    language: 'en',
    round: 1,
    submittedAt: AT,
    decisions: [],
    sentTo: [{ place: reviewers }],
  };
  put(contributionsCollection, {
    ...contribution,
    id: IDS.tip,
    authorId: ids.author,
    state: 'inReview',
  });
  put(contributionsCollection, {
    ...contribution,
    id: IDS.own,
    authorId: ids.reviewer,
    state: 'inReview',
  });
  put(contributionsCollection, {
    ...contribution,
    id: IDS.escalated,
    authorId: ids.author,
    state: 'inReview',
    chase: { step: 'escalated' },
  });
  const wish = {
    what: 'changes',
    byPersonId: ids.reviewer,
    byName: 'Somebody',
    round: 1,
    at: AT,
    comment: `${MARK} comment`,
    because: 'e',
  } as const;
  put(contributionsCollection, {
    ...contribution,
    id: IDS.changes,
    authorId: ids.author,
    state: 'changes',
    decisions: [wish],
  });
  const left = { ...contribution, id: theirs(IDS.changes), authorId: ids.deactivated } as const;
  put(contributionsCollection, { ...left, state: 'changes', decisions: [wish] });

  const question = {
    text: `${MARK} question`,
    askerId: ids.author,
    language: 'en',
    askedAt: AT,
    state: 'open',
  } as const;
  put(questionsCollection, { ...question, id: IDS.question, sentTo: [{ person: ids.reviewer }] });
  put(questionsCollection, { ...question, id: IDS.asked, sentTo: [{ place: reviewers }] });
  put(questionsCollection, {
    ...question,
    id: IDS.askedLeads,
    sentTo: [],
    chase: { step: 'escalated' },
  });
  put(questionsCollection, {
    ...question,
    id: IDS.answered,
    state: 'answered',
    sentTo: [],
    answer: {
      text: `${MARK} answer`,
      byPersonId: 'somebody',
      byName: 'Somebody',
      at: AT,
      makeEntry: false,
      because: 'e',
    },
  });

  const pairing: Omit<Pairing, 'id' | 'version' | 'mentorId' | 'menteeId' | 'state'> = {
    roundId: 'round-before',
    goal: `${MARK} goal`,
    shared: ['sql'],
    languages: ['en'],
    score: 700,
    rhythm: 'weekly',
    proposedAt: AT,
    acceptedBy: [],
    chased: [],
    session: 1,
    tasks: [],
    checkIns: [],
    because: [],
  };
  const [first = '', second = '', third = '', fourth = '', fifth = ''] = mentees;
  const begun = { startedAt: AT, nextDate: '2026-03-09' } as const;
  function pairingsOf(mentorId: string, proposedTo: string, idOf: (id: string) => string): void {
    const met = [{ session: 1, personId: mentorId, met: true, at: AT }] as const;
    const base = { ...pairing, mentorId } as const;
    put(pairingsCollection, {
      ...base,
      id: idOf(IDS.proposed),
      menteeId: proposedTo,
      state: 'proposed',
      proposedTo,
    });
    put(pairingsCollection, {
      ...base,
      ...begun,
      id: idOf(IDS.running),
      menteeId: second,
      state: 'running',
      session: 2,
      checkIns: met,
    });
    put(pairingsCollection, {
      ...base,
      id: idOf(IDS.paused),
      menteeId: third,
      state: 'paused',
      startedAt: AT,
    });
  }
  pairingsOf(ids.mentor, first, (id) => id);
  pairingsOf(ids.deactivated, fifth, theirs);
  // Here the mentor is the mentee, of somebody who meets several together.
  const inGroup = { ...begun, mentorId: fourth, menteeId: ids.mentor, inGroup: true } as const;
  put(pairingsCollection, { ...pairing, ...inGroup, id: IDS.group, state: 'running' });

  put(offersCollection, {
    id: offerId(first),
    personId: first,
    skills: ['sql'],
    capacity: 2,
    languages: ['en'],
    open: true,
    at: AT,
  });
  put(wishesCollection, {
    id: wishId(second),
    personId: second,
    skills: ['sql'],
    goal: `${MARK} wish`,
    rhythm: 'weekly',
    open: true,
    at: AT,
  });
  const leftOut = [{ menteeId: second, reasons: { skill: 1 } }];
  const empty = { pairs: [], locked: [], forbidden: [], edits: 0, seeking: 1, mentors: 1 } as const;
  put(roundsCollection, {
    ...empty,
    id: IDS.round,
    state: 'draft',
    at: AT,
    byPersonId: ids.lead,
    leftOut,
  });
  const run = {
    state: 'running',
    slot: 'everybody',
    at: AT,
    aliveAt: LATER,
    byPersonId: ids.lead,
    byName: 'Lead',
    tries: 1,
    watchers: [],
    reports: 0,
  } as const;
  put(matchingRunsCollection, { ...run, id: IDS.run });

  put(synonymsCollection, {
    id: IDS.synonyms,
    words: ['PTO', 'leave'],
    byPersonId: ids.lead,
    at: AT,
  });
  const line = {
    id: 'entry-imported',
    question: `${MARK} line`,
    answer: 'Imported.',
    alternates: [],
    tags: [],
    language: 'en',
  } as const;
  const counts = { added: 1, changed: 0, same: 0, bad: [] } as const;
  const table = { ...counts, kind: 'faq', at: AT, people: [], entries: [line] } as const;
  put(importsCollection, { ...table, id: IDS.import, byPersonId: ids.lead });
  put(importsCollection, { ...table, id: IDS.importLost, byPersonId: ids.learner });
  put(importsCollection, { ...table, id: theirs(IDS.import), byPersonId: ids.deactivated });
  put(waitingFilesCollection, {
    id: IDS.waitingFile,
    byPersonId: 'who-left',
    at: AT,
    file: { platform, handle: 'F1', name: 'people.csv' },
  });
  for (const [id, byPersonId] of [
    [IDS.imported, ids.lead],
    [theirs(IDS.imported), ids.deactivated],
  ] as const) {
    const rows = { new: 1, changed: 0, doubtful: 0, bad: 0, note: 0 };
    const done = { byName: 'Lead', byPersonId, at: AT, because: 'e' };
    put(importsCollection, { ...table, entries: [], rows, id, byPersonId, done });
    const made = { ...line, id: `entry-of-${id}` };
    const undo = { id: made.id, isNew: true, before: {}, after: { answer: 'Imported.' } };
    put(importPartsCollection, {
      id: `${id}:new:000000`,
      importId: id,
      at: AT,
      what: 'new',
      from: 0,
      rows: [{ line: 2, entry: made, undo }],
    });
    put(entriesCollection, {
      ...made,
      question: 'Old import?',
      kind: 'faq',
      published: true,
      publishedAt: AT,
      updatedAt: AT,
      helped: 0,
      notHelped: 0,
    });
  }

  for (const [name, id] of Object.entries(ids))
    if (id !== '')
      put(erasuresCollection, {
        id: idFrom('erasure', id),
        personId: id,
        how: 'anonymous',
        state: 'waiting',
        askedAt: AT,
        dueAt: '2026-04-01T00:00:00.000Z',
        pseudonym: `former-${name}`,
      });
  return found;
}
