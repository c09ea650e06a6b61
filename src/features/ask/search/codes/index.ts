// Codes in texts: what names one thing among others of its kind.
export { isOfTheCalendar, isUnit, ORDINAL } from './code-words';
export { type Code, codesOf } from './codes';
export { contradicts, isSameKind, isSameThing, headAndTail, hasCode } from './compare-codes';
export { type EntryCodes, entryCodesOf } from './entry-codes';
