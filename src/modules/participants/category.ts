import data from '../../../content/categories.json' with { type: 'json' };

/** A category of mentee or mentor (R7-R24, R62-R65). */
export interface Category {
  readonly code: string;
  /** Official Russian wording. */
  readonly title: string;
  readonly audience: readonly string[];
  /** Never seen by the mentor or the mentee, never in an order or on a public page. */
  readonly restricted: boolean;
  /** Health data: held only with a written consent of its own (152-FZ art. 10; L5). */
  readonly special: boolean;
}

export const menteeCategories: readonly Category[] = data.mentee;
export const mentorCategories: readonly Category[] = data.mentor;

export function categoriesOf(side: 'mentee' | 'mentor'): readonly Category[] {
  return side === 'mentee' ? menteeCategories : mentorCategories;
}

const byCode = new Map(
  [...menteeCategories, ...mentorCategories].map((category) => [category.code, category]),
);

export function findCategory(code: string): Category | undefined {
  return byCode.get(code);
}
