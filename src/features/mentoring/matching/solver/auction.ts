// Prices to start from, found by an auction. Each bidder (with its places) bids for the best item
// at current prices: as much as the item is better than the second best, and one more. Items keep
// their highest bids. The side that gets everything it can is the bidding one: mentees where seats
// are left over, mentors where people are. The prices are near the best ones and need not be exact:
// the solver makes them so.
//
// A bidder rarely looks through its whole row. It remembers the best items of the last look and a
// bound on all others. As prices only rise, the bound stays true. As long as the second best of the
// remembered items reaches the bound, no other item can matter.
import { createAssignment, hasRoom, isPaired, pairUp, part, type Places } from './assignment';
import type { Matrix } from './matrix';

/** How many items a bidder remembers. */
const REMEMBERED = 24;
/** An auction stops after this many bids per place. Its prices are good enough to start from. */
const BIDS_PER_PLACE = 400;

export interface Bidding {
  readonly pairs: Matrix;
  readonly bidderPlaces: Int32Array;
  readonly itemPlaces: Int32Array;
  readonly takesPart: (bidder: number) => boolean;
  readonly isOffered: (item: number) => boolean;
}

export interface AuctionResult {
  readonly itemPrice: Float64Array;
  readonly bidders: Places;
}

export function auction({
  pairs,
  bidderPlaces,
  itemPlaces,
  takesPart,
  isOffered,
}: Bidding): AuctionResult {
  const { column } = pairs;
  const { rows: bidders, columns: items } = createAssignment(bidderPlaces, itemPlaces);
  const price = new Float64Array(itemPlaces.length);
  const offered = Uint8Array.from(itemPlaces, (places, item) =>
    Number(places > 0 && isOffered(item)),
  );
  const chooser = createChooser({ pairs, bidders, price, offered });
  const { choice } = chooser;
  const waiting: number[] = [];
  for (let bidder = bidderPlaces.length - 1; bidder >= 0; bidder--) {
    if (takesPart(bidder))
      for (let place = 0; place < bidderPlaces[bidder]!; place++) waiting.push(bidder);
  }
  let bids = BIDS_PER_PLACE * waiting.length;
  for (let bidder = waiting.pop(); bidder !== undefined && bids-- > 0; bidder = waiting.pop()) {
    chooser.choose(bidder);
    if (choice.pair < 0) continue;
    const item = column[choice.pair]!;
    // Without a second best there is no need to bid more than anybody could gain.
    const margin = choice.secondValue === -Infinity ? 0 : choice.value - choice.secondValue;
    const bid = price[item]! + margin + 1;
    if (!hasRoom(items, item)) {
      const place = cheapestPlace(items, item);
      const outbid = items.partner[place]!;
      part(bidders, outbid, items, item);
      waiting.push(outbid);
    }
    pairUp(bidders, bidder, items, item, bid);
    if (!hasRoom(items, item)) price[item] = items.weight[cheapestPlace(items, item)]!;
  }
  return { itemPrice: price, bidders };
}

interface Choosing {
  readonly pairs: Matrix;
  readonly bidders: Places;
  readonly price: Float64Array;
  readonly offered: Uint8Array;
}

/** The best item for a bidder at current prices, as the number of the pair; -1 for none. */
interface Choice {
  pair: number;
  value: number;
  secondValue: number;
}

/**
 * Chooses among the remembered items of a bidder, and looks through the whole row only when others
 * could matter.
 */
function createChooser({ pairs: { start, column, weight }, bidders, price, offered }: Choosing) {
  const size = start.length - 1;
  const remembered = new Int32Array(size * REMEMBERED);
  const rememberedCount = new Int32Array(size);
  const bound = new Float64Array(size).fill(Infinity);
  const values = new Float64Array(REMEMBERED);
  const choice: Choice = { pair: -1, value: -Infinity, secondValue: -Infinity };

  /** Remembers the best items of the whole row, and a bound on all others. */
  function look(bidder: number): void {
    const base = bidder * REMEMBERED;
    let count = 0;
    let lowest = -Infinity;
    let most = -Infinity;
    for (let k = start[bidder]!; k < start[bidder + 1]!; k++) {
      const item = column[k]!;
      const value = weight[k]! - price[item]!;
      if (value <= lowest || offered[item] === 0) continue;
      let at = count;
      if (count < REMEMBERED) count++;
      else {
        most = values[REMEMBERED - 1]!;
        at--;
      }
      while (at > 0 && values[at - 1]! < value) {
        values[at] = values[at - 1]!;
        remembered[base + at] = remembered[base + at - 1]!;
        at--;
      }
      values[at] = value;
      remembered[base + at] = k;
      if (count === REMEMBERED) lowest = values[REMEMBERED - 1]!;
    }
    rememberedCount[bidder] = count;
    bound[bidder] = count === REMEMBERED ? lowest : most;
  }

  /**
   * Finds the best remembered item that the bidder does not hold. False if another item could
   * matter.
   */
  function chooseRemembered(bidder: number): boolean {
    let best = -1;
    let bestValue = -Infinity;
    let secondValue = -Infinity;
    const base = bidder * REMEMBERED;
    for (let at = base; at < base + rememberedCount[bidder]!; at++) {
      const k = remembered[at]!;
      const value = weight[k]! - price[column[k]!]!;
      if (value <= secondValue || isPaired(bidders, bidder, column[k]!)) continue;
      if (value > bestValue) {
        secondValue = bestValue;
        bestValue = value;
        best = k;
      } else secondValue = value;
    }
    choice.pair = best;
    choice.value = bestValue;
    choice.secondValue = secondValue;
    return secondValue >= bound[bidder]!;
  }

  return {
    choice,
    choose(bidder: number): void {
      if (chooseRemembered(bidder)) return;
      look(bidder);
      chooseRemembered(bidder);
    },
  };
}

function cheapestPlace({ first, used, weight }: Places, item: number): number {
  let cheapest = first[item]!;
  for (let place = cheapest + 1; place < first[item]! + used[item]!; place++)
    if (weight[place]! < weight[cheapest]!) cheapest = place;
  return cheapest;
}
