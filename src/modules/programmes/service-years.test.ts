import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestSchool, testPlatform, testSchool } from '../../../tests/support/app.ts';
import { describeEachEngine } from '../../../tests/support/database.ts';
import { newId } from '../../core/id.ts';
import { Refusal } from '../../core/refusal.ts';
import { readBoard } from './service.ts';
import { changeStatus, editActivity, markClass, readActivity } from './service-activities.ts';
import { addEvidence, attachDocument, changeResource, removeEvidence } from './service-details.ts';
import { createFromTemplate, readPreviousPlan, yearTitle } from './service-plans.ts';
import { closeStage, composeStageFacts, readStage, reopenStage } from './service-stages.ts';
import { editYear, savePlan, setYearStatus } from './service-years.ts';

const today = '2026-11-22';
const nothingKnown = composeStageFacts();

async function refusalOf(act: Promise<unknown>): Promise<string> {
  try {
    await act;
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
  return 'no refusal';
}

describeEachEngine('a programme year', (db) => {
  let platform: Awaited<ReturnType<typeof testPlatform>>;
  let school: TestSchool;
  beforeAll(async () => {
    platform = await testPlatform(db());
    school = await testSchool(platform);
    await createFromTemplate(platform, school.system, 2026);
  });
  afterAll(() => platform.dispose());

  const board = () => readBoard(platform, school.system, 2026, today);
  const lineOf = async (code: string) => {
    const line = (await board()).stages.flatMap((stage) => stage.lines).find((entry) => entry.code === code);
    if (!line) throw new Error(`no line ${code}`);
    return line;
  };

  test('is made once for a start year', async () => {
    expect(await refusalOf(createFromTemplate(platform, school.system, 2026))).toBe(
      'programmes.refusal.yearExists',
    );
    const { year, stages } = await board();
    expect(year).toMatchObject({
      startYear: 2026,
      startsOn: '2026-09-01',
      endsOn: '2027-12-31',
      status: 'draft',
    });
    expect(stages.map((stage) => stage.lines.length)).toEqual([5, 3, 4, 4, 4, 7, 5]);
  });

  test('keeps the order and the pieces of its lines through the database', async () => {
    const { stages } = await board();
    expect(stages[5]?.lines.map((line) => line.code)).toEqual([
      '6.1',
      '6.2',
      '6.3',
      '6.4',
      '6.5',
      '6.7',
      '6.8',
    ]);
    expect((await lineOf('1.1')).subItems).toHaveLength(6);
    expect((await lineOf('2.1')).responsibleRoles).toEqual(['curator', 'classTeachers']);
  });

  test('lets one of two changes of a line pass', async () => {
    const line = await lineOf('1.2');
    const change = { status: 'inProgress' as const, version: line.version };
    await changeStatus(platform, school.system, line.id, change, today);
    expect(await refusalOf(changeStatus(platform, school.system, line.id, change, today))).toBe(
      'common.refusal.changedMeanwhile',
    );
    expect((await lineOf('1.2')).version).toBe(line.version + 1);
  });

  test('keeps the history of a line without names in it', async () => {
    const line = await lineOf('1.4');
    const scope = await school.scope(
      ['curator'],
      await school.person({ lastName: 'Гусев', firstName: 'Пётр' }),
    );
    await changeStatus(
      platform,
      scope,
      line.id,
      { status: 'done', doneOn: '2026-10-12', note: 'был завод' },
      today,
    );
    const { history } = await readActivity(platform, scope, 2026, line.id);
    expect(history[0]).toMatchObject({ action: 'activity.status', by: 'Гусев\u00a0П.\u00a0П.' });
    expect(history[0]?.details).toEqual({ from: 'planned', to: 'done', doneOn: '2026-10-12', noted: true });
  });

  test('grows with a line that is moved out of it and shrinks with it again', async () => {
    const line = await lineOf('7.5');
    const move = (windowFrom: string, windowTo: string, version: number) =>
      editActivity(platform, school.system, line.id, { ...line, windowFrom, windowTo, version });
    await move('2028-01-10', '2028-01-20', line.version);
    expect((await board()).year.endsOn).toBe('2028-01-20');
    await move(line.windowFrom, line.windowTo, line.version + 1);
    expect((await board()).year.endsOn).toBe('2027-12-31');
  });

  test('names only staff of the school as responsible', async () => {
    const line = await lineOf('3.1');
    const edit = (responsiblePersonId: string) =>
      editActivity(platform, school.system, line.id, { ...line, responsiblePersonId });
    const pupil = await school.person({ kind: 'student' });
    expect(await refusalOf(edit(pupil))).toBe('common.refusal.notFound');
    expect(await refusalOf(edit(newId()))).toBe('common.refusal.notFound');
    const teacher = await school.person({ lastName: 'Ларина' });
    await edit(teacher);
    expect((await board()).people.get(teacher)).toBe('Ларина\u00a0А.\u00a0П.');
  });

  test('takes evidence of three kinds and gives it up again', async () => {
    const { id, organizationId } = { ...(await lineOf('5.4')), organizationId: school.organization.id };
    const file = { name: 'приказ.pdf', mediaType: 'application/pdf', bytes: new Uint8Array([1, 2]) };
    await addEvidence(platform, school.system, id, { title: '', file });
    await addEvidence(platform, school.system, id, { title: 'Страница', link: 'https://school50.ru/n' });
    expect(
      await refusalOf(addEvidence(platform, school.system, id, { title: 'x', link: 'javascript:1' })),
    ).toBe('programmes.refusal.evidenceLink');
    expect(await refusalOf(addEvidence(platform, school.system, id, { title: 'x' }))).toBe(
      'programmes.refusal.evidenceEmpty',
    );
    const documentId = newId();
    const now = platform.clock.now();
    const { year } = await board();
    await db().inOrganization(organizationId, async (tx) => {
      await tx
        .insertInto('document')
        .values({
          organization_id: organizationId,
          id: documentId,
          programme_year_id: null,
          kind: 'pairsOrder',
          number: '12',
          dated_on: null,
          title: 'Приказ о парах',
          status: 'draft',
          body: '{}',
          file_id: null,
          scan_file_id: null,
          remark: '',
          approved_on: null,
          approved_by: null,
          published: false,
          version: 1,
          created_by: null,
          created_at: now,
          updated_at: now,
        })
        .execute();
      const input = { yearId: year.id, code: '5.4', documentId, title: 'Приказ о парах' };
      await attachDocument(tx, school.system, input, now);
      await attachDocument(tx, school.system, input, now);
    });
    const { evidence } = await readActivity(platform, school.system, 2026, id);
    expect(evidence.map((entry) => entry.title).sort()).toEqual(['Приказ о парах', 'Страница', 'приказ.pdf']);
    expect((await board()).evidence.get(id)).toBe(3);
    for (const entry of evidence) await removeEvidence(platform, school.system, id, entry.id);
    expect((await board()).evidence.get(id)).toBeUndefined();
  });

  test('marks a class twice without a second row', async () => {
    const { id } = school.organization;
    const classId = newId();
    await db().inOrganization(id, (tx) =>
      tx
        .insertInto('school_class')
        .values({
          organization_id: id,
          id: classId,
          grade: 5,
          letter: 'А',
          label: '5А',
          teacher_id: null,
          created_at: platform.clock.now(),
        })
        .execute(),
    );
    const line = await lineOf('1.3');
    const mark = (done: boolean, day: string) =>
      markClass(platform, school.system, line.id, { classId, done }, day);
    await mark(true, '2026-10-10');
    await mark(true, '2026-10-12');
    const classes = async () => (await readActivity(platform, school.system, 2026, line.id)).classes;
    expect((await classes()).map((entry) => entry.doneOn)).toEqual(['2026-10-12']);
    await mark(false, today);
    expect((await classes()).map((entry) => entry.doneOn)).toEqual([undefined]);
    const other = await lineOf('1.1');
    expect(
      await refusalOf(markClass(platform, school.system, other.id, { classId, done: true }, today)),
    ).toBe('common.refusal.notFound');
  });

  test('closes a stage once and opens it once, with what was known then', async () => {
    const facts = composeStageFacts(async () => ({ menteesInBase: 4, menteesWithoutConsent: 2 }));
    const close = () => closeStage(platform, school.system, 2026, 2, 'так решили', facts, today);
    await close();
    expect(await refusalOf(close())).toBe('programmes.refusal.stageClosed');
    await reopenStage(platform, school.system, 2026, 2, '');
    expect(await refusalOf(reopenStage(platform, school.system, 2026, 2, ''))).toBe(
      'programmes.refusal.stageOpen',
    );
    const { decisions } = await readStage(platform, school.system, 2026, 2, nothingKnown, today);
    expect(decisions.map((decision) => decision.decision).sort()).toEqual(['close', 'reopen']);
    const warnings = decisions.find((decision) => decision.decision === 'close')?.warnings;
    expect(warnings).toEqual([
      { code: 'previousStageOpen', count: 1 },
      { code: 'openActivities', count: 3 },
      { code: 'menteesWithoutConsent', count: 2 },
    ]);
  });

  test('stage 1 warns until its resources are there', async () => {
    const codes = async () =>
      (await readStage(platform, school.system, 2026, 1, nothingKnown, today)).warnings.map(
        (warning) => `${warning.code} ${warning.count}`,
      );
    expect(await codes()).toContain('resourcesMissing 8');
    const { resources } = await readStage(platform, school.system, 2026, 1, nothingKnown, today);
    for (const { id } of resources) {
      await changeResource(platform, school.system, 2026, { kind: 'available', id, available: true });
    }
    expect((await codes()).filter((code) => code.startsWith('resources'))).toEqual([]);
    for (const { id } of resources)
      await changeResource(platform, school.system, 2026, { kind: 'remove', id });
    expect(await codes()).toContain('resources 0');
    const gone = { kind: 'available', id: newId(), available: true } as const;
    expect(await refusalOf(changeResource(platform, school.system, 2026, gone))).toBe(
      'common.refusal.notFound',
    );
  });

  test('keeps the preliminary choice of forms beside the final one', async () => {
    const edit = async (formCodes: readonly string[], formsSettled: boolean) => {
      const { year } = await board();
      await editYear(platform, school.system, 2026, { ...year, formCodes, formsSettled }, today);
      const changed = (await board()).year;
      return [changed.formCodes, changed.preliminaryFormCodes, changed.formsSettledOn];
    };
    const three = ['studentStudent', 'teacherTeacher', 'teacherStudent'];
    expect(await edit(['studentStudent'], true)).toEqual([['studentStudent'], three, today]);
    expect(await edit(['teacherTeacher'], true)).toEqual([['teacherTeacher'], three, today]);
    expect(await edit(three, false)).toEqual([three, [], undefined]);
  });

  test('is approved and closed, and the next one drops whoever has left', async () => {
    await setYearStatus(platform, school.system, 2026, 'approved');
    expect((await board()).phase).toBe('running');
    const named = await lineOf('3.1');
    const person = named.responsiblePersonId ?? '';
    await db().inOrganization(school.organization.id, (tx) =>
      tx
        .updateTable('person')
        .set({ status: 'left' })
        .where('organization_id', '=', school.organization.id)
        .where('id', '=', person)
        .execute(),
    );
    const plan = await readPreviousPlan(platform, school.system, 2026, 2027);
    expect(plan.lines.find((line) => line.code === '3.1')?.responsiblePersonId).toBe(person);
    await savePlan(platform, school.system, plan, yearTitle(2027), 'refuse');
    const next = await readBoard(platform, school.system, 2027, today);
    expect(next.previous?.startYear).toBe(2026);
    const line = next.stages.flatMap((stage) => stage.lines).find((entry) => entry.code === '3.1');
    expect(line).toMatchObject({ responsiblePersonId: undefined, status: 'planned', windowTo: '2027-11-30' });
  });

  test('is nobody else’s: another school finds nothing', async () => {
    const other = await testSchool(platform);
    const line = await lineOf('1.1');
    expect(await refusalOf(readBoard(platform, other.system, 2026, today))).toBe('common.refusal.notFound');
    expect(await refusalOf(changeStatus(platform, other.system, line.id, { status: 'done' }, today))).toBe(
      'common.refusal.notFound',
    );
    expect(await refusalOf(editActivity(platform, other.system, line.id, { ...line }))).toBe(
      'common.refusal.notFound',
    );
    expect(await refusalOf(readPreviousPlan(platform, other.system, 2026, 2027))).toBe(
      'common.refusal.notFound',
    );
  });
});
