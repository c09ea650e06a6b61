// An assignment: which members of two sides are paired, with what weight. Each member has several
// places. Places are few, so their lists are searched linearly.

/**
 * One side's places: member `m` has `first[m + 1] - first[m]` places, of which the first `used[m]`
 * are taken.
 */
export interface Places {
  readonly first: Int32Array;
  readonly used: Int32Array;
  readonly partner: Int32Array;
  readonly weight: Float64Array;
}

export interface Assignment {
  readonly rows: Places;
  readonly columns: Places;
}

export function createAssignment(wishes: Int32Array, seats: Int32Array): Assignment {
  return { rows: createPlaces(wishes), columns: createPlaces(seats) };
}

export function hasRoom(side: Places, member: number): boolean {
  return side.used[member]! < side.first[member + 1]! - side.first[member]!;
}

export function isPaired(side: Places, member: number, partner: number): boolean {
  const from = side.first[member]!;
  for (let k = from + side.used[member]! - 1; k >= from; k--)
    if (side.partner[k] === partner) return true;
  return false;
}

/** The weight of a pair that is in the assignment. */
export function setWeight(
  a: Places,
  member: number,
  b: Places,
  partner: number,
  weight: number,
): void {
  a.weight[placeOf(a, member, partner)] = weight;
  b.weight[placeOf(b, partner, member)] = weight;
}

/** Both must have room. */
export function pairUp(
  a: Places,
  member: number,
  b: Places,
  partner: number,
  weight: number,
): void {
  take(a, member, partner, weight);
  take(b, partner, member, weight);
}

export function part(a: Places, member: number, b: Places, partner: number): void {
  give(a, member, partner);
  give(b, partner, member);
}

function createPlaces(counts: Int32Array): Places {
  const first = new Int32Array(counts.length + 1);
  counts.forEach((count, member) => {
    first[member + 1] = first[member]! + count;
  });
  const size = first[counts.length]!;
  return {
    first,
    used: new Int32Array(counts.length),
    partner: new Int32Array(size),
    weight: new Float64Array(size),
  };
}

function take(side: Places, member: number, partner: number, weight: number): void {
  const place = side.first[member]! + side.used[member]!++;
  side.partner[place] = partner;
  side.weight[place] = weight;
}

function give(side: Places, member: number, partner: number): void {
  const place = placeOf(side, member, partner);
  const last = side.first[member]! + --side.used[member]!;
  side.partner[place] = side.partner[last]!;
  side.weight[place] = side.weight[last]!;
}

function placeOf(side: Places, member: number, partner: number): number {
  let place = side.first[member]!;
  while (side.partner[place] !== partner) place++;
  return place;
}
