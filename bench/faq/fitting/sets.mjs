// What the ranking is fitted on: the public sets, and small bases cut out of them. A small base has
// 24 to 60 entries with one phrasing each; its other questions are about entries that were left out
// (near misses) or from another set (off topic). The small bases of bench/faq/small-bases are never
// read here.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { languageOfBase } from '../../faq-index.mjs';
import { keyWordsOf, randomFrom, withTypo } from './noise.mjs';

const require = createRequire(import.meta.url);
const { isSmall, wordsOf } = require('../../../dist/features/ask/search/index.js');
const { sentencesOf } = require('../../../dist/features/ask/search/language/index.js');

const SHARED = resolve(import.meta.dirname, '../../../../shared/bench');
const CUT_FROM = [
  'stackfaq-k0',
  'covid-en',
  'covid-de',
  'robo-en',
  'robo-de',
  'xquad-en',
  'xquad-de',
];
const SIZES = [24, 40, 60];
/** Questions of a small base by kind. */
const ASKED = { inScope: 60, nearMiss: 30, offTopic: 20 };

export const familyOf = (name) => name.replace(/^(?:small|facts)-/, '').split('-')[0];

const lines = (file) => readFileSync(file, 'utf8').split('\n').filter(Boolean).map(JSON.parse);

/** All sets: name, group, entries, and the questions as written. */
export function loadSets() {
  return ['faq', 'faq-answers'].flatMap((group) =>
    readdirSync(join(SHARED, group), { withFileTypes: true })
      .filter((one) => one.isDirectory() && existsSync(join(SHARED, group, one.name, 'faq.jsonl')))
      .map(({ name }) => {
        const entries = lines(join(SHARED, group, name, 'faq.jsonl'));
        const queries = lines(join(SHARED, group, name, 'queries.jsonl'));
        return { name, group, entries, queries, language: languageOfBase(entries) };
      }),
  );
}

export function cutSmallBases(sets) {
  return CUT_FROM.flatMap((name, at) =>
    SIZES.map((size) => smallBase(sets, name, size, randomFrom(1000 * at + size))),
  );
}

function smallBase(sets, name, size, random) {
  const whole = sets.find((set) => set.name === name);
  const entries = shuffled(whole.entries, random)
    .slice(0, size)
    .map((entry) => ({ ...entry, alternates: [] }));
  const kept = new Set(entries.map(({ id }) => id));
  const asked = shuffled(
    whole.queries.filter(({ relevant }) => relevant.length > 0),
    random,
  );
  const isKept = ({ relevant }) => relevant.some((id) => kept.has(id));
  const strangers = sets.filter(
    (set) => set.language === whole.language && familyOf(set.name) !== familyOf(name),
  );
  const offTopic = Array.from({ length: ASKED.offTopic }, () => {
    const { queries } = strangers[random(strangers.length)];
    return { ...queries[random(queries.length)], relevant: [], kind: 'off topic' };
  });
  const nearMisses = asked.filter((one) => !isKept(one)).slice(0, ASKED.nearMiss);
  return {
    name: `small-${name}-${size}`,
    group: 'small',
    entries,
    language: whole.language,
    queries: [
      ...asked.filter(isKept).slice(0, ASKED.inScope),
      ...nearMisses.map((one) => ({ ...one, relevant: [], kind: 'near miss' })),
      ...offTopic,
    ],
  };
}

/** Evenly spaced questions of a set, each as written, with a typo, and as key words. */
export function variantsOf({ name, queries }, sample) {
  const random = randomFrom(name.length * 77 + queries.length);
  const step = Math.max(1, queries.length / sample);
  return queries
    .filter((_query, at) => Math.floor(at / step) !== Math.floor((at - 1) / step))
    .flatMap((one) => [
      { ...one, variant: 'clean' },
      { ...one, variant: 'typo', query: withTypo(one.query, random) },
      { ...one, variant: 'short', query: keyWordsOf(one.query, wordsOf, isSmall) },
    ]);
}

function shuffled(list, random) {
  const mixed = [...list];
  for (let at = mixed.length - 1; at > 0; at--) {
    const other = random(at + 1);
    [mixed[at], mixed[other]] = [mixed[other], mixed[at]];
  }
  return mixed;
}

/** Sets whose answers give facts to ask for, with the openers of such questions. */
const FACTS_FROM = ['stackfaq-k0', 'covid-en', 'robo-en', 'robo-de', 'xquad-en', 'xquad-de'];
const OPENERS = {
  en: ['what', 'which', 'how many', 'who', 'when', 'where', 'how', 'is', 'does', 'can'],
  de: ['was', 'welche', 'wie viele', 'wer', 'wann', 'wo', 'wie', 'ist', 'kann', 'warum'],
};
/** The share of the key words of a sentence that its question keeps, in percent, and others. */
const [KEPT, REPLACED] = [45, 25];
const KEY_WORDS_MIN = 4;

/**
 * Bases whose questions ask for facts of the answers: some key words of a sentence, some replaced
 * by words of other questions. Half of the entries are left out: questions about these are near
 * misses. Half of the bases have short titles instead of questions.
 */
export function cutFacts(sets) {
  return FACTS_FROM.flatMap((name, at) =>
    [false, true].map((hasTitles) => {
      const random = randomFrom(7000 + 2 * at + Number(hasTitles));
      const whole = sets.find((set) => set.name === name);
      const keysOf = (text) =>
        wordsOf(text).filter(({ folded }) => folded.length > 2 && !isSmall(folded));
      const others = whole.queries.flatMap(({ query }) => keysOf(query));
      const ask = (sentence) => {
        const words = keysOf(sentence).flatMap((word) => {
          const chance = random(100);
          if (chance < KEPT) return [word.typed];
          return chance < KEPT + REPLACED ? [others[random(others.length)].typed] : [];
        });
        const openers = OPENERS[whole.language];
        return [openers[random(openers.length)], ...words.slice(0, 7)].join(' ');
      };
      const mixed = shuffled(
        whole.entries.filter(({ answer }) => answer !== ''),
        random,
      );
      const queries = mixed.flatMap(({ id, answer }, place) => {
        const sentences = sentencesOf(answer).filter(
          (sentence) => keysOf(sentence).length >= KEY_WORDS_MIN,
        );
        if (sentences.length === 0) return [];
        const query = ask(sentences[random(sentences.length)]);
        return [
          place % 2 === 0 ? { query, relevant: [id] } : { query, relevant: [], kind: 'near miss' },
        ];
      });
      return {
        name: `facts-${name}${hasTitles ? '-titles' : ''}`,
        group: 'facts',
        language: whole.language,
        entries: mixed
          .filter((_entry, place) => place % 2 === 0)
          .map((entry) => ({
            ...entry,
            alternates: [],
            question: hasTitles ? titleOf(entry.question, keysOf) : entry.question,
          })),
        queries,
      };
    }),
  );
}

function titleOf(question, keysOf) {
  const keys = keysOf(question).slice(0, 2);
  return keys.length > 0 ? keys.map(({ typed }) => typed).join(' ') : question;
}
