// The matching problem: its data, the check of it, and its form as numbers.
export { checkInstance, InstanceError } from './check-instance';
export { encodeInstance } from './encode';
export type { EncodedInstance } from './encoded-instance';
export * from './instance';
export type { PackedLists } from './numbering';
export { overlapMinutes, workWindow } from './working-time';
