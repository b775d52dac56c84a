import type { CalendarDate } from '../../core/clock.ts';
import { acquaintanceValues, actValues, dayInWords, organizationValues, postWords } from './common-values.ts';
import type { Official, OrganizationHead } from './order.ts';
import { personWords, type TemplateValues } from './template-values.ts';
import { formValues } from './text-pieces.ts';

/** D1: the order or directive that introduces the target model in an organisation (R167-R170). */
export interface IntroductionOrderData {
  readonly act: 'order' | 'directive';
  readonly organization: OrganizationHead;
  readonly number?: string | undefined;
  readonly date?: CalendarDate | undefined;
  /** Calendar year the school year begins in. */
  readonly startYear: number;
  readonly startsOn?: CalendarDate | undefined;
  readonly curator?: Official | undefined;
  readonly controller?: Official | undefined;
  /** The chair first stands in the order as the chair; an empty group leaves its point out. */
  readonly chair?: Official | undefined;
  readonly members: readonly Official[];
  /** Titles of the forms of mentoring of the year. */
  readonly forms: readonly string[];
  /** What the order approves along with it. */
  readonly approves: { readonly regulation: boolean; readonly roadmap: boolean; readonly programme: boolean };
  readonly siteEditor?: Official | undefined;
  readonly acquainted?: readonly Official[] | undefined;
}

function groupValues(data: IntroductionOrderData): readonly TemplateValues[] {
  const group = [
    ...(data.chair ? [{ official: data.chair, isChair: true }] : []),
    ...data.members.map((official) => ({ official, isChair: false })),
  ];
  return group.map(({ official, isChair }, index) => ({
    member: personWords(official.name),
    memberPost: postWords(official.post) ?? '',
    isChair,
    isLast: index === group.length - 1,
  }));
}

/** What the template of D1 is filled with. */
export function introductionOrderValues(data: IntroductionOrderData): TemplateValues {
  const { regulation, roadmap, programme } = data.approves;
  const named = [data.curator, data.siteEditor].filter((official) => official !== undefined);
  const group = groupValues(data);
  return {
    ...organizationValues(data.organization, data.startYear),
    ...actValues(data),
    ...acquaintanceValues(data.acquainted ?? named),
    startsOn: dayInWords(data.startsOn),
    hasGroup: group.length > 0,
    group,
    hasForms: data.forms.length > 0,
    forms: formValues(data.forms),
    approvesAny: regulation || roadmap || programme,
    approvesRegulation: regulation,
    approvesRoadmap: roadmap,
    approvesProgramme: programme,
    siteEditor: data.siteEditor && personWords(data.siteEditor.name),
    siteEditorPost: data.siteEditor && postWords(data.siteEditor.post),
  };
}
