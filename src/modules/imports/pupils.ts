import { dateParts } from '../../core/calendar-date.ts';
import type { CalendarDate } from '../../core/clock.ts';
import type { Cell, Table } from '../../files/table.ts';
import type { ClassLabel, Gender, PersonName } from '../people/index.ts';
import { cellText, isBlank } from './cell-value.ts';
import type { ColumnMap } from './column-map.ts';
import { dayText } from './date-value.ts';
import { type DuplicateRules, mergeDuplicates } from './duplicates.ts';
import { inRowOrder, type Problem, problemOf } from './problem.ts';
import {
  type RowRemarks,
  readBirthDate,
  readClass,
  readEmail,
  readGender,
  readGuardian,
  readName,
  readPhone,
  remarksOn,
} from './row-fields.ts';
import { type DataRow, readRows } from './row-reader.ts';

/** A pupil as a school's list has him. '' and undefined: the list says nothing. */
export interface ParsedPupil {
  /** As in the spreadsheet, from 1. */
  readonly row: number;
  readonly externalKey: string;
  readonly name: PersonName;
  readonly gender: Gender;
  readonly bornOn: CalendarDate | undefined;
  readonly classLabel: ClassLabel | undefined;
  readonly guardian: PersonName | undefined;
  readonly guardianPhone: string;
  readonly phone: string;
  readonly email: string;
}

export interface ParsedRows<T> {
  readonly rows: readonly T[];
  readonly problems: readonly Problem[];
}

function classCell(row: DataRow<'pupils'>): Cell {
  const whole = row.cell('classLabel');
  if (!isBlank(whole)) return whole;
  return `${cellText(row.cell('grade'))}${cellText(row.cell('classLetter'))}`;
}

function readPupilClass(row: DataRow<'pupils'>, remarks: RowRemarks): ClassLabel | undefined {
  const own = classCell(row);
  if (isBlank(own) && row.section !== undefined) return row.section;
  return readClass(own, remarks, 'required');
}

function readPupil(
  row: DataRow<'pupils'>,
  today: CalendarDate,
  remarks: RowRemarks,
): ParsedPupil | undefined {
  const name = readName(
    {
      fullName: row.cell('fullName'),
      lastName: row.cell('lastName'),
      firstName: row.cell('firstName'),
      middleName: row.cell('middleName'),
    },
    remarks,
  );
  if (name === undefined) return undefined;
  const guardian = readGuardian(row.cell('guardianName'), remarks);
  const guardianPhone = readPhone(row.cell('guardianPhone'), 'guardianPhone', remarks);
  if (guardian === undefined && guardianPhone !== '')
    remarks.add('guardianPhoneAlone', { field: 'guardianPhone' });
  return {
    row: row.row,
    externalKey: row.text('externalKey'),
    name,
    bornOn: readBirthDate(row.cell('bornOn'), today, remarks, 'required'),
    classLabel: readPupilClass(row, remarks),
    gender: readGender(row.cell('gender'), name, remarks),
    guardian,
    guardianPhone,
    phone: readPhone(row.cell('phone'), 'phone', remarks),
    email: readEmail(row.cell('email'), remarks),
  };
}

const repeatedPupils: DuplicateRules<ParsedPupil> = {
  compare(kept, repeated) {
    const sameClass = kept.classLabel !== undefined && kept.classLabel.label === repeated.classLabel?.label;
    if (kept.bornOn === undefined || repeated.bornOn === undefined) return sameClass ? 'same' : 'other';
    if (kept.bornOn !== repeated.bornOn) return 'other';
    return sameClass || kept.classLabel === undefined || repeated.classLabel === undefined
      ? 'same'
      : 'sameButClass';
  },
  merge: (kept, repeated) => ({
    ...kept,
    externalKey: kept.externalKey || repeated.externalKey,
    bornOn: kept.bornOn ?? repeated.bornOn,
    classLabel: kept.classLabel ?? repeated.classLabel,
    guardian: kept.guardian ?? repeated.guardian,
    guardianPhone: kept.guardianPhone || repeated.guardianPhone,
    phone: kept.phone || repeated.phone,
    email: kept.email || repeated.email,
  }),
};

// A year's class spans about two years of birth; who is out of it by more than two years is worth a look
// (a mistyped year is mostly off by ten). The list itself tells its year, so no calendar is needed.
const fewestToCompare = 8;
const usualSpread = 2;

function unlikelyAges(pupils: readonly ParsedPupil[]): Problem[] {
  const sums = pupils.flatMap((pupil) =>
    pupil.bornOn === undefined || pupil.classLabel === undefined
      ? []
      : [
          {
            pupil,
            sum: dateParts(pupil.bornOn).year + pupil.classLabel.grade,
            born: pupil.bornOn,
            label: pupil.classLabel.label,
          },
        ],
  );
  if (sums.length < fewestToCompare) return [];
  const ordered = sums.map(({ sum }) => sum).sort((a, b) => a - b);
  const usual = ordered[Math.floor(ordered.length / 2)] ?? 0;
  return sums.flatMap(({ pupil, sum, born, label }) =>
    Math.abs(sum - usual) <= usualSpread
      ? []
      : [
          problemOf(pupil.row, 'ageUnlikely', {
            field: 'bornOn',
            params: { class: label },
            personal: { typed: dayText(born) },
          }),
        ],
  );
}

/**
 * Reads a list of pupils. Rows without a name are left out, a person who stands twice is taken once; all else
 * is taken with a remark. `today` settles two-digit years and refuses birth dates to come.
 */
export function parsePupils(
  table: Table,
  map: ColumnMap<'pupils'>,
  today: CalendarDate,
): ParsedRows<ParsedPupil> {
  const { rows, problems: passed } = readRows(table, map);
  const problems: Problem[] = [...passed];
  const pupils = rows.flatMap((row) => readPupil(row, today, remarksOn(row.row, problems)) ?? []);
  const unique = mergeDuplicates(pupils, repeatedPupils);
  return {
    rows: unique.rows,
    problems: inRowOrder([...problems, ...unique.problems, ...unlikelyAges(unique.rows)]),
  };
}
