// As long a message as a platform takes, of one mark again and again: it is read in one pass. A
// pattern that starts again at each mark would take seconds for each of them, and this suite longer
// than jest allows.
import { createRouter } from '../../../src/core/routing/router';
import { spokenWords } from '../../../src/core/routing/spoken-words';
import { cleanEmail, emailsIn } from '../../../src/domain/email';
import { features } from '../../../src/features';
import { madeForShow } from '../../../src/manifests/commands';
import { startTalk, type Talk } from '../../support/talk';

const LENGTH = 39_000;
/** A hundred times what a message takes, and less than one took whose blanks were not cut. */
const LONG_ENOUGH_MS = 6_000;
const MARKS = [
  '?',
  '.',
  '!',
  ',',
  ';',
  ':',
  '/',
  '>',
  '<',
  '|',
  ']',
  ')',
  '"',
  '“',
  '’',
  '`',
  '*',
  '_',
  '~',
  '-',
  '@',
  '。',
  '\n',
  '? ',
  ', ',
  ' .',
  '>\n',
  'an ',
  'bitte ',
  '🙂',
];
const SHAPES = {
  alone: (run: string) => run,
  'before a letter': (run: string) => `${run}x`,
  'between words': (run: string) => `x ${run}y`,
  'in brackets': (run: string) => `(${run}x`,
};

/** All features, since each reads what follows its own words. */
let talk: Talk;
beforeAll(async () => {
  talk = await startTalk({ features, platform: 'slack' });
});
afterAll(() => talk.stop());

const made = madeForShow(features);
const router = createRouter(made);
const names = made.flatMap(({ words }) => words).map(({ word }) => word);

it.each(MARKS)('39,000 characters of %j', (mark) => {
  const run = mark.repeat(LENGTH / mark.length);
  for (const shaped of Object.values(SHAPES).map((shape) => shape(run))) {
    const words = spokenWords(shaped);
    expect(['word', 'text', 'nothing', 'near']).toContain(router.meaning(words, () => true).kind);
    expect(cleanEmail(shaped)).toBeUndefined();
    expect(emailsIn(shaped).every((email) => email === undefined)).toBe(true);
  }
  for (const name of names) expect(router.meaning(`${name} ${run}x`, () => true).kind).toBe('word');
});

it.each(names)(
  '39,000 blanks after %s',
  async (name) => {
    const { mia } = await talk.withPeople('mia');
    const blanks = ' '.repeat(LENGTH);
    for (const words of [
      `${name} a${blanks}b`,
      `${name} a${blanks.replaceAll(' ', '\u00A0')}b`,
      `${name} a${'\n\t '.repeat(LENGTH / 3)}b`,
    ]) {
      await mia.says(words);
      expect(mia.lastReply).toBeDefined();
    }
  },
  LONG_ENOUGH_MS,
);
