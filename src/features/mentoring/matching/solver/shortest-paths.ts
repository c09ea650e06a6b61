// Successive shortest paths with dual prices, the exact heart of the matcher. Both sides of the
// network are optional and priced, so one search serves both. It starts from a wish that is worth
// granting, and follows the mentees' pairs to a seat; or from a free seat with a price, and follows
// the mentors' pairs to a mentee. It can also end where a member gives a place up. Each search
// changes the pairs along a shortest path and moves the prices of what it passed, so that no pair
// offers a better deal than its two sides have.
//
// With prices x of rows and y of columns: w <= x + y for pairs that are not taken, w >= x + y for
// pairs that are. A taken place with bonus b has b + x >= 0. The state is optimal when b + x <= 0
// for all free places.
import { hasRoom, isPaired, pairUp, part, type Places } from './assignment';
import { createHeap } from './heap';
import type { Matrix } from './matrix';

export interface PricedSide {
  readonly pairs: Matrix;
  readonly price: Float64Array;
  readonly places: Places;
  /**
   * What the first place of a member is worth beyond the weight of the pair, and every other place.
   */
  readonly firstBonus: Float64Array;
  readonly nextBonus: Float64Array;
}

export interface PathSearch {
  /** Whether the member has a free place that is worth taking. */
  lacks(side: PricedSide, member: number): boolean;
  /** Fills one such place of the member along a shortest path. */
  settle(own: PricedSide, other: PricedSide, member: number): void;
  /** How many pairs were examined so far. */
  readonly work: number;
}

const NOBODY = -1;

export function createPathSearch(members: number): PathSearch {
  // Nodes: first the members of the searching side, then those of the other side.
  const distance = new Float64Array(2 * members).fill(Infinity);
  const cameFrom = new Int32Array(2 * members);
  const cameWith = new Float64Array(2 * members);
  const touched = new Int32Array(2 * members);
  const heap = createHeap(2 * members);
  let touchedCount = 0;
  let best = Infinity;
  let bestEnd = NOBODY;
  let work = 0;

  function reach(node: number, at: number, from: number): void {
    if (distance[node] === Infinity) touched[touchedCount++] = node;
    distance[node] = at;
    cameFrom[node] = from;
  }

  function offerEnd(node: number, at: number): void {
    if (at >= best) return;
    best = at;
    bestEnd = node;
  }

  /** Continues from a member of the searching side whose distance is final. */
  function passOwn(own: PricedSide, other: PricedSide, member: number): void {
    const { start, column, weight } = own.pairs;
    const here = distance[member]!;
    const base = here + own.price[member]!;
    const end = start[member + 1]!;
    const price = other.price;
    work += end - start[member]!;
    for (let k = start[member]!; k < end; k++) {
      const partner = column[k]!;
      const at = base + price[partner]! - weight[k]!;
      if (at >= best || at >= distance[members + partner]! || isPaired(own.places, member, partner))
        continue;
      reach(members + partner, at, member);
      cameWith[members + partner] = weight[k]!;
      if (hasRoom(other.places, partner)) {
        const claim = Math.max(0, -(nextBonus(other, partner) + price[partner]!));
        offerEnd(members + partner, at + claim);
        if (claim === 0) continue;
      }
      heap.lower(members + partner, at);
    }
  }

  /** Continues from a member of the other side to its partners. */
  function passOther(own: PricedSide, other: PricedSide, partner: number): void {
    const here = distance[members + partner]!;
    const { first, used, partner: held, weight } = other.places;
    const from = first[partner]!;
    for (let k = from + used[partner]! - 1; k >= from; k--) {
      const member = held[k]!;
      const at = here + weight[k]! - other.price[partner]! - own.price[member]!;
      if (at >= best || at >= distance[member]!) continue;
      reach(member, at, partner);
      offerEnd(member, at + lastBonus(own, member) + own.price[member]!);
      if (at > here) heap.lower(member, at);
      else passOwn(own, other, member);
    }
  }

  function exchange(own: PricedSide, other: PricedSide, start: number): void {
    let partner = NOBODY;
    let member: number;
    if (bestEnd < members) member = bestEnd;
    else {
      partner = bestEnd - members;
      member = cameFrom[bestEnd]!;
    }
    for (;;) {
      const before = member === start ? NOBODY : cameFrom[member]!;
      if (before !== NOBODY) part(own.places, member, other.places, before);
      if (partner !== NOBODY)
        pairUp(own.places, member, other.places, partner, cameWith[members + partner]!);
      if (before === NOBODY) return;
      partner = before;
      member = cameFrom[members + before]!;
    }
  }

  return {
    get work() {
      return work;
    },
    lacks: (side, member) =>
      hasRoom(side.places, member) && nextBonus(side, member) + side.price[member]! > 0,
    settle(own, other, start) {
      reach(start, 0, NOBODY);
      best = nextBonus(own, start) + own.price[start]!;
      bestEnd = start;
      passOwn(own, other, start);
      while (heap.size > 0) {
        const node = heap.pop();
        if (distance[node]! >= best) break;
        if (node < members) passOwn(own, other, node);
        else passOther(own, other, node - members);
      }
      heap.clear();
      for (let k = 0; k < touchedCount; k++) {
        const node = touched[k]!;
        const short = best - distance[node]!;
        distance[node] = Infinity;
        if (short <= 0) continue;
        if (node < members) own.price[node]! -= short;
        else other.price[node - members]! += short;
      }
      touchedCount = 0;
      exchange(own, other, start);
    },
  };
}

/** The bonus of the member's first free place. */
export function nextBonus(side: PricedSide, member: number): number {
  return side.places.used[member] === 0 ? side.firstBonus[member]! : side.nextBonus[member]!;
}

/** The bonus of the member's last taken place. */
export function lastBonus(side: PricedSide, member: number): number {
  return side.places.used[member]! <= 1 ? side.firstBonus[member]! : side.nextBonus[member]!;
}
