import { describe, expect, it } from 'vitest';
import english from '../../../locales/en/imports.json';
import russian from '../../../locales/ru/imports.json';
import { roadmapProblemNames } from '../programmes/roadmap.ts';
import { fieldsOf, importKinds } from './import-kind.ts';
import { problemNames } from './problem.ts';

const ru: Record<string, unknown> = russian;
const en: Record<string, unknown> = english;
const paramsOf = (text: string): string[] =>
  [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '').sort();

describe('messages of imports', () => {
  const names = [...problemNames, ...roadmapProblemNames.map((name) => `roadmap${name}`)];

  it.each(names)('%s is there in both languages, with the same parameters', (name) => {
    const [source, translated] = [ru[`problem.${name}`], en[`problem.${name}`]];
    expect(paramsOf(String(translated))).toEqual(paramsOf(String(source)));
    expect(source).toMatch(/[а-яё].*\.$/);
    expect(translated).toMatch(/[a-z].*\.$/);
  });

  it('names every field in both languages', () => {
    for (const field of importKinds.flatMap((kind) => [...fieldsOf(kind)])) {
      expect(ru[`field.${field}`], field).toBeTypeOf('string');
      expect(en[`field.${field}`], field).toBeTypeOf('string');
    }
  });

  it('has no message of a problem that is gone', () => {
    const listed = new Set(names.map((name) => `problem.${name}`));
    expect(Object.keys(russian).filter((key) => key.startsWith('problem.') && !listed.has(key))).toEqual([]);
  });
});
