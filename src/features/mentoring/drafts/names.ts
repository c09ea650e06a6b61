// The names of everyone in a round. People of one name are told apart by department or address.
import type { People } from '../../../core/people';
import type { Person } from '../../../core/person';
import type { Round } from '../rounds';

type Known = Pick<Person, 'name' | 'department' | 'email'>;

export interface RoundNames {
  /** The name, with the department or address if somebody else here has the same name. */
  of(personId: string): string;
  /** The name with the department, or with what tells people of one name apart. */
  full(personId: string): string;
  /**
   * The people among `ids` that were typed: by id, address, name, or a part of name, department or
   * address. If a name or an address matches exactly, only that one.
   */
  found(typed: string, ids: readonly string[]): string[];
}

/** `also`: people who are not in the draft, such as mentors to choose from. */
export async function roundNames(
  round: Round,
  people: Pick<People, 'get'>,
  also: readonly string[] = [],
): Promise<RoundNames> {
  const ids = new Set(also);
  for (const { mentorId, menteeId, nextBest } of round.pairs) {
    ids.add(mentorId).add(menteeId);
    if (nextBest) ids.add(nextBest.mentorId);
  }
  for (const { menteeId, group } of round.leftOut) {
    ids.add(menteeId);
    if (group) ids.add(group.mentorId);
  }
  const known = new Map<string, Known>();
  for (const id of ids) known.set(id, (await people.get(id)) ?? { name: '?' });
  return namesOf(known);
}

export function namesOf(known: ReadonlyMap<string, Known>): RoundNames {
  const alike = Map.groupBy(known.values(), ({ name }) => folded(name));
  const get = (id: string): Known => known.get(id) ?? { name: '?' };
  const of = (id: string) => labelOf(get(id), alike.get(folded(get(id).name)) ?? []);
  return {
    of,
    full(id) {
      const { name, department } = get(id);
      const label = of(id);
      return label === name && department !== undefined ? `${name} (${department})` : label;
    },
    found(typed, ids) {
      const wanted = folded(typed.trim());
      if (wanted === '') return [];
      if (ids.includes(typed.trim())) return [typed.trim()];
      const exact = ids.filter((id) =>
        [of(id), get(id).name, get(id).email ?? ''].some((text) => folded(text) === wanted),
      );
      if (exact.length > 0) return exact;
      const words = wanted.split(/[\s,]+/);
      return ids.filter((id) => {
        const { name, department = '', email = '' } = get(id);
        const all = folded(`${name} ${department} ${email}`);
        return words.every((word) => all.includes(word));
      });
    },
  };
}

function labelOf({ name, department, email }: Known, alike: readonly Known[]): string {
  if (alike.length < 2) return name;
  const others = alike.filter((one) => one.department === department).length;
  const sign = department !== undefined && others === 1 ? department : (email ?? department);
  return sign === undefined ? name : `${name} (${sign})`;
}

const folded = (text: string) => text.normalize('NFC').toLowerCase();
