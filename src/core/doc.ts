// What every stored document has.

/** Every document: JSON values only, instants as ISO strings, an absent field instead of null. */
export interface Doc {
  readonly id: string;
  /** Set and counted up by the driver with each change; starts at 1. */
  readonly version: number;
}
