import { describe, expect, test } from 'vitest';
import { contentFaults, testFaults } from './code-rules.ts';
import { bareCode, importsOf, packageOf, resolved } from './source-scan.ts';
import { findFaults } from './walls.ts';

// Each wall is seen to fail here on a planted fault, so that a green tree means something.

const levels = [['people'], ['consents'], ['matching']];
const faultsOf = (path: string, text: string) => findFaults([{ path, text }], levels);

describe('an import that a wall forbids', () => {
  test.each([
    ['src/core/id.ts', "import { z } from 'zod';", 'imports the package zod'],
    ['src/core/id.ts', "import '../i18n/index.ts';", 'imports src/i18n/index.ts'],
    [
      'src/matching-engine/solve.ts',
      "import { sql } from '../db/database.ts';",
      'imports src/db/database.ts',
    ],
    ['src/matching-engine/solve.ts', "import { readFileSync } from 'node:fs';", 'the package node:fs'],
    ['src/statistics/mean.ts', "const x = await import('hono');", 'imports the package hono'],
    [
      'src/http/env.ts',
      "import { a } from '../modules/people/index.ts';",
      'imports src/modules/people/index.ts',
    ],
    ['src/ui/icon.tsx', "import { a } from '../db/database.ts';", 'imports src/db/database.ts'],
    ['src/modules/consents/consent.ts', "import { sql } from 'kysely';", 'imports the package kysely'],
    ['src/modules/consents/consent.ts', "import { z } from 'zod';", 'imports the package zod'],
    [
      'src/modules/consents/consent.ts',
      "import { a } from '../../db/database.ts';",
      'imports src/db/database.ts',
    ],
    ['src/modules/consents/consent.ts', "import { a } from './store.ts';", '(noun) imports'],
    ['src/modules/consents/policy.ts', "import { a } from './service.ts';", '(policy) imports'],
    ['src/modules/consents/schema.ts', "import { a } from './store-marks.ts';", '(schema) imports'],
    ['src/modules/consents/store.ts', "import { a } from './service.ts';", '(store) imports'],
    ['src/modules/consents/store.ts', "import { z } from 'zod';", 'imports the package zod'],
    ['src/modules/consents/service.ts', "import { sql } from 'kysely';", 'imports the package kysely'],
    ['src/modules/consents/service.ts', "import { Hono } from 'hono';", 'imports the package hono'],
    ['src/modules/consents/service.ts', "import { a } from './pages.tsx';", '(service) imports'],
    ['src/modules/consents/api.ts', "import { a } from './store.ts';", '(api) imports'],
    ['src/modules/consents/pages.tsx', "import { a } from './store.ts';", '(pages) imports'],
    ['src/modules/consents/pages.tsx', "import { sql } from 'kysely';", 'imports the package kysely'],
    [
      'src/modules/consents/index.ts',
      "export { a } from '../people/index.ts';",
      'imports src/modules/people/index.ts',
    ],
    [
      'src/modules/consents/service.ts',
      "import { a } from '../people/store.ts';",
      'passes by the door of people',
    ],
    [
      'src/modules/consents/service.ts',
      "import type { A } from '../people/person.ts';",
      'passes by the door',
    ],
    ['src/modules/consents/service.ts', "import { a } from '../matching/index.ts';", 'imports upwards'],
    ['src/app.ts', "import { a } from './modules/people/store.ts';", 'passes by the door of people'],
    [
      'src/modules/consents/service.ts',
      "import en from '../../../locales/en/ui.json';",
      'imports locales/en/ui.json',
    ],
  ])('%s: %s', (path, text, told) => {
    const faults = faultsOf(path, text);
    expect(faults).toHaveLength(1);
    expect(faults[0]).toContain(told);
  });
});

describe('an import that a wall lets through', () => {
  test.each([
    ['src/core/id.ts', "import { v7 } from 'uuid'; import { Refusal } from './refusal.ts';"],
    ['src/db/database.ts', "import { Kysely } from 'kysely'; import { readFile } from 'node:fs/promises';"],
    ['src/modules/consents/consent.ts', "import { addDays } from '../../core/calendar-date.ts';"],
    ['src/modules/consents/consent.ts', "import { isAdultOn } from '../people/index.ts';"],
    [
      'src/modules/consents/words.ts',
      "import { z } from 'zod'; import data from '../../../content/words.json';",
    ],
    ['src/modules/consents/store-marks.ts', "import { sql } from 'kysely'; import { a } from './store.ts';"],
    [
      'src/modules/consents/service.ts',
      "import type { Platform } from '../../platform.ts'; import { a } from './store.ts';",
    ],
    [
      'src/modules/consents/pages.tsx',
      "import type { Line } from './store.ts'; import { Hono } from 'hono';",
    ],
    ['src/app.ts', "import { Hono } from 'hono'; import { a } from './modules/consents/index.ts';"],
    ['src/modules/consents/consent.test.ts', "import { sql } from 'kysely'; import { a } from './store.ts';"],
  ])('%s: %s', (path, text) => {
    expect(faultsOf(path, text)).toEqual([]);
  });
});

describe('a file in the wrong place', () => {
  test.each([
    ['src/helpers/dates.ts', 'unknown folder'],
    ['src/modules/unlisted/index.ts', 'missing in src/modules/index.ts'],
    ['src/modules/people/parts/name.ts', 'is nested'],
    ['src/modules/people/card.tsx', 'views stand in pages*.tsx'],
  ])('%s', (path, told) => {
    expect(faultsOf(path, 'export {};')).toEqual([expect.stringContaining(told)]);
  });
});

describe('what may not stand in a source', () => {
  const file = (text: string) => contentFaults({ path: 'src/modules/people/person.ts', text });
  test.each([
    ['const at = Date.now();', 'time outside the Clock'],
    ['const at = new Date();', 'time outside the Clock'],
    ['const roll = Math.random();', 'unseeded randomness'],
    ['const port = process.env.PORT;', 'the environment outside config'],
    ['function f(value: any) {}', 'any'],
    ['const list = value as any;', 'any'],
    ['const map = new Map<string, any>();', 'any'],
    ['const list: any[] = [];', 'any'],
    ["const word = '\u0434\u0430';", 'Russian text'],
    ['// \u0434\u0430', 'Russian text'],
    ['\n'.repeat(401), '401 lines'],
  ])('%j', (text, told) => {
    expect(file(text)).toEqual([expect.stringContaining(told)]);
  });

  test.each([
    ['const at = new Date(0);'],
    ['const at = new Date(`2026-09-01T08:00:00Z`);'],
    ['// for any day, new Date() is forbidden'],
    ["const words = 'Date.now() of any: any';"],
    ['const config = readConfig(process.env);'],
    ['const any = list.some(Boolean); const found = { any: 1 };'],
    ['\n'.repeat(400)],
  ])('but %j may', (text) => {
    expect(file(text)).toEqual([]);
  });
});

describe('a test that would be left out', () => {
  const call = (name: string) => ({ path: 'tests/a.test.ts', text: `${name}('x', () => {});` });
  test.each([
    ['test.skip'],
    ['it.only'],
    ['describe.todo'],
    ['test.skipIf(true)'],
    ['describe.each([1]).skip'],
    ['xit'],
  ])('%s', (name) => {
    expect(testFaults(call(name))).toHaveLength(1);
  });

  test.each([
    ['test'],
    ['describe.each([1])'],
    ['test.concurrent'],
    ["it.runIf(process.platform !== 'win32')"],
  ])('but not %s', (name) => {
    expect(testFaults(call(name))).toEqual([]);
  });
});

describe('the scanner', () => {
  test('finds every way to import', () => {
    const text = `import a from './a.ts';
      import type { B } from './b.ts';
      import c, { d as e } from './c.ts';
      import * as f from './f.ts';
      import './g.ts';
      export { h } from './h.ts';
      export * from './i.ts';
      export type { J } from './j.ts';
      const k = await import('./k.ts');
      import data from './l.json' with { type: 'json' };
      // import no from './comment.ts';
      export const m = './m.ts';`;
    const found = importsOf(text);
    expect(found.map(({ specifier }) => specifier)).toEqual([
      ...[
        './a.ts',
        './b.ts',
        './c.ts',
        './f.ts',
        './g.ts',
        './h.ts',
        './i.ts',
        './j.ts',
        './l.json',
        './k.ts',
      ],
    ]);
    expect(found.filter(({ typeOnly }) => typeOnly).map(({ specifier }) => specifier)).toEqual([
      './b.ts',
      './j.ts',
    ]);
  });

  test('blanks what does not run and keeps the lines', () => {
    const text = `a('//'); // b\nc(\`x \${y} z\`); /* d\n */ e(/['"]/g); <p>it's</p>; f`;
    const blank = "a('~'); \nc(`~`); \n e(/~/g); <p>it's</p>; f";
    expect(bareCode(text).replace(/ +/g, ' ')).toBe(blank.replaceAll('~', ' '));
  });

  test('resolves paths and names packages', () => {
    expect(resolved('src/modules/people/store.ts', '../../core/id.ts')).toBe('src/core/id.ts');
    expect(resolved('src/app.ts', 'hono')).toBeUndefined();
    expect(packageOf('@electric-sql/pglite/contrib/pg_trgm')).toBe('@electric-sql/pglite');
    expect(packageOf('node:fs/promises')).toBe('node:fs');
  });
});
