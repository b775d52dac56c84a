import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { hasMessage, messageByCode } from '../i18n/index.ts';
import { fileRefusal, fileRefusalNames, orRefuse } from './refusals.ts';

const sources = [
  'limits',
  'office-package',
  'xml',
  'table-reader',
  'table-worker',
  'compact-table',
  'compact-texts',
];

describe('refusals', () => {
  it.each(fileRefusalNames)('%s is said in both languages, with its params filled in', (name) => {
    const { code } = fileRefusal(name);
    expect(hasMessage(code)).toBe(true);
    const params = { limit: 5, limitMb: 6, row: 7, table: 8, seconds: 9 };
    const russian = messageByCode('ru', code, params);
    const english = messageByCode('en', code, params);
    expect(russian).toMatch(/^[А-ЯЁ].*\.$/u);
    expect(english).toMatch(/^[A-Z].*\.$/);
    expect(`${russian}${english}`).not.toMatch(/[{}]/);
  });

  it('are made with the params that their texts name', () => {
    const text = sources
      .map((name) => readFileSync(new URL(`./${name}.ts`, import.meta.url), 'utf8'))
      .join('\n');
    for (const name of fileRefusalNames) {
      const wanted = [...messageByCode('ru', `files.refusal.${name}`).matchAll(/\{(\w+)\}/g)].map(
        ([, param]) => param,
      );
      const made = [...text.matchAll(new RegExp(`fileRefusal\\('${name}'(?:, \\{([^}]*)\\})?`, 'g'))];
      for (const [, params = ''] of made) {
        for (const param of wanted) expect(params, name).toContain(param);
      }
    }
  });

  it('replace any other error, but not each other', async () => {
    await expect(orRefuse('broken', () => Promise.reject(new TypeError('x')))).rejects.toMatchObject({
      code: 'files.refusal.broken',
    });
    await expect(orRefuse('broken', () => Promise.reject(fileRefusal('pdf')))).rejects.toMatchObject({
      code: 'files.refusal.pdf',
    });
  });
});
