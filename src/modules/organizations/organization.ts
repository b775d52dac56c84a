/** One node of the organisation tree: region, municipality, school or partner (domain reference B1, OrgUnit). */
export interface Organization {
  readonly id: string;
  readonly parentId: string | undefined;
  readonly level: 'region' | 'municipality' | 'school' | 'partner';
  readonly kind: OrganizationKind;
  readonly contour: 'inner' | 'outer';
  /** Short Latin name for addresses and the command line: `school-50`. */
  readonly code: string;
  readonly name: string;
  readonly shortName: string;
}

export type OrganizationKind =
  | 'school'
  | 'kindergarten'
  | 'college'
  | 'university'
  | 'extraEducation'
  | 'employer'
  | 'ngo'
  | 'media'
  | 'authority'
  | 'iro'
  | 'cnppm';

/** What an organisation says of itself in documents and on its public page. */
export interface OrganizationProfile {
  readonly timeZone: string;
  /** Town or village, for the head of an order. */
  readonly place: string;
  readonly address: string;
  /** Surname, first name and patronymic of the head, as in an order's signature line. */
  readonly principalName: string;
  readonly principalPost: string;
  /** Reference to the act that introduces the target model; printed in orders and road maps (R146). */
  readonly legalBasis: string;
  /** Goal of the programme (R5); printed in documents, shown on the public page. */
  readonly programmeGoal: string;
  /** Where and when the curator is found. */
  readonly curatorOffice: string;
  readonly siteIntro: string;
  readonly siteEnabled: boolean;
  /** Codes of the forms of mentoring that are switched on (R1, R153). */
  readonly formCodes: readonly string[];
  readonly version: number;
}

const codePattern = /^[a-z0-9][a-z0-9-]{0,62}$/;

/** Whether a code may stand in an address and after `--organization`. */
export function isOrganizationCode(code: string): boolean {
  return codePattern.test(code);
}

/**
 * A code out of a name that holds a number (school No. 50 becomes `school-50`), else `school`.
 * `taken` are the codes in use; the first free suffix is added.
 */
export function suggestCode(name: string, taken: ReadonlySet<string>): string {
  const number = /\d{1,5}/.exec(name)?.[0];
  const base = number === undefined ? 'school' : `school-${number}`;
  if (!taken.has(base)) return base;
  for (let suffix = 2; ; suffix++) {
    const code = `${base}-${suffix}`;
    if (!taken.has(code)) return code;
  }
}
