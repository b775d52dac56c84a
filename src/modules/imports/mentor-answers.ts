import type { Table } from '../../files/table.ts';
import { type ClassLabel, parseClassLabel, searchKey } from '../people/index.ts';
import {
  type Answer,
  type AvoidedPerson,
  newestAnswers,
  readAvoided,
  readDomains,
  readMoment,
} from './answers.ts';
import { cellLines, isBlank, saysNothing } from './cell-value.ts';
import { type MeetingMode, parseWishedAges, parseYesNo, type WishedAge } from './choice-value.ts';
import type { ColumnMap } from './column-map.ts';
import { readMode } from './mentee-answers.ts';
import { inRowOrder, type Problem } from './problem.ts';
import type { ParsedRows } from './pupils.ts';
import { hoursOf, parseDuration, parsePeopleCount } from './quantity-value.ts';
import { type RowRemarks, readClass, readEmail, readName, readPhone, remarksOn } from './row-fields.ts';
import { type DataRow, readRows } from './row-reader.ts';

/** One filled form of somebody who offers to be a mentor (questionnaire Q2). '' and undefined: not answered. */
export interface MentorAnswer extends Answer {
  /** Place of work or study as typed; '' when it is a class of this school (then `classLabel` holds it). */
  readonly workplace: string;
  readonly position: string;
  readonly domains: readonly string[];
  readonly otherDomains: readonly string[];
  readonly hoursPerMonth: number | undefined;
  /** How many mentees the mentor takes, 1..10; 1 when it was not said. */
  readonly capacity: number;
  readonly wishedAges: readonly WishedAge[];
  readonly mode: MeetingMode | undefined;
  /** Agrees to be in the base for other schools; silence is no. */
  readonly availableToOthers: boolean;
  readonly achievements: string;
  readonly interests: string;
  readonly motivation: string;
  readonly avoid: readonly AvoidedPerson[];
  readonly phone: string;
  readonly email: string;
}

type Row = DataRow<'mentors'>;

export const capacityLimit = 10;

function readWorkplace(
  row: Row,
  remarks: RowRemarks,
): { readonly workplace: string; readonly classLabel: ClassLabel | undefined } {
  const own = readClass(row.cell('classLabel'), remarks, 'optional');
  const workplace = row.text('workplace');
  if (workplace === '' || !/^\D{0,12}\d/u.test(workplace) || /\u2116/u.test(workplace))
    return { workplace, classLabel: own };
  const parsed = parseClassLabel(workplace);
  return parsed.ok && workplace.length <= 20
    ? { workplace: '', classLabel: own ?? parsed.value }
    : { workplace, classLabel: own };
}

function readHours(row: Row, remarks: RowRemarks): number | undefined {
  const cell = row.cell('hoursPerMonth');
  const range = parseDuration(cell, 'hours');
  if (range !== undefined) return hoursOf(range);
  if (!saysNothing(cell))
    remarks.add('hoursUnclear', { field: 'hoursPerMonth', personal: { typed: row.text('hoursPerMonth') } });
  return undefined;
}

function readCapacity(row: Row, remarks: RowRemarks): number {
  const cell = row.cell('capacity');
  const count = parsePeopleCount(cell);
  if (count === undefined || count < 1) {
    if (!isBlank(cell))
      remarks.add('capacityUnclear', { field: 'capacity', personal: { typed: row.text('capacity') } });
    return 1;
  }
  if (count <= capacityLimit) return count;
  remarks.add('capacityLimited', {
    field: 'capacity',
    params: { limit: capacityLimit },
    personal: { typed: String(count) },
  });
  return capacityLimit;
}

function readAges(row: Row, remarks: RowRemarks): readonly WishedAge[] {
  const cell = row.cell('wishedAges');
  const ages = parseWishedAges(cell);
  if (ages.length === 0 && !saysNothing(cell)) {
    remarks.add('wishedAgeUnclear', { field: 'wishedAges', personal: { typed: row.text('wishedAges') } });
  }
  if (ages.length > 1)
    remarks.add('wishedAgeSeveral', { field: 'wishedAges', personal: { typed: row.text('wishedAges') } });
  return ages;
}

function readSharing(row: Row, remarks: RowRemarks): boolean {
  const cell = row.cell('availableToOthers');
  const answer = parseYesNo(cell);
  if (answer === undefined && !isBlank(cell)) {
    remarks.add('sharingUnclear', {
      field: 'availableToOthers',
      personal: { typed: row.text('availableToOthers') },
    });
  }
  return answer ?? false;
}

function readAnswer(row: Row, remarks: RowRemarks): MentorAnswer | undefined {
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
  const { codes, others } = readDomains(cellLines(row.cell('domains')), remarks);
  return {
    row: row.row,
    answeredAt: readMoment(row.cell('answeredAt'), remarks),
    name,
    ...readWorkplace(row, remarks),
    position: row.text('position'),
    domains: codes,
    otherDomains: others,
    hoursPerMonth: readHours(row, remarks),
    capacity: readCapacity(row, remarks),
    wishedAges: readAges(row, remarks),
    mode: readMode(row, remarks),
    availableToOthers: readSharing(row, remarks),
    achievements: row.text('achievements'),
    interests: row.text('interests'),
    motivation: row.text('motivation'),
    avoid: readAvoided(row.cell('avoid'), remarks),
    phone: readPhone(row.cell('phone'), 'phone', remarks),
    email: readEmail(row.cell('email'), remarks),
  };
}

/** Reads the answers of mentors; of several answers of one person (of one place) the newest stays. */
export function parseMentorAnswers(table: Table, map: ColumnMap<'mentors'>): ParsedRows<MentorAnswer> {
  const { rows, problems: passed } = readRows(table, map);
  const problems: Problem[] = [...passed];
  const answers = rows.flatMap((row) => readAnswer(row, remarksOn(row.row, problems)) ?? []);
  const newest = newestAnswers(answers, (answer) => answer.classLabel?.label ?? searchKey(answer.workplace));
  return { rows: newest.rows, problems: inRowOrder([...problems, ...newest.problems]) };
}
