// Only active colleagues get a role. A refusal says what to do.
import { accountKey } from '../../../src/core/account';
import type { Person } from '../../../src/core/person';
import { newPerson, peopleCollection } from '../../../src/domain/people/record';
import { makeAdmin } from '../../../src/features/admin';
import { makePrivacy } from '../../../src/features/privacy';
import { deedsOf } from '../../support/deeds';
import { describeTalk } from '../../support/talk';

describeTalk('appointing', [makeAdmin, makePrivacy], (talk) => {
  const documents = () => talk().engine.store.collection(peopleCollection);
  const isThere = (person: Partial<Person> & Pick<Person, 'id' | 'name'>) =>
    documents().insert(newPerson(person, { zone: 'UTC', locale: 'en' }));
  const rolesOf = async (id: string) => (await documents().get(id))?.roles;

  it.each([
    'mia@linden.example',
    'MIA@LINDEN.EXAMPLE',
    'm\u200Bia@linden.example',
    '\u2066mia@linden.example\u2069',
    '“mia@linden.example”',
    '<mia@linden.example>',
    'mailto:mia@linden.example',
    'Mia <mia@linden.example>',
    'mia@linden.example.',
    '\u00A0mia\uFF20linden.example',
    'Mia',
    'mia',
    '"Mia <mia@linden.example>"',
    '“Mia”',
    '@Mi\u200Ba',
  ])('by “%s”', async (whom) => {
    const { ada, mia } = await talk().withPeople('ada', 'mia');
    await ada.says(`admin role reviewer ${whom}`);
    expect(ada).toHaveBeenTold(/Mia is a reviewer now/);
    expect(await rolesOf(mia.id)).toEqual(['reviewer']);
    await ada.says(`admin role remove reviewer ${whom}`);
    expect(await rolesOf(mia.id)).toEqual([]);
  });

  it.each([
    [
      'an address that nobody has',
      'nobody@linden.example',
      /I do not know anyone with the address nobody@linden\.example.*say hello/,
    ],
    ['a name that nobody has', 'Nobody Atall', /I do not know anyone called Nobody Atall/],
    ['two addresses', 'mia@linden.example, ada@linden.example', /Name one person at a time/],
  ])('%s is refused', async (_what, whom, told) => {
    const { ada, mia } = await talk().withPeople('ada', 'mia');
    await ada.says(`admin role reviewer ${whom}`);
    expect(ada).toHaveBeenTold(told);
    expect(await rolesOf(mia.id)).toEqual([]);
  });

  it.each([
    ['left', { active: false }, /Mia has no account any more/],
    [
      'is barred',
      { active: false, barred: 'guest' } as const,
      /Mia is a guest, a bot or from another company/,
    ],
  ])('who %s gets no role, and loses one', async (_how, fields, told) => {
    const ada = await talk().withPerson('ada');
    await isThere({
      id: 'mia',
      name: 'Mia',
      email: 'mia@linden.example',
      roles: ['lead'],
      ...fields,
    });
    await ada.says('admin role reviewer mia@linden.example');
    expect(ada).toHaveBeenTold(told);
    expect(await rolesOf('mia')).toEqual(['lead']);
    await ada.says('admin role remove lead mia@linden.example');
    expect(await rolesOf('mia')).toEqual([]);
  });

  it.each([
    ['left', { active: false }, /has no account any more/],
    ['is a guest', { standing: 'guest' } as const, /is a guest, a bot or from another company/],
    ['is a bot', { standing: 'outsider' } as const, /is a guest, a bot or from another company/],
  ])(
    'who %s by what the platform says now gets none, however lately they spoke',
    async (_how, now, told) => {
      const { ada, mia } = await talk().withPeople('ada', 'mia');
      const key = accountKey(mia.account);
      const before = mia.platform.profiles.get(key);
      if (!before) throw new Error('Mia has no profile');
      mia.platform.profiles.set(key, { ...before, ...now });
      for (const mentions of [[], [mia]]) {
        await ada.says('admin role reviewer mia@linden.example', { mentions });
        expect(ada.lastSeen()).toMatch(told);
      }
      expect(await rolesOf(mia.id)).toEqual([]);
      expect(await deedsOf(talk().engine.store, 'role.granted')).toEqual([]);
    },
  );

  it('an unknown person who is not a colleague gets none', async () => {
    const ada = await talk().withPerson('ada');
    for (const described of [{ standing: 'guest' }, { standing: 'outsider' }] as const) {
      const eve = await talk().withPerson(`eve-${described.standing}`, described);
      await ada.says('admin role admin @Eve', { mentions: [eve] });
      expect(ada.lastSeen()).toMatch(/Roles go to colleagues only/);
    }
    expect(await documents().count({})).toBe(1);
  });

  it('a person who is going to be erased gets none until they take that back', async () => {
    const { ada, mia } = await talk().withPeople('ada', 'mia');
    await mia.says('erase me');
    await mia.presses('privacy.erase');
    await ada.says('admin role reviewer mia@linden.example');
    expect(ada).toHaveBeenTold(/Mia will be erased and cannot get a role.*keep me/);
    await mia.says('keep me');
    await ada.says('admin role reviewer mia@linden.example');
    expect(await rolesOf(mia.id)).toEqual(['reviewer']);
  });

  it('a colleague comes before somebody of the same name who left', async () => {
    const { ada, mia } = await talk().withPeople('ada', 'mia');
    await isThere({ id: 'former', name: 'Mia', active: false });
    await ada.says('admin role reviewer Mia');
    expect(await rolesOf(mia.id)).toEqual(['reviewer']);
  });
});
