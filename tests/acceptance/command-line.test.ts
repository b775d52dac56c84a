import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { packageRoot } from '../../src/config/package-root.ts';
import { openDocx } from '../support/documents/docx.ts';

const program = join(packageRoot(), 'dist/cli.js');
const example = (name: string) => join(packageRoot(), 'examples', name);
const organization = ['--organization', 'school-50'];

interface Answer {
  readonly code: number | null;
  readonly out: string;
  readonly complaints: string;
}

const running = new Set<ChildProcess>();

/** Runs the built command line over the embedded database of a folder, as a person at a terminal does. */
function plecho(dataDir: string, ...args: readonly string[]): Promise<Answer> {
  return new Promise((resolve) => {
    const env = { PATH: process.env.PATH, DATA_DIR: dataDir, NODE_ENV: 'production' };
    const child = spawn(process.execPath, [program, ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] });
    running.add(child);
    let out = '';
    let complaints = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      out += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      complaints += text;
    });
    child.once('close', (code) => {
      running.delete(child);
      resolve({ code, out, complaints });
    });
  });
}

/** The one JSON report that a command leaves alone on standard output. */
function reportOf(answer: Answer): Record<string, unknown> {
  expect(answer.code, answer.complaints).toBe(0);
  expect(answer.out.trimEnd().split('\n')).toHaveLength(1);
  return JSON.parse(answer.out);
}

describe("a school's own files from the command line", () => {
  let dataDir: string;

  beforeAll(async () => {
    if (!existsSync(program)) throw new Error('dist/cli.js is missing: run `npm run build` first');
    dataDir = await mkdtemp(join(tmpdir(), 'plecho-command-'));
  });
  afterAll(async () => {
    for (const child of running) child.kill('SIGKILL');
    await rm(dataDir, { recursive: true, force: true });
  });

  const number = (report: Record<string, unknown>, name: string): number => {
    const value = report[name];
    if (typeof value !== 'number') throw new Error(`${name} is no number: ${JSON.stringify(report)}`);
    return value;
  };

  test('R203 from lists and questionnaires to a printed order: every command prints one report, and pairs come of it without another step', async () => {
    const created = reportOf(
      await plecho(
        dataDir,
        'organization',
        'create',
        '--code',
        'school-50',
        '--name',
        'МАОУ СОШ № 50',
        '--principal',
        'Дорофеева Юлия Викторовна',
        '--place',
        'г. Екатеринбург',
      ),
    );
    expect(created).toMatchObject({ code: 'school-50', name: 'МАОУ СОШ № 50' });

    const load = async (kind: string, file: string) =>
      reportOf(await plecho(dataDir, 'import', '--kind', kind, ...organization, example(file)));
    const pupils = await load('pupils', 'pupils.xlsx');
    expect(number(pupils, 'created')).toBeGreaterThan(480);
    const teachers = await load('teachers', 'teachers.csv');
    expect(number(teachers, 'created')).toBeGreaterThan(45);
    const mentees = await load('mentees', 'mentee-answers.xlsx');
    const mentors = await load('mentors', 'mentor-answers.xlsx');
    const cards = number(mentees, 'created') + number(mentors, 'created');
    expect(cards).toBeGreaterThan(130);

    const consents = reportOf(await plecho(dataDir, 'consents', 'mark', ...organization, '--all'));
    expect(number(consents, 'marked')).toBeGreaterThanOrEqual(
      number(pupils, 'created') + number(teachers, 'created'),
    );
    expect(consents).toMatchObject({ already: 0, entered: cards });

    const matched = reportOf(await plecho(dataDir, 'match', ...organization, '--confirm'));
    const placed = number(matched, 'placed');
    expect(placed).toBeGreaterThan(80);
    expect(matched).toMatchObject({
      mentees: mentees.created,
      unplaced: number(mentees, 'created') - placed,
      blockingPairs: 0,
      confirmed: true,
    });

    const out = join(dataDir, 'приказ.docx');
    const ordered = reportOf(
      await plecho(
        dataDir,
        'order',
        ...organization,
        '--out',
        out,
        '--number',
        '87-О',
        '--date',
        '2027-03-29',
      ),
    );
    expect(ordered).toMatchObject({ number: '87-О', mentees: placed, out });
    const bytes = await readFile(out);
    const { text, tables } = openDocx(bytes);
    expect(text).toContain('О закреплении наставнических пар и групп');
    expect(text).toContain('29 марта 2027 г.');
    expect(text).toContain('№ 87-О');
    expect(text).toContain('Ю. В. Дорофеева');
    expect(text).toContain('г. Екатеринбург');
    const rows = tables
      .flat()
      .filter((row) => /^\d+$/.test(row[0] ?? '') && row.length === 5 && row[3] !== '');
    expect(rows).toHaveLength(number(ordered, 'tandems'));
    expect(text).toContain(`${placed} наставляем`);

    // With nobody left, the newest order is written again: the very same bytes.
    const again = join(dataDir, 'again.docx');
    const repeated = reportOf(await plecho(dataDir, 'order', ...organization, '--out', again));
    expect(repeated).toEqual({ ...ordered, out: again });
    expect(await readFile(again)).toEqual(bytes);
  }, 300_000);

  test('a second marking changes nothing, one class is marked by its label, and a wrong label is named', async () => {
    const again = reportOf(await plecho(dataDir, 'consents', 'mark', ...organization, '--all'));
    expect(again).toMatchObject({ marked: 0, entered: 0 });
    const own = reportOf(
      await plecho(
        dataDir,
        'consents',
        'mark',
        ...organization,
        '--class',
        '5 «а»',
        '--purpose',
        'photoVideo',
      ),
    );
    expect(number(own, 'marked')).toBeGreaterThan(20);
    const wrong = await plecho(dataDir, 'consents', 'mark', ...organization, '--class', '12Я');
    expect(wrong).toMatchObject({ code: 2, out: '' });
    expect(wrong.complaints).toContain('Класса «12Я» нет в списке классов');
  }, 120_000);

  test('candidates who come after the consents enter by a command of their own, or together with the matching', async () => {
    const entered = reportOf(await plecho(dataDir, 'bases', 'enter', ...organization));
    expect(entered).toEqual({ entered: 0, withoutConsent: 0, withoutDirection: 0 });
    const rest = await plecho(dataDir, 'match', ...organization, '--enter', '--objective', 'cardinality');
    // Those whom no mentor fits are left: a draft for the working group, nothing confirmed.
    expect(reportOf(rest)).toMatchObject({ placed: 0, confirmed: false });
  }, 120_000);

  test('a command that is typed wrongly says how it is typed, and prints no report', async () => {
    const nothing = await plecho(dataDir, 'order', ...organization);
    expect(nothing).toMatchObject({ code: 2, out: '' });
    expect(nothing.complaints).toContain('--out is missing');
    expect(nothing.complaints).toContain('order --organization CODE --out FILE.docx');
    const objective = await plecho(dataDir, 'match', ...organization, '--objective', 'luck');
    expect(objective.complaints).toContain('--objective is one of');
    const school = await plecho(dataDir, 'consents', 'mark', '--organization', 'school-51', '--all');
    expect(school).toMatchObject({ code: 2, out: '' });
  }, 120_000);
});
