import type { CalendarDate } from '../../core/clock.ts';
import type { PersonName } from './declension.ts';

/** What documents say of an organisation. */
export interface OrganizationHead {
  /** Full official name in the nominative. */
  readonly name: string;
  /** Short official name; empty when there is none. */
  readonly shortName: string;
  readonly address: string;
  /** Town or village. */
  readonly place: string;
  readonly principal: { readonly name: PersonName; readonly post: string };
  /** The act behind the programme, in the nominative, with its date, number and title (R146). */
  readonly legalBasis: string;
}

/** A pupil or college student stands with a class or group, an adult with a post. */
export type Party =
  | { readonly kind: 'pupil' | 'collegeStudent'; readonly name: PersonName; readonly label: string }
  | { readonly kind: 'employee' | 'outsider'; readonly name: PersonName; readonly post: string };

export type Official = { readonly name: PersonName; readonly post: string };

/** One pair or group: a mentor and one or more mentees. A category of a mentee has no place in an order. */
export interface OrderRow {
  readonly mentor: Party;
  readonly mentees: readonly Party[];
  readonly isGroup: boolean;
  /** Title of the form of mentoring. */
  readonly form: string;
  readonly from?: CalendarDate | undefined;
  readonly to?: CalendarDate | undefined;
}

/** D20: the order or directive that fixes pairs and groups for a school year. */
export interface PairsOrderData {
  readonly act: 'order' | 'directive';
  readonly organization: OrganizationHead;
  /** Absent while the order is a draft: a blank is left. */
  readonly number?: string | undefined;
  readonly date?: CalendarDate | undefined;
  /** Calendar year the school year begins in. */
  readonly startYear: number;
  readonly curator?: Official | undefined;
  /** Who controls; the head of the organisation when absent. */
  readonly controller?: Official | undefined;
  readonly acquaintBy?: CalendarDate | undefined;
  readonly rows: readonly OrderRow[];
  /** `names`: names in the nominative; `assigned`: «assign … to …» with names in cases. */
  readonly rowStyle: 'names' | 'assigned';
  /** Who signs that the order was read; undefined means the curator and every employee of the rows. */
  readonly acquainted?: readonly Official[] | undefined;
}
