// The lines of a card about somebody into whom others were merged: the text `core.mergedInto` says
// each.
import { shortened } from './shortened';

const SHOWN = 5;
const NAME_MAX = 60;

type Line = Readonly<Record<'name' | 'into' | 'at', string>>;

export function mergedLines(merged: readonly Line[]): Line[] {
  return merged.slice(0, SHOWN).map(({ name, into, at }) => ({
    name: shortened(name, NAME_MAX),
    into: shortened(into, NAME_MAX),
    at,
  }));
}
