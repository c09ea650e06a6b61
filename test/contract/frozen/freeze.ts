// Adds to test/contract/old what this version has and the frozen files lack: `npm run freeze`.
import { queued } from './deliveries';
import { addDeliveries, addNames, addPresses, frozenDeliveries, frozenPresses } from './files';
import { namesOf } from './names';
import { kindOf, pressesOf } from './presses';
import { theProduct } from './product';

/** Gives what it added, in words. */
export async function freeze(): Promise<readonly string[]> {
  const product = await theProduct();
  addNames(namesOf(product));
  const known = new Set(frozenDeliveries().map(({ id }) => id));
  const deliveries = (await queued(product.samples)).filter(({ id }) => !known.has(id));
  addDeliveries(deliveries);
  const kinds = new Set(frozenPresses().map(kindOf));
  const presses = pressesOf(product).filter((press) => !kinds.has(kindOf(press)));
  addPresses(presses);
  return [
    ...deliveries.map(({ id }) => `delivery ${id}`),
    ...presses.map((press) => `press ${kindOf(press)}`),
  ];
}
