// The frozen files of test/contract/old. They only grow: what stands in them was stored by some
// version, so that nothing is changed or taken out by a machine.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DeliveryRecord } from '../../../src/core/outbox/record';
import type { ListName, Names } from './names';
import { STORED_IN } from './names';
import type { FrozenPress } from './presses';

const pathOf = (name: string) => join(__dirname, '..', 'old', name);

function read<T>(name: string, empty: T): T {
  const path = pathOf(name);
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as T) : empty;
}

const NO_NAMES = {
  collections: {},
  ...(Object.fromEntries(Object.keys(STORED_IN).map((list) => [list, []])) as unknown as Record<
    ListName,
    string[]
  >),
};

export type FrozenDelivery = Omit<DeliveryRecord, 'version'>;

export const frozenNames = (): Names => read<Names>('names.json', NO_NAMES);
export const frozenDeliveries = (): readonly FrozenDelivery[] =>
  read<FrozenDelivery[]>('deliveries.json', []);
export const frozenPresses = (): readonly FrozenPress[] => read<FrozenPress[]>('presses.json', []);

/** One entry a line, so that what was added is seen. */
const inLines = (all: readonly unknown[]) =>
  `[\n${all.map((one) => JSON.stringify(one)).join(',\n')}\n]\n`;

export function addNames(now: Names): void {
  const frozen = frozenNames();
  const lists = Object.keys(STORED_IN) as ListName[];
  const grown = lists.map(
    (list) => [list, [...new Set([...frozen[list], ...now[list]])].toSorted()] as const,
  );
  const names = {
    collections: { ...now.collections, ...frozen.collections },
    ...Object.fromEntries(grown),
  };
  writeFileSync(pathOf('names.json'), `${JSON.stringify(names, undefined, 1)}\n`);
}

export function addDeliveries(more: readonly FrozenDelivery[]): void {
  writeFileSync(pathOf('deliveries.json'), inLines([...frozenDeliveries(), ...more]));
}

export function addPresses(more: readonly FrozenPress[]): void {
  writeFileSync(pathOf('presses.json'), inLines([...frozenPresses(), ...more]));
}
