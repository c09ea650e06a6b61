// Messages that are no word of the bot: a question, an order in the person's own words, small talk,
// or a slip that the bot asks about.
import { features } from '../../../src/features';
import { describeTalk, type Talk } from '../../support/talk';

describeTalk('words of one’s own', features, (talk: () => Talk) => {
  it('are a question, in one’s own chat and in a channel', async () => {
    const { tom } = await talk().withPeople('tom');
    const place = talk().channel('general');
    await tom.says('where is the canteen');
    expect(tom.lastSeen()).toMatch(/I do not know that for sure.*You asked: where is the canteen/);
    await tom.says('Reisekosten', { in: place });
    expect(talk().shownIn(place).at(-1)).toMatch(/You asked: Reisekosten/);
  });

  it('that are nearly a word make the bot ask back: one button says the word, another asks them', async () => {
    const { tom } = await talk().withPeople('tom');
    await tom.says('metnor find');
    expect(tom.lastSeen()).toMatch(/Did you mean `mentor find`\?/);
    await tom.presses('No, ask: metnor find');
    expect(tom.lastSeen()).toMatch(/You asked: metnor find/);
    const reply = await tom.presses('help.sayForm');
    expect(reply?.form?.submit.verb).toBe('mentor.submitWish');
    await tom.says('profle');
    await tom.presses('help.say', {}, { nth: 2 });
    expect(tom.lastSeen()).toMatch(/What I know about you/);
  });

  it('that ask who knows something are asked by a button, as they were typed', async () => {
    const { tom } = await talk().withPeople('tom');
    await tom.says('Who can help me with Excel?');
    expect(tom.lastSeen()).toMatch(
      /a mentor who teaches you Excel.*Look for a mentor: Excel · Ask the question/,
    );
    await tom.presses('help.say');
    expect(tom.lastSeen()).toMatch(/You asked: Who can help me with Excel\?/);
    await tom.says('Thank you, that helped. One more: where do I park?');
    expect(tom.lastSeen()).toMatch(/You asked: where do I park\?/);
  });

  it('name the word that they want help on, which is told first', async () => {
    const { tom } = await talk().withPeople('tom');
    await tom.says('help pause');
    expect(tom.lastSeen()).toMatch(/or press a button: · \*\*pause\*\*/);
    await tom.says('help');
    expect(tom.lastSeen()).toMatch(/or press a button: · \*\*ask\*\*/);
    await tom.says('/learn hilfe mentor');
    expect(tom.lastSeen()).toMatch(/or press a button: · \*\*mentor\*\*/);
  });

  it('lead only where they may go, whatever a button carries', async () => {
    const { tom } = await talk().withPeople('tom');
    const place = tom.platform.personal(tom.account);
    const forged = (id: string, word: string) =>
      ({
        type: 'action',
        id,
        at: '2026-03-02T09:00:00.000Z',
        sender: tom.account,
        place,
        verb: 'help.say',
        inputs: {},
        data: { word, rest: '' },
      }) as const;
    expect((await tom.platform.bot.receive(forged('f1', 'admin')))?.say?.text).toMatch(
      /`admin` is not open to you/,
    );
    expect((await tom.platform.bot.receive(forged('f2', 'nonsense')))?.say?.text).toMatch(
      /earlier version of me/,
    );
    await tom.says('statistics');
    expect(tom.lastSeen()).toMatch(/Figures are for programme leads/);
    const lena = await talk().withPerson('lena', { roles: ['lead'] });
    await lena.says('show me the statistics');
    expect(lena.lastSeen()).toMatch(/at a glance/);
  });

  it('are answered in the reader’s language, with the names that words have there', async () => {
    const udo = await talk().withPerson('udo', { locale: 'de' });
    await udo.says('moin');
    expect(udo.lastSeen()).toMatch(
      /Hallo! Frag mich einfach.*\*\*frag\*\* \[deine Frage\].*\*\*tipp\*\*.*\*\*profil\*\*.*\*\*hilfe\*\*/,
    );
    expect(udo.lastSeen()).not.toMatch(/\*\*(ask|tip|help|profile)\*\*/);
    await udo.says('thx');
    expect(udo.lastSeen()).toMatch(/^Gern geschehen/);
    await udo.says('prüfen');
    expect(udo.lastSeen()).toMatch(/`prüfen` steht dir nicht offen/);
  });

  it('have no effect for a person who is deactivated', async () => {
    const gone = await talk().withPerson('gone', { active: false });
    for (const words of ['thanks', 'my mentor', 'where is the canteen', 'profle']) {
      await gone.says(words);
      expect(gone.lastSeen()).toMatch(/Your account is switched off/);
    }
  });

  it('fill in the form that they lead to', async () => {
    const { tom } = await talk().withPeople('tom');
    const reply = await tom.says('Find me a mentor for Public Speaking, please');
    expect(JSON.stringify(reply?.form)).toContain('"value":"Public Speaking"');
    await tom.presses('mentor.submitWish', {
      goal: 'Speak before a hundred people',
      rhythm: 'monthly',
    });
    const again = await tom.says('mentor Excel');
    expect(JSON.stringify(again?.form)).toContain('"value":"public speaking, Excel"');
  });
});
