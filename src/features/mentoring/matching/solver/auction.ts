// Prices to start from, by an auction: each bidder (with its places) bids for the best item at current prices, by as much as it is better
// than the second best, and one more; items keep their highest bids. The side that gets everything it can is the bidding one: mentees where
// seats are left over, mentors where people are. The prices are near the best ones, never exact, and need not be: the solver makes them so.
//
// A bidder looks through its whole row rarely. It remembers the best items of the last look and a bound on all others; as prices only rise
// the bound stays true, and as long as the second best of the remembered ones reaches it, nothing else can matter.
import { createAssignment, hasRoom, isPaired, pairUp, part, type Places } from './assignment';
import type { Matrix } from './matrix';

/** How many items a bidder remembers. */
const REMEMBERED = 24;
/** An auction that goes on for longer than this many bids per place is stopped; its prices are good enough to start from. */
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

export function auction({ pairs, bidderPlaces, itemPlaces, takesPart, isOffered }: Bidding): AuctionResult {
  const { start, column, weight } = pairs;
  const { rows: bidders, columns: items } = createAssignment(bidderPlaces, itemPlaces);
  const price = new Float64Array(itemPlaces.length);
  const offered = Uint8Array.from(itemPlaces, (places, item) => Number(places > 0 && isOffered(item)));
  const remembered = new Int32Array(bidderPlaces.length * REMEMBERED);
  const rememberedCount = new Int32Array(bidderPlaces.length);
  const bound = new Float64Array(bidderPlaces.length).fill(Infinity);
  const values = new Float64Array(REMEMBERED);
  let best = -1;
  let bestValue = -Infinity;
  let secondValue = -Infinity;

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

  /** Finds the best of the remembered items that the bidder does not hold; false if something else could matter. */
  function choose(bidder: number): boolean {
    best = -1;
    bestValue = -Infinity;
    secondValue = -Infinity;
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
    return secondValue >= bound[bidder]!;
  }

  const waiting: number[] = [];
  for (let bidder = bidderPlaces.length - 1; bidder >= 0; bidder--) {
    if (takesPart(bidder)) for (let place = 0; place < bidderPlaces[bidder]!; place++) waiting.push(bidder);
  }
  let bids = BIDS_PER_PLACE * waiting.length;
  for (let bidder = waiting.pop(); bidder !== undefined && bids-- > 0; bidder = waiting.pop()) {
    if (!choose(bidder)) {
      look(bidder);
      choose(bidder);
    }
    if (best < 0) continue;
    const item = column[best]!;
    // Without a second best there is no need to bid more than anybody could gain.
    const margin = secondValue === -Infinity ? 0 : bestValue - secondValue;
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

function cheapestPlace({ first, used, weight }: Places, item: number): number {
  let cheapest = first[item]!;
  for (let place = cheapest + 1; place < first[item]! + used[item]!; place++) if (weight[place]! < weight[cheapest]!) cheapest = place;
  return cheapest;
}
