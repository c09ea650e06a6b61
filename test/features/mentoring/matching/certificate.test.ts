// A result is only shown with its proof: whatever is wrong with a solution, the certificate finds
// it.
import fc from 'fast-check';
import { part, pairUp } from '../../../../src/features/mentoring/matching/solver/assignment';
import {
  certify,
  UnprovedError,
} from '../../../../src/features/mentoring/matching/solver/certificate';
import {
  createNetwork,
  TooLargeError,
} from '../../../../src/features/mentoring/matching/solver/network';
import { solve } from '../../../../src/features/mentoring/matching/solver/solve';

/**
 * Three mentees and two mentors, of whom the first has two seats; everybody may have everybody but
 * the last mentee the second mentor.
 */
function small() {
  const pairs = {
    start: Int32Array.of(0, 2, 4, 5),
    column: Int32Array.of(0, 1, 0, 1, 0),
    weight: Uint16Array.of(900, 500, 700, 600, 100),
  };
  const network = createNetwork(pairs, Int32Array.of(1, 1, 1), Int32Array.of(2, 1), () => false);
  return { network, solution: solve(network) };
}

it('proves the best matching', () => {
  const { network, solution } = small();
  expect(certify(network, solution)).toMatchObject({ pairs: 5, made: 3, total: 900 + 600 + 100 });
});

it('finds a worse matching, a pair that is missing, and one too many', () => {
  const { network, solution } = small();
  const { rows, columns } = solution.assignment;
  part(rows, 0, columns, 0);
  expect(() => certify(network, solution)).toThrow(UnprovedError);
  part(rows, 1, columns, 1);
  pairUp(rows, 0, columns, 1, 500);
  pairUp(rows, 1, columns, 0, 700);
  expect(() => certify(network, solution)).toThrow(UnprovedError);
});

it('finds a pair that is not allowed', () => {
  const { network, solution } = small();
  const { rows } = solution.assignment;
  rows.partner[rows.first[2] as number] = 1;
  expect(() => certify(network, solution)).toThrow(UnprovedError);
});

it('finds any price that proves less, and one that is no whole number', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('rowPrice', 'columnPrice'),
      fc.nat(2),
      fc.constantFrom(-1e9, 1e9, 0.5, NaN),
      (side, at, by) => {
        const { network, solution } = small();
        const prices = solution[side];
        const member = at % prices.length;
        prices[member] = (prices[member] as number) + by;
        expect(() => certify(network, solution)).toThrow(UnprovedError);
      },
    ),
  );
});

it('refuses sizes whose sums would not be exact', () => {
  const wishes = new Int32Array(2).fill(2 ** 30);
  const pairs = {
    start: Int32Array.of(0, 1, 1),
    column: Int32Array.of(0),
    weight: Uint16Array.of(65_535),
  };
  expect(() => createNetwork(pairs, wishes, wishes, () => false)).toThrow(TooLargeError);
});
