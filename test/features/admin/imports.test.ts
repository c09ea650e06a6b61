// `admin import`: a preview that shows its rows, exactly that import, and a way back.
import { adminWith, makeAdmin } from '../../../src/features/admin';
import { makeAsk } from '../../../src/features/ask';
import { makeCouncil } from '../../../src/features/council';
import { importPartsCollection, importsCollection } from '../../../src/features/admin/imports';
import { entriesCollection } from '../../../src/domain/entries';
import { peopleCollection, personIdOf } from '../../../src/domain/people/record';
import type { ProgressTiming } from '../../../src/domain/progress-timing';
import { createSqliteStore } from '../../../src/storage/sqlite';
import { appoint, publish } from '../../support/company';
import { createPlug } from '../../support/crashing';
import { deedsOf } from '../../support/deeds';
import { until } from '../../support/until';
import { describeTalk, startTalk, type Talk, type Talker } from '../../support/talk';

const FAQ = [
  'question,answer,owner,language,mood',
  'Where do I park?,Behind the house.,Rob Nobody,,x',
  'How do I claim travel costs abroad,Use form T2.,,,x',
  'How can I claim travel costs?,Use form T9.,,,x',
  'Où est le parking ?,Derrière.,,fr,x',
  ',An answer.,,,x',
].join('\n');

describeTalk('an import of questions', [makeAdmin, makeAsk, makeCouncil], (talk) => {
  async function lead(name = 'lena'): Promise<Talker> {
    const lena = await talk().withPerson(name);
    await appoint(talk(), 'lead', lena);
    return lena;
  }
  const entries = () => talk().engine.store.collection(entriesCollection);
  const answers = async () =>
    Object.fromEntries(
      (await entries().find({})).map(({ question, answer }) => [question, answer]),
    );
  const travel = () =>
    publish(
      talk(),
      { question: 'How do I claim travel costs abroad?', answer: 'Use form T1.' },
      { question: 'How do I claim travel costs?', answer: 'Use form T0.' },
    );

  it('shows what is new, changed, in doubt and left out, and what was not taken over', async () => {
    const lena = await lead();
    await travel();
    await lena.says(`admin import faq ${FAQ}`);
    expect(lena).toHaveBeenTold(/2 new · 1 changed · 0 as before · 1 in doubt/);
    expect(lena).toHaveBeenTold(/1 line is left out.*Line 6: the question is missing/);
    expect(lena).toHaveBeenTold(
      /Columns that I do not read.*Line 1: mood.*An owner whom I do not know.*Line 2: Rob Nobody.*A language that I do not speak.*Line 5: fr/,
    );
    expect(lena).toHaveBeenTold(
      /In doubt|1 question is in doubt.*How can I claim travel costs\?.*There is already: “How do I claim travel costs\?”/,
    );
    expect(lena).toHaveBeenTold(/Changed: 1.*Before: Use form T1\..*Now: Use form T2\./);
    expect(lena).toHaveBeenTold(/New: 2.*Where do I park\?.*Behind the house\./);
    await lena.presses('Import 3');
    expect(lena).toHaveBeenTold(/1 in doubt, left out.*Imported by Lena/);
    expect(await answers()).toEqual({
      'How do I claim travel costs abroad': 'Use form T2.',
      'How do I claim travel costs?': 'Use form T0.',
      'Where do I park?': 'Behind the house.',
      'Où est le parking ?': 'Derrière.',
    });
  });

  it('imports what is in doubt as well, if the lead says so', async () => {
    const lena = await lead();
    await travel();
    await lena.says(`admin import faq ${FAQ}`);
    await lena.presses('Import 4, with 1 in doubt');
    expect(lena).toHaveBeenTold(/3 new · 1 changed/);
    expect(await answers()).toMatchObject({ 'How can I claim travel costs?': 'Use form T9.' });
  });

  it('leafs through many rows, and only for who made it', async () => {
    const lena = await lead();
    const rows = Array.from({ length: 123 }, (_, at) => `What is code ${at}?,It is ${at}.`);
    await lena.says(`admin import faq question,answer\n${rows.join('\n')}`);
    await lena.presses('All new (123)');
    expect(lena.lastSeen()).toMatch(/New: 1 to 5 of 123.*code 0\?.*code 4\?/);
    await lena.presses('Next');
    expect(lena.lastSeen()).toMatch(/New: 6 to 10 of 123.*code 5\?/);
    for (let page = 2; page < 25; page += 1) await lena.presses('import.rows', {}, { nth: 2 });
    expect(lena.lastSeen()).toMatch(/New: 121 to 123 of 123.*code 122\?/);
    await lena.presses('Back to the overview');
    expect(lena.lastSeen()).toMatch(/123 new/);
    const [part] = await talk().engine.store.collection(importPartsCollection).find({});
    expect(part?.rows).toHaveLength(100);
    await lena.presses('import.apply');
    expect(await entries().count({})).toBe(123);
  });

  it('is taken back as a whole; what somebody changed since stays and is named', async () => {
    const lena = await lead();
    await travel();
    await lena.says(
      'admin import faq question,answer\nHow do I claim travel costs abroad?,T2\nHow do I claim travel costs?,T3\nWhere do I park?,Behind.\nWho has the key?,Eva.',
    );
    await lena.presses('import.apply');
    const changed = ['Where do I park?', 'How do I claim travel costs?'];
    for (const { id, question } of await entries().find({}))
      if (changed.includes(question))
        await entries().update(id, (doc) => ({
          doc: { ...doc, answer: 'Mended.', updatedAt: '2026-03-03T09:00:00.000Z' },
        }));
    await lena.presses('Take it back');
    expect(lena.lastSeen()).toMatch(
      /Take this import back\?.*2 new entries will be removed.*2 changed entries go back/,
    );
    await lena.presses('Take it back now', {}, { deliveredTimes: 2 });
    expect(lena.lastSeen()).toMatch(
      /Taken back by Lena.*2 entries are as before.*2 were changed or used since and stay:.*(Where do I park\?.*How do I claim travel costs\?|How do I claim travel costs\?.*Where do I park\?)/,
    );
    expect(await answers()).toEqual({
      'How do I claim travel costs abroad?': 'Use form T1.',
      'How do I claim travel costs?': 'Mended.',
      'Where do I park?': 'Mended.',
    });
    await talk().settle();
    expect((await deedsOf(talk().engine.store)).map(({ what }) => what)).toEqual(
      expect.arrayContaining(['import.faq', 'import.faqTakenBack']),
    );
    await lena.says('admin imports');
    expect(lena.lastSeen()).toMatch(/Your imports.*FAQ.*taken back/);
    await lena.presses('import.show');
    expect(lena.lastSeen()).toMatch(/Taken back by Lena/);
  });

  it('keeps the ratings of an entry that is as before, and leaves alone what came later', async () => {
    const lena = await lead();
    await travel();
    await lena.says('admin import faq question,answer\nHow do I claim travel costs?,T2');
    await lena.presses('import.apply');
    const [entry] = await entries().find({ question: 'How do I claim travel costs?' });
    await entries().update(entry?.id ?? '', (doc) => ({ doc: { ...doc, helped: 3 } }));
    await lena.presses('Take it back');
    await lena.presses('Take it back now');
    expect(await entries().get(entry?.id ?? '')).toMatchObject({
      answer: 'Use form T0.',
      helped: 3,
    });
  });

  it('finds a question that was published since the preview', async () => {
    const lena = await lead();
    await lena.says('admin import faq question,answer\nWhere do I park?,Behind.');
    await publish(talk(), { question: 'Where do I park', answer: 'In front.' });
    await lena.presses('import.apply');
    expect(await answers()).toEqual({ 'Where do I park?': 'Behind.' });
    await lena.presses('Take it back');
    await lena.presses('Take it back now');
    expect(await answers()).toEqual({ 'Where do I park': 'In front.' });
  });

  it('that version 0.1 previewed can be confirmed and taken back', async () => {
    const lena = await lead();
    const line = {
      id: 'old',
      question: 'Old?',
      answer: 'Yes.',
      alternates: [],
      tags: [],
      language: 'en',
    } as const;
    await talk()
      .engine.store.collection(importsCollection)
      .insert({
        id: 'import-old',
        kind: 'faq',
        byPersonId: lena.id,
        at: talk().clock.now().toISOString(),
        people: [],
        entries: [line],
        added: 1,
        changed: 0,
        same: 0,
        bad: [{ line: 3, problem: 'answer', value: 'So?' }],
      });
    await lena.says('admin imports');
    await lena.presses('import.show');
    expect(lena.lastSeen()).toMatch(/1 new.*1 line is left out.*“So\?” has no answer/);
    await lena.presses('import.apply');
    expect(await answers()).toEqual({ 'Old?': 'Yes.' });
    await lena.presses('Take it back');
    await lena.presses('Take it back now');
    expect(await answers()).toEqual({});
  });

  it('is shown and taken back by nobody else', async () => {
    const lena = await lead();
    const otto = await lead('otto');
    await lena.says('admin import faq question,answer\nWhy?,So.');
    await lena.presses('import.apply');
    await otto.says('admin imports');
    expect(otto.lastSeen()).toMatch(/You have imported nothing/);
  });

  it('loses its rows once it is gone itself', async () => {
    const lena = await lead();
    await lena.says('admin import faq question,answer\nWhy?,So.');
    await lena.says('admin import faq question,answer\nWho?,Ada.');
    const { store } = talk().engine;
    const [first] = await store.collection(importsCollection).find({});
    await store.collection(importsCollection).remove(first?.id ?? '');
    await talk().travelTo('2026-03-04T05:00:00.000Z');
    const left = await store.collection(importPartsCollection).find({});
    expect(left).toHaveLength(1);
    expect(left[0]?.importId).not.toBe(first?.id);
  });
});

describeTalk('an import of people', [makeAdmin, makeAsk, makeCouncil], (talk) => {
  it('shows old and new values, and is taken back but for who has written since', async () => {
    const lena = await talk().withPerson('lena');
    await appoint(talk(), 'lead', lena);
    await talk().withPerson('bo', { department: 'Sales' });
    const people = talk().engine.store.collection(peopleCollection);
    const before = await people.get(personIdOf('bo@linden.example'));
    await lena.says(
      'admin import people\nemail,name,department\nbo@linden.example,Bo,Service\nzoe@linden.example,Zoe,\nyve@linden.example,Yve,',
    );
    expect(lena).toHaveBeenTold(/2 new · 1 changed.*Department.*Before: Sales.*Now: Service/);
    await lena.presses('import.apply');
    await talk().withPerson('yve');
    await lena.presses('Take it back');
    expect(lena.lastSeen()).toMatch(/2 new people will be removed\. 1 changed person goes back/);
    await lena.presses('Take it back now');
    expect(lena.lastSeen()).toMatch(/2 people are as before.*stays:.*Yve/);
    const { version: _now, ...bo } = (await people.get(before?.id ?? '')) ?? {};
    const { version: _then, ...was } = before ?? {};
    expect(bo).toEqual(was);
    expect(await people.get(personIdOf('zoe@linden.example'))).toBeUndefined();
    expect(await people.get(personIdOf('yve@linden.example'))).toBeDefined();
  });
});

describe('a long import', () => {
  let talk: Talk;
  afterEach(() => talk.stop());
  const ROWS = 1_000;
  const table = Array.from({ length: ROWS }, (_, at) => `What is code ${at}?,It is ${at}.`).join(
    '\n',
  );

  it('shows how far it is, and then the receipt', async () => {
    let report = () => {};
    const timing: ProgressTiming = {
      patience: async () => {},
      every: (tell) => {
        report = tell;
        return () => {};
      },
    };
    talk = await startTalk({ features: [(deps) => adminWith({ timing }, deps), makeAsk] });
    const lena = await talk.withPerson('lena');
    await appoint(talk, 'lead', lena);
    await lena.says(`admin import faq question,answer\n${table}`);
    await lena.presses('import.apply');
    expect(lena.sees().join('\n')).toMatch(/The import is under way.*of 1,000 lines are done/s);
    report();
    await until(async () => {
      await talk.settle();
      return /Imported/.test(lena.lastSeen());
    });
    expect(lena.lastSeen()).toMatch(/1000 new|1,000 new/);
    expect(lena.sees().join('\n')).not.toMatch(/under way.*under way/s);
    await lena.presses('Take it back');
    expect(lena.lastSeen()).toMatch(/Take this import back/);
  });

  it('that a crash broke off goes on by itself, and can still be taken back', async () => {
    const disk = createSqliteStore({ file: ':memory:' });
    const plug = createPlug((step) => {
      parts += step === 'after admin.imports.parts.update' ? 1 : 0;
      return parts === 4;
    });
    let parts = 0;
    const dead = await startTalk({ features: [makeAdmin, makeAsk], driver: plug.driver(disk) });
    const lena = await dead.withPerson('lena');
    await appoint(dead, 'lead', lena);
    await publish(dead, { question: 'What is code 7?', answer: 'Old.' });
    await lena.says(`admin import faq question,answer\n${table}`);
    void lena.presses('import.apply');
    await plug.whenPulled;
    talk = await startTalk({ features: [makeAdmin, makeAsk], driver: disk });
    await talk.travelTo('2026-03-02T10:01:00.000Z');
    const entries = talk.engine.store.collection(entriesCollection);
    expect(await entries.count({})).toBe(ROWS);
    const [doc] = await talk.engine.store.collection(importsCollection).find({});
    expect(doc?.done).toBeDefined();
    const { account } = await talk.withPerson('lena');
    await talk.platform.bot.receive({
      type: 'action',
      id: 'after-the-crash',
      at: '2026-03-02T10:01:00.000Z',
      sender: account,
      place: talk.platform.personal(account),
      verb: 'import.takeBackNow',
      data: { id: doc?.id ?? '' },
      inputs: {},
    });
    expect((await entries.find({})).map(({ answer }) => answer)).toEqual(['Old.']);
  });
});
