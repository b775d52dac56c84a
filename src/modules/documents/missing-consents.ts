import type { CalendarDate } from '../../core/clock.ts';
import type { ConsentPurpose } from '../consents/index.ts';
import { dayInWords, organizationValues } from './common-values.ts';
import { consentTitle } from './consent-form.ts';
import type { PersonName } from './declension.ts';
import type { OrganizationHead } from './order.ts';
import { personWords, type TemplateValues } from './template-values.ts';

export interface MissingConsent {
  readonly name: PersonName;
  readonly signer: 'guardian' | 'self';
  readonly state: 'missing' | 'refused' | 'withdrawn' | 'expired';
}

export interface MissingInClass {
  readonly label: string;
  readonly teacher?: PersonName | undefined;
  /** Participants of the class whose consent is needed, given ones included. */
  readonly total: number;
  readonly rows: readonly MissingConsent[];
}

/** The list «who is missing»: a sheet for each class, handed to its teacher. */
export interface MissingConsentsData {
  readonly organization: OrganizationHead;
  readonly startYear: number;
  readonly purpose: ConsentPurpose;
  readonly day: CalendarDate;
  readonly classes: readonly MissingInClass[];
}

function classValues(missing: MissingInClass): TemplateValues {
  return {
    label: missing.label,
    teacher: missing.teacher ? personWords(missing.teacher) : false,
    missingCount: String(missing.rows.length),
    total: String(missing.total),
    rows: missing.rows.map((row, index) => ({
      index: String(index + 1),
      person: personWords(row.name),
      byGuardian: row.signer === 'guardian',
      bySelf: row.signer === 'self',
      isMissing: row.state === 'missing',
      isRefused: row.state === 'refused',
      isWithdrawn: row.state === 'withdrawn',
      isExpired: row.state === 'expired',
    })),
  };
}

/** What the template of the list is filled with; classes where nobody is missing are left out. */
export function missingConsentsValues(data: MissingConsentsData): TemplateValues {
  return {
    ...organizationValues(data.organization, data.startYear),
    consentTitle: consentTitle(data.purpose),
    date: dayInWords(data.day),
    classes: data.classes.filter((each) => each.rows.length > 0).map(classValues),
  };
}
