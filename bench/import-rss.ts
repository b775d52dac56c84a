// A list of 10,000 pupils brought through the pages of a running server: time of each step, how far the progress
// was seen to go, how long other pages waited meanwhile, and how much memory the idle server grew.
// usage: npm run bench:import [-- ROWS]      (after `npm run build`; needs /proc for the memory)
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Cell } from '../src/files/table.ts';
import { writeWorkbook } from '../src/files/workbook-writer.ts';

const megabyte = 1024 * 1024;
const rowCount = Number(process.argv[2] ?? 10_000);

const surnames = [
  'Соловьёв',
  'Иванов',
  'Петров',
  'Кузнецов',
  'Андреев',
  'Лебедев',
  'Зайцев',
  'Орлов',
  'Никитин',
];
const endings = ['', 'ский', 'чук', 'ко', 'ин', 'енко', 'ых'];
const firstNames = [
  'Семён',
  'Пётр',
  'Иван',
  'Олег',
  'Даниил',
  'Тимур',
  'Артём',
  'Лев',
  'Матвей',
  'Роман',
  'Егор',
];
const patronymics = ['Александрович', 'Петрович', 'Сергеевич', 'Ильич', 'Львович', 'Романович', 'Андреевич'];
const pick = (list: readonly string[], index: number): string => list[index % list.length] ?? '';
const two = (value: number): string => String(value).padStart(2, '0');

/** Pupils as a district's school system would list them; one in ten classes is written oddly. */
function pupils(shift: number): Cell[][] {
  return Array.from({ length: rowCount }, (_, index): Cell[] => {
    const name = [
      pick(surnames, index) + pick(endings, Math.floor(index / 9)),
      pick(firstNames, Math.floor(index / 63)),
      pick(patronymics, Math.floor(index / 693) + index),
    ].join(' ');
    const grade = 1 + (index % 11);
    const letter = pick(['А', 'Б', 'В', 'Г'], Math.floor(index / 11));
    return [
      index + 1,
      name,
      { iso: `${2019 - grade}-${two(1 + (index % 12))}-${two(1 + (Math.floor(index / 12) % 28))}` },
      index % 10 === 0 ? `${grade} «${letter}»` : `${grade}${letter}`,
      'м',
      `${pick(surnames, index)}а Анна ${pick(['Ивановна', 'Петровна', 'Львовна'], index)}`,
      `+7912${String(1_000_000 + index + (index < shift ? 5_000_000 : 0))}`,
    ];
  });
}

const titles = [
  '№ п/п',
  'Ф. И. О. обучающегося',
  'Дата рождения',
  'Класс',
  'Пол',
  'Законный представитель',
  'Телефон законного представителя',
];

function workbook(shift: number): Promise<Uint8Array> {
  return writeWorkbook([
    { name: 'Лист1', columns: titles.map((header) => ({ header })), rows: pupils(shift) },
  ]);
}

async function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}

/** Resident memory of a process in bytes. */
function memoryOf(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1] ?? 0) * 1024;
}

/** Seconds of processor time that a process has used: what a busy machine cannot blur. */
function processorOf(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /, '')
    .split(' ');
  return (Number(fields[11]) + Number(fields[12])) / 100;
}

class Visitor {
  cookie = '';
  constructor(readonly base: string) {}

  async get(path: string): Promise<string> {
    const response = await fetch(this.base + path, { headers: { cookie: this.cookie } });
    return response.text();
  }

  /** Posts a form; answers where it leads. */
  async post(path: string, fields: Record<string, string | File>): Promise<string> {
    const body = new FormData();
    for (const [name, value] of Object.entries(fields)) body.append(name, value);
    const headers = { origin: this.base, cookie: this.cookie };
    const response = await fetch(this.base + path, { method: 'POST', body, headers, redirect: 'manual' });
    const session = response.headers.getSetCookie().find((entry) => entry.startsWith('plecho_session'));
    if (session !== undefined) this.cookie = session.split(';')[0] ?? '';
    if (response.status !== 303) throw new Error(`${path} answered ${response.status}`);
    return response.headers.get('location') ?? '';
  }
}

/** The columns as the page offers them, sent on unchanged. */
function offeredColumns(html: string): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const [, name = '', value = ''] of html.matchAll(
    /<input type="hidden" name="([\w-]+)" value="(\d+)"/g,
  ))
    fields[name] = value;
  fields.headerRow = /name="headerRow"[^>]*value="(\d+)"/.exec(html)?.[1] ?? '1';
  for (const [, name = '', options = ''] of html.matchAll(
    /<select[^>]*name="([\w-]+)"[^>]*>(.*?)<\/select>/gs,
  )) {
    const chosen = /<option value="(\d+)" selected/.exec(options)?.[1];
    if (chosen !== undefined) fields[name] = chosen;
  }
  return fields;
}

async function bring(visitor: Visitor, pid: number, bytes: Uint8Array, label: string): Promise<void> {
  const started = performance.now();
  const used = processorOf(pid);
  let last = started;
  const laps: string[] = [];
  const lap = (name: string) => {
    const now = performance.now();
    laps.push(`${name} ${((now - last) / 1000).toFixed(1)} s${process.env.RSS ? ' ' + Math.round(memoryOf(pid)/megabyte)+'MB' : ''}`);
    last = now;
  };
  const file = new File([bytes as Uint8Array<ArrayBuffer>], 'pupils.xlsx');
  const columns = await visitor.post('/imports', { kind: 'pupils', yearId: '', pasted: '', file });
  lap('upload');
  const id = await visitor.post(columns, offeredColumns(await visitor.get(columns)));
  lap('columns and plan');
  await visitor.get(id);
  lap('preview');
  await visitor.post(`${id}/apply`, {});
  let seen = 0;
  for (;;) {
    const progress = JSON.parse(await visitor.get(`${id}/progress`));
    if (progress.done > 0 && progress.done < progress.total) seen += 1;
    if (progress.state !== 'running') {
      if (progress.state !== 'done') throw new Error('the import failed');
      break;
    }
    await wait(50);
  }
  lap('carrying out');
  const figures = [...(await visitor.get(id)).matchAll(/stat__value">([\d\s\u00a0]+)</g)].map(
    ([, value]) => value,
  );
  const total = ((performance.now() - started) / 1000).toFixed(1);
  const processor = (processorOf(pid) - used).toFixed(1);
  console.log(`${label}: ${total} s, ${processor} s of processor time (${laps.join(', ')})`);
  console.log(`  progress seen ${seen} times; ${figures.join(' / ')}`);
}

const dataDir = await mkdtemp(join(tmpdir(), 'plecho-bench-import-'));
const port = await freePort();
const env = {
  PATH: process.env.PATH,
  HOST: '127.0.0.1',
  PORT: String(port),
  DATA_DIR: dataDir,
  LOG_LEVEL: 'warn',
};
const server = spawn(process.execPath, ['dist/main.js'], { env, stdio: 'inherit' });
try {
  const base = `http://127.0.0.1:${port}`;
  const visitor = new Visitor(base);
  const ready = () =>
    fetch(`${base}/readyz`).then(
      (response) => response.ok,
      () => false,
    );
  while (!(await ready())) await wait(100);
  await visitor.post('/setup', {
    name: 'МАОУ «СОШ № 50»',
    shortName: 'Школа № 50',
    place: 'г. Киров',
    principalName: 'Дорофеева Юлия Викторовна',
    lastName: 'Белова',
    firstName: 'Ирина',
    middleName: 'Сергеевна',
    post: 'учитель',
    login: 'admin',
    password: 'correct horse battery',
    isCurator: 'yes',
  });
  const files = [await workbook(0), await workbook(0), await workbook(1_000)];
  for (const path of ['/people', '/imports', '/classes', '/people']) await visitor.get(path);
  await wait(2_000);
  const pid = server.pid ?? 0;
  const idle = memoryOf(pid);
  let highest = idle;
  const sampling = setInterval(() => {
    highest = Math.max(highest, memoryOf(pid));
  }, 20);
  // Somebody else goes on working: how long does the slowest of his pages take?
  let slowest = 0;
  let working = true;
  const other = (async () => {
    while (working) {
      const begun = performance.now();
      await visitor.get('/classes');
      slowest = Math.max(slowest, performance.now() - begun);
      await wait(100);
    }
  })();
  await bring(visitor, pid, files[0] ?? new Uint8Array(), `${rowCount} rows, all new`);
  await bring(visitor, pid, files[1] ?? new Uint8Array(), 'the same again');
  await bring(visitor, pid, files[2] ?? new Uint8Array(), 'a tenth changed');
  working = false;
  await other;
  clearInterval(sampling);
  const mb = (bytes: number) => `${Math.round(bytes / megabyte)} MB`;
  console.log(`memory: idle ${mb(idle)}, highest ${mb(highest)}, grown by ${mb(highest - idle)}`);
  console.log(`slowest other page meanwhile: ${Math.round(slowest)} ms`);
} finally {
  server.kill('SIGTERM');
  await new Promise((resolve) => server.once('exit', resolve));
  await rm(dataDir, { recursive: true, force: true });
}
