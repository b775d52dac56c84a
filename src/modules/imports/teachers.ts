import type { CalendarDate } from '../../core/clock.ts';
import type { Table } from '../../files/table.ts';
import type { Gender, PersonName } from '../people/index.ts';
import { saysNothing } from './cell-value.ts';
import type { ColumnMap } from './column-map.ts';
import { type DuplicateRules, joinedTexts, mergeDuplicates } from './duplicates.ts';
import { inRowOrder, type Problem } from './problem.ts';
import type { ParsedRows } from './pupils.ts';
import { parseYears } from './quantity-value.ts';
import {
  checkWorkingAge,
  type RowRemarks,
  readBirthDate,
  readClass,
  readEmail,
  readGender,
  readName,
  readPhone,
  remarksOn,
} from './row-fields.ts';
import { type DataRow, readRows } from './row-reader.ts';

/** A member of staff as a school's list has him. '' and undefined: the list says nothing. */
export interface ParsedTeacher {
  readonly row: number;
  readonly externalKey: string;
  readonly name: PersonName;
  readonly gender: Gender;
  readonly bornOn: CalendarDate | undefined;
  readonly position: string;
  readonly subject: string;
  /** Whole years. */
  readonly experienceYears: number | undefined;
  readonly qualification: string;
  /** Label of the class that he leads, '' for none. */
  readonly leadsClass: string;
  readonly phone: string;
  readonly email: string;
}

/** Nobody has worked longer: more is a slip (a year of entry, an age). */
const longestExperience = 65;

function readExperience(row: DataRow<'teachers'>, remarks: RowRemarks): number | undefined {
  const cell = row.cell('experienceYears');
  const years = parseYears(cell);
  if (years === undefined) {
    if (saysNothing(cell)) return undefined;
    remarks.add('experienceUnreadable', {
      field: 'experienceYears',
      personal: { typed: row.text('experienceYears') },
    });
    return undefined;
  }
  if (years <= longestExperience) return years;
  remarks.add('experienceUnlikely', { field: 'experienceYears', personal: { typed: String(years) } });
  return undefined;
}

function readTeacher(
  row: DataRow<'teachers'>,
  today: CalendarDate,
  remarks: RowRemarks,
): ParsedTeacher | undefined {
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
  const bornOn = readBirthDate(row.cell('bornOn'), today, remarks, 'optional');
  checkWorkingAge(bornOn, today, remarks);
  return {
    row: row.row,
    externalKey: row.text('externalKey'),
    name,
    gender: readGender(row.cell('gender'), name, remarks),
    bornOn,
    position: row.text('position'),
    subject: row.text('subject'),
    experienceYears: readExperience(row, remarks),
    qualification: row.text('qualification'),
    leadsClass: readClass(row.cell('classLabel'), remarks, 'optional')?.label ?? '',
    phone: readPhone(row.cell('phone'), 'phone', remarks),
    email: readEmail(row.cell('email'), remarks),
  };
}

/** One who holds two posts stands in a staff list twice: his rows agree in all that tells people apart. */
const repeatedTeachers: DuplicateRules<ParsedTeacher> = {
  compare(kept, repeated) {
    const agree = <V>(left: V | undefined, right: V | undefined): boolean =>
      !left || !right || left === right;
    const same =
      kept.name.middleName !== '' &&
      agree(kept.email, repeated.email) &&
      agree(kept.bornOn, repeated.bornOn) &&
      agree(kept.phone, repeated.phone) &&
      agree(kept.externalKey, repeated.externalKey);
    return same ? 'same' : 'other';
  },
  merge: (kept, repeated) => ({
    ...kept,
    externalKey: kept.externalKey || repeated.externalKey,
    bornOn: kept.bornOn ?? repeated.bornOn,
    position: joinedTexts(kept.position, repeated.position),
    subject: joinedTexts(kept.subject, repeated.subject),
    experienceYears: kept.experienceYears ?? repeated.experienceYears,
    qualification: kept.qualification || repeated.qualification,
    leadsClass: kept.leadsClass || repeated.leadsClass,
    phone: kept.phone || repeated.phone,
    email: kept.email || repeated.email,
  }),
};

/** Reads a staff list; see `parsePupils` for what is left out. */
export function parseTeachers(
  table: Table,
  map: ColumnMap<'teachers'>,
  today: CalendarDate,
): ParsedRows<ParsedTeacher> {
  const { rows, problems: passed } = readRows(table, map);
  const problems: Problem[] = [...passed];
  const teachers = rows.flatMap((row) => readTeacher(row, today, remarksOn(row.row, problems)) ?? []);
  const unique = mergeDuplicates(teachers, repeatedTeachers);
  return { rows: unique.rows, problems: inRowOrder([...problems, ...unique.problems]) };
}
