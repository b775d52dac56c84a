// Reads damaged files for as long as it is told to. Any error that is no refusal, and any file that takes
// more than two seconds, ends the run with exit code 1 and the seed that repeats it.
// usage: npm run fuzz:files -- [seconds] [seed]
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Refusal } from '../src/core/refusal.ts';
import { readTableFile } from '../src/files/table-reader.ts';
import { docx, xlsxEntries } from '../tests/support/office-files.ts';
import { rawZip } from '../tests/support/raw-zip.ts';

const seconds = Number(process.argv[2] ?? 60);
const seed = Number(process.argv[3] ?? 1);
const slowMs = 2_000;

/** Lehmer's generator: the same seed gives the same files. */
let state = (seed % 2_147_483_646) + 1;
function below(limit: number): number {
  state = (state * 48_271) % 2_147_483_647;
  return state % limit;
}
function one<T>(list: readonly T[], otherwise: T): T {
  return list[below(list.length)] ?? otherwise;
}

const samples = [
  'examples/pupils.xlsx',
  'examples/mentee-answers.xlsx',
  'examples/teachers.csv',
  'examples/roadmap-school-50.tsv',
  'examples/roadmap-school-50.txt',
  'tests/files/libreoffice.xlsx',
  'tests/files/libreoffice.docx',
  'tests/files/libreoffice.xls',
  'tests/files/libreoffice.ods',
]
  .map((path) => join(process.cwd(), path))
  .filter((path) => existsSync(path))
  .map((path) => readFileSync(path));

const workbook = xlsxEntries({
  sheets: [
    '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" s="1"><v>40858.5</v></c></row>' +
      '<row><c t="inlineStr"><is><r><t>х</t></r></is></c><c t="b"><v>1</v></c></row>',
  ],
  strings: ['<si><t>слово</t></si>', '<si><r><t>а</t></r></si>'],
  formats: [14, 'h:mm'],
});
const body =
  '<w:p><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:p><w:tbl><w:tr><w:tc><w:tcPr>' +
  '<w:gridSpan w:val="2"/><w:vMerge/></w:tcPr><w:p><w:r><w:t>слово</w:t><w:br/></w:r></w:p></w:tc></w:tr></w:tbl>';
const numbering =
  '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/>' +
  '<w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>';
const bits = [
  '<',
  '>',
  '&',
  '"',
  '/>',
  '<!--',
  ']]>',
  '<![CDATA[',
  '&#0;',
  '999999999',
  '-1',
  'NaN',
  '1e309',
];

function damagedText(text: string): string {
  let result = text;
  for (let changes = 1 + below(4); changes > 0; changes -= 1) {
    const at = below(result.length + 1);
    const rest = result.slice(at);
    const kind = below(4);
    if (kind === 0) result = result.slice(0, at) + rest.slice(below(20));
    else if (kind === 1) result = result.slice(0, at) + rest.slice(0, below(50)).repeat(1 + below(20)) + rest;
    else if (kind === 2) result = result.slice(0, at) + String.fromCharCode(below(0x500)) + rest.slice(1);
    else result = result.slice(0, at) + one(bits, '<') + rest;
  }
  return result;
}

function damagedBytes(bytes: Buffer): Buffer {
  const result = Buffer.from(bytes);
  for (let changes = below(12); changes >= 0; changes -= 1) result[below(result.length)] = below(256);
  return below(5) === 0 ? result.subarray(0, below(result.length)) : result;
}

function nextFile(): Buffer {
  const kind = below(8);
  if (kind < 4) return damagedBytes(one(samples, Buffer.alloc(1)));
  if (kind === 4) return docx(damagedText(body), { numbering: damagedText(numbering) });
  const damaged = below(workbook.length);
  return rawZip(
    workbook.map((entry, index) =>
      index === damaged ? { ...entry, content: damagedText(String(entry.content)) } : entry,
    ),
  );
}

function fail(number: number, what: unknown): never {
  console.error(`file ${number} of seed ${seed}:`, what);
  process.exit(1);
}

let number = 0;
process.on('uncaughtException', (error) => fail(number, error));
process.on('unhandledRejection', (error) => fail(number, error));

const outcomes = new Map<string, number>();
const started = performance.now();
while (performance.now() - started < seconds * 1000) {
  number += 1;
  const bytes = nextFile();
  const begun = performance.now();
  let outcome = 'read';
  try {
    await readTableFile(bytes, one(['a.xlsx', 'a.csv', 'a.txt', ''], ''));
  } catch (error) {
    if (!(error instanceof Refusal)) fail(number, error);
    outcome = error.code;
  }
  if (performance.now() - begun > slowMs) fail(number, `took more than ${slowMs} ms`);
  outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
}
console.log(`${number} files, seed ${seed}:`, Object.fromEntries(outcomes));
