// How much of each fault test is run: the short form in `npm test`, all of it in `npm run test:faults` (FAULTS=full).
export const isFull = process.env['FAULTS'] === 'full';
