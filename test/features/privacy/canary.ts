// Mia leaves a mark of her own in every field of every collection where that is possible. Tom does
// the same with his mark.
import type { Person } from '../../../src/core/person';
import { accountKey } from '../../../src/core/account';
import { idFrom } from '../../../src/core/ids';
import type { New } from '../../../src/core/store';
import type { Doc } from '../../../src/core/doc';
import { filesCollection } from '../../../src/core/files';
import { inboxCollection } from '../../../src/core/inbox';
import { outboxCollection } from '../../../src/core/outbox/record';
import { approvalsCollection } from '../../../src/domain/approvals';
import { earlierAuditCollection } from '../../../src/domain/audit/before';
import { contributionsCollection } from '../../../src/domain/contributions';
import { entriesCollection } from '../../../src/domain/entries';
import { accountsCollection, newPerson, peopleCollection } from '../../../src/domain/people/record';
import { questionsCollection } from '../../../src/domain/questions';
import { synonymsCollection } from '../../../src/domain/synonyms';
import { importPartsCollection, importsCollection } from '../../../src/features/admin/imports';
import { waitingFilesCollection } from '../../../src/features/admin/table-files';
import { outdatedCollection } from '../../../src/features/contributions/entries';
import { remindersCollection } from '../../../src/features/contributions/waiting';
import { ratingsCollection } from '../../../src/domain/ratings';
import { pairingsCollection } from '../../../src/features/mentoring/pairings';
import { roundsCollection } from '../../../src/features/mentoring/rounds';
import { leadDayId, leadDaysCollection } from '../../../src/features/mentoring/lead-day/record';
import { matchingRunsCollection } from '../../../src/features/mentoring/runs';
import {
  offerId,
  offersCollection,
  wishesCollection,
  wishId,
} from '../../../src/features/mentoring/seekers';
import { roleReviewsCollection } from '../../../src/features/oversight/role-review';
import { nudgesCollection } from '../../../src/features/nudges/nudges';
import { slackChatsCollection } from '../../../src/platforms/slack/outbound/chats';
import { conversationsCollection } from '../../../src/platforms/teams/outbound/conversations';
import type { Collection, CollectionSpec, Store } from '../../../src/core/store';

const AT = '2026-03-02T09:00:00.000Z';

/** For example, their name before they married. */
const formerName = (mark: string) => `${mark}-former-name`;
const formerEmail = (mark: string) => `${mark}-former@linden.example`;

/** A person whose every word holds their own mark. */
export function marked(mark: string): Person {
  const account = { platform: 'teams', tenant: 'T1', user: `${mark}-user` } as const;
  const accounts = [account];
  const known = {
    id: `person-${mark}`,
    name: `${mark} Name`,
    email: `${mark}@linden.example`,
    formerEmails: [formerEmail(mark)],
    department: `${mark} department`,
    location: `${mark} location`,
    accounts,
    accountKeys: accounts.map(accountKey),
    lastAccountKey: accountKey(account),
  };
  return { ...newPerson(known, { zone: 'UTC', locale: 'en' }), version: 1 };
}

/** A mark in each field that can hold one; `other`: somebody whom their documents name as well. */
export function documentsOf(
  mark: string,
  me: Person,
  other: Person,
): readonly (readonly [CollectionSpec<never>, New<Doc>])[] {
  const said = (what: string) => `${mark}-${what}`;
  const [account] = me.accounts;
  if (!account) throw new Error('no account');
  const note = <T extends Doc>(spec: CollectionSpec<T>, doc: New<T>) =>
    [spec as unknown as CollectionSpec<never>, doc] as const;
  const place = { platform: 'teams', tenant: 'T1', id: said('chat'), kind: 'personal' } as const;
  const base = { rhythm: 'weekly', languages: ['en'], shared: ['sql'], score: 1 } as const;
  const parts = {} as never;
  const decision = (byPersonId: string, byName: string, comment: string) =>
    ({ what: 'approved', byPersonId, byName, round: 1, at: AT, comment, because: 'e1' }) as const;
  const contribution = {
    kind: 'tip',
    alternates: [],
    tags: [],
    language: 'en',
    round: 1,
    submittedAt: AT,
  } as const;
  const entry = {
    kind: 'tip',
    alternates: [],
    tags: [],
    language: 'en',
    published: true,
    publishedAt: AT,
    updatedAt: AT,
    helped: 1,
    notHelped: 0,
  } as const;
  const learned = (key: string, text: string, helped: readonly string[]) => ({
    key,
    text,
    helped,
    notHelped: [],
    opened: [],
    saidAt: Object.fromEntries(helped.map((id) => [id, AT.slice(0, 10)])),
    forgotten: false,
  });
  const pairing = {
    ...base,
    roundId: 'r',
    proposedAt: AT,
    acceptedBy: [],
    chased: [],
    session: 1,
    tasks: [],
    because: [],
    state: 'ended',
    endedAt: AT,
  } as const;
  const pair = { ...base, parts, overlapMinutes: 1, locked: false } as const;
  return [
    note(peopleCollection, me),
    note(accountsCollection, {
      id: accountKey(account),
      personId: me.id,
      account,
      lookedUpAt: AT,
      reachable: true,
      standing: 'colleague',
      knownAs: said('known-as'),
      contested: other.id,
    }),
    note(entriesCollection, {
      ...entry,
      id: `entry-${me.accounts.length}-${idFrom('e', mark)}`,
      question: said('entry-question'),
      answer: said('entry-answer'),
      ownerId: me.id,
      contributionId: `c1-${idFrom('c', mark)}`,
      withdrawnBy: me.id,
    }),
    note(entriesCollection, {
      ...entry,
      id: idFrom('entry', mark),
      question: 'How do I book leave?',
      answer: 'In the portal.',
      ownerId: other.id,
      learned: [
        learned('a', said('only-i-asked'), [me.id]),
        learned('b', 'we both asked', [me.id, other.id]),
      ],
    }),
    note(contributionsCollection, {
      ...contribution,
      id: `c1-${idFrom('c', mark)}`,
      authorId: me.id,
      title: said('tip-title'),
      text: said('tip-text'),
      state: 'approved',
      sentTo: [{ person: other.id }],
      decisions: [decision(other.id, other.name, 'fine')],
    }),
    note(contributionsCollection, {
      ...contribution,
      id: `c2-${idFrom('c', mark)}`,
      authorId: me.id,
      title: said('draft-title'),
      text: said('draft-text'),
      state: 'changes',
      sentTo: [],
      decisions: [],
    }),
    note(contributionsCollection, {
      ...contribution,
      id: `c3-${idFrom('c', mark)}`,
      authorId: other.id,
      title: 'theirs',
      text: 'theirs',
      state: 'approved',
      sentTo: [{ person: me.id }],
      chase: { step: 'named', namedId: me.id },
      decisions: [decision(me.id, me.name, said('review-comment'))],
    }),
    note(questionsCollection, {
      id: idFrom('q1', mark),
      text: said('question'),
      askerId: me.id,
      language: 'en',
      askedAt: AT,
      state: 'open',
      sentTo: [{ person: other.id }],
    }),
    note(questionsCollection, {
      id: idFrom('q3', mark),
      text: 'theirs',
      askerId: other.id,
      language: 'en',
      askedAt: AT,
      state: 'open',
      sentTo: [],
      chase: { step: 'named', namedId: me.id },
      openedBy: [me.id, other.id],
      joined: [{ personId: me.id, text: said('joined-question'), at: AT }],
      joinedBy: [me.id],
    }),
    note(questionsCollection, {
      id: idFrom('q2', mark),
      text: 'theirs',
      askerId: other.id,
      language: 'en',
      askedAt: AT,
      state: 'answered',
      sentTo: [{ person: me.id }],
      answer: {
        text: said('answer'),
        byPersonId: me.id,
        byName: me.name,
        at: AT,
        makeEntry: false,
        because: 'e',
      },
    }),
    note(outdatedCollection, {
      id: idFrom('outdated', mark),
      entryId: 'e',
      personId: me.id,
      reason: said('outdated-reason'),
      at: AT,
      open: true,
    }),
    note(remindersCollection, { id: `waiting:${me.id}:2026-03-02`, at: AT, personId: me.id }),
    note(synonymsCollection, {
      id: idFrom('synonyms', mark),
      words: ['PTO', 'leave'],
      byPersonId: me.id,
      at: AT,
    }),
    note(earlierAuditCollection, {
      id: idFrom('a1', mark),
      at: AT,
      byPersonId: me.id,
      what: 'role.granted',
      whom: other.id,
    }),
    note(earlierAuditCollection, {
      id: idFrom('a2', mark),
      at: AT,
      byPersonId: other.id,
      what: 'role.granted',
      whom: me.id,
    }),
    note(approvalsCollection, {
      id: idFrom('approval', mark),
      deed: 'export',
      what: 'export',
      personId: other.id,
      byPersonId: 'somebody',
      state: 'confirmed',
      at: AT,
      endsAt: AT,
      asked: [me.id],
      decidedBy: me.id,
      decidedAt: AT,
    }),
    note(approvalsCollection, {
      id: idFrom('approval', mark, 'merge'),
      deed: 'merge',
      what: 'merge',
      personId: 'somebody',
      otherId: me.id,
      roles: [],
      byPersonId: other.id,
      state: 'confirmed',
      at: AT,
      endsAt: AT,
      asked: [me.id],
      decidedBy: me.id,
      decidedAt: AT,
    }),
    note(roleReviewsCollection, {
      id: idFrom('roles', mark),
      at: AT,
      dueAt: AT,
      open: false,
      items: [
        { personId: me.id, role: 'lead', what: 'kept', byPersonId: other.id, at: AT },
        { personId: other.id, role: 'admin', what: 'kept', byPersonId: me.id, at: AT },
      ],
    }),
    note(ratingsCollection, {
      id: idFrom('rating', mark),
      entryId: 'e',
      byPersonId: me.id,
      question: said('rated-question'),
      at: AT,
      helped: true,
    }),
    note(offersCollection, {
      id: offerId(me.id),
      personId: me.id,
      skills: [said('skill')],
      capacity: 1,
      languages: ['en'],
      open: true,
      at: AT,
    }),
    note(wishesCollection, {
      id: wishId(me.id),
      personId: me.id,
      skills: [said('wanted')],
      goal: said('goal'),
      rhythm: 'weekly',
      open: true,
      at: AT,
    }),
    note(leadDaysCollection, {
      id: leadDayId(me.id),
      personId: me.id,
      until: AT,
      day: said('told-on'),
    }),
    note(matchingRunsCollection, {
      id: idFrom('run', mark),
      state: 'cancelled',
      at: AT,
      byPersonId: me.id,
      byName: me.name,
      aliveAt: AT,
      tries: 1,
      watchers: [me.id],
      reports: 0,
      cancelledBy: me.name,
      cancelledById: me.id,
    }),
    // Begun by the other, and cancelled under a former name.
    note(matchingRunsCollection, {
      id: idFrom('run-cancelled', mark),
      state: 'cancelled',
      at: AT,
      byPersonId: other.id,
      byName: other.name,
      aliveAt: AT,
      tries: 1,
      watchers: [other.id],
      reports: 0,
      cancelledBy: formerName(mark),
      cancelledById: me.id,
    }),
    // As older versions kept it.
    note(matchingRunsCollection, {
      id: idFrom('run-before', mark),
      state: 'cancelled',
      at: AT,
      byPersonId: 'somebody',
      byName: 'Somebody',
      aliveAt: AT,
      tries: 1,
      watchers: [me.id],
      reports: 0,
      cancelledBy: formerName(mark),
    }),
    note(roundsCollection, {
      id: idFrom('round', mark),
      state: 'published',
      at: AT,
      byPersonId: me.id,
      seeking: 1,
      mentors: 1,
      pairs: [
        { ...pair, menteeId: me.id, mentorId: other.id, goal: said('round-goal') },
        {
          ...pair,
          menteeId: 'somebody',
          mentorId: 'another',
          goal: '',
          nextBest: { menteeId: 'somebody', mentorId: me.id, score: 1, isFull: true },
        },
      ],
      leftOut: [
        { menteeId: me.id, reasons: {} },
        { menteeId: 'somebody', reasons: {}, group: { mentorId: me.id, minimum: 2, size: 1 } },
      ],
      locked: [{ menteeId: me.id, mentorId: other.id }],
      forbidden: [{ menteeId: other.id, mentorId: me.id }],
      edits: 0,
      decision: { byPersonId: me.id, byName: me.name, at: AT, because: 'e' },
    }),
    note(pairingsCollection, {
      ...pairing,
      id: idFrom('pairing', mark),
      mentorId: other.id,
      menteeId: me.id,
      goal: said('goal-of-pair'),
      endedBy: me.id,
      reason: said('reason'),
      checkIns: [{ session: 1, personId: me.id, met: true, at: AT, note: said('note') }],
    }),
    note(nudgesCollection, { id: me.id, unanswered: 0, paused: false, because: [said('event')] }),
    note(importsCollection, {
      id: idFrom('import', mark),
      kind: 'people',
      byPersonId: me.id,
      at: AT,
      people: [
        { email: me.email ?? '', name: me.name, department: said('imported') },
        { email: formerEmail(mark), name: me.name, department: said('imported-before') },
        { email: other.email ?? '', name: other.name, managerEmail: me.email ?? '' },
      ],
      entries: [{ id: 'e', question: 'q', answer: 'a', ownerEmail: me.email } as never],
      added: 1,
      changed: 0,
      same: 0,
      bad: [
        { line: 2, problem: 'twice', value: me.email ?? '' },
        {
          line: 3,
          problem: 'email',
          value: `${said('mistyped').toUpperCase()}; ${me.email?.toUpperCase()}`,
        },
      ],
      begun: {
        byName: formerName(mark),
        byPersonId: me.id,
        at: AT,
        because: 'e',
        doubtful: false,
        done: 1,
        of: 1,
      },
      done: { byName: formerName(mark), byPersonId: me.id, at: AT, because: 'e' },
      takenBack: {
        byName: formerName(mark),
        byPersonId: me.id,
        at: AT,
        because: 'e',
        restored: 0,
        left: [{ line: 0, problem: 'changed', value: me.name }],
        leftCount: 1,
      },
    }),
    note(waitingFilesCollection, {
      id: idFrom('waiting-file', mark),
      byPersonId: me.id,
      at: AT,
      file: { platform: 'teams', handle: said('address'), name: said('file'), type: said('type') },
    }),
    note(importPartsCollection, {
      id: idFrom('import-part', mark),
      importId: idFrom('import', mark),
      at: AT,
      what: 'changed',
      from: 0,
      rows: [
        {
          line: 2,
          person: { email: me.email ?? '', name: me.name, department: said('imported') },
          undo: {
            id: me.id,
            isNew: false,
            before: { department: said('imported-once') },
            after: { department: said('imported') },
          },
        },
        {
          line: 3,
          person: { email: other.email ?? '', name: other.name, managerEmail: me.email ?? '' },
          changes: [{ field: 'managerEmail', before: me.email ?? '', after: '' }],
          undo: {
            id: other.id,
            isNew: false,
            before: { managerEmail: me.email ?? '' },
            after: { managerEmail: null },
          },
        },
        {
          line: 4,
          entry: { id: 'e', question: 'q', answer: 'a', ownerId: me.id } as never,
          changes: [{ field: 'ownerId', before: me.name, after: '' }],
          undo: { id: 'e', isNew: false, before: { ownerId: me.id }, after: { ownerId: null } },
        },
        { line: 5, problem: 'owner', value: `${me.email?.toUpperCase()} ` },
      ],
    }),
    note(slackChatsCollection, { id: accountKey(account), channel: said('direct') }),
    note(conversationsCollection, {
      id: `person:T1:${account.user}`,
      tenant: 'T1',
      serviceUrl: 'https://smba.example',
      conversation: said('conversation'),
      teamsUser: `29:${said('teams')}`,
    }),
    note(inboxCollection, {
      id: idFrom('inbox', mark),
      state: 'done',
      at: AT,
      by: accountKey(account),
      reply: { say: { text: said('told') }, onlyToSender: true },
    }),
    note(inboxCollection, {
      id: idFrom('inbox2', mark),
      state: 'open',
      at: AT,
      event: {
        type: 'words',
        id: 'e',
        at: AT,
        sender: account,
        place,
        words: said('words'),
        mentions: [],
      },
    }),
    note(outboxCollection, {
      id: `told:${idFrom('posted', mark)}`,
      state: 'sent',
      at: AT,
      endedAt: AT,
      order: 1,
      plannedAt: AT,
      dueAt: AT,
      attempts: 1,
      to: { person: other.id },
      names: [me.id],
      ref: {
        place: { platform: 'teams', tenant: 'T1', id: 'chat', kind: 'personal' },
        id: idFrom('m', mark),
      },
    }),
    note(outboxCollection, {
      id: `nudge:${me.id}:w`,
      state: 'queued',
      at: AT,
      order: 1,
      plannedAt: AT,
      dueAt: '2027-01-01T00:00:00.000Z',
      attempts: 0,
      to: { person: me.id },
      message: { text: said('queued') },
    }),
    note(outboxCollection, {
      id: `told:${idFrom('o', mark)}`,
      state: 'queued',
      at: AT,
      order: 1,
      plannedAt: AT,
      dueAt: '2027-01-01T00:00:00.000Z',
      attempts: 0,
      to: { person: other.id },
      message: { text: 'x', args: { name: me.name, text: said('on-its-way') } },
    }),
    note(outboxCollection, {
      id: `told:${idFrom('watched', mark)}`,
      state: 'sent',
      at: AT,
      endedAt: AT,
      order: 1,
      plannedAt: AT,
      dueAt: AT,
      attempts: 1,
      to: { person: other.id },
      tell: { person: me.id, text: `${mark}-tell` },
    }),
    note(filesCollection, {
      id: idFrom('file-about', mark),
      maker: 'privacy.theirs',
      args: { personId: me.id, format: 'html' },
      personId: other.id,
      expiresAt: AT,
    }),
    note(filesCollection, {
      id: idFrom('file', mark),
      maker: 'privacy.mine',
      args: {},
      personId: me.id,
      expiresAt: AT,
    }),
  ];
}

/** Inserts the documents into their collections. */
export async function put(store: Store, documents: ReturnType<typeof documentsOf>): Promise<void> {
  for (const [spec, doc] of documents) {
    const collection: Collection<Doc> = store.collection(spec as unknown as CollectionSpec);
    if (!(await collection.insert(doc))) throw new Error(`${spec.name} has ${doc.id} already`);
  }
}
