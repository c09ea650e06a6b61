// A priority queue of numbered items with the smallest key first. Keys can be lowered. Positions
// are kept by item, so nothing is queued twice.

export interface Heap {
  readonly size: number;
  clear(): void;
  /** Queues the item, or lowers its key. */
  lower(item: number, key: number): void;
  /** The item with the smallest key, taken out. */
  pop(): number;
}

export function createHeap(items: number): Heap {
  const queue = new Int32Array(items);
  const keys = new Float64Array(items);
  const position = new Int32Array(items).fill(-1);
  let size = 0;

  function rise(from: number, item: number, key: number): void {
    let at = from;
    while (at > 0) {
      const above = (at - 1) >> 1;
      const other = queue[above]!;
      if (keys[other]! <= key) break;
      queue[at] = other;
      position[other] = at;
      at = above;
    }
    queue[at] = item;
    position[item] = at;
  }

  function sink(item: number): void {
    const key = keys[item]!;
    let at = 0;
    for (let below = 1; below < size; below = 2 * at + 1) {
      if (below + 1 < size && keys[queue[below + 1]!]! < keys[queue[below]!]!) below++;
      const other = queue[below]!;
      if (keys[other]! >= key) break;
      queue[at] = other;
      position[other] = at;
      at = below;
    }
    queue[at] = item;
    position[item] = at;
  }

  return {
    get size() {
      return size;
    },
    clear() {
      for (let k = 0; k < size; k++) position[queue[k]!] = -1;
      size = 0;
    },
    lower(item, key) {
      const at = position[item]! < 0 ? size++ : position[item]!;
      keys[item] = key;
      rise(at, item, key);
    },
    pop() {
      const top = queue[0]!;
      position[top] = -1;
      const last = queue[--size]!;
      if (size > 0) sink(last);
      return top;
    },
  };
}
