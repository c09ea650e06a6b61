// Whether somebody writes the month first, as far as their zone and language say.
import type { Person } from '../../../../core/person';
import type { DayOrder } from '../../../../domain/readers';

const MONTH_FIRST = /^(?:America|US)\//;

export function dayOrderOf({ locale, zone }: Pick<Person, 'locale' | 'zone'>): DayOrder {
  return locale === 'en' && MONTH_FIRST.test(zone) ? 'monthFirst' : 'dayFirst';
}
