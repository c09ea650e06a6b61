// What the works council reads: everything on cards, in both languages. Looks at the audit are
// noted. Nobody else can read it.
import { readConfig, redacted } from '../../../src/config';
import { createAudit } from '../../../src/domain/audit';
import { auditCollection } from '../../../src/domain/audit/chain';
import { peopleCollection } from '../../../src/domain/people/record';
import { makeAdmin } from '../../../src/features/admin';
import { makeAsk } from '../../../src/features/ask';
import { makeContributions } from '../../../src/features/contributions';
import { makeCouncil } from '../../../src/features/council';
import { sectionIn } from '../../../src/features/council/sections';
import { makeHelp } from '../../../src/features/help';
import { makeOversight } from '../../../src/features/oversight';
import { makePrivacy } from '../../../src/features/privacy';
import { appoint } from '../../support/company';
import { deedsOf } from '../../support/deeds';
import { describeTalk, startTalk, type Talk } from '../../support/talk';

async function council(talk: Talk, locale: 'en' | 'de' = 'en') {
  const cora = await talk.withPerson('cora', { locale });
  await appoint(talk, 'council', cora);
  return cora;
}

/** This many deeds from one person to another. */
async function noted(talk: Talk, count: number, what = 'role.granted'): Promise<void> {
  const { lena, rita } = await talk.withPeople('lena', 'rita');
  const audit = createAudit(talk.engine.store);
  for (let n = 1; n <= count; n += 1)
    await audit.note(
      { at: '2026-03-01T08:00:00.000Z', byPersonId: lena.id, what, whom: rita.id, detail: 'lead' },
      `${what}${n}`,
    );
}

describeTalk(
  'the council',
  [makeAdmin, makeAsk, makeContributions, makeCouncil, makeHelp, makePrivacy],
  (talk) => {
    it('is led by a card to each section, and back', async () => {
      const cora = await council(talk());
      await cora.says('council');
      expect(cora.lastSeen()).toMatch(
        /For the works council and data protection.*You cannot change anything here.*1 person has the role/,
      );
      await cora.presses('Settings');
      expect(cora.lastSeen()).toMatch(/Settings in use.*company · Linden.*guests may · off/);
      await cora.presses('Back');
      await cora.presses('Roles');
      expect(cora.lastSeen()).toMatch(
        /Programme leads \(0\).*–.*Works council, data protection \(1\).*Cora/,
      );
      await cora.presses('Back');
      await cora.presses('Retention');
      expect(cora.lastSeen()).toMatch(
        /Profile · until removed; inactive once they left.*Audit · 1,095 days/,
      );
      await cora.presses('Back');
      expect(cora.lastSeen()).toMatch(/For the works council/);
      expect(await deedsOf(talk().engine.store)).toEqual([]);
    });

    it('reads the audit in pages and by kind, with names, and each look stands in it', async () => {
      const cora = await council(talk());
      await noted(talk(), 10);
      await noted(talk(), 1, 'contribution.rejected');
      await cora.says('council audit');
      expect(cora.lastSeen()).toMatch(
        /12 · .*Cora: opened this audit.*11 · .*Lena: rejected a contribution · Rita.*10 · .*Lena: gave a role · Rita \(programme lead\)/,
      );
      expect(cora.lastSeen()).not.toMatch(/\b4 · /);
      await cora.presses('Older');
      expect(cora.lastSeen()).toMatch(/Older entries.*4 · .*1 · /);
      await cora.presses('Decisions');
      expect(cora.lastSeen()).toMatch(/Audit: decisions.*11 · .*rejected a contribution/);
      expect(cora.lastSeen()).not.toMatch(/gave a role/);
      expect(await deedsOf(talk().engine.store, 'audit.opened')).toMatchObject([
        { byPersonId: cora.id, whom: 'audit' },
        { byPersonId: cora.id },
        { byPersonId: cora.id, detail: 'decision' },
      ]);
      await cora.presses('Verify');
      expect(cora.lastSeen()).toMatch(
        /The audit is intact.*All 14 entries form an unbroken chain.*Newest entry: 14:[\da-f]{64}/,
      );
    });

    it('is told which entry was changed', async () => {
      const cora = await council(talk());
      await noted(talk(), 5);
      const chain = talk().engine.store.collection(auditCollection);
      await chain.update('000000000003', (entry) => ({ doc: { ...entry, what: 'role.removed' } }));
      await cora.says('council audit');
      await cora.presses('Verify');
      expect(cora.lastSeen()).toMatch(/The audit was tampered with.*Entry 3 was changed/);
    });

    it('sees who opened which file about whom, and that there are no reports yet', async () => {
      const cora = await council(talk());
      const { ada, rita } = await talk().withPeople('ada', 'rita');
      await cora.says('council reports');
      expect(cora.lastSeen()).toMatch(/There are no reports yet.*Cora: looked at who opened what/);
      const audit = createAudit(talk().engine.store);
      await audit.note(
        {
          at: '2026-03-02T08:00:00.000Z',
          byPersonId: ada.id,
          what: 'export.opened',
          whom: rita.id,
          detail: 'json',
        },
        'one',
      );
      await ada.says('council reports');
      expect(ada.lastSeen()).toMatch(
        /Ada: looked at who opened what.*Ada: opened a file about somebody · Rita \(as data\)/,
      );
      expect(await deedsOf(talk().engine.store, 'reports.opened')).toMatchObject([
        { byPersonId: cora.id },
        { byPersonId: ada.id },
      ]);
    });

    it('sees a pseudonym of somebody who was erased', async () => {
      const cora = await council(talk());
      const { ada } = await talk().withPeople('ada');
      await noted(talk(), 1);
      await ada.says('admin erase rita@linden.example');
      await ada.presses('Erase all');
      await talk().travelTo('2026-03-02T11:00:00Z');
      await cora.says('council audit');
      expect(cora.lastSeen()).toMatch(
        /Ada: erased a person · (p-[\da-f]{12}) \(texts, too\).*Lena: gave a role · \1/,
      );
      expect(cora.lastSeen()).not.toMatch(/Rita/);
    });

    it('speaks German', async () => {
      const cora = await council(talk(), 'de');
      await noted(talk(), 1);
      await cora.says('betriebsrat');
      expect(cora.lastSeen()).toMatch(
        /Für Betriebsrat und Datenschutz.*Du kannst hier nichts ändern/,
      );
      await cora.says('mitbestimmung protokoll');
      expect(cora.lastSeen()).toMatch(
        /Cora: dieses Protokoll geöffnet.*Lena: Rolle vergeben · Rita \(Programmleitung\)/,
      );
      await cora.says('betriebsrat fristen');
      expect(cora.lastSeen()).toMatch(/Profil · bis jemand es löscht/);
      expect(cora.lastSeen()).not.toMatch(/until|days|ohne festes Ende/);
      await cora.says('wer hat welche Rolle?');
      expect(cora.lastSeen()).toMatch(/Wer welche Rolle hat/);
      await cora.says('zeig mir das Auditprotokoll');
      expect(cora.lastSeen()).toMatch(/Für Betriebsrat und Datenschutz/);
    });

    it('refuses everybody else: words and presses, also on a card that was passed on, or after the role is gone', async () => {
      const cora = await council(talk());
      const { lena, tom, rita } = await talk().withPeople('lena', 'tom', 'rita');
      await appoint(talk(), 'lead', lena);
      await appoint(talk(), 'reviewer', rita);
      for (const other of [lena, tom, rita]) {
        for (const words of ['council', 'council audit', 'betriebsrat rollen']) {
          await other.says(words);
          expect(other).toHaveBeenToldWhatToDo();
          expect(other.lastSeen()).not.toMatch(/For the works council/);
        }
        await other.says('help');
        expect(other.lastSeen()).not.toMatch(/\*\*council\*\*/);
        expect(await press(other, 'council.show', { section: 'audit' })).toMatchObject({
          refused: true,
        });
        expect(await press(other, 'council.page', { kind: 'all' })).toMatchObject({
          refused: true,
        });
        expect(await press(other, 'council.verify', {})).toMatchObject({ refused: true });
      }
      expect(await deedsOf(talk().engine.store)).toEqual([]);
      await cora.says('council');
      await talk()
        .engine.store.collection(peopleCollection)
        .update(cora.id, (doc) => ({ doc: { ...doc, roles: [] } }));
      await cora.presses('Audit');
      expect(cora).toHaveBeenToldWhatToDo();
      expect(await deedsOf(talk().engine.store)).toEqual([]);
    });

    it.each<Record<string, string>>([
      { section: 'everything' },
      { section: '__proto__' },
      { kind: 'secret', before: '-1' },
      { isEarlier: 'true', earlier: 'not a cursor' },
      {},
    ])('bears forged data: %j', async (data) => {
      const cora = await council(talk());
      await noted(talk(), 2);
      for (const verb of ['council.show', 'council.page', 'council.verify']) {
        const reply = await press(cora, verb, data);
        expect(reply?.replace).toBeDefined();
      }
    });

    let presses = 0;
    function press(
      who: Awaited<ReturnType<typeof council>>,
      verb: string,
      data: Record<string, string>,
    ) {
      const place = who.platform.personal(who.account);
      const id = `forged${(presses += 1)}`;
      const event = {
        type: 'action',
        id,
        at: talk().clock.now().toISOString(),
        sender: who.account,
        place,
        verb,
        data,
        inputs: {},
      } as const;
      return who.platform.bot.receive(event);
    }
  },
);

it.each([
  [
    'en',
    'council settings',
    /public address · not set.*company · off · language · English · time zone · UTC.*agreement \(checksum of its file\) · none · texts of erased people · the person chooses/,
    /erasures need a second admin · on/,
  ],
  [
    'de',
    'betriebsrat einstellungen',
    /öffentliche Adresse · nicht gesetzt.*Unternehmen · off · Sprache · Englisch · Zeitzone · UTC.*Vereinbarung \(Prüfsumme der Datei\) · keine · Texte gelöschter Personen · die Person entscheidet/,
    /Löschungen brauchen eine zweite Zustimmung · ein/,
  ],
] as const)('shows every setting and its value in words (%s)', async (locale, words, some, two) => {
  // A company may be called as it likes.
  const inUse = redacted(readConfig({ ORG_NAME: 'off', TWO_PERSON_APPROVAL: 'erase' }));
  const talk = await startTalk({
    features: [makeAdmin, makeCouncil],
    settings: { inUse, twoPersonApproval: ['erase'] },
  });
  try {
    const cora = await council(talk, locale);
    await cora.says(words);
    expect(cora.lastSeen()).toMatch(some);
    expect(cora.lastSeen()).toMatch(two);
    expect(cora.lastSeen()).not.toMatch(/\b[a-z]+[A-Z]\w* · /);
  } finally {
    await talk.stop();
  }
});

it('says what an approval was for', async () => {
  const talk = await startTalk({ features: [makeAdmin, makeCouncil, makeOversight] });
  try {
    const cora = await council(talk);
    const { lena, rita } = await talk.withPeople('lena', 'rita');
    const audit = createAudit(talk.engine.store);
    for (const detail of ['eraseKeep', 'eraseGone', 'grant', 'remove', 'export', 'merge'])
      await audit.note(
        {
          at: '2026-03-01T08:00:00.000Z',
          byPersonId: lena.id,
          what: 'approval.asked',
          whom: rita.id,
          detail,
        },
        detail,
      );
    await cora.says('council audit');
    for (const of of [
      'erasure, texts stay',
      'erasure, texts too',
      'making somebody an admin',
      'taking the admin role away',
      'export of data',
    ])
      expect(cora.lastSeen()).toMatch(
        new RegExp(`asked for a second approval · Rita \\([^)]*${of}\\)`),
      );
  } finally {
    await talk.stop();
  }
});

it.each([
  ['', 'overview'],
  ['Settings', 'settings'],
  ['einstellungen', 'settings'],
  ['rollen.', 'roles'],
  ['audit trail', 'audit'],
  ['Protokoll!', 'audit'],
  ['who is on it?', undefined],
  ['wahl 2026', undefined],
])('“%s” is the section %s', (words, section) => {
  expect(sectionIn(words)).toBe(section);
});
