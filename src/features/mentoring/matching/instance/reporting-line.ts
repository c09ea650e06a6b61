// Who is above whom. Managers form a forest, or nearly: data from other systems can have cycles and
// unknown managers. One walk numbers everyone, so that "is a above b" takes two comparisons at any
// depth.

export interface ReportingLine {
  /**
   * Whether `a` is somewhere in the chain of managers above `b`. In a cycle everyone is above
   * everyone, including themselves.
   */
  isAbove(a: number, b: number): boolean;
}

/** `managerOf[p]` is the number of p's manager, or -1 for none or an unknown one. */
export function createReportingLine(managerOf: Int32Array): ReportingLine {
  const size = managerOf.length;
  const circleOf = circles(managerOf);
  const enter = new Int32Array(size);
  const leave = new Int32Array(size);
  const rootCircle = new Int32Array(size).fill(-1);
  const { firstReport, nextReport } = reports(managerOf, circleOf);
  let time = 0;
  for (let root = 0; root < size; root++) {
    if (managerOf[root]! >= 0 && circleOf[root]! < 0) continue;
    // Depth first without recursion: a chain can be as long as there are people.
    const path = [root];
    enter[root] = time++;
    rootCircle[root] = circleOf[root]!;
    while (path.length > 0) {
      const top = path[path.length - 1]!;
      const next = firstReport[top]!;
      if (next < 0) {
        leave[top] = time;
        path.pop();
        continue;
      }
      firstReport[top] = nextReport[next]!;
      enter[next] = time++;
      rootCircle[next] = rootCircle[root]!;
      path.push(next);
    }
  }
  return {
    isAbove(a, b) {
      const circle = circleOf[a]!;
      if (circle >= 0) return circle === rootCircle[b];
      return enter[a]! < enter[b]! && enter[b]! < leave[a]!;
    },
  };
}

/** The number of each person's cycle; -1 for none. */
function circles(managerOf: Int32Array): Int32Array {
  const circleOf = new Int32Array(managerOf.length).fill(-1);
  const walkedIn = new Int32Array(managerOf.length).fill(-1);
  for (let start = 0; start < managerOf.length; start++) {
    let person = start;
    while (person >= 0 && walkedIn[person]! < 0) {
      walkedIn[person] = start;
      person = managerOf[person]!;
    }
    if (person < 0 || walkedIn[person]! !== start) continue;
    for (let member = person; circleOf[member]! < 0; member = managerOf[member]!)
      circleOf[member] = start;
  }
  return circleOf;
}

/**
 * Linked lists of each person's reports. Reports within a cycle are left out, so that a forest
 * remains.
 */
function reports(
  managerOf: Int32Array,
  circleOf: Int32Array,
): { firstReport: Int32Array; nextReport: Int32Array } {
  const firstReport = new Int32Array(managerOf.length).fill(-1);
  const nextReport = new Int32Array(managerOf.length).fill(-1);
  for (let person = managerOf.length - 1; person >= 0; person--) {
    const manager = managerOf[person]!;
    if (manager < 0 || circleOf[person]! >= 0) continue;
    nextReport[person] = firstReport[manager]!;
    firstReport[manager] = person;
  }
  return { firstReport, nextReport };
}
