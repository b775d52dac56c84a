import { z } from 'zod';
import content from '../../../content/post-forms.json';
import type { CalendarDate } from '../../core/clock.ts';
import { shortDate } from '../../i18n/format.ts';
import type { Case, Gender } from './declension-rules.ts';
import { declinePost } from './posts.ts';

const byGender = z.object({ male: z.string(), female: z.string(), unknown: z.string() });
const byNumber = z.object({ one: z.string(), few: z.string(), many: z.string(), other: z.string() });

const words = z
  .object({
    pupil: z.object({ school: byGender, college: byGender }),
    class: z.string(),
    group: z.string(),
    classWords: z.array(z.string()),
    actWords: z.object({ order: z.string(), directive: z.string() }),
    counted: z.object({
      pair: byNumber,
      group: byNumber,
      mentor: byNumber,
      mentee: byNumber,
      stage: byNumber,
    }),
  })
  .parse(content);

const plural = new Intl.PluralRules('ru');
const noBreakSpace = '\u00a0';

export type CountedNoun = keyof typeof words.counted;

/** A number with its noun in the nominative, kept on one line. */
export function countOf(count: number, noun: CountedNoun): string {
  const category = plural.select(count);
  const forms = words.counted[noun];
  const form =
    category === 'one' || category === 'few' || category === 'many' ? forms[category] : forms.other;
  return `${count}${noBreakSpace}${form}`;
}

/** A school year by the calendar year it begins in: 2023 → «2023/2024». */
export function schoolYear(startYear: number): string {
  return `${startYear}/${startYear + 1}`;
}

function bareLabel(label: string): string {
  const tidy = label.trim().replace(/\s+/gu, ' ');
  const tail = words.classWords.find((word) => tidy.toLowerCase().endsWith(` ${word}`));
  return tail ? tidy.slice(0, -tail.length - 1) : tidy;
}

export interface PupilPlace {
  /** Class, with or without the word itself, or the number of a study group. */
  readonly label: string;
  readonly kind: 'school' | 'college';
}

/** «Pupil of class 5A», «student of group IS-21» in a case; without a label only the word itself. */
export function pupilInCase(place: PupilPlace, gender: Gender | undefined, grammaticalCase: Case): string {
  const word = declinePost(words.pupil[place.kind][gender ?? 'unknown'], grammaticalCase);
  const label = bareLabel(place.label);
  if (label === '') return word;
  const tail = place.kind === 'school' ? [label, words.class] : [words.group, label];
  return `${word} ${tail.join(noBreakSpace)}`;
}

/** The word for an act of the head of an organisation, in the nominative. */
export function actWord(act: 'order' | 'directive'): string {
  return words.actWords[act];
}

/** A day as tables write it: «05.09.2023». */
export function dayInDigits(date: CalendarDate): string {
  return shortDate('ru', date);
}
