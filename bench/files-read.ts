// Speed and memory of reading and writing files, each measurement in a process of its own.
// usage: npm run bench:files            (sound files and the hostile corpus)
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeCsv } from '../src/files/csv-writer.ts';
import type { Cell } from '../src/files/table.ts';
import { readTableFileInWorker } from '../src/files/table-worker.ts';
import { writeWorkbook } from '../src/files/workbook-writer.ts';
import { hostileFiles } from '../tests/support/hostile-files.ts';

const megabyte = 1024 * 1024;
const header = ['№', 'ФИО', 'Дата рождения', 'Класс', 'Пол', 'Представитель', 'Телефон'];

function rows(count: number, width: number): Cell[][] {
  return Array.from({ length: count }, (_, index) =>
    Array.from({ length: width }, (_unused, column): Cell => {
      if (column % 7 === 0) return index + 1;
      if (column % 7 === 2) return { iso: `2011-${String((index % 12) + 1).padStart(2, '0')}-15` };
      return column % 7 === 3 ? `${(index % 11) + 1}А` : `Соловьёв Семён Александрович ${index}-${column}`;
    }),
  );
}

const columns = (width: number): string[] =>
  Array.from({ length: width }, (_, index) => header[index % 7] ?? '');
const sheet = (count: number, width: number): Promise<Uint8Array> =>
  writeWorkbook([
    { name: 'Лист', columns: columns(width).map((text) => ({ header: text })), rows: rows(count, width) },
  ]);

interface Case {
  readonly name: string;
  readonly fileName: string;
  /** Makes the file, in a process that ends before anything is measured. */
  readonly make: () => Promise<Uint8Array> | Uint8Array;
}

const cases: readonly Case[] = [
  { name: 'xlsx, 500 × 7', fileName: 'a.xlsx', make: () => sheet(500, 7) },
  { name: 'xlsx, 10,000 × 7', fileName: 'a.xlsx', make: () => sheet(10_000, 7) },
  { name: 'xlsx, 99,000 × 7', fileName: 'a.xlsx', make: () => sheet(99_000, 7) },
  { name: 'xlsx, 55,000 × 20', fileName: 'a.xlsx', make: () => sheet(55_000, 20) },
  { name: 'csv, 10,000 × 7', fileName: 'a.csv', make: () => writeCsv(header, rows(10_000, 7)) },
  ...hostileFiles,
];

async function read(bytes: Uint8Array, fileName: string): Promise<string> {
  try {
    const file = await readTableFileInWorker(bytes, fileName);
    return `read, ${file.tables.reduce((sum, table) => sum + table.rows.length, 0)} rows`;
  } catch (error) {
    return error instanceof Error ? error.message.replace('files.refusal.', '') : String(error);
  }
}

async function measure(name: string, work: () => Promise<string>): Promise<void> {
  const before = process.memoryUsage.rss();
  let highest = before;
  let longest = 0;
  let last = performance.now();
  const timer = setInterval(() => {
    highest = Math.max(highest, process.memoryUsage.rss());
    longest = Math.max(longest, performance.now() - last);
    last = performance.now();
  }, 2);
  const started = performance.now();
  const outcome = await work();
  const took = performance.now() - started;
  longest = Math.max(longest, performance.now() - last);
  clearInterval(timer);
  highest = Math.max(highest, process.memoryUsage.rss());
  const figures = [
    `${took.toFixed(0)} ms`.padStart(9),
    `+${((highest - before) / megabyte).toFixed(0)} MB`.padStart(8),
    `stall ${longest.toFixed(0)} ms`.padStart(13),
  ];
  console.log(`${name.padEnd(52)}${figures.join('')}  ${outcome}`);
}

async function measureWriting(): Promise<void> {
  const table = rows(10_000, 7);
  await measure('write xlsx, 10,000 × 7', async () => {
    const list = header.map((text) => ({ header: text }));
    const bytes = await writeWorkbook([{ name: 'Лист', columns: list, rows: table }]);
    return `${Math.round(bytes.length / 1024)} KB`;
  });
}

function runAll(script: string): void {
  const folder = mkdtempSync(join(tmpdir(), 'plecho-files-'));
  const run = (...options: string[]): void => {
    const { status } = spawnSync(process.execPath, [script, ...options], { stdio: 'inherit' });
    if (status !== 0) process.exitCode = 1;
  };
  try {
    run('--write');
    for (const index of cases.keys()) {
      const path = join(folder, String(index));
      run('--make', String(index), path);
      run('--read', String(index), path);
      rmSync(path, { force: true });
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const [, script = '', action, index, path = ''] = process.argv;
const chosen = cases[Number(index)];
if (action === '--write') await measureWriting();
else if (chosen === undefined) runAll(script);
else if (action === '--make') writeFileSync(path, await chosen.make());
else {
  const bytes = readFileSync(path);
  await measure(chosen.name, () => read(bytes, chosen.fileName));
}
