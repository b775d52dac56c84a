import { ageOn } from '../../core/calendar-date.ts';
import type { CalendarDate } from '../../core/clock.ts';
import type { Cell } from '../../files/table.ts';
import {
  type ClassLabel,
  fullName,
  type Gender,
  genderOfPatronymic,
  guessGender,
  type NameFault,
  type NameNote,
  type ParsedName,
  type PersonName,
  parseClassLabel,
  parseNameParts,
  parsePersonName,
} from '../people/index.ts';
import { cellText, isBlank, saysNothing } from './cell-value.ts';
import { parseGender } from './choice-value.ts';
import { parseEmail, parsePhone } from './contact-value.ts';
import { dayText, parseDate } from './date-value.ts';
import { type Problem, type ProblemDetails, type ProblemName, problemOf } from './problem.ts';

/** Remarks about one row while it is read. */
export interface RowRemarks {
  readonly row: number;
  add(name: ProblemName, details?: ProblemDetails): void;
}

export function remarksOn(row: number, problems: Problem[]): RowRemarks {
  return { row, add: (name, details) => problems.push(problemOf(row, name, details)) };
}

const noteProblems: Readonly<Record<NameNote, ProblemName>> = {
  latinLetters: 'nameLatinLetters',
  caseMended: 'nameCaseMended',
  reordered: 'nameReordered',
  initials: 'nameInitials',
  unusual: 'nameUnusual',
};

interface NameCells {
  readonly fullName: Cell;
  readonly lastName: Cell;
  readonly firstName: Cell;
  readonly middleName: Cell;
}

function typedName(cells: NameCells): string {
  const whole = cellText(cells.fullName);
  if (whole !== '') return whole;
  return [cells.lastName, cells.firstName, cells.middleName]
    .map(cellText)
    .filter((part) => part !== '')
    .join(' ');
}

function parseNameCells(cells: NameCells): ParsedName {
  const text = (cell: Cell): string => (saysNothing(cell) ? '' : cellText(cell));
  if (!isBlank(cells.fullName)) return parsePersonName(text(cells.fullName));
  return parseNameParts(text(cells.lastName), text(cells.firstName), text(cells.middleName));
}

/** The name of a row, from one column or from three; undefined (with a remark) when there is none. */
export function readName(cells: NameCells, remarks: RowRemarks): PersonName | undefined {
  const parsed = parseNameCells(cells);
  const typed = typedName(cells);
  if (!parsed.ok) {
    const fault: NameFault = parsed.fault;
    remarks.add(fault, { field: 'fullName', personal: { typed } });
    return undefined;
  }
  for (const note of parsed.notes) {
    remarks.add(noteProblems[note], { field: 'fullName', personal: { typed, read: fullName(parsed.name) } });
  }
  return parsed.name;
}

/** A birth date; undefined with a remark. `today` settles short years and refuses the future. */
export function readBirthDate(
  cell: Cell,
  today: CalendarDate,
  remarks: RowRemarks,
  wanted: 'required' | 'optional',
): CalendarDate | undefined {
  const parsed = parseDate(cell, today);
  const personal = { typed: cellText(cell) };
  if (!parsed.ok) {
    if (parsed.fault !== 'dateMissing' || wanted === 'required')
      remarks.add(parsed.fault, { field: 'bornOn', personal });
    return undefined;
  }
  if (parsed.date > today) {
    remarks.add('bornInFuture', { field: 'bornOn', personal });
    return undefined;
  }
  if (parsed.note !== undefined)
    remarks.add(parsed.note, { field: 'bornOn', personal: { ...personal, read: dayText(parsed.date) } });
  return parsed.date;
}

/** The oldest and the youngest age at which somebody is believed to work at a school. */
const workingAges = { from: 16, to: 100 };

export function checkWorkingAge(
  bornOn: CalendarDate | undefined,
  today: CalendarDate,
  remarks: RowRemarks,
): void {
  if (bornOn === undefined) return;
  const age = ageOn(bornOn, today);
  if (age >= workingAges.from && age <= workingAges.to) return;
  remarks.add('ageUnlikely', { field: 'bornOn', personal: { age } });
}

/** A class; undefined with a remark. A class written in an unusual way is taken with a note. */
export function readClass(
  cell: Cell,
  remarks: RowRemarks,
  wanted: 'required' | 'optional',
): ClassLabel | undefined {
  if (saysNothing(cell)) {
    if (wanted === 'required') remarks.add('classMissing', { field: 'classLabel' });
    return undefined;
  }
  const typed = cellText(cell);
  const parsed = parseClassLabel(typed);
  if (!parsed.ok) {
    remarks.add(parsed.fault, { field: 'classLabel', personal: { typed } });
    return undefined;
  }
  if (parsed.odd)
    remarks.add('classOdd', { field: 'classLabel', params: { typed, read: parsed.value.label } });
  return parsed.value;
}

/** The gender of a row, else the one that the name tells. */
export function readGender(cell: Cell, name: PersonName, remarks: RowRemarks): Gender {
  const guessed = guessGender(name);
  if (saysNothing(cell)) return guessed;
  const said = parseGender(cell);
  if (said === undefined) {
    remarks.add('genderUnreadable', { field: 'gender', personal: { typed: cellText(cell) } });
    return guessed;
  }
  const byPatronymic = genderOfPatronymic(name.middleName);
  if (byPatronymic !== 'unknown' && byPatronymic !== said) {
    remarks.add('genderDiffers', {
      field: 'gender',
      personal: { typed: cellText(cell), name: fullName(name) },
    });
  }
  return said;
}

/** A telephone number as +7XXXXXXXXXX, '' when there is none. */
export function readPhone(cell: Cell, field: string, remarks: RowRemarks): string {
  const parsed = parsePhone(cell);
  if (!parsed.ok) {
    if (parsed.fault === 'phoneUnreadable')
      remarks.add('phoneUnreadable', { field, personal: { typed: cellText(cell) } });
    return '';
  }
  if (parsed.several)
    remarks.add('phoneSeveral', { field, personal: { typed: cellText(cell), read: parsed.phone } });
  return parsed.phone;
}

export function readEmail(cell: Cell, remarks: RowRemarks): string {
  const parsed = parseEmail(cell);
  if (parsed.ok) return parsed.email;
  if (parsed.fault === 'emailUnreadable')
    remarks.add('emailUnreadable', { field: 'email', personal: { typed: cellText(cell) } });
  return '';
}

/** The name of a legal representative; undefined when none is given or (with a remark) none can be read. */
export function readGuardian(cell: Cell, remarks: RowRemarks): PersonName | undefined {
  if (saysNothing(cell)) return undefined;
  const parsed = parsePersonName(cellText(cell));
  if (parsed.ok) return parsed.name;
  remarks.add('guardianUnreadable', { field: 'guardianName', personal: { typed: cellText(cell) } });
  return undefined;
}
