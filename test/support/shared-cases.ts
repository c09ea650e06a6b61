// Public cases of what failed once, in ../shared/cases. A suite that reads one says so loudly if it
// is absent.
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describeWith } from './service';

const CASES = resolve(__dirname, '../../../shared/cases');
const placeOf = (name: string, file: string) => resolve(CASES, name, file);

/** The text of a case's file; empty if it is absent. */
export function readCase(name: string, file: string): string {
  const place = placeOf(name, file);
  return existsSync(place) ? readFileSync(place, 'utf8') : '';
}

export function describeWithCase(name: string, file: string, suite: () => void): void {
  const there = existsSync(placeOf(name, file));
  const title = `the public case ${name}`;
  const how = 'it is expected in ../shared/cases';
  describeWith({ there, name: title, how, shared: true }, title, suite);
}
