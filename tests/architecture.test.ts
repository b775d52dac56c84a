import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { moduleLevels } from '../src/modules/index.ts';
import { isTest, testFaults } from './support/code-rules.ts';
import { filesUnder, root } from './support/source-scan.ts';
import { findFaults } from './support/walls.ts';

const sources = filesUnder('src', /\.tsx?$/);

describe('the source tree', () => {
  test('is really walked', () => {
    expect(sources.length).toBeGreaterThan(150);
    expect(sources.filter(({ path }) => isTest(path)).length).toBeGreaterThan(10);
  });

  test('keeps its walls', () => {
    expect(findFaults(sources, moduleLevels)).toEqual([]);
  });

  test('leaves no test out', () => {
    expect(filesUnder('tests', /\.test\.tsx?$/).flatMap(testFaults)).toEqual([]);
  });

  test('lists each module once, and only modules that are there', () => {
    const listed = moduleLevels.flat();
    const present = new Set(
      sources
        .map(({ path }) => path.split('/'))
        .flatMap(([, top, name, file]) => (top === 'modules' && file ? [name] : [])),
    );
    expect(new Set(listed).size).toBe(listed.length);
    expect([...listed].sort()).toEqual([...present].sort());
  });
});

describe('the dependencies', () => {
  const { dependencies, devDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

  test('are at most 28 at run time', () => {
    expect(Object.keys(dependencies).length).toBeGreaterThan(10);
    expect(Object.keys(dependencies).length).toBeLessThanOrEqual(28);
  });

  test('are pinned to one version', () => {
    const loose = Object.entries({ ...dependencies, ...devDependencies }).filter(
      ([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(String(version)),
    );
    expect(loose).toEqual([]);
  });

  test('of the product are not development packages', () => {
    const imported = sources.filter(({ path }) => !isTest(path) && !path.startsWith('src/islands/'));
    const used = (name: string) => imported.some(({ text }) => text.includes(`from '${name}'`));
    expect(Object.keys(devDependencies).filter(used)).toEqual([]);
  });
});
