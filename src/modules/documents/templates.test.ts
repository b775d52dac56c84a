import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { openDocx, withBody } from '../../../tests/support/documents/docx.ts';
import { sampleOrder } from '../../../tests/support/documents/samples.ts';
import { Refusal } from '../../core/refusal.ts';
import { renderFrom } from './render.ts';
import { renderOrder } from './service-render.ts';
import { checkTemplate, defaultTemplate } from './service-templates.ts';
import { findTagProblems } from './template-check.ts';
import { documentKinds } from './template-tags.ts';

async function changed(from: string, to: string): Promise<Uint8Array> {
  const template = await defaultTemplate('orderPairs');
  expect(openDocx(template).xml('word/document.xml')).toContain(from);
  return withBody(template, (xml) => xml.replace(from, to));
}

async function refusalOf(template: Uint8Array): Promise<Pick<Refusal, 'code' | 'params'>> {
  const error: unknown = await checkTemplate('orderPairs', template).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof Refusal)) throw new Error('the template was let in');
  return { code: error.code, params: error.params };
}

describe('the templates of the product', () => {
  test.each(documentKinds)('%s uses only tags that it knows, each in its place', async (kind) => {
    const template = await defaultTemplate(kind);
    expect(findTagProblems(kind, template)).toEqual([]);
    await expect(checkTemplate(kind, template)).resolves.toBeUndefined();
  });

  test('are what their sources make', async () => {
    const script = fileURLToPath(new URL('../../../templates/build.mjs', import.meta.url));
    const { stderr } = await promisify(execFile)(process.execPath, [script, '--check']);
    expect(stderr).toBe('');
  });
});

describe('a template of a school', () => {
  test('is filled in place of ours', async () => {
    const template = await changed('ПРИКАЗЫВАЮ:', 'п р и к а з ы в а ю:');
    const document = openDocx(renderFrom('orderPairs', sampleOrder(2), template));
    expect(document.text).toContain('п р и к а з ы в а ю:');
  });

  test('may spell a tag with capitals, spaces and without the dots of yo', async () => {
    const template = await changed('{населённый пункт}', '{ Населенный  ПУНКТ }');
    await expect(checkTemplate('orderPairs', template)).resolves.toBeUndefined();
    expect(openDocx(renderFrom('orderPairs', sampleOrder(1), template)).text).toContain('г. Екатеринбург');
  });

  test.each([
    ['{населённый пункт}', '{город}', 'templateTag', { tags: '{город}' }],
    ['{населённый пункт}', '{@организация}', 'templateTag', { tags: '{@организация}' }],
    [
      '{директор|подпись}',
      '{директор|предположительный}',
      'templateTagFilter',
      { tags: '{директор|предположительный}' },
    ],
    ['{населённый пункт}', '{форма}', 'templateTagPlace', { tags: '{форма}', list: '{#строки}' }],
    ['{населённый пункт}', '{#строки}', 'templateBroken', { tag: 'строки' }],
    ['{населённый пункт}', '{место', 'templateBroken', { tag: expect.stringContaining('место') }],
  ])('%s replaced by %s is refused as %s', async (from, to, code, params) => {
    expect(await refusalOf(await changed(from, to))).toEqual({ code: `documents.refusal.${code}`, params });
  });

  test('without the table of pairs is refused', async () => {
    const template = withBody(await defaultTemplate('orderPairs'), (xml) =>
      xml.replace(/<w:tbl>(?:(?!<\/w:tbl>).)*#строки.*?<\/w:tbl>/su, ''),
    );
    const { code, params } = await refusalOf(template);
    expect(code).toBe('documents.refusal.templateTagMissing');
    expect(String(Object.values(params)[0])).toContain('{наставник}');
  });

  test.each([
    ['no archive', new TextEncoder().encode('Приказ'), 'files.refusal.broken'],
    ['a file past the limit', new Uint8Array(6 * 1024 * 1024), 'files.refusal.tooLarge'],
  ])('that is %s is refused', async (_, bytes, code) => {
    expect((await refusalOf(bytes)).code).toBe(code);
  });
});

describe('in a thread of its own', () => {
  test('the same order is made', async () => {
    const data = sampleOrder(3, { groups: 1 });
    const here = renderFrom('orderPairs', data, await defaultTemplate('orderPairs'));
    const there = await renderOrder(data);
    expect(openDocx(there).text).toBe(openDocx(here).text);
  });

  test('a refusal comes back as it was thrown', async () => {
    const template = await changed('{населённый пункт}', '{город}');
    await expect(renderOrder(sampleOrder(1), { template })).rejects.toMatchObject({
      code: 'documents.refusal.templateTag',
      status: 422,
      params: { tags: '{город}' },
    });
  });
});
