import { describe, expect, test } from 'vitest';
import { Refusal } from '../../core/refusal.ts';
import type { Role } from '../../core/scope.ts';
import {
  type Activity,
  compareUrgency,
  concerns,
  isTaskOfWeek,
  lineState,
  mayMark,
  withStatus,
} from './activity.ts';

const line: Activity = {
  id: 'a',
  programmeYearId: 'y',
  stageNumber: 1,
  position: 1,
  code: '1.1',
  title: 'Подготовка нормативной базы',
  subItems: [],
  termText: 'октябрь',
  windowFrom: '2026-10-01',
  windowTo: '2026-10-31',
  allYear: false,
  responsibleText: 'Куратор',
  responsibleRoles: ['curator'],
  responsiblePersonId: undefined,
  status: 'planned',
  doneOn: undefined,
  doneBy: undefined,
  note: '',
  version: 1,
};

describe('state of a line', () => {
  test.each([
    ['planned', '2026-09-30', 'ahead'],
    ['planned', '2026-10-01', 'due'],
    ['inProgress', '2026-10-31', 'due'],
    ['planned', '2026-11-01', 'late'],
    ['inProgress', '2026-11-01', 'late'],
    ['done', '2026-11-01', 'done'],
    ['done', '2026-09-01', 'done'],
    ['cancelled', '2026-11-01', 'cancelled'],
  ] as const)('%s on %s is %s', (status, today, state) => {
    expect(lineState({ ...line, status }, today)).toBe(state);
  });
});

describe('task of the week', () => {
  test.each([
    ['a week before its term', '2026-09-25', {}, true],
    ['more than a week before', '2026-09-24', {}, false],
    ['within its term', '2026-10-15', {}, true],
    ['late', '2026-12-15', {}, true],
    ['done', '2026-10-15', { status: 'done' as const }, false],
    ['all year long', '2026-10-15', { allYear: true, windowTo: '2027-05-31' }, false],
    ['in the last month of all year', '2027-05-02', { allYear: true, windowTo: '2027-05-31' }, true],
  ])('%s', (_case, today, changes, asked) => {
    expect(isTaskOfWeek({ ...line, ...changes }, today)).toBe(asked);
  });

  test('the longest waiting comes first, then the order of the road map', () => {
    const lines = [
      { ...line, code: '2.1', stageNumber: 2 },
      { ...line, code: '1.2', position: 2 },
      { ...line, code: '1.0', windowTo: '2026-09-30', windowFrom: '2026-09-01' },
      line,
    ];
    expect(lines.sort(compareUrgency).map((entry) => entry.code)).toEqual(['1.0', '1.1', '1.2', '2.1']);
  });
});

describe('marking', () => {
  const today = '2026-10-20';
  const refusal = (act: () => unknown): string => {
    try {
      act();
    } catch (error) {
      if (error instanceof Refusal) return error.code;
    }
    return 'no refusal';
  };

  test('done without a date is done today, by whoever marked it', () => {
    const done = withStatus(line, { status: 'done' }, 'account', today);
    expect(done).toMatchObject({ status: 'done', doneOn: today, doneBy: 'account' });
  });

  test('done may lie in the past, never in the future', () => {
    expect(withStatus(line, { status: 'done', doneOn: '2026-09-28' }, undefined, today).doneOn).toBe(
      '2026-09-28',
    );
    expect(refusal(() => withStatus(line, { status: 'done', doneOn: '2026-10-21' }, undefined, today))).toBe(
      'programmes.refusal.doneInFuture',
    );
  });

  test('going back takes the day and the name of the mark away and keeps the note', () => {
    const done = withStatus(line, { status: 'done', note: 'приказ № 5' }, 'account', today);
    const back = withStatus(done, { status: 'planned' }, 'other', today);
    expect(back).toEqual({ ...line, note: 'приказ № 5' });
  });

  test('cancelling asks for a reason', () => {
    expect(refusal(() => withStatus(line, { status: 'cancelled' }, undefined, today))).toBe(
      'programmes.refusal.cancelReason',
    );
    expect(refusal(() => withStatus(line, { status: 'cancelled', note: '  ' }, undefined, today))).toBe(
      'programmes.refusal.cancelReason',
    );
    expect(
      withStatus(line, { status: 'cancelled', note: 'партнёр отказался' }, undefined, today).status,
    ).toBe('cancelled');
  });
});

describe('who answers', () => {
  const as = (...roles: Role[]) => new Set(roles);
  test.each([
    ['curator', as('curator'), true],
    ['head', as('principal'), true],
    ['deputy head', as('deputyHead'), true],
    ['working group on a line that is not its own', as('workingGroupMember'), false],
    ['class teacher', as('classTeacher'), false],
    ['mentor', as('mentor'), false],
  ])('%s may mark: %s', (_name, roles, may) => {
    expect(mayMark(line, roles, 'somebody')).toBe(may);
  });

  test('the working group marks its own lines, and the named person his', () => {
    expect(mayMark({ ...line, responsibleRoles: ['workingGroup'] }, as('workingGroupMember'), 'x')).toBe(
      true,
    );
    expect(mayMark({ ...line, responsiblePersonId: 'x' }, as('classTeacher'), 'x')).toBe(true);
    expect(mayMark({ ...line, responsiblePersonId: 'x' }, as('classTeacher'), undefined)).toBe(false);
  });

  test('a line is a task of the roles that answer for it', () => {
    const shared = { ...line, responsibleRoles: ['curator', 'classTeachers'] as const };
    expect(concerns(shared, as('classTeacher'), 'x')).toBe(true);
    expect(concerns(shared, as('curator'), 'x')).toBe(true);
    expect(concerns(shared, as('principal'), 'x')).toBe(false);
    expect(concerns({ ...line, responsibleRoles: ['administration'] }, as('principal'), 'x')).toBe(true);
    expect(concerns({ ...line, responsibleRoles: ['administration'] }, as('deputyHead'), 'x')).toBe(true);
    expect(concerns({ ...line, responsiblePersonId: 'x' }, as('mentor'), 'x')).toBe(true);
  });
});
