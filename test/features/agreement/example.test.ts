// The example agreement: it names everything that this version can do, each with a comment that
// people understand.
import { readFileSync } from 'node:fs';
import { createRender, readTemplates } from '../../../src/cards/renderer';
import { createTextsFor, joinCatalogues } from '../../../src/cards/texts';
import { readAgreement } from '../../../src/config/agreement';
import { termProblems } from '../../../src/core/agreement/terms';
import { keptLabels, termIn } from '../../../src/core/kept-labels';
import { LOCALES } from '../../../src/core/texts';
import { features as makeFeatures } from '../../../src/features';
import { aboutCard } from '../../../src/features/agreement/cards';
import { madeForShow } from '../../../src/manifests/commands';
import { allCollections } from '../../../src/manifests/data-map';
import { filledInExample, written } from '../../support/agreements';

const FILE = 'docs/agreement.example.yaml';
const example = readAgreement(written(filledInExample()));
const features = madeForShow(makeFeatures);
const lists = features.flatMap(({ namedLists = [] }) => namedLists);
const terms = allCollections(makeFeatures).flatMap(({ name, kept: { keep } }) =>
  'days' in keep ? [[name, keep.days] as const] : [],
);

it('names every feature that can be switched off, and no other', () => {
  const able = features.filter(({ duty }) => !duty).map(({ name }) => name);
  expect(example.features.toSorted()).toEqual(able.toSorted());
});

it('names every list by name, and no other', () => {
  expect(example.namedLists.toSorted()).toEqual(lists.map(({ id }) => id).toSorted());
});

it('names every term, as it is without a setting', () => {
  expect(example.retention).toEqual(Object.fromEntries(terms));
  expect(termProblems(allCollections(makeFeatures), {}, example)).toEqual([]);
});

it('says beside each name what it is', () => {
  const lines = readFileSync(FILE, 'utf8').split('\n');
  const named = lines.flatMap((line, at) =>
    /^ {2}(?:- )?[a-z]/.test(line) ? [{ line, before: lines[at - 1] ?? '' }] : [],
  );
  expect(named).toHaveLength(example.features.length + example.namedLists.length + terms.length);
  expect(named.filter(({ before }) => !before.startsWith('  # '))).toEqual([]);
});

/** The part of the operator's guide from one string to another. */
function told(from: string, to: string): string {
  const guide = readFileSync('docs/operator.md', 'utf8');
  const part = guide.slice(guide.indexOf(from));
  return part.slice(0, part.indexOf(to));
}

it('names in the guide what is never off: a feature becomes a duty only by a decision', () => {
  const duties = features.filter(({ duty }) => duty).map(({ name }) => name);
  expect(duties.toSorted()).toEqual([
    'admin',
    'agreement',
    'council',
    'help',
    'oversight',
    'privacy',
    'profile',
  ]);
  const part = told('* **What is never off**', '* **An upgrade**');
  for (const duty of duties) expect(part).toContain(`\`${duty}\``);
});

it('the guide tells the works council every list by name, and their number', () => {
  const row = told('| Which lists show colleagues by name? |', '\n');
  expect(
    [...row.matchAll(/`(\w+\.\w+)`/g)]
      .map(([, id = '']) => id)
      .toSorted((a, b) => a.localeCompare(b)),
  ).toEqual(lists.map(({ id }) => id).toSorted((a, b) => a.localeCompare(b)));
  expect(row).toContain(
    `Today there are ${['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'][lists.length]}:`,
  );
});

describe.each(LOCALES)('in %s', (locale) => {
  const textsFor = createTextsFor(
    joinCatalogues([keptLabels, ...features.map((feature) => feature.texts)]),
  );
  const texts = textsFor({ locale, zone: 'UTC' });

  it('every term has a name that people understand', () => {
    const named = terms.map(([collection]) => termIn(texts, collection));
    expect(named).not.toContain(texts('kept.other'));
    expect(new Set(named).size).toBe(named.length);
  });

  it('the card shows a term’s name, and no collection', () => {
    const render = createRender(readTemplates('adaptive-cards'), textsFor);
    const agreed = {
      features: [],
      namedLists: [],
      terms: terms.map(([collection, days]) => ({ collection, days })),
    };
    const { card } = render(aboutCard(agreed, 'Linden'), { locale, zone: 'UTC' });
    const shown = JSON.stringify(card);
    for (const [collection, days] of terms)
      expect(shown).toContain(texts('agreement.term', { days, what: termIn(texts, collection) }));
    expect(shown).not.toContain(texts('kept.other'));
  });

  it('every feature and list says what it is', () => {
    for (const key of [
      ...features.map(({ about }) => about),
      ...lists.map(({ purpose }) => purpose),
    ])
      expect(texts(key).length).toBeGreaterThan(10);
  });
});

it('every list names words, verbs and cards that there are', () => {
  const words = features.flatMap((feature) => feature.words.map(({ word }) => word));
  const verbs = features.flatMap((feature) => feature.actions.map(({ verb }) => verb));
  for (const { cards, words: ofIt = [], verbs: pressed = [] } of lists) {
    for (const [card, part] of Object.entries(cards)) {
      const template = readFileSync(`adaptive-cards/${card}.json`, 'utf8');
      for (const field of part === 'whole' ? [] : part) expect(template).toContain('${' + field);
    }
    expect(ofIt.filter((word) => !words.includes(word))).toEqual([]);
    expect(pressed.filter((verb) => !verbs.includes(verb))).toEqual([]);
  }
});
