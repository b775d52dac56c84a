export type { MessageKey } from './catalogue.ts';
export { dateTime, dayAndMonth, longDate, monthName, shortDate, wholeNumber } from './format.ts';
export type { Locale, MessageParams, Translate } from './translate.ts';
export { hasMessage, locales, messageByCode, translator } from './translate.ts';
