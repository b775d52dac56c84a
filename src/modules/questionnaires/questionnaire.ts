/** Kinds of question that a thin round knows. */
export type QuestionKind = 'scale10' | 'yesNo' | 'text';

export interface Question {
  readonly code: string;
  readonly kind: QuestionKind;
  readonly required: boolean;
  /** Maps the answer to a parameter, so that rounds can be compared. */
  readonly metric: string | null;
  readonly text: { readonly ru: string; readonly en: string };
}

/** A questionnaire as a round froze it: answers stay with the version they were given to. */
export interface Definition {
  readonly code: string;
  readonly version: number;
  /** Who is asked: everybody in a tandem of the year. */
  readonly audience: 'tandem';
  readonly title: { readonly ru: string; readonly en: string };
  readonly intro: { readonly ru: string; readonly en: string };
  readonly questions: readonly Question[];
}

/** Answers by question code: a whole number 1..10, yes or no, or text. */
export type Answers = Readonly<Record<string, number | boolean | string>>;

export type AnswerFault = 'required' | 'scale' | 'yesNo' | 'tooLong';

const longestText = 4000;

/**
 * Reads what a form sent. Every fault is named by question; nothing is guessed.
 * `sent` holds texts as browsers send them.
 */
export function readAnswers(
  questions: readonly Question[],
  sent: Readonly<Record<string, string>>,
): { answers: Answers; faults: Readonly<Record<string, AnswerFault>> } {
  const answers: Record<string, number | boolean | string> = {};
  const faults: Record<string, AnswerFault> = {};
  for (const question of questions) {
    const text = (sent[question.code] ?? '').trim();
    if (text === '') {
      if (question.required) faults[question.code] = 'required';
    } else if (question.kind === 'scale10') {
      const value = Number(text);
      if (Number.isInteger(value) && value >= 1 && value <= 10) answers[question.code] = value;
      else faults[question.code] = 'scale';
    } else if (question.kind === 'yesNo') {
      if (text === 'yes' || text === 'no') answers[question.code] = text === 'yes';
      else faults[question.code] = 'yesNo';
    } else if (text.length > longestText) faults[question.code] = 'tooLong';
    else answers[question.code] = text;
  }
  return { answers, faults };
}
