// Buttons as this version draws them: what each carries, by the card that it stands on; and what
// the permission matrix presses, whose documents are there.
import { createRender, readTemplates } from '../../../src/cards/renderer';
import coreDe from '../../../src/core/texts.de.json';
import coreEn from '../../../src/core/texts.en.json';
import { createTextsFor, joinCatalogues } from '../../../src/cards/texts';
import type { JsonObject, JsonValue } from '../../../src/core/json';
import { keptLabels } from '../../../src/core/kept-labels';
import { MATRIX, type RoleName } from '../../permissions/matrix';
import { type Press, presses, pressOf } from '../../permissions/presses';
import { actionsOf } from '../../support/card-text';
import type { Product } from './product';

const coreTexts = { en: coreEn, de: coreDe };

export interface FrozenPress extends Pick<Press, 'inputs' | 'in'> {
  readonly verb: string;
  readonly data: JsonObject;
  /** The card on which it stands. */
  readonly card?: string;
  /** Who presses it, where what it is about is there. */
  readonly by?: RoleName;
  /** What is special, as the matrix calls it. */
  readonly of?: string;
}

/** In place of ids that differ from run to run. */
export const LEARNER = '<learner>';
export const LEAD = '<lead>';

/** One button of each kind: two that differ in ids and in what people wrote are alike. */
export function kindOf({ verb, data, card, of = '' }: FrozenPress): string {
  const fields = Object.entries(data).map(([name, value]) =>
    isOurWord(value) ? `${name}=${value}` : name,
  );
  return [card ?? 'a document that is there', verb, of, ...fields.toSorted()]
    .filter((part) => part !== '')
    .join(' ');
}

const isOurWord = (value: JsonValue | undefined): value is string =>
  typeof value === 'string' && /^[a-z][a-z ]{0,20}$/i.test(value);

export function pressesOf(product: Product): readonly FrozenPress[] {
  return [...onCards(product), ...onDocuments()];
}

function onCards({ features, samples }: Product): readonly FrozenPress[] {
  const textsFor = createTextsFor(
    joinCatalogues([coreTexts, keptLabels, ...features.map(({ texts }) => texts)]),
  );
  const render = createRender(readTemplates('adaptive-cards'), textsFor);
  const all = samples.flatMap((message) =>
    actionsOf(render(message, { locale: 'en', zone: 'UTC' })).map(({ verb, data }) => ({
      card: message.card,
      verb,
      data,
    })),
  );
  return [...new Map(all.map((press) => [kindOf(press), press])).values()];
}

function onDocuments(): readonly FrozenPress[] {
  const said = presses(LEARNER, LEAD);
  const rows = MATRIX.filter(({ what, may }) => what === 'verb' && may.length > 0);
  return rows.flatMap((row) => {
    const [by] = row.may;
    const { data = {}, inputs, in: where } = pressOf(row, said);
    const more = { ...(inputs && { inputs }), ...(where && { in: where }) };
    return by
      ? [{ verb: row.name, ...(row.of !== undefined && { of: row.of }), by, data, ...more }]
      : [];
  });
}
