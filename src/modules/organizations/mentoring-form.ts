import catalogue from '../../../content/mentoring-forms.json';

/** A form of mentoring: who mentors whom (order R-145 names five; R1 adds «teacher - pupil»). */
export interface MentoringForm {
  readonly code: string;
  /** Official Russian wording. */
  readonly title: string;
  /** One of the five of the methodology: reports to the region show these apart. */
  readonly official: boolean;
  /** Kinds of person on either side. */
  readonly mentor: readonly string[];
  readonly mentee: readonly string[];
}

export const mentoringForms: readonly MentoringForm[] = catalogue.forms;

/** Title of a form by its code; the code itself for a form that is not in the catalogue any more. */
export function mentoringFormTitle(code: string): string {
  return mentoringForms.find((form) => form.code === code)?.title ?? code;
}

/** The form of a pair by the kinds of its two sides, among those switched on; undefined when none fits. */
export function formOfPair(
  mentorKind: string,
  menteeKind: string,
  switchedOn: readonly string[],
): string | undefined {
  const fits = mentoringForms.filter(
    (form) => form.mentor.includes(mentorKind) && form.mentee.includes(menteeKind),
  );
  return fits.find((form) => switchedOn.includes(form.code))?.code;
}
