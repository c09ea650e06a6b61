// The names under which things lie in a store, on an old card or in a signed agreement.
import { readTemplates } from '../../../src/cards/renderer';
import { features as makeFeatures } from '../../../src/features';
import { allCollections } from '../../../src/manifests/data-map';
import type { Product } from './product';
import { TEXTS_SENT } from './unasked';

/** The lists of old/names.json, and where each name is stored. */
export const STORED_IN = {
  agreement: 'a signed agreement',
  cards: 'a queued delivery',
  deeds: 'an entry of the audit',
  events: 'a document with an event that nobody carried out yet',
  files: 'a link to a file',
  jobs: 'a lease, and the timetable in Redis',
  namedLists: 'a signed agreement',
  texts: 'a queued delivery',
  verbs: 'a button on an old card',
  words: 'a button on an old card',
} as const;

export type ListName = keyof typeof STORED_IN;
export type Names = Readonly<Record<ListName, readonly string[]>> & {
  /** The version of its schema, by collection. */
  readonly collections: Readonly<Record<string, number>>;
};

export function namesOf({ features, jobs, agreed }: Product): Names {
  const specs = allCollections(makeFeatures);
  return {
    agreement: sorted(agreed),
    cards: sorted(readTemplates('adaptive-cards').keys()),
    collections: Object.fromEntries(
      specs
        .map(({ name, migrations }) => [name, migrations.length + 1] as const)
        .toSorted(([one], [other]) => one.localeCompare(other)),
    ),
    deeds: sorted(deedsSaid(features.map(({ texts }) => texts.en))),
    events: sorted(
      features.flatMap(({ subscriptions, steps = {} }) => [
        ...Object.keys(subscriptions),
        ...Object.keys(steps),
      ]),
    ),
    files: sorted(features.flatMap(({ files = [] }) => files.map(({ name }) => name))),
    jobs: sorted(jobs),
    namedLists: sorted(features.flatMap(({ namedLists = [] }) => namedLists.map(({ id }) => id))),
    texts: sorted(textsSent(features.map(({ texts }) => texts.en))),
    verbs: sorted(features.flatMap(({ actions }) => actions.map(({ verb }) => verb))),
    words: sorted(features.flatMap(({ words }) => words.map(({ word }) => word))),
  };
}

const sorted = (names: Iterable<string>): readonly string[] =>
  [...new Set(names)].toSorted((one, other) => one.localeCompare(other));

type Catalogue = Readonly<Record<string, string>>;

/** Those of the table that a catalogue still has. */
function textsSent(catalogues: readonly Catalogue[]): string[] {
  return Object.keys(TEXTS_SENT).filter((key) => catalogues.some((one) => one[key] !== undefined));
}

/** The deeds that the audit's card puts into words: each has a text `deed.<name>`. */
function deedsSaid(catalogues: readonly Catalogue[]): string[] {
  return catalogues.flatMap((one) =>
    Object.keys(one).flatMap((key) => /^deed\.(.+)$/.exec(key)?.[1] ?? []),
  );
}
