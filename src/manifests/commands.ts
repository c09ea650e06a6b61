// What the manifests list: every feature's words, with their help and hints in all languages.
// Everything comes from the features.
import { createTextsFor, joinCatalogues } from '../cards/texts';
import { systemClock } from '../core/clock';
import { type Feature, type MakeFeature, nameOf, type Word } from '../core/feature';
import { silentLog } from '../core/log';
import type { Store } from '../core/store';
import { LOCALES, type Texts } from '../core/texts';
import type { Command, Wording } from '../platforms/shared/app-manifest';
import de from './texts.de.json';
import en from './texts.en.json';

/**
 * Features only name their collections while they are made. A manifest reads and writes no
 * collection.
 */
const noStore: Store = {
  collection: () =>
    new Proxy({} as never, {
      get: (_target, name) => () => {
        throw new Error(`a manifest has no store to ${String(name)}`);
      },
    }),
};

/** The features, made only to read their words and collections. */
export function madeForShow(makeFeatures: readonly MakeFeature[]): readonly Feature[] {
  const nobody = () => Promise.reject(new Error('a manifest knows nobody'));
  return makeFeatures.map((make) =>
    make({
      store: noStore,
      clock: systemClock,
      log: silentLog,
      people: {
        of: nobody,
        get: nobody,
        ask: nobody,
        idsOf: nobody,
        accountOf: nobody,
        unreachable: nobody,
        called: nobody,
        check: nobody,
        barred: nobody,
        quietUntil: () => undefined,
      },
      readersOf: nobody,
      settings: {
        orgName: 'Passalong',
        defaultZone: 'UTC',
        admins: [],
        platformLabels: {},
        twoPersonApproval: [],
        eraseTexts: 'choice',
        inUse: {},
      },
      agreed: () => ({ features: [], namedLists: [], terms: [] }),
      words: () => [],
      collections: () => [],
      texts: () => [],
      scrub: nobody,
    }),
  );
}

/** In the order that the words declare. */
export function wordsOf(makeFeatures: readonly MakeFeature[]): readonly Word[] {
  return ordered(madeForShow(makeFeatures));
}

const ordered = (features: readonly Feature[]): readonly Word[] =>
  features.flatMap((feature) => feature.words).toSorted((a, b) => a.order - b.order);

export function wordingsOf(makeFeatures: readonly MakeFeature[]): readonly Wording[] {
  const features = madeForShow(makeFeatures);
  const textsFor = createTextsFor(
    joinCatalogues([{ en, de }, ...features.map((feature) => feature.texts)]),
  );
  return LOCALES.map((locale) => {
    const texts = textsFor({ locale, zone: 'UTC' });
    return {
      locale,
      app: texts,
      commands: ordered(features).map((word) => commandOf(word, texts)),
    };
  });
}

function commandOf(word: Word, texts: Texts): Command {
  const { help, hint, shortcuts = [], inMenu } = word;
  return {
    word: nameOf(word, texts.locale),
    help: texts(help),
    shortcuts,
    inMenu: inMenu === true,
    ...(hint !== undefined && { hint: texts(hint) }),
  };
}
