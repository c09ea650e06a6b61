// A small group: the pairings of one mentor that meet together. Each mentee has a pairing of their own, with their own yes, pause and end;
// the mentor is spoken to once for all of them: one reminder, one question whether they met, one answer. Pure.
import { isUnderWay, type Pairing } from './pairing';

/** Pairings that go together with this one, itself first; only itself where it is no part of a group. */
function together(pairing: Pairing, ofMentor: readonly Pairing[]): readonly Pairing[] {
  if (!pairing.inGroup) return [pairing];
  return [pairing, ...ofMentor.filter((other) => other.inGroup && other.id !== pairing.id && isUnderWay(other))];
}

/** Those who meet: whoever paused does not. */
export function meeting(pairing: Pairing, ofMentor: readonly Pairing[]): readonly Pairing[] {
  return together(pairing, ofMentor).filter((one) => one === pairing || one.state === 'running');
}

/** What a press of this person on a card of the pairing is about: all of the group for its mentor, else the one. */
export function meantBy(personId: string, pairing: Pairing, ofMentor: readonly Pairing[]): readonly Pairing[] {
  return personId === pairing.mentorId ? together(pairing, ofMentor) : [pairing];
}

/** The session of another pairing of the group that was held together with `session` of the first: who came later counts from later. */
export function sessionIn(other: Pairing, pairing: Pairing, session: number): number {
  return other.session - (pairing.session - session);
}

/** When the group of a pairing meets next: who joins meets with the others. */
export function nextDateOf(pairing: Pairing, ofMentor: readonly Pairing[]): string | undefined {
  if (!pairing.inGroup) return undefined;
  return ofMentor.find((other) => other.inGroup && other.id !== pairing.id && other.state === 'running')?.nextDate;
}
