import {
  acquaintanceValues,
  actValues,
  dayInWords,
  organizationValues,
  partyAbout,
} from './common-values.ts';
import { nameInCase } from './declension.ts';
import type { Official, OrderRow, PairsOrderData, Party } from './order.ts';
import { countOf, dayInDigits } from './phrases.ts';
import { personWords, type TemplateValues } from './template-values.ts';

function isPupil(party: Party): boolean {
  return party.kind === 'pupil';
}

function isBetweenEmployees(row: OrderRow): boolean {
  return row.mentor.kind === 'employee' && row.mentees.some((mentee) => mentee.kind === 'employee');
}

function rowValues(row: OrderRow, index: number): TemplateValues {
  const from = row.from && dayInDigits(row.from);
  const to = row.to && dayInDigits(row.to);
  return {
    index: String(index + 1),
    mentor: personWords(row.mentor.name),
    mentorAbout: partyAbout(row.mentor) ?? false,
    form: row.form,
    from: from ?? '',
    to: to ?? '',
    hasBothDates: Boolean(from && to),
    mentees: row.mentees.map((mentee, place) => ({
      mentee: personWords(mentee.name),
      menteeAbout: partyAbout(mentee) ?? false,
      inGroup: row.mentees.length > 1,
      indexInGroup: String(place + 1),
    })),
  };
}

/** The curator and every employee of the rows, each once, in the order of the table. */
export function employeesOf(data: PairsOrderData): Official[] {
  const parties = data.rows.flatMap((row) => [row.mentor, ...row.mentees]);
  const employees = parties.flatMap((party) =>
    party.kind === 'employee' ? [{ name: party.name, post: party.post }] : [],
  );
  const officials = [...(data.curator ? [data.curator] : []), ...employees];
  const seen = new Map<string, Official>();
  for (const official of officials) {
    const key = `${nameInCase(official.name, 'nominative')}\n${official.post}`;
    if (!seen.has(key)) seen.set(key, official);
  }
  return [...seen.values()];
}

function different(parties: readonly Party[]): number {
  const keys = parties.map((party) => `${nameInCase(party.name, 'nominative')}\n${placeOf(party)}`);
  return new Set(keys).size;
}

function placeOf(party: Party): string {
  return 'label' in party ? party.label : party.post;
}

function totalsOf(rows: readonly OrderRow[]): string {
  const groups = rows.filter((row) => row.isGroup).length;
  const pairs = rows.length - groups;
  return [
    pairs > 0 ? countOf(pairs, 'pair') : '',
    groups > 0 ? countOf(groups, 'group') : '',
    countOf(different(rows.map((row) => row.mentor)), 'mentor'),
    countOf(different(rows.flatMap((row) => row.mentees)), 'mentee'),
  ]
    .filter(Boolean)
    .join(', ');
}

/** What the template of D20 is filled with. */
export function pairsOrderValues(data: PairsOrderData): TemplateValues {
  const hasGroups = data.rows.some((row) => row.isGroup);
  const hasPairs = data.rows.some((row) => !row.isGroup) || !hasGroups;
  const parties = data.rows.flatMap((row) => [row.mentor, ...row.mentees]);
  return {
    ...organizationValues(data.organization, data.startYear),
    ...actValues(data),
    ...acquaintanceValues(data.acquainted ?? employeesOf(data)),
    hasPairs,
    hasGroups,
    hasPairsAndGroups: hasPairs && hasGroups,
    hasEmployees: data.rows.some(isBetweenEmployees),
    hasPupils: parties.some(isPupil),
    acquaintBy: dayInWords(data.acquaintBy),
    isAssigned: data.rowStyle === 'assigned',
    rows: data.rows.map(rowValues),
    totals: totalsOf(data.rows),
  };
}
