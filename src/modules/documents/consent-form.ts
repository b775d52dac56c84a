import { z } from 'zod';
import content from '../../../content/consent-forms.json';
import { ageOn } from '../../core/calendar-date.ts';
import type { CalendarDate } from '../../core/clock.ts';
import type { ConsentPurpose } from '../consents/index.ts';
import { organizationValues, partyAbout } from './common-values.ts';
import { genderOf, type PersonName } from './declension.ts';
import type { OrganizationHead, Party } from './order.ts';
import { dayInDigits } from './phrases.ts';
import { personWords, type TemplateValues } from './template-values.ts';

/** Each purpose is a document of its own (Federal law 152-FZ, article 9 as of 1 September 2025). */
export const printedPurposes = [
  'processing',
  'publication',
  'mentorTransfer',
  'specialCategories',
  'photoVideo',
] as const satisfies readonly ConsentPurpose[];
export type PrintedPurpose = (typeof printedPurposes)[number];

const terms = z.object({
  title: z.string(),
  law: z.string(),
  purpose: z.string(),
  data: z.array(z.string()),
  thirdParties: z.string(),
  term: z.string(),
  /** What this purpose needs beyond the common actions. */
  moreActions: z.string(),
});

const texts = z
  .object({
    actions: z.string(),
    guardianData: z.string(),
    mentorDutyTitle: z.string(),
    purposes: z.record(z.enum(printedPurposes), terms),
  })
  .parse(content);

export interface ConsentSubject {
  readonly party: Party;
  readonly bornOn?: CalendarDate | undefined;
  /** Who signs for a minor, when known; a blank is left otherwise. */
  readonly guardian?: PersonName | undefined;
  /** Printed in the corner, for keying the sheet in. */
  readonly code?: string | undefined;
}

/** D9-D11: blank consents of one purpose for one person or a whole class, a sheet each. */
export interface ConsentFormsData {
  readonly organization: OrganizationHead;
  readonly purpose: PrintedPurpose;
  /** Day of printing: who is 14 by then may add a signature of their own. */
  readonly day: CalendarDate;
  /** Address of the site, for the consent to publication. */
  readonly site?: string | undefined;
  readonly subjects: readonly ConsentSubject[];
}

/** From 14 a child's own signature is asked for beside the guardian's (a good habit, not a duty). */
const teenagerAge = 14;

function subjectValues(subject: ConsentSubject, day: CalendarDate): TemplateValues {
  const gender = genderOf(subject.party.name);
  return {
    subject: personWords(subject.party.name),
    subjectAbout: partyAbout(subject.party) ?? false,
    bornOn: subject.bornOn ? dayInDigits(subject.bornOn) : false,
    isMale: gender === 'male',
    isFemale: gender === 'female',
    isUnknown: gender === undefined,
    guardian: subject.guardian ? personWords(subject.guardian) : false,
    isTeenager: subject.bornOn !== undefined && ageOn(subject.bornOn, day) >= teenagerAge,
    code: subject.code ?? '',
  };
}

/** Title of a consent as it goes on after the word itself. */
export function consentTitle(purpose: ConsentPurpose): string {
  return purpose === 'mentorDuty' ? texts.mentorDutyTitle : texts.purposes[purpose].title;
}

/** What the templates of consents are filled with. */
export function consentFormsValues(data: ConsentFormsData): TemplateValues {
  const {
    title,
    law,
    purpose,
    data: dataList,
    thirdParties,
    term,
    moreActions,
  } = texts.purposes[data.purpose];
  return {
    ...organizationValues(data.organization, undefined),
    consentTitle: title,
    law,
    purpose,
    dataList: dataList.join('; '),
    guardianData: texts.guardianData,
    actions: [texts.actions, moreActions].filter(Boolean).join('; '),
    thirdParties,
    term,
    resource: data.site ?? '',
    isPublication: data.purpose === 'publication',
    forms: data.subjects.map((subject) => subjectValues(subject, data.day)),
  };
}
