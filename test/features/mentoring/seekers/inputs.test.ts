// What people type into the forms for an offer and a wish.
import {
  checkOffer,
  checkWish,
  minGroupOf,
  rhythmOf,
  skillsOf,
} from '../../../../src/features/mentoring/seekers/inputs';

it.each([
  [undefined, []],
  [' SQL,  public   speaking;sql\nGo ,', ['sql', 'public speaking', 'go']],
])('reads the skills in %j', (typed, skills) => {
  expect(skillsOf(typed)).toEqual(skills);
});

const offer = { skills: 'SQL', capacity: '2', format: 'each', minGroup: '', languages: 'en,de' };
const wish = { skills: 'SQL', goal: 'Write reports', rhythm: 'weekly' };
const eleven = Array.from({ length: 11 }, (_, k) => `s${k}`).join();

it.each([
  ['a complete offer', {}, []],
  ['no skill', { skills: ' , ' }, ['skills']],
  ['too many skills', { skills: eleven }, ['skills']],
  ['no mentee', { capacity: '0' }, ['capacity']],
  ['half a mentee', { capacity: '1.5' }, ['capacity']],
  ['too many mentees', { capacity: '7' }, ['capacity']],
  ['no language', { languages: 'klingon' }, ['languages']],
  ['a group of two', { format: 'group', minGroup: '2' }, []],
  ['a group of one', { format: 'group', minGroup: '1' }, ['minGroup']],
  ['a group with more than the capacity', { format: 'group', minGroup: '3' }, ['minGroup']],
  ['a minimum that no group needs', { minGroup: '9' }, []],
])('checks an offer with %s', (_what, inputs, problems) => {
  expect(Object.keys(checkOffer({ ...offer, ...inputs }))).toEqual(problems);
});

it.each([
  ['a complete wish', {}, []],
  ['no goal', { goal: '  ' }, ['goal']],
  ['a goal that is too long', { goal: 'x'.repeat(501) }, ['goal']],
  ['nothing', { skills: '', goal: '' }, ['skills', 'goal']],
])('checks %s', (_what, inputs, problems) => {
  expect(Object.keys(checkWish({ ...wish, ...inputs }))).toEqual(problems);
});

it('takes a minimum only for a group, and every two weeks for an unknown rhythm', () => {
  expect(minGroupOf({ format: 'each', minGroup: '3' })).toBeUndefined();
  expect(minGroupOf({ format: 'group', minGroup: '3' })).toBe(3);
  expect([rhythmOf('monthly'), rhythmOf('daily'), rhythmOf(undefined)]).toEqual([
    'monthly',
    'twoWeekly',
    'twoWeekly',
  ]);
});
