import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import {
  claimedIds,
  readRequirements,
  requirementsFile,
  testCell,
  testFiles,
  titleIds,
  writeRequirements,
} from '../scripts/steps/requirements.mjs';

const text = readFileSync(requirementsFile, 'utf8');
const requirements = readRequirements(text);
const claims = claimedIds();

describe('docs/requirements.csv', () => {
  test('holds the 267 requirements of the sources and the 16 of the law, each once', () => {
    const numbers = (letter: string, count: number) =>
      Array.from({ length: count }, (_, i) => `${letter}${i + 1}`);
    expect(requirements.map(({ id }) => id)).toEqual([...numbers('R', 267), ...numbers('L', 16)]);
    expect(requirements.filter(({ statement }) => statement.length < 10)).toEqual([]);
  });

  test('names for each requirement the test files whose titles begin with its id', () => {
    const written = Object.fromEntries(requirements.map(({ id, test: cell }) => [id, cell]));
    const found = Object.fromEntries(requirements.map(({ id }) => [id, testCell(claims.get(id))]));
    expect(written, 'run `npm run requirements`').toEqual(found);
  });

  test('knows every id that a test title begins with', () => {
    const known = new Set(requirements.map(({ id }) => id));
    expect([...claims.keys()].filter((id) => !known.has(id))).toEqual([]);
  });

  test('is written the way it is read', () => {
    expect(writeRequirements(requirements)).toBe(text);
  });

  test('is compared with all test files', () => {
    expect(testFiles()).toContain('tests/requirements.test.ts');
    expect(testFiles().length).toBeGreaterThan(10);
  });
});

describe('ids at the beginning of a title', () => {
  // Put together here, so that these samples are not taken for claims of this file.
  const title = (call: string, words: string) => `${call}('${words}', () => {});`;
  test.each([
    [title('test', 'R31 R57 a gate warns'), ['R31', 'R57']],
    [title('test', 'R31, L14: a gate warns'), ['R31', 'L14']],
    [title('describe', 'L4'), ['L4']],
    [title('test.each([1, 2])', 'R7 %s'), ['R7']],
    [title('test', 'a gate warns (R31)'), []],
    [title('test', 'R2D2 is not a requirement'), []],
    [title('test', 'Rule 31'), []],
  ])('%s', (source, ids) => {
    expect(titleIds(source)).toEqual(ids);
  });
});
