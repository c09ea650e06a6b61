import { createRender, readTemplates } from '../../../src/cards/renderer';
import { checkSubset } from '../../../src/cards/subset';
import { createTextsFor } from '../../../src/cards/texts';
import { LOCALES } from '../../../src/core/texts';
import de from '../../../src/features/nudges/texts.de.json';
import en from '../../../src/features/nudges/texts.en.json';
import { samples } from '../../contract/samples/nudges';
import { textOf } from '../../support/card-text';

const render = createRender(readTemplates('adaptive-cards'), createTextsFor({ en, de }));

describe.each(LOCALES)('in %s', (locale) => {
  it.each(samples.map((sample) => [sample.card, sample] as const))('%s is of the subset, and whole', (_name, sample) => {
    const { text, card } = render(sample, { locale, zone: 'Pacific/Kiritimati' });
    expect(card && checkSubset(card)).toEqual([]);
    expect(textOf({ text, ...(card && { card }) })).not.toMatch(/\$\{|undefined|NaN|\[object|1970/);
  });
});

it('asks something else each week', () => {
  const asked = samples.slice(0, 4).map((sample) => render(sample, { locale: 'en', zone: 'UTC' }).text);
  expect(new Set(asked).size).toBe(4);
});

it('is quiet until that day in the zone of who asked', () => {
  const last = samples.at(-1);
  expect(last && render(last, { locale: 'en', zone: 'Pacific/Kiritimati' }).text).toBe('Quiet until Apr 1, 2026');
});
