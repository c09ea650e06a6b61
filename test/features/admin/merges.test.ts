// Merging two people in a chat: the bot shows exactly what the merge does, names and messages lead
// to the person who stays, and a button takes it back.
import { accountKey } from '../../../src/core/account';
import {
  accountsCollection,
  peopleCollection,
  personIdOf,
} from '../../../src/domain/people/record';
import { makeAdmin } from '../../../src/features/admin';
import { makeAsk } from '../../../src/features/ask';
import { makePrivacy } from '../../../src/features/privacy';
import { appoint, publish } from '../../support/company';
import { deedsOf } from '../../support/deeds';
import { describeTalk } from '../../support/talk';

describeTalk('merging', [makeAdmin, makeAsk, makePrivacy], (talk) => {
  const documents = () => talk().engine.store.collection(peopleCollection);
  async function two() {
    const { ada, uma, ulla } = await talk().withPeople('ada', 'uma', 'ulla');
    await documents().update(uma.id, (doc) => ({
      doc: { ...doc, department: 'Sales', roles: ['reviewer'] },
    }));
    return { ada, uma, ulla };
  }
  const merged = async () => {
    const all = await two();
    await all.ada.says('admin merge uma@linden.example into ulla@linden.example');
    await all.ada.presses('Make them one');
    return all;
  };

  it('shows in figures what each person has, and what happens to it', async () => {
    const { ada, uma, ulla } = await two();
    await publish(talk(), {
      question: 'Where is the safe?',
      answer: 'Behind the picture.',
      ownerId: uma.id,
    });
    await ada.says('admin merge uma@linden.example into ulla@linden.example');
    const shown = ada.lastSeen();
    expect(shown).toMatch(/Make Uma and Ulla one person\?/);
    expect(shown).toMatch(
      /\*\*Uma\*\* · uma@linden\.example · department: Sales · accounts: (Slack|Teams|Web) · Role: reviewer · \*\*Ulla/,
    );
    expect(shown).toMatch(/\*\*Ulla\*\* · ulla@linden\.example · department: – · accounts/);
    expect(shown).toMatch(/Ulla has these roles.*Role: reviewer, which is new/);
    expect(shown).toMatch(/Department, which was missing: Sales/);
    expect(shown).toMatch(/Published entries: 1 \+ 0/);
    // In words, not by the names of collections: `audit.chain`, `nudges.people`.
    expect(shown).not.toMatch(/(?:^|· )(?:entries|people|accounts|[a-z]+\.[a-zA-Z]+): \d/);
    expect(shown).not.toMatch(/picture/);
    // It is a look at two people, so the audit has two lines.
    const looks = await deedsOf(talk().engine.store, 'person.previewed');
    expect(looks.map(({ byPersonId, whom, detail }) => [byPersonId, whom, detail])).toEqual(
      [uma, ulla].map(({ id }) => [ada.id, id, 'merge']),
    );
    expect((await documents().get(uma.id))?.mergedInto).toBeUndefined();
  });

  it('leads words, messages and names to the one who stays, and keeps both in one file', async () => {
    const { ada, uma, ulla } = await two();
    await publish(talk(), {
      question: 'Where is the safe?',
      answer: 'Behind the picture.',
      ownerId: uma.id,
    });
    await ada.says('admin merge uma@linden.example into ulla@linden.example');
    await ada.presses('Make them one', {}, { deliveredTimes: 2 });
    expect(ada).toHaveBeenTold(/Uma is Ulla from now on/);
    expect(await documents().get(ulla.id)).toMatchObject({
      active: true,
      roles: ['reviewer'],
      department: 'Sales',
    });
    expect(
      await talk().engine.store.collection(accountsCollection).find({ personId: uma.id }),
    ).toHaveLength(1);
    await ada.says('ask where is the safe');
    expect(ada).toHaveBeenTold(/Behind the picture.*Ulla/);
    await ada.says('admin export uma@linden.example');
    expect(ada.lastSeen()).toMatch(/Ulla.*Profile: 2.*Accounts on Slack and Teams: 2/);
    await ada.says('admin role lead uma@linden.example');
    expect(ada.lastSeen()).toMatch(/Ulla is a programme lead now/);
    // Each says that it concerns both, and how to separate them first.
    const both =
      /Uma was merged into Ulla on 2 March 2026; this concerns both\. To separate them first: `?admin merges/;
    expect(ada.lastSeen()).toMatch(both);
    for (const words of [
      'admin role remove lead uma@linden.example',
      'admin export uma@linden.example',
      'admin erase ulla@linden.example',
    ]) {
      await ada.says(words);
      expect(ada.lastSeen()).toMatch(both);
    }
    await ada.says('admin role lead ulla@linden.example');
    // Both accounts are the same person.
    await uma.says('admin');
    expect(uma.lastSeen()).toMatch(/Programme leads · .*Ulla/);
  });

  it('can be taken back by a button', async () => {
    const { ada, uma, ulla } = await merged();
    await ada.says('admin merges');
    expect(ada.lastSeen()).toMatch(/\*\*Uma\*\* \(uma@linden\.example\) is Ulla, since/);
    await ada.presses('merge.takeBack', {}, { deliveredTimes: 2 });
    expect(ada).toHaveBeenTold(/Uma is no longer Ulla/);
    expect(await documents().get(uma.id)).toMatchObject({ active: true, roles: ['reviewer'] });
    expect((await documents().get(ulla.id))?.roles).toEqual([]);
    await ada.says('admin merges');
    expect(ada.lastSeen()).toMatch(/Nobody was merged/);
  });

  it('can be turned round, and left', async () => {
    const { ada, uma, ulla } = await two();
    await ada.says('admin merge uma@linden.example into ulla@linden.example');
    await ada.presses('The other way round');
    expect(ada).toHaveBeenTold(/Make Ulla and Uma one person/);
    await ada.presses('Leave them as they are');
    expect(ada).toHaveBeenTold(/Nothing was merged/);
    for (const { id } of [uma, ulla]) expect((await documents().get(id))?.active).toBe(true);
  });

  it.each([
    'admin merge uma@linden.example with ulla@linden.example',
    'admin merge Uma and Ulla',
    'admin merge “uma@linden.example” into <ulla@linden.example>.',
    'admin zusammenführen uma@linden.example mit ulla@linden.example',
    'verwaltung zusammenführen Uma und Ulla',
    'admin zusammenfuehren uma@linden.example in ulla@linden.example',
  ])('is understood as “%s”', async (words) => {
    const { ada } = await two();
    await ada.says(words);
    expect(ada.lastSeen()).toMatch(/Make Uma and Ulla one person/);
  });

  it('understands mentions in either half', async () => {
    const { ada, uma, ulla } = await two();
    await ada.says('admin merge @Uma into @Ulla', { mentions: [ulla, uma] });
    expect(ada.lastSeen()).toMatch(/Make Uma and Ulla one person/);
    await ada.says('admin merge uma@linden.example into @Ulla', { mentions: [ulla] });
    expect(ada.lastSeen()).toMatch(/Make Uma and Ulla one person/);
  });

  it.each([
    ['admin merge', /Say `admin merge old@company\.example into/],
    ['admin merge uma@linden.example', /Say `admin merge old@company\.example into/],
    [
      'admin merge uma@linden.example into nobody@linden.example',
      /I do not know anyone with the address nobody@/,
    ],
    ['admin merge uma@linden.example into uma@linden.example', /Both names mean Uma/],
  ])('“%s” says what to do', async (words, told) => {
    const { ada } = await two();
    await ada.says(words);
    expect(ada.lastSeen()).toMatch(told);
  });

  it('is for admins alone', async () => {
    const { uma, ulla } = await two();
    await appoint(talk(), 'lead', ulla);
    for (const words of [
      'admin merges',
      'admin merge uma@linden.example into ulla@linden.example',
    ]) {
      await ulla.says(words);
      expect(ulla.lastSeen()).toMatch(/Only admins can merge two people/);
    }
    const cy = await talk().withPerson('cy');
    await appoint(talk(), 'admin', cy);
    await cy.says('admin merge uma@linden.example into ulla@linden.example');
    await documents().update(cy.id, (doc) => ({ doc: { ...doc, roles: ['lead'] } }));
    await cy.presses('Make them one');
    expect((await documents().get(uma.id))?.active).toBe(true);
  });

  it('is offered if a platform reports an address that somebody else has', async () => {
    const { ada, uma, ulla } = await two();
    const profile = uma.platform.profiles.get(accountKey(uma.account));
    if (!profile) throw new Error('Uma has no profile');
    uma.platform.profiles.set(accountKey(uma.account), {
      ...profile,
      email: 'ulla@linden.example',
    });
    talk().clock.travelTo(new Date('2026-03-03T12:00:00Z'));
    await uma.says('my data');
    await ada.says('admin merges');
    expect(ada.lastSeen()).toMatch(
      /platform of \*\*Uma\*\* \(uma@linden\.example\) reports an address that belongs to \*\*Ulla\*\* \(ulla@linden\.example\)/,
    );
    await ada.presses('merge.preview');
    await ada.presses('Make them one');
    await ada.says('admin merges');
    expect(ada.lastSeen()).not.toMatch(/reports an address/);
    await ulla.says('my data');
    expect((await documents().get(ulla.id))?.active).toBe(true);
  });

  it('a table that names the address of the one who was merged means the one who stays', async () => {
    const { ada, ulla } = await merged();
    await ada.says('admin import people\nemail,name,location\numa@linden.example,Ulla Unger,Ulm');
    expect(ada.lastSeen()).toMatch(/0 new|1 changed|1 changes/);
    await ada.presses('import.apply');
    expect(await documents().get(ulla.id)).toMatchObject({
      location: 'Ulm',
      email: 'ulla@linden.example',
    });
    expect(await documents().get(personIdOf('uma@linden.example'))).not.toHaveProperty('location');
  });

  it('and erasure reaches both', async () => {
    const { ada, uma, ulla } = await merged();
    await ada.says('admin erase uma@linden.example');
    await ada.presses('Erase all');
    await talk().engine.tick();
    await talk().engine.tick();
    for (const { id } of [uma, ulla]) expect(await documents().get(id)).toBeUndefined();
    expect(
      await talk()
        .engine.store.collection(accountsCollection)
        .find({ personId: { $in: [uma.id, ulla.id] } }),
    ).toEqual([]);
  });
});
