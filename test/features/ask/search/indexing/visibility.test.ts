// Hidden entries have no effect: an asker gets what an index without them would give.
import fc from 'fast-check';
import { type Audience, isEverybody } from '../../../../../src/domain/audience';
import type { BelongsTo, Searchable } from '../../../../../src/features/ask/search';
import { createSearchEngine } from '../../../../../src/features/ask/search';
import { confirmed, entry, office } from '../bases';

function engineOf(entries: readonly Searchable[]) {
  const engine = createSearchEngine();
  for (const each of entries) engine.put(each);
  return engine;
}

const inDepartment =
  (...mine: readonly string[]): BelongsTo =>
  (audience) =>
    isEverybody(audience) || (audience.departments ?? []).some((one) => mine.includes(one));

const secret = entry('secret', 'When is the quixbert merger announced?', {
  alternates: ['leave bonus for the quixbert merger'],
  audience: { departments: ['Management'] },
});

describe('an entry that a person may not see', () => {
  const all = engineOf([...office, secret]);
  const management = inDepartment('Management');

  it('shows in no hit, and gives its place to others', () => {
    const { hits } = all.search('quixbert merger', 3);
    expect(hits).toHaveLength(3);
    expect(hits.map(({ entryId }) => entryId)).not.toContain('secret');
    expect(all.search('quixbert merger', 3, management).hits[0]?.entryId).toBe('secret');
  });

  it('lends no word to “did you mean”', () => {
    expect(all.search('quixbrt', 3, management).mended).toBe('quixbert');
    expect(all.search('quixbrt', 3).mended).toBeUndefined();
  });

  it('lends no word to the reasons', () => {
    for (const hit of all.search('quixbert leave', 3).hits)
      expect(hit.matched).not.toContain('quixbert');
  });

  it('leaves nothing when nothing may be seen', () => {
    expect(engineOf([secret]).search('leave', 3)).toEqual({ hits: [] });
  });

  it('is found as soon as it is for everybody, and no more when it is not', () => {
    const engine = engineOf([...office, secret]);
    const { audience, ...open } = secret;
    engine.put(open);
    expect(engine.search('quixbert merger', 1).hits[0]?.entryId).toBe('secret');
    engine.put({ ...open, audience: audience as Audience });
    expect(engine.search('quixbert merger', 1).hits[0]?.entryId).not.toBe('secret');
  });
});

const WORDS =
  'leave holiday book printer badge lost SAP FI-402 Urlaub Antrag Urlaubsantrag Überstunden travel quixbert card how the zug'.split(
    ' ',
  );
const text = fc.array(fc.constantFrom(...WORDS), { maxLength: 6 }).map((words) => words.join(' '));
const DEPARTMENTS = ['Sales', 'IT', 'People'];
const audience = fc.option(fc.subarray(DEPARTMENTS, { minLength: 1 }), { nil: undefined, freq: 2 });
const made = fc.record({
  question: text,
  alternates: fc.array(text, { maxLength: 3 }),
  answer: text,
  asked: fc.array(text, { maxLength: 2 }),
  departments: audience,
});
/** What askers type: words, and words with a letter too few. */
const query = fc
  .array(
    fc
      .constantFrom(...WORDS)
      .chain((word) => fc.constantFrom(word, word.slice(0, -1), word.slice(1))),
    { minLength: 1, maxLength: 5 },
  )
  .map((words) => words.join(' '));

/** More phrasings than an index takes in at once. */
const stranger = entry('stranger', 'secret holiday', {
  alternates: Array.from({ length: 70 }, (_, n) => `card ${n}`),
  audience: { departments: ['Board'] },
});

describe('searching among entries for some', () => {
  it('finds, is sure of, matches and mends what an index would that never held the others', () => {
    fc.assert(
      fc.property(
        fc.array(made, { maxLength: 12 }),
        fc.subarray(DEPARTMENTS),
        fc.array(query, { minLength: 1, maxLength: 3 }),
        fc.array(fc.nat(11), { maxLength: 4 }),
        fc.boolean(),
        (company, mine, queries, rewritten, areMany) => {
          const entries = company.map(({ departments, asked, ...said }, at) =>
            entry(`e${at}`, said.question, {
              ...said,
              confirmed: confirmed(asked),
              ...(departments && { audience: { departments } }),
            }),
          );
          if (areMany) entries.splice(1, 0, stranger);
          const belongsTo = inDepartment(...mine);
          const isTheirs = (one: Searchable) =>
            one.audience === undefined || belongsTo(one.audience);
          const [everything, theirs] = [engineOf(entries), engineOf(entries.filter(isTheirs))];
          const compare = (words: string) =>
            expect(everything.search(words, 12, belongsTo)).toEqual(
              theirs.search(words, 12, belongsTo),
            );
          const everybody = inDepartment(...DEPARTMENTS, 'Board');
          queries.forEach(compare);
          // What the asker may not see comes and goes, and others ask: to the last figure, nothing
          // is to be noticed.
          for (const hidden of rewritten
            .flatMap((at) => entries[at] ?? [])
            .filter((one) => !isTheirs(one))) {
            everything.remove(hidden.id);
            everything.search('leave', 3, everybody);
            everything.put(hidden);
          }
          everything.search('leave', 3, everybody);
          queries.forEach(compare);
        },
      ),
      { numRuns: 60 },
    );
  });
});
