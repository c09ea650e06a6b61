// Codes in texts: what names one thing among others of its kind.
export { isOfTheCalendar, isUnit, kindOf, ORDINAL } from './code-words';
export { type Code, codesOf } from './codes';
export { type EntryCodes, entryCodesOf } from './entry-codes';
