// The guided story: how far each action takes it.
import { demoOffers, demoWishes } from '../../../../src/demo/mentoring';
import { demoUsers } from '../../../../src/demo/users';
import {
  after,
  BEGINNING,
  CASTS,
  type Deed,
  nextStep,
  type Progress,
  STEPS,
} from '../../../../src/platforms/web/page/story';

const said = (words: string): Deed => ({ type: 'said', user: 'tom', words });
const pressed = (verb: string, user = 'tom'): Deed => ({ type: 'pressed', user, verb });
const arrived = (weekday: number): Deed => ({ type: 'travelled', weekday });
const told = (...deeds: readonly Deed[]): Progress => deeds.reduce(after, BEGINNING);

const WHOLE: readonly Deed[] = [
  said('How do I book leave?'),
  pressed('tip.submit'),
  pressed('review.approve', 'rob'),
  said('ask How do I turn a list into a table?'),
  pressed('ask.helped', 'chloe'),
  pressed('ask.helped', 'liam'),
  said('ask a strange mail asks for my login'),
  pressed('round.simulate', 'oliver'),
  pressed('round.publish', 'oliver'),
  pressed('pairing.accept'),
  pressed('pairing.accept', 'mia'),
  arrived(1),
  arrived(4),
];

describe('the story', () => {
  it('is told from the first question to the last check', () => {
    const whole = told(...WHOLE);
    expect(whole.done).toEqual(STEPS);
    expect(nextStep(whole)).toBeUndefined();
  });

  it.each([
    ['begins with a question', [], 'ask'],
    ['knows questions with the word for them', [said('ask about leave')], 'tip'],
    ['knows German questions', [said('Wie beantrage ich Urlaub?')], 'tip'],
    [
      'knows German questions with the word for them',
      [said('frag Wie beantrage ich Urlaub?')],
      'tip',
    ],
    ['does not take the word alone for a question', [said('ask')], 'ask'],
    [
      'does not take a second question for the one that finds the tip',
      [said('ask a'), said('ask b')],
      'tip',
    ],
    [
      'goes on at the first step that is open, whatever was done before',
      [pressed('round.publish'), said('faq a')],
      'tip',
    ],
    [
      'waits for both to accept',
      [...WHOLE.slice(0, 9), pressed('pairing.accept'), pressed('pairing.accept')],
      'accept',
    ],
    [
      'takes the journey to a Monday only for the Monday',
      [...WHOLE.slice(0, 11), arrived(2)],
      'monday',
    ],
    ['waits for two to teach it', [...WHOLE.slice(0, 5), pressed('ask.helped', 'chloe')], 'teach'],
    ['asks a third once two have', WHOLE.slice(0, 6), 'learnt'],
    [
      'does not count who said so before it was the step',
      [pressed('ask.helped'), ...WHOLE.slice(0, 5)],
      'teach',
    ],
    ['asks to publish once something was tried out', WHOLE.slice(0, 8), 'round'],
    ['takes no journey before its time', [arrived(1), arrived(4)], 'ask'],
  ])('%s', (_what, deeds, next) => {
    expect(nextStep(told(...deeds))).toBe(next);
  });

  it('does not change for actions outside the story', () => {
    for (const words of ['help', 'thanks', 'what?', 'my tips'])
      expect(after(BEGINNING, said(words))).toBe(BEGINNING);
    expect(after(BEGINNING, pressed('ask.helped'))).toBe(BEGINNING);
  });

  it.each(['en', 'de'] as const)(
    'is played by people who speak %s and may do their part',
    (language) => {
      const { asker, reviewer, finder, teachers, learner, lead, mentor } = CASTS[language];
      const people = [asker, reviewer, finder, lead, mentor, ...teachers, learner].map((id) =>
        demoUsers.find((user) => user.id === id),
      );
      expect(people.map((person) => person?.locale)).toEqual(people.map(() => language));
      expect(people[1]?.roles).toContain('reviewer');
      expect(people[3]?.roles).toContain('lead');
      const [offer, wish] = [
        demoOffers.find(({ key }) => key === mentor),
        demoWishes.find(({ key }) => key === asker),
      ];
      expect(wish?.skills.filter((skill) => !offer?.skills.includes(skill))).toEqual([]);
    },
  );
});
