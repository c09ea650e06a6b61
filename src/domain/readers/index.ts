// What a cell or a sentence means: dates, time zones and languages.
export { dateReader, type DayOrder } from './dates';
export { languageOf, languagesOf } from './languages';
export { zoneOf } from './zones';
