// Proves that a matching is the best one, against every allowed pair: the matching is valid, and by
// its dual prices nothing can be better. It shares no code with the search, so that a fault there
// cannot hide.
import type { Network } from './network';
import type { Solution } from './solution';

export interface Certificate {
  /** Allowed pairs that were checked. */
  readonly pairs: number;
  readonly made: number;
  readonly total: number;
  /** The sum of bonuses and weights by the prices. It equals the worth of the matching. */
  readonly bound: number;
}

export class UnprovedError extends Error {
  override name = 'UnprovedError';
}

/** Throws UnprovedError if any check fails. */
export function certify(
  network: Network,
  { assignment, rowPrice, columnPrice }: Solution,
): Certificate {
  const { pairs, wishes, seats, firstBonus, nextBonus, seatBonus } = network;
  const { rows } = assignment;
  const taken = new Int32Array(seats.length);
  const mine = new Set<number>();
  let made = 0;
  let total = 0;
  let worth = 0;
  let bound = 0;
  for (let row = 0; row < wishes.length; row++) {
    const price = exact(rowPrice[row]!);
    mine.clear();
    for (let place = rows.first[row]!; place < rows.first[row]! + rows.used[row]!; place++)
      mine.add(rows.partner[place]!);
    demand(mine.size === rows.used[row], 'a mentee has the same mentor twice');
    demand(mine.size <= wishes[row]!, 'a mentee has more mentors than wishes');
    let found = 0;
    for (let k = pairs.start[row]!; k < pairs.start[row + 1]!; k++) {
      const column = pairs.column[k]!;
      const gain = pairs.weight[k]! - price - columnPrice[column]!;
      if (!mine.has(column)) {
        demand(gain <= 0, 'a pair that is not taken would be worth more');
        continue;
      }
      demand(gain >= 0, 'a pair that is taken is worth less than its price');
      found++;
      taken[column]! += 1;
      total += pairs.weight[k]!;
      bound += gain;
    }
    demand(found === mine.size, 'a pair is not allowed');
    made += found;
    for (let place = 0; place < wishes[row]!; place++) {
      const bonus = place === 0 ? firstBonus[row]! : nextBonus[row]!;
      demand(
        place < found ? bonus + price >= 0 : bonus + price <= 0,
        'a wish is granted or not against its price',
      );
      if (place < found) worth += bonus;
      bound += Math.max(0, bonus + price);
    }
  }
  for (let column = 0; column < seats.length; column++) {
    const price = exact(columnPrice[column]!) + seatBonus[column]!;
    demand(taken[column]! <= seats[column]!, 'a mentor has more mentees than seats');
    demand(taken[column] === 0 || price >= 0, 'a seat is taken against its price');
    demand(taken[column] === seats[column] || price <= 0, 'a seat with a price is free');
    worth += taken[column]! * seatBonus[column]!;
    bound += seats[column]! * Math.max(0, price);
  }
  demand(Number.isSafeInteger(bound), 'the sum is too large to be exact');
  demand(bound === worth + total, 'the prices prove another sum');
  return { pairs: pairs.start[wishes.length]!, made, total, bound };
}

function exact(price: number): number {
  demand(Number.isSafeInteger(price), 'a price is no exact integer');
  return price;
}

function demand(holds: boolean, otherwise: string): void {
  if (!holds) throw new UnprovedError(`The matching could not be proved optimal: ${otherwise}.`);
}
