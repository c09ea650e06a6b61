// The data of the agreement's card.
import { shortened } from '../../cards/shortened';
import type { EffectiveAgreement } from '../../core/agreement/shapes';
import type { CardMessage } from '../../core/message';

const NAME_MAX = 100;
const SIGNED_MAX = 200;

export function aboutCard(
  { file, features, namedLists, terms }: EffectiveAgreement,
  org: string,
): CardMessage {
  const off = features.filter(({ on }) => !on);
  return {
    card: 'agreement/about',
    data: {
      org,
      agreed: file !== undefined,
      company: shortened(file?.company ?? '', NAME_MAX),
      signed: (file?.signed ?? []).map((line) => ({ line: shortened(line, SIGNED_MAX) })),
      sha256: file?.sha256 ?? '',
      on: features.filter(({ on }) => on).map(({ about }) => ({ about })),
      off: off.map(({ about }) => ({ about })),
      hasOff: off.length > 0,
      lists: namedLists.map(({ purpose, on }) => ({ purpose, shown: on })),
      hasLists: namedLists.length > 0,
      terms: terms.map(({ collection, days }) => ({ collection, days })),
      hasTerms: terms.length > 0,
    },
  };
}
