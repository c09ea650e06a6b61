// People as numbers: seniority, department, location, working hours, manager, languages, interests.
import type { EncodedPeople } from './encoded-instance';
import type { MatchingPerson } from './instance';
import { addAll, createNames, createWindows, listsOf, type Names } from './numbering';
import { createOverlapTable, type OverlapTable } from './working-time';

export interface PeopleEncoding {
  readonly people: EncodedPeople;
  readonly overlaps: OverlapTable;
  /** How many different interests there are. */
  readonly interests: number;
}

export function encodePeople(people: readonly MatchingPerson[]): PeopleEncoding {
  const departments = createNames();
  const locations = createNames();
  const languages = createNames();
  const interests = createNames();
  const managers = createNames();
  const windows = createWindows();
  const column = (read: (person: MatchingPerson) => number) => Int32Array.from(people, read);
  for (const person of people) for (const language of person.languages) languages.number(language);
  const languageWords = Math.max(1, Math.ceil(languages.size / 32));
  const encoded: EncodedPeople = {
    seniority: column((person) => person.seniority),
    department: column((person) => departments.number(person.department)),
    location: column((person) => locations.number(person.location)),
    window: column((person) => windows.number(person)),
    managerName: column((person) =>
      person.managerId === null ? -1 : managers.number(person.managerId),
    ),
    languages: languageBits(people, languages, languageWords),
    languageWords,
    interests: listsOf(people, (person, add) => addAll(person.interests, interests, add)),
  };
  return { people: encoded, overlaps: createOverlapTable(windows.all), interests: interests.size };
}

function languageBits(
  people: readonly MatchingPerson[],
  languages: Names,
  words: number,
): Int32Array {
  const bits = new Int32Array(people.length * words);
  people.forEach((person, index) => {
    for (const language of person.languages) {
      const number = languages.number(language);
      bits[index * words + (number >> 5)]! |= 1 << (number & 31);
    }
  });
  return bits;
}
