// Sparse matrices of weights by rows, for candidates and networks. Indices into typed arrays are
// known to be inside them, hence the `!`s, here and in the solver's other files.

export interface Matrix {
  /** Row `r` is at `start[r]` up to, but not including, `start[r + 1]` of the other two. */
  readonly start: Int32Array;
  readonly column: Uint16Array | Int32Array;
  readonly weight: Uint16Array | Int32Array;
}

/** The transposed matrix. Rows stay in order within each column. */
export function transpose({ start, column, weight }: Matrix, columns: number): Matrix {
  const rows = start.length - 1;
  const size = start[rows]!;
  const position = new Int32Array(columns + 1);
  for (let k = 0; k < size; k++) position[column[k]! + 1]!++;
  for (let c = 0; c < columns; c++) position[c + 1]! += position[c]!;
  const transposed = {
    start: position.slice(),
    column: rows <= 65_536 ? new Uint16Array(size) : new Int32Array(size),
    weight: weight instanceof Uint16Array ? new Uint16Array(size) : new Int32Array(size),
  };
  for (let row = 0; row < rows; row++) {
    for (let k = start[row]!; k < start[row + 1]!; k++) {
      const at = position[column[k]!]!++;
      transposed.column[at] = row;
      transposed.weight[at] = weight[k]!;
    }
  }
  return transposed;
}
