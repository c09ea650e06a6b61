// All pairs that the rules allow, with their scores. What skill-search.ts finds is tested by the
// cheapest rule first. Not every pair of people is compared, and no allowed pair is left out.
// Indices into typed arrays are known to be inside them, hence the `!`s.
import type { Matrix } from '../solver';
import type { EncodedInstance } from '../instance';
import { createScorer } from './score';
import { createSkillSearch } from './skill-search';

/** Allowed pairs: mentees are the rows, mentors the columns, scores the weights. */
export interface Candidates extends Matrix {
  readonly weight: Uint16Array;
}

/**
 * A mentee's allowed mentors: the first `count` of both arrays. The next search overwrites them.
 */
export interface Row {
  count: number;
  readonly mentor: Int32Array;
  readonly score: Int32Array;
}

export interface CandidateFinder {
  find(mentee: number): Row;
}

/** Room in a chunk of pairs. */
const CHUNK = 1 << 18;

/** Mentees between two reports of progress. */
const REPORT_EVERY = 500;

/** All allowed pairs of mentees with an open wish and mentors with an open seat. */
export function findCandidates(
  encoded: EncodedInstance,
  onProgress?: (mentees: number) => void,
): Candidates {
  const finder = createCandidateFinder(encoded);
  const size = encoded.mentees.records.length;
  const narrow = encoded.mentors.records.length <= 65_536;
  const columns = (length: number) => (narrow ? new Uint16Array(length) : new Int32Array(length));
  const start = new Int32Array(size + 1);
  const full: { column: Uint16Array | Int32Array; weight: Uint16Array }[] = [];
  let chunk = { column: columns(CHUNK), weight: new Uint16Array(CHUNK) };
  let inChunk = 0;
  for (let mentee = 0; mentee < size; mentee++) {
    if (mentee % REPORT_EVERY === 0) onProgress?.(mentee);
    const row = finder.find(mentee);
    for (let k = 0; k < row.count; k++) {
      if (inChunk === CHUNK) {
        full.push(chunk);
        chunk = { column: columns(CHUNK), weight: new Uint16Array(CHUNK) };
        inChunk = 0;
      }
      chunk.column[inChunk] = row.mentor[k]!;
      chunk.weight[inChunk++] = row.score[k]!;
    }
    start[mentee + 1] = start[mentee]! + row.count;
  }
  onProgress?.(size);
  full.push({
    column: chunk.column.subarray(0, inChunk),
    weight: chunk.weight.subarray(0, inChunk),
  });
  const column = columns(start[size]!);
  const weight = new Uint16Array(start[size]!);
  full.forEach((part, index) => {
    column.set(part.column, index * CHUNK);
    weight.set(part.weight, index * CHUNK);
    release(part.column);
    release(part.weight);
  });
  return { start, column, weight };
}

/** Gives the memory of an array back at once, before the garbage is collected. */
function release({ buffer }: { readonly buffer: ArrayBufferLike }): void {
  if (buffer instanceof ArrayBuffer) buffer.transfer(0);
}

/** `held`: finds the mentors whose seats running pairs hold, instead of those with an open one. */
export function createCandidateFinder(encoded: EncodedInstance, held = false): CandidateFinder {
  const { people, mentors, mentees, programmes, reportingLine, overlaps } = encoded;
  const { seniority, managerName, window } = people;
  const { found, skillPoints, skillsUsed, search } = createSkillSearch(encoded, held);
  const scorer = createScorer(encoded);
  const size = mentors.records.length;
  // The mentors that the mentee was paired with before have the number of the latest search here.
  const blocked = new Int32Array(size);
  const row: Row = { count: 0, mentor: new Int32Array(size), score: new Int32Array(size) };
  let number = 0;
  return {
    find(mentee) {
      row.count = 0;
      if (mentees.inAudience[mentee] === 0) return row;
      number++;
      const programme = mentees.programme[mentee]!;
      const { rules } = programmes[programme]!;
      const person = mentees.person[mentee]!;
      const manager = rules.allowSameManager ? -1 : managerName[person]!;
      const overlap = overlaps.row(window[person]!);
      for (let k = mentees.blocked.start[mentee]!; k < mentees.blocked.start[mentee + 1]!; k++)
        blocked[mentees.blocked.items[k]!] = number;
      const count = search(
        mentee,
        programme,
        rules.requireSkill,
        seniority[person]! + rules.minSeniorityGap,
      );
      scorer.begin(mentee);
      for (let k = 0; k < count; k++) {
        const mentor = found[k]!;
        const other = mentors.person[mentor]!;
        const minutes = overlap[window[other]!]!;
        if (minutes < rules.minOverlapMinutes) continue;
        if (!shareLanguage(people, person, other)) continue;
        if (blocked[mentor] === number || other === person) continue;
        if (manager >= 0 && managerName[other] === manager) continue;
        if (reportingLine.isAbove(other, person) || reportingLine.isAbove(person, other)) continue;
        row.mentor[row.count] = mentor;
        row.score[row.count++] = scorer.score(
          mentor,
          skillPoints[mentor]!,
          skillsUsed[mentor]!,
          minutes,
        );
      }
      return row;
    },
  };
}

function shareLanguage(
  { languages, languageWords }: EncodedInstance['people'],
  a: number,
  b: number,
): boolean {
  for (let word = 0; word < languageWords; word++) {
    if ((languages[a * languageWords + word]! & languages[b * languageWords + word]!) !== 0)
      return true;
  }
  return false;
}
