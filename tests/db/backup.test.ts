import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { restoreBackup } from '../../src/backup/restore-backup.ts';
import { listTables } from '../../src/backup/tables.ts';
import { writeBackup } from '../../src/backup/write-backup.ts';
import type { Database } from '../../src/db/database.ts';
import { markConsents } from '../../src/modules/consents/index.ts';
import type { Platform } from '../../src/platform.ts';
import { testPlatform, testSchool } from '../support/app.ts';
import { describeEachEngine, openTestDatabase } from '../support/database.ts';

/** Number of rows and a checksum of every table, whatever the order of rows. */
async function contents(db: Database): Promise<Record<string, string>> {
  return db.asOwner(async (tx) => {
    const result: Record<string, string> = {};
    for (const table of await listTables(tx)) {
      const { rows } = await sql<{ line: string }>`
        select count(*) || ' ' || md5(coalesce(string_agg(to_jsonb(t)::text, '|' order by to_jsonb(t)::text), '')) as line
        from ${sql.table(table)} t`.execute(tx);
      result[table] = rows[0]?.line ?? '';
    }
    return result;
  });
}

describeEachEngine('backup', (open) => {
  let db: Database;
  let platform: Platform & { dispose(): Promise<void> };
  let folder: string;
  let path: string;

  beforeAll(async () => {
    db = await open();
    platform = await testPlatform(db);
    folder = await mkdtemp(join(tmpdir(), 'plecho-backup-test-'));
    path = join(folder, 'school.zip');
    const school = await testSchool(platform);
    const pupil = await school.person({
      kind: 'student',
      bornOn: '2012-05-01',
      lastName: "О'Коннор-Ёлкин",
      position: '',
    });
    await school.signedIn(['curator']);
    await markConsents(
      platform,
      school.system,
      { who: { personIds: [pupil] }, purpose: 'processing', signedOn: '2026-11-01' },
      '2026-11-22',
    );
    await platform.files.put(Buffer.from('скан согласия'));
    await writeBackup(platform, path);
  });

  afterAll(async () => {
    await rm(folder, { recursive: true, force: true });
    await platform.dispose();
  });

  test('a round trip into an empty installation gives the same rows and files', async () => {
    const other = await openTestDatabase();
    const target = await testPlatform(other);
    try {
      await restoreBackup(target, path, { replace: false });
      expect(await contents(other)).toEqual(await contents(db));
      const files = [];
      for await (const file of target.files.list()) files.push(file);
      expect(files).toHaveLength(1);
      expect(Buffer.from(await target.files.get(files[0]?.sha256 ?? '')).toString()).toBe('скан согласия');
      // Foreign keys stand again: a consent of nobody is refused.
      await expect(
        other.asOwner((tx) => sql`update consent set person_id = gen_random_uuid()`.execute(tx)),
      ).rejects.toThrow();
    } finally {
      await target.dispose();
      await other.close();
    }
  });

  test('data that is there already is replaced only when that is said', async () => {
    const before = await contents(db);
    await testSchool(platform, 'Гимназия № 7');
    await expect(restoreBackup(platform, path, { replace: false })).rejects.toMatchObject({
      code: 'installation.refusal.notEmpty',
    });
    expect(await contents(db)).not.toEqual(before);
    await restoreBackup(platform, path, { replace: true });
    expect(await contents(db)).toEqual(before);
  });

  test('a damaged or foreign file changes nothing', async () => {
    const before = await contents(db);
    const bytes = await readFile(path);
    bytes[Math.floor(bytes.length / 2)] = (bytes[Math.floor(bytes.length / 2)] ?? 0) ^ 0xff;
    const damaged = join(folder, 'damaged.zip');
    await writeFile(damaged, bytes);
    await expect(restoreBackup(platform, damaged, { replace: true })).rejects.toMatchObject({
      name: 'Refusal',
    });
    const foreign = join(folder, 'foreign.zip');
    await writeFile(foreign, 'not a zip');
    await expect(restoreBackup(platform, foreign, { replace: true })).rejects.toMatchObject({
      name: 'Refusal',
    });
    expect(await contents(db)).toEqual(before);
  });
});
