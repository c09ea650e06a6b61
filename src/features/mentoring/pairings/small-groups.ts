// Small groups: the pairings of one mentor that meet together. Each mentee has a pairing of their
// own and accepts, pauses and ends it alone. The mentor gets one reminder and one check-in for the
// whole group, and answers once. Pure.
import { isUnderWay, type Pairing } from './pairing';

/** The pairings of the group, this one first. Outside a group: only this one. */
function together(pairing: Pairing, ofMentor: readonly Pairing[]): readonly Pairing[] {
  if (!pairing.inGroup) return [pairing];
  return [
    pairing,
    ...ofMentor.filter((other) => other.inGroup && other.id !== pairing.id && isUnderWay(other)),
  ];
}

/** The pairings of the group that meet: not the paused ones. */
export function meeting(pairing: Pairing, ofMentor: readonly Pairing[]): readonly Pairing[] {
  return together(pairing, ofMentor).filter((one) => one === pairing || one.state === 'running');
}

/**
 * The pairings that a press of this person is about: the whole group for its mentor, else only this
 * one.
 */
export function meantBy(
  personId: string,
  pairing: Pairing,
  ofMentor: readonly Pairing[],
): readonly Pairing[] {
  return personId === pairing.mentorId ? together(pairing, ofMentor) : [pairing];
}

/**
 * The number of the same session in another pairing of the group: later members started to count
 * later.
 */
export function sessionIn(other: Pairing, pairing: Pairing, session: number): number {
  return other.session - (pairing.session - session);
}

/** When the group of this pairing meets next. New members join then. */
export function nextDateOf(pairing: Pairing, ofMentor: readonly Pairing[]): string | undefined {
  if (!pairing.inGroup) return undefined;
  return ofMentor.find(
    (other) => other.inGroup && other.id !== pairing.id && other.state === 'running',
  )?.nextDate;
}
