import { createRender, readTemplates } from '../../../../src/cards/renderer';
import { createTextsFor } from '../../../../src/cards/texts';
import { mentoringOverviewCard } from '../../../../src/features/mentoring/overview/overview-card';
import { proposalCard } from '../../../../src/features/mentoring/pairings/cards';
import type { Pairing } from '../../../../src/features/mentoring/pairings/pairing';
import de from '../../../../src/features/mentoring/texts.de.json';
import en from '../../../../src/features/mentoring/texts.en.json';
import { textOf } from '../../../support/card-text';
import { somePairing } from './pairing';

const render = createRender(readTemplates('adaptive-cards'), createTextsFor({ en, de }));
const shown = (of: Partial<Pairing>) =>
  textOf(
    render(proposalCard(somePairing(of), 'mentee', { name: 'Mia' }), { locale: 'en', zone: 'UTC' }),
  );

it('says what a proposal is for in whole sentences', () => {
  expect(shown({})).toContain('Why you two: sql · you both speak English · every week');
  expect(shown({ languages: [] })).toContain('Why you two: sql · every week');
  expect(shown({ languages: ['pt', 'nl', 'en'], rhythm: 'monthly' })).toContain(
    'you both speak pt and Dutch · every four weeks',
  );
});

/** The overview for somebody a day ahead of UTC. */
const shownNext = (state: Partial<Pairing>) =>
  textOf(
    render(
      mentoringOverviewCard(
        undefined,
        undefined,
        [{ pairing: somePairing(state), other: { name: 'Tom' }, unanswered: false }],
        {
          zone: 'Pacific/Kiritimati',
        },
      ),
      { locale: 'en', zone: 'Pacific/Kiritimati' },
    ),
  );

it('says whose buttons they are where there are several pairings', () => {
  const pairing = somePairing({ state: 'running' });
  const of = (...names: readonly string[]) =>
    textOf(
      render(
        mentoringOverviewCard(
          undefined,
          undefined,
          names.map((name) => ({ pairing, other: { name }, unanswered: false })),
          { zone: 'UTC' },
        ),
        { locale: 'en', zone: 'UTC' },
      ),
    );
  expect(of('Tom')).toMatch(/Tom · running · Pause · End · Offer/);
  expect(shownNext({ state: 'running', nextDate: '2026-03-09' })).toContain(
    'Tom · running · next session in the week of 9 Mar 2026',
  );
  expect(shownNext({ state: 'paused', nextDate: '2026-03-09' })).toContain('Tom · paused · Resume');
  expect(of('Tom', 'Zoe')).toMatch(/Pause: Tom · End: Tom · Zoe · running · Pause: Zoe · End: Zoe/);
});
