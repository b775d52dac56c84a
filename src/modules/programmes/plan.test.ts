import { describe, expect, test } from 'vitest';
import { completeLines, type PlanLine, planFaults, type YearPlan } from './plan.ts';
import { editOf, type LineEdit, withEdit, withEdits } from './plan-edit.ts';
import { defaultResources, planFromRoadmap, planFromTemplate, type SchoolWords } from './plan-roadmap.ts';
import { emptyHead, type Roadmap } from './roadmap.ts';
import { parseRoadmapText } from './roadmap-text.ts';
import { lineEdits, planSchema } from './schema-plan.ts';

const school: SchoolWords = {
  name: 'МБОУ СОШ № 7',
  goal: 'Цель школы',
  legalBasis: 'распоряжение Р-145',
  formCodes: ['studentStudent', 'teacherTeacher'],
};
const template = planFromTemplate(school, 2026);
const line = (code: string, plan: YearPlan = template): PlanLine => {
  const found = plan.lines.find((entry) => entry.code === code);
  if (!found) throw new Error(`no line ${code}`);
  return found;
};
const words = (roles: readonly string[]) => roles.join(' + ');

describe('the plan of the template', () => {
  test('names this school and no other', () => {
    const text = JSON.stringify(template);
    expect(text).toContain('МБОУ СОШ № 7');
    expect(text).not.toMatch(/№\s?50|№\s?4/);
    expect(text).not.toContain('{organization}');
  });

  test('takes the goal and the forms of the school', () => {
    expect(template).toMatchObject({ goal: 'Цель школы', formCodes: school.formCodes, source: 'template' });
  });

  test('can be saved as it is and survives the way through a form', () => {
    expect(planFaults(template)).toEqual([]);
    expect(completeLines(template)).toHaveLength(template.lines.length);
    expect(planSchema.parse(JSON.parse(JSON.stringify(template)))).toEqual({
      ...template,
      previousYearId: undefined,
      lines: template.lines.map((entry) => ({ ...entry, responsiblePersonId: undefined })),
    });
  });

  test('comes with resources of both contours, none there yet', () => {
    const resources = defaultResources();
    expect(new Set(resources.map((resource) => resource.contour))).toEqual(new Set(['inner', 'outer']));
    expect(resources.every((resource) => !resource.available && resource.title !== '')).toBe(true);
  });
});

describe('the plan of a road map', () => {
  const text = (rows: string) =>
    `№ п/п\tМероприятие\tСроки\tОтветственные\n1\tПодготовка Задача: собрать Результат: собрано\t\t\n${rows}`;
  const read = (rows: string) => planFromRoadmap(parseRoadmapText(text(rows)), school, 2026);

  test('keeps seven stages when the source has fewer, with the words of the model', () => {
    const { plan, problems } = read('1.1\tСовещание\tсентябрь\tКуратор');
    expect(plan.stages.map((stage) => stage.number)).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(plan.stages[0]).toEqual({ number: 1, title: 'Подготовка', task: 'Собрать', outcome: 'Собрано' });
    expect(plan.stages[6]?.title).toBe('Завершение наставничества');
    expect(problems.map((problem) => problem.code)).toContain('imports.problem.roadmapStageCount');
  });

  test('fills what the source does not say from the school and the model', () => {
    const { plan } = read('1.1\tСовещание\tсентябрь\tКуратор');
    expect(plan.goal).toBe('Цель школы');
    expect(plan.tasks).toHaveLength(6);
    expect(plan.formCodes).toEqual(school.formCodes);
  });

  test('marks a number that occurs twice, so that both lines are kept', () => {
    const { plan } = read('1.1\tСовещание\tсентябрь\tКуратор\n1.1\tВстреча\tоктябрь\tКуратор');
    expect(plan.lines.map((entry) => entry.code)).toEqual(['1.1', '1.1-2']);
  });

  test('remarks on another school in the row where it stands', () => {
    const { problems } = read(
      '1.1\tСовещание в МАОУ СОШ №4\tсентябрь\tКуратор\n1.2\tСовещание в МБОУ СОШ № 7\tоктябрь\tКуратор',
    );
    const foreign = problems.filter((problem) => problem.code.endsWith('OtherSchool'));
    expect(foreign.map(({ row, params }) => [row, params.numbers])).toEqual([[3, '4, 7']]);
  });

  test('a line without anybody who answers cannot be saved', () => {
    const { plan } = read('1.1\tСовещание\tсентябрь\tДворник');
    expect(planFaults(plan)).toEqual([{ line: 0, fault: 'noRoles' }]);
  });

  test('an empty source gives no lines', () => {
    const nothing: Roadmap = { ...emptyHead, stages: [], problems: [] };
    expect(planFromRoadmap(nothing, school, 2026).plan.lines).toEqual([]);
  });
});

describe('corrections of the preview', () => {
  const edit = (changes: Partial<LineEdit>) => (of: PlanLine) =>
    withEdit(of, { ...editOf(of), ...changes }, 2026, words);

  test('leave a line alone that nobody touched, exact days included', () => {
    const exact = {
      ...line('1.1'),
      window: { from: '2026-09-05', to: '2026-09-20' },
      termText: '5-20 сентября',
    };
    expect(edit({})(exact)).toEqual(exact);
    expect(edit({})(line('6.4'))).toEqual(line('6.4'));
  });

  test('put a line into other months and word the term anew', () => {
    expect(edit({ from: '2027-01', to: '2027-02' })(line('1.1'))).toMatchObject({
      window: { from: '2027-01-01', to: '2027-02-28' },
      termText: 'январь-февраль',
      allYear: false,
    });
  });

  test('a single month needs no last one', () => {
    expect(edit({ from: '2026-12', to: '' })(line('1.1'))).toMatchObject({
      window: { from: '2026-12-01', to: '2026-12-31' },
      termText: 'декабрь',
    });
  });

  test('make a line run all year, and end that', () => {
    expect(edit({ from: 'all' })(line('1.1'))).toMatchObject({
      allYear: true,
      termText: 'в течение года',
      window: { from: '2026-09-01', to: '2027-05-31' },
    });
    expect(edit({ from: '2027-03', to: '2027-03' })(line('6.4'))).toMatchObject({
      allYear: false,
      window: { from: '2027-03-01', to: '2027-03-31' },
    });
  });

  test('a term that ends before it begins is a fault, not a guess', () => {
    const broken = withEdits(
      template,
      template.lines.map((entry, index) =>
        index === 0 ? { ...editOf(entry), from: '2027-02', to: '2026-12' } : editOf(entry),
      ),
      words,
    );
    expect(planFaults(broken)).toEqual([{ line: 0, fault: 'noTerm' }]);
  });

  test('other roles are worded anew, the same roles keep their words', () => {
    expect(edit({ roles: ['curator', 'workingGroup'] })(line('1.1'))).toMatchObject({
      responsibleText: 'curator + workingGroup',
      responsibleRoles: ['curator', 'workingGroup'],
    });
  });

  test('a line that is left out is no fault', () => {
    const plan = withEdits(
      template,
      template.lines.map((entry) => ({
        ...editOf(entry),
        included: entry.code === '1.1',
        roles: ['curator'] as const,
      })),
      words,
    );
    expect(planFaults(plan)).toEqual([]);
    expect(completeLines(plan).map((entry) => entry.code)).toEqual(['1.1']);
  });

  test('come out of the fields of the form', () => {
    const fields = {
      include0: 'on',
      from0: '2026-09',
      to0: '',
      roles0: 'curator',
      roles1: ['curator', 'workingGroup'],
    };
    expect(lineEdits(fields, 2)).toEqual([
      { included: true, from: '2026-09', to: '', roles: ['curator'] },
      { included: false, from: '', to: '', roles: ['curator', 'workingGroup'] },
    ]);
  });
});
