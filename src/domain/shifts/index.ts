// Rotating shifts of crews: their table, and the working hours that follow from them.
export { hoursNow } from './hours';
export { type ReadShift, readShifts } from './read';
export { crewKey, type Shift, shiftId, shiftsCollection } from './record';
