// The data map: the table of what is kept, and a draft of the record of processing (Art. 30 GDPR),
// written from what the collections declare. `npm run data-map` puts both into docs/operator.md
// between their markers; a test compares.
import { CORE_COLLECTIONS } from '../core/wiring';
import type { MakeFeature } from '../core/feature';
import type { Kept, PeoplePart, Purpose } from '../core/personal';
import type { CollectionSpec } from '../core/store';
import type { Doc } from '../core/doc';
import { collections } from '../domain';
import { platforms } from '../platforms';
import { madeForShow } from './commands';

/** Every collection of the product, whatever is configured. */
export function allCollections(makeFeatures: readonly MakeFeature[]): readonly CollectionSpec[] {
  const ofFeatures = madeForShow(makeFeatures).flatMap((feature) => feature.collections);
  return [
    ...collections,
    ...ofFeatures,
    ...platforms.flatMap((platform) => platform.collections),
    ...CORE_COLLECTIONS,
  ] as unknown as readonly CollectionSpec[];
}

const PURPOSES: Readonly<Record<Purpose, string>> = {
  operation: 'Operating the service: know colleagues, reach them, answer them',
  knowledge: 'Passing on knowledge: answers, tips, questions to colleagues',
  mentoring: 'Bringing mentors and mentees together',
  reminders: 'Reminding people to share and learn, within the limits that they set',
  accountability: 'Proving who did what to the data and roles of others',
};

/** The table: a row for each collection. */
export function dataMap(specs: readonly CollectionSpec[]): string {
  const rows = specs.map(({ name, kept }) => {
    const { what, people } = kept;
    const [whom, erased] = people === 'none' ? ['no', '–'] : [people.whom, people.erased];
    return `| \`${name}\` | ${what} | ${whom} | ${howLong(kept)} | ${erased} |`;
  });
  return [
    '| collection | what | about people | how long | when somebody is erased |',
    '| --- | --- | --- | --- | --- |',
    ...rows,
  ].join('\n');
}

type Personal = CollectionSpec & { readonly kept: { readonly people: PeoplePart<Doc> } };
const isPersonal = (spec: CollectionSpec): spec is Personal => spec.kept.people !== 'none';

/** Grouped by purpose, as authorities ask for it. Brackets mark what a company must add. */
export function recordOfProcessing(specs: readonly CollectionSpec[]): string {
  const byPurpose = Map.groupBy(specs.filter(isPersonal), ({ kept }) => kept.people.purpose);
  const rows = [...byPurpose].map(([purpose, ofIt]) => {
    const terms = ofIt.map((spec) => `\`${spec.name}\`: ${howLong(spec.kept)}`).join('; ');
    const categories = ofIt.map(({ kept }) => kept.what).join('; ');
    return `| ${PURPOSES[purpose]} | [to be named] | employees | ${categories} | ${terms} |`;
  });
  return [
    '| purpose | legal basis | whose data | which data | deleted |',
    '| --- | --- | --- | --- | --- |',
    ...rows,
  ].join('\n');
}

function howLong({ keep }: Pick<Kept<Doc>, 'keep'>): string {
  return 'until' in keep ? keep.until : `${keep.days} days ${keep.when}`;
}

const PARTS = { 'data-map': dataMap, 'record-of-processing': recordOfProcessing } as const;

/** A document with its parts written again between `<!-- name -->` and `<!-- /name -->`. */
export function withDataMap(document: string, specs: readonly CollectionSpec[]): string {
  return Object.entries(PARTS).reduce((text, [name, make]) => {
    const [from, to] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
    const [start, end] = [text.indexOf(from), text.indexOf(to)];
    if (start < 0 || end < start)
      throw new Error(`docs/operator.md has lost its markers ${from} and ${to}`);
    return `${text.slice(0, start + from.length)}\n${make(specs)}\n${text.slice(end)}`;
  }, document);
}
