// All pairs that the rules allow, with their scores. Found by lists of mentors per (programme, skill), the most senior first, so that the
// seniority rule cuts a list short instead of testing it; what remains is tested by the cheapest filter first. Nobody is compared with
// everybody, and no allowed pair is left out. Indices into typed arrays are known to be inside them, hence the `!`s.
import type { Matrix } from '../solver';
import type { EncodedInstance } from '../instance';
import { createScorer } from './score';

/** Allowed pairs: mentees are the rows, mentors the columns, scores the weights. */
export interface Candidates extends Matrix {
  readonly weight: Uint16Array;
}

/** One mentee's allowed mentors: the first `count` of the two arrays, overwritten by the next search. */
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
export function findCandidates(encoded: EncodedInstance, onProgress?: (mentees: number) => void): Candidates {
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
  full.push({ column: chunk.column.subarray(0, inChunk), weight: chunk.weight.subarray(0, inChunk) });
  const column = columns(start[size]!);
  const weight = new Uint16Array(start[size]!);
  full.forEach((part, index) => {
    column.set(part.column, index * CHUNK);
    weight.set(part.weight, index * CHUNK);
  });
  return { start, column, weight };
}

export function createCandidateFinder(encoded: EncodedInstance): CandidateFinder {
  const { people, mentors, mentees, programmes, reportingLine, overlaps } = encoded;
  const { seniority, managerName, languages, languageWords, window } = people;
  const lists = invertedLists(encoded);
  const scorer = createScorer(encoded);
  const size = mentors.records.length;
  // A mentor belongs to the search whose number stands beside it in `touched`; so nothing has to be cleared between searches.
  const touched = new Int32Array(size);
  const blocked = new Int32Array(size);
  const skillPoints = new Int32Array(size);
  const skillsUsed = new Int32Array(size);
  const found = new Int32Array(size);
  const row: Row = { count: 0, mentor: new Int32Array(size), score: new Int32Array(size) };
  let search = 0;

  function speakTogether(a: number, b: number): boolean {
    for (let word = 0; word < languageWords; word++) {
      if ((languages[a * languageWords + word]! & languages[b * languageWords + word]!) !== 0) return true;
    }
    return false;
  }

  /** Mentors of the programme who are senior enough and, if that is the rule, offer a wanted skill; with what their skills are worth. */
  function gather(mentee: number, programme: number, requireSkill: boolean, least: number): number {
    let count = 0;
    if (!requireSkill) {
      for (const mentor of lists.byProgramme[programme]!) {
        if (seniority[mentors.person[mentor]!]! < least) break;
        touched[mentor] = search;
        skillPoints[mentor] = 0;
        skillsUsed[mentor] = 0;
        found[count++] = mentor;
      }
    }
    for (let k = mentees.skills.start[mentee]!; k < mentees.skills.start[mentee + 1]!; k++) {
      const offers = lists.bySkill.get(programme * encoded.vocabulary.skills + mentees.skills.items[k]!);
      if (!offers) continue;
      const weight = mentees.skillWeights[k]!;
      for (let i = 0; i < offers.mentor.length; i++) {
        const mentor = offers.mentor[i]!;
        if (seniority[mentors.person[mentor]!]! < least) break;
        if (touched[mentor] !== search) {
          touched[mentor] = search;
          skillPoints[mentor] = 0;
          skillsUsed[mentor] = 0;
          found[count++] = mentor;
        }
        skillPoints[mentor]! += weight * offers.level[i]!;
        skillsUsed[mentor]! += 1;
      }
    }
    return count;
  }

  return {
    find(mentee) {
      row.count = 0;
      if (mentees.inAudience[mentee] === 0) return row;
      search++;
      const programme = mentees.programme[mentee]!;
      const { rules } = programmes[programme]!;
      const person = mentees.person[mentee]!;
      const manager = rules.allowSameManager ? -1 : managerName[person]!;
      const overlap = overlaps.row(window[person]!);
      for (let k = mentees.blocked.start[mentee]!; k < mentees.blocked.start[mentee + 1]!; k++) blocked[mentees.blocked.items[k]!] = search;
      const count = gather(mentee, programme, rules.requireSkill, seniority[person]! + rules.minSeniorityGap);
      scorer.begin(mentee);
      for (let k = 0; k < count; k++) {
        const mentor = found[k]!;
        const other = mentors.person[mentor]!;
        const minutes = overlap[window[other]!]!;
        if (minutes < rules.minOverlapMinutes) continue;
        if (!speakTogether(person, other)) continue;
        if (blocked[mentor] === search || other === person) continue;
        if (manager >= 0 && managerName[other] === manager) continue;
        if (reportingLine.isAbove(other, person) || reportingLine.isAbove(person, other)) continue;
        row.mentor[row.count] = mentor;
        row.score[row.count++] = scorer.score(mentor, skillPoints[mentor]!, skillsUsed[mentor]!, minutes);
      }
      return row;
    },
  };
}

interface Offers {
  readonly mentor: readonly number[];
  readonly level: readonly number[];
}

/** Mentors with an open seat, the most senior first, by programme and by programme and skill. */
function invertedLists({ mentors, programmes, people, vocabulary }: EncodedInstance) {
  const byProgramme: number[][] = programmes.map(() => []);
  const bySkill = new Map<number, { mentor: number[]; level: number[] }>();
  const senior = (mentor: number) => people.seniority[mentors.person[mentor]!]!;
  const open = mentors.records.map((_, index) => index).filter((mentor) => mentors.openSeats[mentor]! > 0);
  open.sort((a, b) => senior(b) - senior(a) || a - b);
  for (const mentor of open) {
    for (let p = mentors.programmes.start[mentor]!; p < mentors.programmes.start[mentor + 1]!; p++) {
      const programme = mentors.programmes.items[p]!;
      byProgramme[programme]!.push(mentor);
      for (let k = mentors.skills.start[mentor]!; k < mentors.skills.start[mentor + 1]!; k++) {
        const key = programme * vocabulary.skills + mentors.skills.items[k]!;
        let offers = bySkill.get(key);
        if (!offers) bySkill.set(key, (offers = { mentor: [], level: [] }));
        offers.mentor.push(mentor);
        offers.level.push(mentors.levels[k]!);
      }
    }
  }
  return { byProgramme, bySkill: bySkill as ReadonlyMap<number, Offers> };
}
