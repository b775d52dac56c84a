import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import categories from '../../../content/categories.json';
import columns from '../../../content/import-columns.json';
import forms from '../../../content/mentoring-forms.json';
import template from '../../../content/programme-template.json';
import domains from '../../../content/request-domains.json';
import { personKinds } from '../people/index.ts';
import { titleKey } from './header-title.ts';
import { domainOf } from './request-domain.ts';

const code = z.string().regex(/^[a-z][A-Za-z]*$/);
const kind = z.enum(personKinds);
const repeated = (values: readonly string[]): string[] =>
  values.filter((value, at) => values.indexOf(value) !== at);

describe('content', () => {
  it('holds every category that the seeds name, and says which are restricted', () => {
    const category = z.strictObject({
      code,
      title: z.string().regex(/^[А-ЯЁ]/),
      audience: z.array(kind).min(1),
      restricted: z.boolean(),
      special: z.boolean(),
      requirement: z.string().regex(/^R\d+$/),
    });
    const all = [
      ...z.array(category).parse(categories.mentee),
      ...z.array(category).parse(categories.mentor),
    ];
    const range = (from: number, to: number) =>
      Array.from({ length: to - from + 1 }, (_, at) => `R${from + at}`);
    expect(categories.mentee.map(({ requirement }) => requirement)).toEqual([
      ...range(7, 16),
      ...range(62, 65),
    ]);
    expect(categories.mentor.map(({ requirement }) => requirement)).toEqual(range(18, 24));
    expect(repeated(all.map((one) => one.code))).toEqual([]);
    expect(all.filter(({ restricted }) => restricted).map(({ requirement }) => requirement)).toEqual([
      'R9',
      'R10',
      'R11',
      'R14',
    ]);
    expect(all.filter(({ special }) => special).map(({ requirement }) => requirement)).toEqual(['R9']);
  });

  it('holds six forms, five of them official', () => {
    const roleModels = z.array(z.strictObject({ code, title: z.string().includes(' – ') }));
    const form = z.strictObject({
      code,
      title: z.string().includes(' – '),
      official: z.boolean(),
      mentor: z.array(kind).min(1),
      mentee: z.array(kind).min(1),
      roleModels,
    });
    const all = z.array(form).length(6).parse(forms.forms);
    expect(all.filter(({ official }) => !official).map((one) => one.title)).toEqual(['учитель – ученик']);
    for (const one of all) expect(repeated(one.roleModels.map((model) => model.code))).toEqual([]);
  });

  it('holds directions of help that lead to themselves by every name', () => {
    const domain = z.strictObject({
      code,
      title: z.string().min(1),
      audience: z.array(z.enum(['student', 'teacher'])).min(1),
      restricted: z.boolean(),
      synonyms: z.array(z.string().min(1)),
    });
    const all = z.array(domain).length(11).parse(domains.domains);
    expect(repeated(all.flatMap(({ title, synonyms }) => [title, ...synonyms]))).toEqual([]);
    for (const one of all)
      for (const name of [one.title, ...one.synonyms]) expect(domainOf(name), name).toBe(one.code);
    expect(all.filter(({ restricted }) => restricted).map((one) => one.code)).toEqual([
      'behaviour',
      'burnout',
    ]);
  });

  it('calls no two fields of a kind by one title', () => {
    const rule = z.strictObject({
      titles: z.array(z.string().min(1)).min(1),
      words: z.array(z.array(z.string().min(1)).min(1)),
      not: z.array(z.string()).optional(),
    });
    const { about: _about, ...kinds } = columns;
    for (const fields of Object.values(kinds)) {
      const rules = z.record(z.string(), rule).parse(fields);
      const titles = Object.values(rules).flatMap((one) => [...new Set(one.titles.map(titleKey))]);
      expect(repeated(titles)).toEqual([]);
    }
  });

  it('holds a template with no empty text and no other mark than the name of the organisation', () => {
    const text = z
      .string()
      .min(3)
      .refine((value) => !/\s{2}|^\s|\s$/.test(value));
    const activity = z.strictObject({
      code: z.string().regex(/^\d\.\d$/),
      title: text,
      subItems: z.array(text),
      term: text,
      responsible: text,
      roles: z.array(z.string()).min(1),
    });
    const stage = z.strictObject({
      number: z.number(),
      title: text,
      task: text,
      outcome: text,
      activities: z.array(activity).min(1),
    });
    const stages = z.array(stage).length(7).parse(template.stages);
    expect(stages.flatMap(({ activities }) => activities)).toHaveLength(32);
    expect(new Set(JSON.stringify(template).match(/\{\w+\}/g))).toEqual(new Set(['{organization}']));
  });
});
