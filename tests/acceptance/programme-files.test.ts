import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { fixedClock } from '../../src/core/clock.ts';
import { importRoadmap } from '../../src/modules/programmes/index.ts';
import { testPlatform, view } from '../support/app.ts';
import { openTestDatabase } from '../support/database.ts';
import { docx, xlsx } from '../support/office-files.ts';
import { newSchool, plain, previewFields, type Year } from '../support/programme.ts';
import { root } from '../support/source-scan.ts';

const db = await openTestDatabase();
const platform = await testPlatform(db, fixedClock('2026-11-22T09:00:00Z'));
afterAll(async () => {
  await platform.dispose();
  await db.close();
});

const tsv = (await readFile(join(root, 'examples/roadmap-school-50.tsv'), 'utf8')).replaceAll('\r\n', '\n');
const rows = tsv
  .trimEnd()
  .split('\n')
  .map((line) => line.split('\t'));
const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

function asWorkbook(): Buffer {
  const cell = (text: string, at: string) =>
    `<c r="${at}" t="inlineStr"><is><t>${escaped(text)}</t></is></c>`;
  const row = (cells: readonly string[], number: number) =>
    `<row r="${number}">${cells.map((text, at) => cell(text, `${'ABCD'[at]}${number}`)).join('')}</row>`;
  return xlsx({ sheets: [rows.map((cells, at) => row(cells, at + 1)).join('')] });
}

function asDocument(): Buffer {
  const cell = (text: string) => `<w:tc><w:p><w:r><w:t>${escaped(text)}</w:t></w:r></w:p></w:tc>`;
  return docx(`<w:tbl>${rows.map((cells) => `<w:tr>${cells.map(cell).join('')}</w:tr>`).join('')}</w:tbl>`);
}

async function preview(year: Year, fields: Record<string, string | File>): Promise<string> {
  const answer = await year.send('/years/new/file', { startYear: '2026', pasted: '', ...fields });
  expect(answer.status).toBe(200);
  return answer.text();
}

async function save(year: Year, page: string, changes: Record<string, string | readonly string[]> = {}) {
  return year.send('/years/new/save', { ...previewFields(page), ...changes });
}

/** What a road map says of its lines, without identifiers. */
async function content(year: Year) {
  const { stages, year: span } = await year.read();
  return {
    span: [span.startsOn, span.endsOn],
    stages: stages.map(({ title, task, outcome }) => ({ title, task, outcome })),
    lines: stages.flatMap((stage) =>
      stage.activities.map(({ code, title, subItems, windowFrom, windowTo, allYear, responsibleRoles }) => ({
        code,
        title,
        subItems,
        windowFrom,
        windowTo,
        allYear,
        responsibleRoles,
      })),
    ),
  };
}

describe('the road map of a school', () => {
  test('gives the same dated year from .tsv, .xlsx, .docx, and the text of the whole document', async () => {
    const text = await readFile(join(root, 'examples/roadmap-school-50.txt'), 'utf8');
    const sources: Record<string, string | File>[] = [
      { file: new File([tsv], 'roadmap.tsv') },
      { file: new File([new Uint8Array(asWorkbook())], 'roadmap.xlsx') },
      { file: new File([new Uint8Array(asDocument())], 'roadmap.docx') },
      { pasted: text },
    ];
    const made = [];
    for (const source of sources) {
      const year = await newSchool(platform);
      const page = await preview(year, source);
      expect(plain(page)).toContain('Прочитано 32 мероприятия');
      // Nothing is there before it is saved.
      expect((await view(year.app, '/years/2026', year.cookie)).status).toBe(404);
      expect((await save(year, page)).headers.get('location')).toBe('/years/2026');
      made.push(await content(year));
    }
    expect(made[0]?.span).toEqual(['2026-09-01', '2027-12-31']);
    expect(made[0]?.lines).toHaveLength(32);
    for (const other of made.slice(1)) expect(other).toEqual(made[0]);
  });

  test('names the other school that the document of school No. 50 was copied from', async () => {
    const text = await readFile(join(root, 'examples/roadmap-school-50.txt'), 'utf8');
    const year = await newSchool(platform);
    const words = plain(await preview(year, { pasted: text }));
    expect(words).toContain('В тексте названы разные школы: № 4, 50.');
    expect(words).toContain('Между 6.5 и 6.7 пропущен номер');
  });

  test('has its terms and responsible roles corrected before it is saved', async () => {
    const year = await newSchool(platform);
    const page = await preview(year, { file: new File([tsv], 'roadmap.tsv') });
    const saved = await save(year, page, {
      from0: '2026-11',
      to0: '2026-12',
      roles1: ['curator', 'workingGroup'],
      include2: [],
    });
    expect(saved.status).toBe(303);
    expect(await year.line('1.1')).toMatchObject({
      windowFrom: '2026-11-01',
      windowTo: '2026-12-31',
      termText: 'ноябрь-декабрь',
    });
    expect((await year.line('1.2')).responsibleRoles).toEqual(['curator', 'workingGroup']);
    await expect(year.line('1.3')).rejects.toThrow('no line 1.3');
  });

  test('is not saved with a line that nobody answers for: the page says which', async () => {
    const year = await newSchool(platform);
    const page = await preview(year, { file: new File([tsv], 'roadmap.tsv') });
    const refused = await save(year, page, { roles3: [], from4: '', to4: '' });
    expect(refused.status).toBe(422);
    const words = plain(await refused.text());
    expect(words).toContain('Укажите ответственных за мероприятие 1.4');
    expect(words).toContain('Укажите срок мероприятия 1.5');
    expect((await view(year.app, '/years/2026', year.cookie)).status).toBe(404);
  });

  test('loaded again brings lines up to date and keeps marks, notes and what it does not name', async () => {
    const year = await newSchool(platform);
    await save(year, await preview(year, { file: new File([tsv], 'roadmap.tsv') }));
    const marked = await year.line('1.2');
    const done = { status: 'done', doneOn: '2026-09-10', note: 'протокол № 1' };
    await year.send(`/years/2026/activities/${marked.id}/status`, done);
    const changed = tsv
      .replace('\tоктябрь\tКлассные руководители', '\tноябрь\tКлассные руководители')
      .replace(/^1\.5\t.*\n/m, '')
      .concat('7.6\tВстреча выпускников программы\tдекабрь\tАдминистрация ОО\n');
    const page = await preview(year, { file: new File([changed], 'roadmap.tsv') });
    expect(plain(page)).toContain('Добавится 1, изменится 1, без изменений 30.');
    expect((await save(year, page)).status).toBe(303);
    expect(await year.line('1.2')).toMatchObject({ id: marked.id, status: 'done', note: 'протокол № 1' });
    expect(await year.line('1.3')).toMatchObject({ windowFrom: '2026-11-01', windowTo: '2026-11-30' });
    expect(await year.line('7.6')).toMatchObject({ windowFrom: '2027-12-01', status: 'planned' });
    expect(await year.line('1.5')).toMatchObject({ status: 'planned' });
    const history = await year.words(`/years/2026/activities/${(await year.line('1.3')).id}`);
    expect(history).toContain('Обновлено из дорожной карты');
  });

  test('is imported without a screen, and the second time changes nothing', async () => {
    const year = await newSchool(platform);
    const source = { bytes: new TextEncoder().encode(tsv), fileName: 'roadmap.tsv' };
    const first = await importRoadmap(platform, year.school.system, source);
    expect(first).toMatchObject({ startYear: 2026, created: 32, updated: 0, unchanged: 0 });
    expect(first.problems.map((problem) => problem.row)).toEqual([9, 10, 33]);
    const second = await importRoadmap(platform, year.school.system, source);
    expect(second).toMatchObject({ created: 0, updated: 0, unchanged: 32 });
  });

  test.each([
    ['nothing', '', 'Выберите файл или вставьте текст дорожной карты'],
    ['prose', 'Просто письмо без таблицы', 'Не нашлось ни одного мероприятия дорожной карты.'],
  ])('a source with %s is refused with what to do', async (_case, pasted, message) => {
    const year = await newSchool(platform);
    const refused = await year.send('/years/new/file', { startYear: '2026', pasted });
    expect(refused.status).toBe(422);
    expect(plain(await refused.text())).toContain(message);
  });

  test('a plan that somebody broke on its way is refused', async () => {
    const year = await newSchool(platform);
    const page = await preview(year, { file: new File([tsv], 'roadmap.tsv') });
    const { plan } = previewFields(page);
    for (const broken of ['{', '{}', String(plan).replace('"stageNumber":1', '"stageNumber":9')]) {
      expect((await save(year, page, { plan: broken })).status).toBe(422);
    }
  });
});
