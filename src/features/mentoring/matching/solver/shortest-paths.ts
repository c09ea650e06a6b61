// Successive shortest paths with dual prices, the exact heart of the matcher. Both sides of the network are optional and priced, so one
// search serves both: from a wish that is worth granting and is not, along the mentees' pairs, to a seat; and from a seat with a price and
// nobody on it, along the mentors' pairs, to a mentee. It may also end where somebody gives a place up. Each search lengthens or exchanges
// pairs along a shortest path and moves the prices of what it passed, so that no pair ever offers a better deal than its two sides have.
//
// With prices x of rows and y of columns the state keeps: w <= x + y for pairs that are not taken, w >= x + y for pairs that are; a place
// with bonus b that is taken has b + x >= 0. It is optimal when also b + x <= 0 for all places that are not taken.
import { hasRoom, isPaired, pairUp, part, type Places } from './assignment';
import { createHeap } from './heap';
import type { Matrix } from './matrix';

export interface PricedSide {
  readonly pairs: Matrix;
  readonly price: Float64Array;
  readonly places: Places;
  /** What the member's first place is worth beyond the pair's weight, and every other. */
  readonly firstBonus: Float64Array;
  readonly nextBonus: Float64Array;
}

export interface PathSearch {
  /** Whether a place of the member is not taken although it is worth taking. */
  lacks(side: PricedSide, member: number): boolean;
  /** Takes or gives up one lacking place of the member by a shortest path. */
  settle(own: PricedSide, other: PricedSide, member: number): void;
  /** How many pairs were looked at since the start. */
  readonly work: number;
}

const NOBODY = -1;

export function createPathSearch(members: number): PathSearch {
  // Nodes: members of the searching side as they are, members of the other side behind them.
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

  /** Goes on from a member of the searching side whose distance is final. */
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
      if (at >= best || at >= distance[members + partner]! || isPaired(own.places, member, partner)) continue;
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

  /** Goes on from a member of the other side to those whom it is paired with. */
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
      if (partner !== NOBODY) pairUp(own.places, member, other.places, partner, cameWith[members + partner]!);
      if (before === NOBODY) return;
      partner = before;
      member = cameFrom[members + before]!;
    }
  }

  return {
    get work() {
      return work;
    },
    lacks: (side, member) => hasRoom(side.places, member) && nextBonus(side, member) + side.price[member]! > 0,
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

/** The bonus of the member's first place that is not taken. */
export function nextBonus(side: PricedSide, member: number): number {
  return side.places.used[member] === 0 ? side.firstBonus[member]! : side.nextBonus[member]!;
}

/** The bonus of the member's last place that is taken. */
export function lastBonus(side: PricedSide, member: number): number {
  return side.places.used[member]! <= 1 ? side.firstBonus[member]! : side.nextBonus[member]!;
}
