import type { Answers, Question } from './questionnaire.ts';

/**
 * Who counts as satisfied: the mean of the scale answers is at least 7 of 10 and the person is glad to have taken
 * part. No text of the methodology fixes a threshold; ours is shown beside every figure (domain reference rule 41).
 */
export const satisfiedFrom = 7;

/** Mean of the scale answers of one person, 1..10; undefined when there is none. */
export function personalMean(questions: readonly Question[], answers: Answers): number | undefined {
  const values = questions
    .filter((question) => question.kind === 'scale10')
    .map((question) => answers[question.code])
    .filter((value): value is number => typeof value === 'number');
  return values.length === 0 ? undefined : values.reduce((sum, value) => sum + value, 0) / values.length;
}

export function isSatisfied(questions: readonly Question[], answers: Answers): boolean {
  const mean = personalMean(questions, answers);
  const glad = questions
    .filter((question) => question.kind === 'yesNo')
    .every((question) => answers[question.code] === true);
  return mean !== undefined && mean >= satisfiedFrom && glad;
}

export interface SatisfactionFigures {
  readonly answered: number;
  readonly satisfied: number;
  /** Mean of the personal means, 1..10. */
  readonly mean: number | undefined;
  /** By question code: number of answers and their mean (scale) or the number of «yes». */
  readonly questions: readonly {
    readonly code: string;
    readonly count: number;
    readonly mean: number | undefined;
    readonly yes: number;
  }[];
}

/** Figures of a set of answers; the numbers that a percent stands on are always part of it (L12). */
export function satisfactionFigures(
  questions: readonly Question[],
  all: readonly Answers[],
): SatisfactionFigures {
  const means = all.map((answers) => personalMean(questions, answers)).filter((mean) => mean !== undefined);
  return {
    answered: all.length,
    satisfied: all.filter((answers) => isSatisfied(questions, answers)).length,
    mean: average(means),
    questions: questions
      .filter((question) => question.kind !== 'text')
      .map((question) => {
        const given = all.map((answers) => answers[question.code]).filter((value) => value !== undefined);
        const numbers = given.filter((value): value is number => typeof value === 'number');
        return {
          code: question.code,
          count: given.length,
          mean: average(numbers),
          yes: given.filter((value) => value === true).length,
        };
      }),
  };
}

function average(values: readonly number[]): number | undefined {
  return values.length === 0 ? undefined : values.reduce((sum, value) => sum + value, 0) / values.length;
}
