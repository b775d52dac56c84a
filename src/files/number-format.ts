/** What a number under this format means to the person who looks at it. */
export type FormatKind = 'number' | 'date' | 'time' | 'elapsed';

/** Built-in formats that show dates (ECMA-376 part 1, 18.8.30, with the East Asian ones 27-36 and 50-58). */
function builtIn(id: number): FormatKind {
  if (id === 46) return 'elapsed';
  if ((id >= 18 && id <= 21) || (id >= 32 && id <= 35) || id === 45 || id === 47) return 'time';
  if ((id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 36) || (id >= 50 && id <= 58)) return 'date';
  return 'number';
}

/** Quoted text, escaped and padding characters: they only decorate. */
const decorations = /"[^"]*"?|\\[\s\S]?|_[\s\S]?|\*[\s\S]?/g;
const elapsedUnit = /\[(?:h+|m+|s+)\]/i;
const brackets = /\[[^\]]*\]?/g;
const dayHalf = /AM\/PM|A\/P/gi;
/** Letters for day, year and month; some exports write them in Russian (\u0434 day, \u0433 year). */
const dayOrYear = /[dy\u0434\u0433]/i;
const hourOrSecond = /[hs\u0447\u0441]/i;
const month = /[m\u043c]/i;

function custom(code: string): FormatKind {
  const firstSection = code.replace(decorations, '').split(';', 1)[0] ?? '';
  if (elapsedUnit.test(firstSection)) return 'elapsed';
  const letters = firstSection
    .replace(brackets, '')
    .replace(dayHalf, 'h')
    .replace(/s+[.,]0+/gi, 's');
  // Digit places, text places and the word "General" belong to formats of numbers and texts.
  if (/[#?0@]|general/i.test(letters)) return 'number';
  if (!/[dymhs]|[\u0434\u0433]{2}/i.test(letters)) return 'number';
  if (dayOrYear.test(letters)) return 'date';
  if (hourOrSecond.test(letters)) return 'time';
  return month.test(letters) ? 'date' : 'number';
}

/** Kind of a number format by its id and, when the workbook gives one, its code. */
export function formatKind(id: number, code: string | undefined): FormatKind {
  if (code !== undefined) return custom(code.slice(0, 255));
  return builtIn(id);
}
