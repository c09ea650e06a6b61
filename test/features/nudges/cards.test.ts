import { createRender, readTemplates } from '../../../src/cards/renderer';
import { createTextsFor } from '../../../src/cards/texts';
import { nudgeCard, quietCard } from '../../../src/features/nudges/cards';
import de from '../../../src/features/nudges/texts.de.json';
import en from '../../../src/features/nudges/texts.en.json';

const render = createRender(readTemplates('adaptive-cards'), createTextsFor({ en, de }));

it('asks something else each week', () => {
  const asked = [10, 11, 12, 13].map(
    (week) => render(nudgeCard(`2026-W${week}`, 0, 'Linden'), { locale: 'en', zone: 'UTC' }).text,
  );
  expect(new Set(asked).size).toBe(4);
});

it('is quiet until that day in the asker’s time zone', () => {
  const zone = 'Pacific/Kiritimati';
  expect(
    render(quietCard({ paused: false, quietUntil: '2026-04-01' }, zone), { locale: 'en', zone })
      .text,
  ).toBe('Quiet until 1 Apr 2026');
});
