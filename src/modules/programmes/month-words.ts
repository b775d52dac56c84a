import data from '../../../content/months.json' with { type: 'json' };

const byWord = new Map<string, number>();
data.months.forEach((forms, index) => {
  for (const form of forms) byWord.set(form, index + 1);
});

/** The month 1..12 that a word names in any form or short form (a point at the end is let be), or undefined. */
export function monthOfWord(word: string): number | undefined {
  return byWord.get(word.toLowerCase().replace(/\.$/u, ''));
}

/** Name of a month 1..12 as printed in a range of months. */
export function monthTitle(month: number): string {
  return data.months[month - 1]?.[0] ?? '';
}

/** Name of a month 1..12 after a day. */
export function monthAfterDay(month: number): string {
  return data.months[month - 1]?.[1] ?? '';
}
