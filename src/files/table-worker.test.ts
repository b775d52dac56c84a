import { describe, expect, it } from 'vitest';
import { docx, xlsx } from '../../tests/support/office-files.ts';
import { gate } from './gate.ts';
import { defaultLimits } from './limits.ts';
import { readTableFile } from './table-reader.ts';
import { readTableFileInWorker } from './table-worker.ts';
import { writeWorkbook } from './workbook-writer.ts';

const columns = ['№', 'ФИО', 'Дата рождения', 'Класс', 'Пол', 'Представитель', 'Телефон'].map((header) => ({
  header,
}));

function pupils(count: number): Promise<Uint8Array> {
  const rows = Array.from({ length: count }, (_, index) => [
    index + 1,
    `Соловьёв Семён ${index}`,
    { iso: `2011-${String((index % 12) + 1).padStart(2, '0')}-15` },
    `${(index % 11) + 1}А`,
    index % 2 === 0,
    `Попова Ирина ${index}`,
    null,
  ]);
  return writeWorkbook([{ name: 'Контингент', columns, rows }]);
}

describe('readTableFileInWorker', () => {
  it('answers the same as reading in place, and leaves the bytes alone', async () => {
    const files: readonly (readonly [string, Uint8Array])[] = [
      ['a.xlsx', await pupils(300)],
      ['a.docx', docx('<w:p><w:r><w:t>да</w:t></w:r></w:p>')],
      ['a.csv', Buffer.from('а;б\nв;г')],
      ['a.txt', Buffer.from('просто текст')],
    ];
    for (const [name, bytes] of files) {
      const before = Buffer.from(bytes);
      expect(await readTableFileInWorker(bytes, name)).toEqual(await readTableFile(bytes, name));
      expect(Buffer.compare(before, bytes)).toBe(0);
    }
  });

  it('carries a refusal over with its params', async () => {
    const bytes = xlsx({ sheets: ['<row r="3"><c r="Z3"><v>1</v></c></row>'] });
    await expect(
      readTableFileInWorker(bytes, 'a.xlsx', { limits: { ...defaultLimits, columns: 5 } }),
    ).rejects.toMatchObject({
      name: 'Refusal',
      code: 'files.refusal.tooManyColumns',
      status: 413,
      params: { limit: 5, row: 3 },
    });
  });

  it('refuses a large body before it is copied anywhere', async () => {
    await expect(
      readTableFileInWorker(new Uint8Array(defaultLimits.fileBytes + 1), 'a'),
    ).rejects.toMatchObject({
      code: 'files.refusal.tooLarge',
      params: { limitMb: 20 },
    });
  });

  it('stops after the time that it was given', async () => {
    await expect(
      readTableFileInWorker(await pupils(2_000), 'a.xlsx', { seconds: 0.001 }),
    ).rejects.toMatchObject({
      code: 'files.refusal.tooSlow',
      params: { seconds: 0.001 },
    });
  });

  it('outlives a thread that runs out of memory', async () => {
    const text = Buffer.from(`${'слово слово слово слово\n'.repeat(300_000)}`);
    await expect(readTableFileInWorker(text, 'a.txt', { heapMb: 6 })).rejects.toMatchObject({
      code: 'files.refusal.tooHeavy',
    });
    expect((await readTableFileInWorker(Buffer.from('а;б'), 'a.csv')).format).toBe('csv');
  });

  it('reads ten thousand rows while the server goes on answering', async () => {
    const bytes = await pupils(10_000);
    let longest = 0;
    let last = performance.now();
    const timer = setInterval(() => {
      const now = performance.now();
      longest = Math.max(longest, now - last);
      last = now;
    }, 5);
    const started = performance.now();
    const file = await readTableFileInWorker(bytes, 'a.xlsx').finally(() => clearInterval(timer));
    expect(file.tables[0]?.rows).toHaveLength(10_001);
    expect(file.tables[0]?.rows[10_000]).toEqual([
      10_000,
      'Соловьёв Семён 9999',
      { iso: '2011-04-15' },
      '1А',
      false,
      'Попова Ирина 9999',
    ]);
    // Generous: two cores may be shared with much else. Alone it takes a quarter of a second and stalls for 30 ms.
    expect(performance.now() - started).toBeLessThan(5_000);
    expect(longest).toBeLessThan(500);
  });
});

describe('gate', () => {
  it('lets so many run, makes so many wait and turns the others away', async () => {
    const turns = gate(2, 1, () => new Error('full'));
    let running = 0;
    let most = 0;
    const finish: (() => void)[] = [];
    const work = async (): Promise<void> => {
      running += 1;
      most = Math.max(most, running);
      await new Promise<void>((resolve) => finish.push(resolve));
      running -= 1;
    };
    const first = turns.run(work);
    const second = turns.run(work).catch(() => undefined);
    const third = turns.run(work);
    await expect(turns.run(work)).rejects.toThrow('full');
    expect(running).toBe(2);
    finish.shift()?.();
    await first;
    await new Promise((resolve) => setImmediate(resolve));
    expect(running).toBe(2);
    finish.shift()?.();
    finish.shift()?.();
    await Promise.all([second, third]);
    expect([running, most]).toEqual([0, 2]);
  });

  it('gives the place free when the work fails', async () => {
    const turns = gate(1, 0, () => new Error('full'));
    await expect(turns.run(() => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
    await expect(turns.run(() => Promise.resolve('done'))).resolves.toBe('done');
  });
});
