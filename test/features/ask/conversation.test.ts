import { makeAsk } from '../../../src/features/ask';
import { makeContributions } from '../../../src/features/contributions';
import { entriesCollection } from '../../../src/domain/entries';
import { appoint, publish, reviewersChannel } from '../../support/company';
import { describeTalk } from '../../support/talk';

const leave = {
  question: 'How do I book leave?',
  answer: 'In the HR portal, under *Absences*.',
  alternates: ['Where can I request holidays?'],
  tags: ['hr', 'holiday'],
  source: 'HR handbook',
};
const printer = {
  question: 'The printer does not print',
  answer: 'Choose tray 2 and restart the spooler.',
  tags: ['it'],
};

describeTalk('ask', [makeAsk, makeContributions], (talk) => {
  it('answers with the entry, its source and its age', async () => {
    await publish(talk(), leave, printer);
    const { alice } = await talk().withPeople('alice');
    await alice.says('ask how can i book leave');
    expect(alice).toHaveBeenTold(
      /How do I book leave\?.*In the HR portal, under \*Absences\*.*HR handbook.*updated 2 Mar 2026/,
    );
  });

  it.each([
    ['an adult', undefined, /Kept by Kim/],
    ['somebody who is 18 now', '2026-03-02', /Kept by Kim/],
    ['somebody under 18', '2026-03-03', /From the company's collection/],
    ['somebody under 18, for who knows how long', 'unknown', /From the company's collection/],
  ])('names who keeps an entry: %s', async (_who, minorUntil, kept) => {
    const kim = await talk().withPerson('kim', { ...(minorUntil !== undefined && { minorUntil }) });
    await publish(talk(), { ...leave, ownerId: kim.id });
    const { alice } = await talk().withPeople('alice');
    await alice.says('ask how can i book leave');
    expect(alice).toHaveBeenTold(kept);
    expect(alice.lastSeen().includes('Kim')).toBe(kept.source.includes('Kim'));
  });

  it.each(['faq request holidays', 'FAQ: leave booking', 'ask How do I bok leave'])(
    'understands “%s”',
    async (words) => {
      await publish(talk(), leave, printer);
      const { alice } = await talk().withPeople('alice');
      await alice.says(words);
      expect(alice).toHaveBeenTold(/In the HR portal/);
    },
  );

  it('asks back with a form when nothing was asked', async () => {
    await publish(talk(), leave);
    const { alice } = await talk().withPeople('alice');
    await alice.says('ask');
    await alice.presses('ask.search', { question: 'book leave' });
    expect(alice).toHaveBeenTold(/In the HR portal/);
  });

  it('counts a rating once a person', async () => {
    await publish(talk(), leave);
    const { alice, bob } = await talk().withPeople('alice', 'bob');
    for (const asker of [alice, bob]) {
      await asker.says('ask book leave');
      await asker.presses('ask.helped', {}, { deliveredTimes: 3 });
      await asker.presses('ask.helped');
    }
    expect(alice).toHaveBeenTold(/Good to hear/);
    expect((await talk().engine.store.collection(entriesCollection).find({}))[0]).toMatchObject({
      helped: 2,
      notHelped: 0,
    });
  });

  it('says why on request', async () => {
    await publish(talk(), leave, printer);
    const { alice } = await talk().withPeople('alice');
    await alice.says('ask how do I bok holidays');
    await alice.presses('ask.why');
    expect(alice).toHaveBeenTold(/I found this by these words: holidays.* I am \d+ % sure/);
  });

  it('learns from those whom it helped, never from one alone, and forgets when a lead says so', async () => {
    await publish(talk(), leave, printer);
    const { alice, bob, cleo, lea } = await talk().withPeople('alice', 'bob', 'cleo', 'lea');
    await appoint(talk(), 'lead', lea);
    const asks = async (asker: typeof alice) => {
      await asker.says('ask sabbatical leave quota?');
      expect(asker).toHaveBeenTold(/I do not know that for sure.*How do I book leave/);
      await asker.presses('How do I book leave?');
      await asker.presses('ask.helped');
    };
    await asks(alice);
    await asks(bob);
    await cleo.says('ask sabbatical leave quota');
    expect(cleo).toHaveBeenTold(/In the HR portal/);
    await cleo.presses('ask.why');
    expect(cleo).toHaveBeenTold(/It helped 2 colleagues with the same question/);
    expect(cleo).not.toHaveBeenTold(/Press one to remove it/);

    await lea.says('ask the sabbatical leave quota');
    await lea.presses('ask.why');
    expect(lea).toHaveBeenTold(/Press one to remove it.*sabbatical leave quota/);
    await lea.presses('ask.forget');
    await lea.says('ask sabbatical leave quota');
    expect(lea).toHaveBeenTold(/I do not know that for sure/);
  });

  it('asks whether something else was meant', async () => {
    await publish(talk(), leave, printer);
    const { alice } = await talk().withPeople('alice');
    await alice.says('ask who repairs the prinetr in the cellar of Leeds');
    expect(alice).toHaveBeenTold(
      /I do not know that for sure.*Did you mean: who repairs the printer in the cellar of Leeds\?/,
    );
  });

  it('says which code nobody wrote down, and shows the nearest', async () => {
    await publish(
      talk(),
      { ...printer, question: 'What does error E-42 on the printer mean?' },
      leave,
    );
    const { alice } = await talk().withPeople('alice');
    await alice.says('ask what does error *E-24* on the printer mean?');
    expect(alice).toHaveBeenTold(
      /I do not know that for sure.*I do not know “E-24”\..*What does error E-42 on the printer mean/,
    );
    expect(alice).not.toHaveBeenTold(/tray 2/);
    await alice.says('ask what does e42 on the printer mean?');
    expect(alice).toHaveBeenTold(/tray 2/);
    await alice.says('ask how do I book leave for 3 days?');
    expect(alice).toHaveBeenTold(/In the HR portal/);
  });

  it('says it as well when what somebody opened did not help, and does not when the code is known', async () => {
    await publish(
      talk(),
      { ...printer, question: 'What does error E-42 on the printer mean?' },
      leave,
    );
    const { alice, bob } = await talk().withPeople('alice', 'bob');
    await alice.says('ask printer error E-24');
    await alice.presses('What does error E-42 on the printer mean?');
    await alice.presses('ask.notHelped');
    expect(alice.lastSeen()).toMatch(/Sorry that it did not help.*I do not know “E-24”/);
    await bob.says('ask printer error E-42');
    await bob.presses('ask.notHelped');
    expect(bob.lastSeen()).not.toMatch(/I do not know “/);
  });

  it('knows no code that only an entry for others has', async () => {
    const hidden = {
      ...printer,
      question: 'What does error E-24 on the printer mean?',
      audience: { departments: ['IT'] },
    };
    await publish(
      talk(),
      { ...printer, question: 'What does error E-42 on the printer mean?' },
      hidden,
    );
    const { alice } = await talk().withPeople('alice');
    await alice.says('ask what does error E-24 on the printer mean?');
    expect(alice).toHaveBeenTold(/I do not know “E-24”/);
  });

  it('learns a code from colleagues whom an entry helped with it', async () => {
    await publish(
      talk(),
      { ...printer, question: 'What does error E-42 on the printer mean?' },
      leave,
    );
    const { alice, bob, cleo } = await talk().withPeople('alice', 'bob', 'cleo');
    for (const asker of [alice, bob]) {
      await asker.says('ask what does error E-24 on the printer mean?');
      await asker.presses('What does error E-42 on the printer mean?');
      await asker.presses('ask.helped');
    }
    await cleo.says('ask what does e24 on the printer mean?');
    expect(cleo).toHaveBeenTold(/tray 2/);
  });

  it('says that it does not know, shows the nearest, and lets colleagues answer', async () => {
    await publish(talk(), leave, printer);
    const channel = await reviewersChannel(talk());
    const { alice, rita, rob } = await talk().withPeople('alice', 'rita', 'rob');
    await appoint(talk(), 'reviewer', rita);
    await alice.says('ask where is the canteen of the leave team in Leeds?');
    expect(alice).toHaveBeenTold(/I do not know that for sure/);
    await alice.presses('ask.handOver', {}, { deliveredTimes: 2 });
    expect(alice).toHaveBeenTold(/I have asked your colleagues/);
    expect(talk().shownIn(channel)).toEqual([
      expect.stringMatching(/A colleague asks.*canteen.*asked by Alice/),
    ]);

    await rob.presses('question.answer');
    await rob.presses('question.submitAnswer', {
      answer: 'On the third floor, open from 11:30.',
      makeEntry: 'true',
    });
    expect(alice).toHaveBeenTold(/Rob has answered you.*third floor/, { times: 1 });
    expect(talk().shownIn(channel)[0]).toMatch(/Answered.*Rob.*third floor/);
    expect(talk().shownIn(channel)[1]).toMatch(/for review.*canteen.*third floor/);

    await rita.presses('review.approve');
    await alice.says('ask canteen Leeds');
    expect(alice).toHaveBeenTold(/third floor.*Kept by Rob/);
  });

  it('lets one colleague answer, and thanks the second', async () => {
    const channel = await reviewersChannel(talk());
    const { alice, rob, rita } = await talk().withPeople('alice', 'rob', 'rita');
    await alice.says('ask where is the canteen?');
    await alice.presses('ask.handOver');
    await rob.presses('question.answer');
    await rita.presses('question.answer');
    await rob.presses('question.submitAnswer', { answer: 'Third floor.', makeEntry: 'false' });
    await rita.presses('question.submitAnswer', { answer: 'Fourth floor.', makeEntry: 'false' });
    expect(rita).toHaveBeenTold(/Rob was first/);
    expect(alice).not.toHaveBeenTold(/Fourth floor/);
    expect(talk().shownIn(channel)).toHaveLength(1);
  });

  it('learns from whoever gives an entry as the answer, and the asker whom it helped', async () => {
    await publish(talk(), leave, printer);
    const channel = await reviewersChannel(talk());
    const { alice, rob, cleo } = await talk().withPeople('alice', 'rob', 'cleo');
    await alice.says('ask sabbatical quota?');
    await alice.presses('ask.handOver');
    await rob.presses('question.answer');
    expect(rob.lastSeen()).toMatch(/Does one of these answer it\?.*How do I book leave\?/);
    await rob.presses('question.submitAnswer', { entry: `entry-${leave.question}`, answer: '' });
    expect(alice).toHaveBeenTold(
      /Rob has answered you.*You asked: sabbatical quota\?.*How do I book leave\?.*In the HR portal/,
      {
        times: 1,
      },
    );
    expect(talk().shownIn(channel)).toEqual([
      expect.stringMatching(/Answered.*sabbatical.*“How do I book leave\?” answers it/),
    ]);

    await cleo.says('ask sabbatical quota');
    expect(cleo.lastSeen()).toMatch(/I do not know that for sure/);
    await alice.presses('ask.helped');
    await cleo.says('ask sabbatical quota');
    expect(cleo.lastSeen()).toMatch(/In the HR portal/);
    await cleo.presses('ask.why');
    expect(cleo).toHaveBeenTold(
      /It helped one colleague with the same question. A colleague gave it as the answer to this question./,
    );
  });

  it('takes an answer that says what an entry says for that entry', async () => {
    await publish(talk(), leave, printer);
    await reviewersChannel(talk());
    const { alice, rob } = await talk().withPeople('alice', 'rob');
    await alice.says('ask sabbatical quota?');
    await alice.presses('ask.handOver');
    await rob.presses('question.answer');
    await rob.presses('question.submitAnswer', { entry: 'own', answer: '' });
    expect(rob).toHaveBeenTold(/Write an answer, or choose an existing one/);
    await rob.presses('question.submitAnswer', {
      entry: 'own',
      answer: 'in the HR portal, under absences',
      makeEntry: 'true',
    });
    expect(alice).toHaveBeenTold(/Rob has answered you.*How do I book leave/);
    const [entry] = await talk()
      .engine.store.collection(entriesCollection)
      .find({ kind: 'faq', tags: { $has: 'holiday' } });
    expect(entry?.learned).toMatchObject([
      { text: 'sabbatical quota?', helped: [], given: [rob.id] },
    ]);
    expect(await talk().engine.store.collection(entriesCollection).count({})).toBe(2);
  });

  it('names no entry to an asker or a channel whom it is not for', async () => {
    await publish(talk(), { ...leave, audience: { departments: ['People'] } }, printer);
    const channel = await reviewersChannel(talk());
    const alice = await talk().withPerson('alice');
    const [paula, petra] = [
      await talk().withPerson('paula', { department: 'People' }),
      await talk().withPerson('petra', { department: 'People' }),
    ];
    await alice.says('ask sabbatical quota?');
    await alice.presses('ask.handOver');
    await paula.presses('question.answer');
    expect(paula.lastSeen()).not.toMatch(/How do I book leave/);
    await paula.presses('question.submitAnswer', { entry: `entry-${leave.question}` });
    expect(paula).toHaveBeenTold(/That answer was withdrawn/);
    expect(alice).not.toHaveBeenTold(/has answered you/);

    await petra.says('ask who has a sabbatical quota here?');
    await petra.presses('ask.handOver');
    await paula.presses('question.answer');
    await paula.presses('question.submitAnswer', {
      entry: `entry-${leave.question}`,
      answer: 'See here:',
    });
    expect(petra).toHaveBeenTold(/Paula has answered you.*See here:.*How do I book leave/);
    expect(talk().shownIn(channel).join()).toMatch(
      /There is an answer, but it is not for everybody/,
    );
    expect(talk().shownIn(channel).join()).not.toMatch(/How do I book leave/);
  });

  it('offers others when an answer did not help', async () => {
    await publish(talk(), leave, {
      question: 'How do I book special leave?',
      answer: 'Your manager.',
    });
    const { alice } = await talk().withPeople('alice');
    await alice.says('ask how do I book leave');
    await alice.presses('ask.notHelped');
    expect(alice).toHaveBeenTold(/Sorry that it did not help.*How do I book special leave/);
    await alice.presses('ask.show');
    expect(alice).toHaveBeenTold(/Your manager/);
  });

  it('says whom to turn to when nobody can be asked', async () => {
    const { alice } = await talk().withPeople('alice');
    await alice.says('ask where is the canteen?');
    await alice.presses('ask.handOver');
    expect(alice).toHaveBeenToldWhatToDo();
  });

  it('shows an entry to those whom it is for, and nothing of it to others', async () => {
    const salary = {
      question: 'How do I approve a quixbert discount?',
      answer: 'Up to twenty percent alone.',
      audience: { departments: ['Sales'] },
    };
    await publish(talk(), leave, salary);
    const carla = await talk().withPerson('carla', { department: 'Sales' });
    const tom = await talk().withPerson('tom', { department: 'Engineering' });
    await carla.says('ask quixbert discount');
    expect(carla).toHaveBeenTold(/Up to twenty percent alone.*For: Sales/);
    await tom.says('ask quixbert discount');
    expect(tom).toHaveBeenTold(/I do not know that for sure/);
    await tom.says('ask who repairs the quixbret in the cellar of Leeds');
    for (const seen of tom.sees()) expect(seen).not.toMatch(/twenty|approve|Did you mean/);
    await carla.says('ask who repairs the quixbret in the cellar of Leeds');
    expect(carla).toHaveBeenTold(/Did you mean: who repairs the quixbert in the cellar of Leeds/);
  });

  it('keeps what has become for others behind old buttons', async () => {
    await publish(talk(), leave);
    const { alice } = await talk().withPeople('alice');
    await alice.says('ask how do I book leave');
    const entries = talk().engine.store.collection(entriesCollection);
    const [entry] = await entries.find({});
    await entries.update(entry?.id ?? '', (doc) => ({
      doc: { ...doc, audience: { roles: ['reviewer', 'lead'] } },
    }));
    for (const verb of ['ask.helped', 'ask.notHelped']) {
      await alice.presses(verb);
      expect(alice).toHaveBeenTold(/That answer was withdrawn/);
    }
    await alice.presses('ask.why');
    expect(alice.lastSeen()).toMatch(/I am 0 % sure/);
    expect((await entries.find({}))[0]).toMatchObject({ helped: 0, notHelped: 0 });
    await appoint(talk(), 'lead', alice);
    await alice.says('ask how do I book leave');
    expect(alice.lastSeen()).toMatch(/In the HR portal.*For: programme leads, reviewers/);
  });

  it('finds German questions with umlauts either way', async () => {
    await publish(talk(), {
      question: 'Wie beantrage ich Überstunden?',
      answer: 'Im Portal unter Zeiten.',
      language: 'de',
    });
    const klaus = await talk().withPerson('klaus', { locale: 'de' });
    await klaus.says('frag wie kann ich ueberstunden beantragen');
    expect(klaus).toHaveBeenTold(/Im Portal unter Zeiten.*Stand 2. März 2026/);
  });
});
