// Who a manager is: by address, by personnel number, by name, or by the name that a directory
// gives them. Tables may name people who are known already, or who are in the table.
import { cleanEmail } from '../../email';
import type { ManagerCells } from './line';
import { givenFirst, nameKey, numberKey } from './names';
import type { CellProblem } from './shapes';

/** `CN=Rahman\, Nadia,OU=Sales,DC=acme`. */
const DIRECTORY = /^(?:cn|uid)\s*=\s*((?:\\.|[^,\\])+)/i;
/** `Nadia Rahman (12345)`, `12345 - Nadia Rahman`, `Nadia Rahman [C] (On Leave)`. */
const ASIDE = /[([]([^)\]]*)[)\]]/g;
const NUMBER_FIRST = /^([A-Z]{0,3}\d{2,})\s*[-–:/]\s*(.*)$/i;

/** Somebody whom a table may name as a manager. */
export interface Candidate {
  /** One for all addresses of a person. */
  readonly key: string;
  readonly email?: string;
  readonly name: string;
  readonly number?: string;
}

type Found =
  | { readonly email: string }
  | { readonly problem: CellProblem; readonly value: string }
  | undefined;

export interface Managers {
  /** Undefined if the cells are empty. */
  find(cells: ManagerCells): Found;
}

/** `hasAddress`: whether somebody has it, in the table or before. */
export function managersAmong(
  candidates: Iterable<Candidate>,
  hasAddress: (email: string) => boolean,
): Managers {
  const byName = new Map<string, Map<string, Candidate>>();
  const byNumber = new Map<string, Candidate>();
  for (const one of candidates) {
    const named = byName.get(nameKey(one.name)) ?? new Map<string, Candidate>();
    byName.set(nameKey(one.name), named.set(one.key, one));
    if (one.number !== undefined) byNumber.set(numberKey(one.number), one);
  }

  /** Also with the family name first, and with what follows a comma left out. */
  function called(name: string): readonly Candidate[] {
    const [beforeComma = ''] = name.split(',');
    for (const key of [givenFirst(name), beforeComma].map(nameKey)) {
      const found = byName.get(key) ?? byName.get(turned(key));
      if (found) return [...found.values()];
    }
    return [];
  }

  function search(text: string): Found {
    const email = cleanEmail(text);
    if (email !== undefined)
      return hasAddress(email) ? { email } : { problem: 'manager', value: text };
    const directory = DIRECTORY.exec(text)?.[1]?.replace(/\\(.)/g, '$1');
    const said = (directory ?? text).trim();
    const [, front = '', afterFront = ''] = NUMBER_FIRST.exec(said) ?? [];
    const asides = [...said.matchAll(ASIDE)].map(([, inside = '']) => inside);
    for (const number of [said, front, ...asides]) {
      const found = byNumber.get(numberKey(number));
      if (found) return withAddress(found, text);
    }
    const name = (afterFront || said).replace(ASIDE, ' ').trim();
    const found = called(name);
    if (found.length > 1) return { problem: 'managerTwice', value: text };
    return found[0] ? withAddress(found[0], text) : { problem: 'manager', value: text };
  }

  return {
    find({ managerEmail, managerNumber, manager }) {
      const texts = [managerEmail, managerNumber, manager].filter((text) => text !== '');
      const found = texts.map(search);
      return found.find((one) => one !== undefined && 'email' in one) ?? found[0];
    },
  };
}

/** `rahman nadia` as `nadia rahman`. */
const turned = (key: string) => key.split(' ').toReversed().join(' ');

/** Managers are known by their address, so one without an address cannot be kept. */
function withAddress({ email }: Candidate, value: string): Found {
  return email === undefined ? { problem: 'manager', value } : { email };
}
