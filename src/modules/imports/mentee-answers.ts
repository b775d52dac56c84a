import type { Table } from '../../files/table.ts';
import {
  type Answer,
  type AvoidedPerson,
  newestAnswers,
  readAvoided,
  readDomains,
  readMoment,
} from './answers.ts';
import { cellLines, saysNothing } from './cell-value.ts';
import { type MeetingMode, parseMode, parseWishedPartners, type WishedPartner } from './choice-value.ts';
import type { ColumnMap } from './column-map.ts';
import { inRowOrder, type Problem } from './problem.ts';
import type { ParsedRows } from './pupils.ts';
import { type MinutesRange, parseDuration, parseMark } from './quantity-value.ts';
import { type RowRemarks, readClass, readEmail, readName, readPhone, remarksOn } from './row-fields.ts';
import { type DataRow, readRows } from './row-reader.ts';

/** One filled form of somebody who asks for a mentor (questionnaire Q1). '' and undefined: not answered. */
export interface MenteeAnswer extends Answer {
  /** Codes of request domains in the order of the answer. */
  readonly domains: readonly string[];
  /** Wishes that are no known domain, as typed. */
  readonly otherDomains: readonly string[];
  readonly requestText: string;
  readonly desiredResult: string;
  readonly wishedPartners: readonly WishedPartner[];
  readonly mode: MeetingMode | undefined;
  readonly minutesPerWeek: MinutesRange | undefined;
  /** 1..10. */
  readonly need: number | undefined;
  readonly avoid: readonly AvoidedPerson[];
  readonly phone: string;
  readonly email: string;
}

type Row = DataRow<'mentees'>;

function readPartners(row: Row, remarks: RowRemarks): readonly WishedPartner[] {
  const cell = row.cell('wishedPartner');
  const partners = parseWishedPartners(cell);
  if (partners.length === 0 && !saysNothing(cell)) {
    remarks.add('wishedPartnerUnclear', {
      field: 'wishedPartner',
      personal: { typed: row.text('wishedPartner') },
    });
  }
  if (partners.length > 1)
    remarks.add('wishedPartnerSeveral', {
      field: 'wishedPartner',
      personal: { typed: row.text('wishedPartner') },
    });
  return partners;
}

export function readMode(
  row: DataRow<'mentees'> | DataRow<'mentors'>,
  remarks: RowRemarks,
): MeetingMode | undefined {
  const cell = row.cell('mode');
  const mode = parseMode(cell);
  if (mode === undefined && !saysNothing(cell)) {
    remarks.add('modeUnclear', { field: 'mode', personal: { typed: row.text('mode') } });
  }
  return mode;
}

function readMinutes(row: Row, remarks: RowRemarks): MinutesRange | undefined {
  const cell = row.cell('minutesPerWeek');
  const range = parseDuration(cell, 'guess');
  if (range === undefined && !saysNothing(cell)) {
    remarks.add('minutesUnclear', {
      field: 'minutesPerWeek',
      personal: { typed: row.text('minutesPerWeek') },
    });
  }
  return range;
}

function readNeed(row: Row, remarks: RowRemarks): number | undefined {
  const cell = row.cell('need');
  const need = parseMark(cell);
  if (need === undefined && !saysNothing(cell)) {
    remarks.add('needUnclear', { field: 'need', personal: { typed: row.text('need') } });
  }
  return need;
}

function readAnswer(row: Row, remarks: RowRemarks): MenteeAnswer | undefined {
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
    classLabel: readClass(row.cell('classLabel'), remarks, 'optional'),
    domains: codes,
    otherDomains: others,
    requestText: row.text('requestText'),
    desiredResult: row.text('desiredResult'),
    wishedPartners: readPartners(row, remarks),
    mode: readMode(row, remarks),
    minutesPerWeek: readMinutes(row, remarks),
    need: readNeed(row, remarks),
    avoid: readAvoided(row.cell('avoid'), remarks),
    phone: readPhone(row.cell('phone'), 'phone', remarks),
    email: readEmail(row.cell('email'), remarks),
  };
}

/** Reads the answers of mentees; of several answers of one person the newest stays. */
export function parseMenteeAnswers(table: Table, map: ColumnMap<'mentees'>): ParsedRows<MenteeAnswer> {
  const { rows, problems: passed } = readRows(table, map);
  const problems: Problem[] = [...passed];
  const answers = rows.flatMap((row) => readAnswer(row, remarksOn(row.row, problems)) ?? []);
  const newest = newestAnswers(answers, (answer) => answer.classLabel?.label ?? '');
  return { rows: newest.rows, problems: inRowOrder([...problems, ...newest.problems]) };
}
