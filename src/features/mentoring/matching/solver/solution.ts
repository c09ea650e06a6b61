// A solution of a network: who is paired with whom, and the dual prices that prove it best.
import type { Assignment } from './assignment';

export interface Solution {
  readonly assignment: Assignment;
  /** The dual price of a mentee, and of a mentor's last seat, in score and stakes. */
  readonly rowPrice: Float64Array;
  readonly columnPrice: Float64Array;
}
