// Events are for other features; steps are what a feature stores for itself to do next. Every event
// is heard, and every step is taken by the feature that stores it, and by no other.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { features } from '../../src/features';
import { madeForShow } from '../../src/manifests/commands';

const made = madeForShow(features);
const declared = readFileSync('src/domain/events.ts', 'utf8');
const namesIn = (type: string) => {
  const [body = ''] =
    new RegExp(`interface ${type} \\{[^}]*(?:\\{[^}]*\\}[^}]*)*\\n\\}`).exec(declared) ?? [];
  return [...body.matchAll(/^ {2}'([^']+)':/gm)].map(([, name = '']) => name);
};
const codeOf = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => readFileSync(join(folder, file), 'utf8'))
    .join('\n');

const [events, steps] = [namesIn('FeatureEvents'), namesIn('StepsOfFeatures')];

it('finds what is declared', () => {
  expect(events).toContain('person.leaving');
  expect(steps).toContain('round.published');
});

it.each(events)('%s is heard by a feature', (name) => {
  expect(made.filter(({ subscriptions }) => name in subscriptions).length).toBeGreaterThan(0);
});

it.each(steps)('%s is taken by the one feature that stores it', (name) => {
  const takers = made
    .filter(({ steps: taken = {} }) => name in taken)
    .map((feature) => feature.name);
  expect(takers).toHaveLength(1);
  const storing = made
    .filter((feature) => codeOf(join('src/features', feature.name)).includes(`name: '${name}'`))
    .map((feature) => feature.name);
  expect(storing).toEqual(takers);
});
