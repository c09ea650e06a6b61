import { readdirSync } from 'node:fs';
import { createRender, readTemplates } from '../../../src/cards/renderer';
import { checkSubset } from '../../../src/cards/subset';
import { createTextsFor } from '../../../src/cards/texts';
import { LOCALES } from '../../../src/core/texts';
import de from '../../../src/features/mentoring/texts.de.json';
import en from '../../../src/features/mentoring/texts.en.json';
import { samples } from '../../contract/samples/mentoring';
import { textOf } from '../../support/card-text';

const render = createRender(readTemplates('adaptive-cards'), createTextsFor({ en, de }));

it('every template has a sample', () => {
  const templates = readdirSync('adaptive-cards/mentoring').map((file) => `mentoring/${file.replace('.json', '')}`);
  expect(new Set(samples.map(({ card }) => card))).toEqual(new Set(templates));
});

describe.each(LOCALES)('in %s', (locale) => {
  it.each(samples.map((sample) => [sample.card, sample] as const))('%s is of the subset, and whole', (_name, sample) => {
    const { text, card } = render(sample, { locale, zone: 'Pacific/Kiritimati' });
    expect(text.length).toBeGreaterThan(5);
    expect(card && checkSubset(card)).toEqual([]);
    expect(textOf({ text, ...(card && { card }) })).not.toMatch(/\$\{|undefined|NaN|\[object|1970/);
  });
});

it('says what a proposal is for in whole sentences', () => {
  const shown = samples
    .filter(({ card }) => card === 'mentoring/proposal')
    .map((sample) => textOf(render(sample, { locale: 'en', zone: 'UTC' })));
  expect(shown[0]).toContain('Why you two: sql · you both speak English · every week');
  expect(shown[1]).toContain('Why you two: sql · every week');
  expect(shown[2]).toContain('you both speak pt and Dutch · every four weeks');
});
