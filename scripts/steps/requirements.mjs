import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './places.mjs';

/**
 * @typedef {object} Requirement
 * @property {string} id
 * @property {string} group
 * @property {string} seed
 * @property {string} statement
 * @property {string} test test files that prove it, parted by `; `, or `open`
 */

export const requirementsFile = join(root, 'docs/requirements.csv');

const columns = /** @type {const} */ (['id', 'group', 'seed', 'statement', 'test']);

/**
 * Cells of a CSV text (RFC 4180).
 * @param {string} text
 * @returns {string[][]}
 */
function parse(text) {
  /** @type {string[][]} */
  const rows = [];
  // One cell with what ends it: a quoted one may hold commas, quotes and line ends.
  const cell = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/gy;
  let row = [];
  for (let match = cell.exec(text); match && match.index < text.length; match = cell.exec(text)) {
    row.push(match[1] === undefined ? (match[2] ?? '') : match[1].replaceAll('""', '"'));
    if (match[3] === ',') continue;
    rows.push(row);
    row = [];
  }
  return rows;
}

/** @param {string} value */
const quoted = (value) => (/[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value);

/**
 * @param {string} text of docs/requirements.csv
 * @returns {Requirement[]}
 */
export function readRequirements(text) {
  const [head, ...rows] = parse(text);
  if (head?.join() !== columns.join()) throw new Error(`the columns must be ${columns.join()}`);
  return rows.map(([id = '', group = '', seed = '', statement = '', test = '']) => ({
    id,
    group,
    seed,
    statement,
    test,
  }));
}

/** @param {readonly Requirement[]} requirements @returns {string} */
export function writeRequirements(requirements) {
  const lines = requirements.map((row) => columns.map((name) => quoted(row[name])).join(','));
  return `${[columns.join(), ...lines].join('\n')}\n`;
}

/**
 * The ids that the titles of a test file begin with: `test('R31 R57 a gate warns …')`, `describe.each(…)('L4: …')`.
 * @param {string} source
 * @returns {string[]}
 */
export function titleIds(source) {
  const title = /\(\s*(['"`])((?:[RL]\d+[ ,]+)*[RL]\d+)(?=[ ,:.]|\1)/g;
  return [...source.matchAll(title)].flatMap((match) => (match[2] ?? '').split(/[ ,]+/));
}

/** @returns {string[]} every test file, as a path from the root with forward slashes, sorted */
export function testFiles() {
  return ['src', 'tests']
    .flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map(
        (path) => `${folder}/${path.replaceAll('\\', '/')}`,
      ),
    )
    .filter((path) => /\.test\.tsx?$/.test(path))
    .sort();
}

/**
 * Requirement → the files whose test titles claim it.
 * @returns {Map<string, string[]>}
 */
export function claimedIds() {
  /** @type {Map<string, string[]>} */
  const claims = new Map();
  for (const path of testFiles()) {
    for (const id of new Set(titleIds(readFileSync(join(root, path), 'utf8')))) {
      claims.set(id, [...(claims.get(id) ?? []), path]);
    }
  }
  return claims;
}

/** @param {readonly string[] | undefined} files @returns {string} the cell of the column `test` */
export function testCell(files) {
  return files === undefined ? 'open' : files.join('; ');
}
