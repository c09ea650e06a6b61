// The dot product of two vectors, which is their similarity if both have unit length.

type Figures = Float32Array | Int8Array;

/**
 * Over `dimensions` figures from each offset. Four independent sums let the processor work in
 * parallel.
 */
export function dotProduct(
  one: Figures,
  from: number,
  others: Figures,
  otherFrom: number,
  dimensions: number,
): number {
  let [a, b, c, d] = [0, 0, 0, 0];
  for (let at = 0; at < dimensions; at += 4) {
    a += (one[from + at] ?? 0) * (others[otherFrom + at] ?? 0);
    b += (one[from + at + 1] ?? 0) * (others[otherFrom + at + 1] ?? 0);
    c += (one[from + at + 2] ?? 0) * (others[otherFrom + at + 2] ?? 0);
    d += (one[from + at + 3] ?? 0) * (others[otherFrom + at + 3] ?? 0);
  }
  return a + b + c + d;
}
