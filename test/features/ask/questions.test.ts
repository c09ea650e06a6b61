// Questions to colleagues: those who ask the same wait together, and everybody sees where theirs
// stands.
import { makeAsk } from '../../../src/features/ask';
import { sameAs } from '../../../src/features/ask/questions/similar';
import { appoint, reviewersChannel } from '../../support/company';
import { describeTalk, type Talker } from '../../support/talk';

const asked = (text: string) =>
  ({ text, language: /[äöüß]|\b(?:wie|wo|ich|der)\b/i.test(text) ? 'de' : 'en' }) as const;

it.each([
  ['the same words', 'Who waters the plants?', 'Who waters the plants?'],
  ['small words, order and endings', 'Who waters the plants?', 'the plants, who is watering them'],
  ['typed in haste', 'WHO WATERS THE PLANTS', 'who waters  the plants ???'],
  [
    'more words around it',
    'How do I reset my VPN password?',
    'my vpn password does not work any more, how can I reset it',
  ],
  ['a paraphrase', 'Where do I get a new badge?', 'I lost my badge, where can I get a new one?'],
  ['a slip', 'Who waters the plants?', 'who waters the palnts?'],
  ['German', 'Wo bekomme ich einen Parkplatz?', 'Wie kann ich einen Parkplatz bekommen'],
  ['hardly any words', 'Why?', 'why'],
])('joins what is the same in %s', async (_case, open, again) => {
  const others = ['What is the wifi password?', 'Who feeds the cat?'].map(asked);
  expect((await sameAs(asked(again), [...others, asked(open)]))?.text).toBe(open);
});

it.each([
  ['something else', 'Who waters the plants?', 'Who feeds the fish?'],
  ['the opposite', 'How do I book parental leave?', 'How do I cancel parental leave?'],
  ['another place', 'Can I work from Spain?', 'Can I work from Portugal?'],
  ['another day', 'Is the office open on Saturday?', 'Is the office open on Sunday?'],
  ['another code', 'Error E42 on the scanner', 'Error E43 on the scanner'],
  ['another thing', 'How do I order a new monitor?', 'How do I order a new laptop?'],
  ['one more word on either side', 'Who repairs the lift?', 'Who repairs the roof?'],
  ['a word on either side in German', 'Wer repariert den Aufzug?', 'Wer repariert das Dach?'],
  ['another person', 'What does Marie Schulz do?', 'What does Maria Schulz do?'],
  ['who instead of how', 'How do I get SAP access?', 'Who approves SAP access?'],
])('keeps %s apart', async (_case, open, other) => {
  expect(await sameAs(asked(other), [asked(open)])).toBeUndefined();
});

describeTalk('questions to colleagues', [makeAsk], (talk) => {
  async function company() {
    const { alice, bob, carla, rita } = await talk().withPeople('alice', 'bob', 'carla', 'rita');
    await appoint(talk(), 'reviewer', rita);
    const channel = await reviewersChannel(talk());
    return { alice, bob, carla, rita, inChannel: () => talk().shownIn(channel) };
  }
  async function asks(who: Talker, question: string) {
    await who.says(`ask ${question}`);
    await who.presses('ask.handOver');
  }

  it('answers all who asked the same, and shows the reviewers how many wait', async () => {
    const { alice, bob, carla, rita, inChannel } = await company();
    await asks(alice, 'who waters the plants?');
    await asks(bob, 'Who is watering the plants');
    expect(bob).toHaveBeenTold(/A colleague has asked the same before: “Who is watering/);
    expect(bob.lastSeen()).not.toMatch(/Alice/);
    await asks(carla, 'who waters the plants?');
    await asks(alice, 'who waters the plants?');
    expect(alice).toHaveBeenTold(/You have asked that already/);
    expect(inChannel()).toHaveLength(1);
    expect(inChannel()[0]).toMatch(/asked by Alice and 2 more colleagues/);
    await rita.presses('question.answer');
    await rita.presses('question.submitAnswer', { answer: 'The caretaker.', makeEntry: 'false' });
    for (const who of [alice, bob, carla])
      expect(who).toHaveBeenTold(/Rita has answered you.*The caretaker/, { times: 1 });
    expect(bob).toHaveBeenTold(/You asked: Who is watering the plants/);
    expect(inChannel()[0]).toMatch(/Answered/);
  });

  it('asks again once the first is answered', async () => {
    const { alice, bob, rita, inChannel } = await company();
    await asks(alice, 'who waters the plants?');
    await rita.presses('question.answer');
    await rita.presses('question.submitAnswer', { answer: 'The caretaker.', makeEntry: 'false' });
    await asks(bob, 'who waters the plants?');
    expect(inChannel()).toHaveLength(2);
  });

  it('shows where each stands, and lets the asker edit and cancel it', async () => {
    const { alice, rita, inChannel } = await company();
    await alice.says('my questions');
    expect(alice.lastSeen()).toMatch(/You have asked colleagues nothing yet/);
    await asks(alice, 'who waters the plants?');
    await alice.says('Meine Fragen');
    expect(alice.lastSeen()).toMatch(
      /^Your question to colleagues · who waters the plants\? · with the reviewers since 2 Mar 2026 · Edit · Cancel$/,
    );
    await alice.presses('question.reword');
    await alice.presses('question.submitReword', { question: 'Who waters the plants on floor 2?' });
    expect(inChannel()[0]).toMatch(/on floor 2/);
    await alice.says('has anyone answered my question?');
    await alice.presses('question.cancel');
    expect(alice).toHaveBeenTold(/Cancelled: “Who waters the plants on floor 2/);
    expect(inChannel()[0]).toMatch(/Cancelled: no answer is needed/);
    expect(inChannel()[0]).not.toMatch(/Answer/);
    await alice.says('my questions');
    expect(alice.lastSeen()).toMatch(/floor 2\? · cancelled$/);

    await asks(alice, 'where is the first aid kit?');
    await rita.presses('question.answer');
    await rita.presses('question.submitAnswer', { answer: 'Behind the desk.', makeEntry: 'false' });
    await alice.says('my questions');
    expect(alice.lastSeen()).toMatch(
      /first aid kit\? · answered by Rita, 2 Mar 2026 · Show answer/,
    );
    await alice.presses('question.show');
    expect(alice.lastSeen()).toMatch(/Behind the desk/);
  });

  it('stays open for the others when one of them cancels', async () => {
    const { alice, bob, rita, inChannel } = await company();
    await asks(alice, 'who waters the plants?');
    await asks(bob, 'who is watering the plants');
    await alice.says('my questions');
    expect(alice.lastSeen()).toMatch(/one more colleague waits for it/);
    await alice.presses('question.cancel');
    expect(inChannel()[0]).toMatch(/who is watering the plants · asked by Bob, /);
    await rita.presses('question.answer');
    await rita.presses('question.submitAnswer', { answer: 'The caretaker.', makeEntry: 'false' });
    expect(bob).toHaveBeenTold(/The caretaker/);
    expect(alice).not.toHaveBeenTold(/Rita has answered you/);
  });

  it('shows many a page at a time', async () => {
    const { alice } = await company();
    const things = ['cat', 'tap', 'lift', 'door', 'oven', 'lamp', 'sofa', 'roof'];
    for (const thing of things) await asks(alice, `who repairs the ${thing}?`);
    await alice.says('my questions');
    expect(alice.lastSeen()).toMatch(/Your 8 questions.*Show 2 more/);
    await alice.presses('question.page');
    expect(alice.lastSeen()).toMatch(/Back$/);
  });
});
