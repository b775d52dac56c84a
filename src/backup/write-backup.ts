import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, mkdtemp, open, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { sql } from 'kysely';
import { schemaState } from '../db/migrate.ts';
import { type NewZipEntry, writeZip } from '../files/zip-archive.ts';
import type { Platform } from '../platform.ts';
import { fileEntry, type Manifest, manifestName, tableEntry } from './manifest.ts';
import { listTables, readRows } from './tables.ts';

/**
 * Writes everything, database and uploads, into one zip file: rows of one moment as JSON lines, files by hash,
 * a manifest with counts and checksums. The same file restores into either engine. Answers the manifest.
 * The file appears under its name only when it is whole and on the disk.
 */
export async function writeBackup(platform: Platform, path: string): Promise<Manifest> {
  const target = resolve(path);
  const draft = join(dirname(target), `.${basename(target)}.part`);
  const spill = await mkdtemp(join(tmpdir(), 'plecho-backup-'));
  try {
    await mkdir(dirname(target), { recursive: true });
    const { number: schema } = await schemaState(platform.db);
    const { tables, organizations } = await dumpTables(platform, spill);
    const files: { sha256: string; size: number }[] = [];
    for await (const file of platform.files.list()) files.push(file);
    files.sort((a, b) => (a.sha256 < b.sha256 ? -1 : 1));
    const createdAt = platform.clock.now();
    const manifest: Manifest = {
      product: 'plecho',
      format: 1,
      createdAt: createdAt.toISOString(),
      schema,
      organizations,
      tables,
      files,
    };
    await writeZip(
      entriesOf(platform, manifest, spill, createdAt),
      createWriteStream(draft, { mode: 0o600 }),
    );
    const handle = await open(draft, 'r');
    await handle.sync().finally(() => handle.close());
    await rename(draft, target);
    return manifest;
  } finally {
    await rm(spill, { recursive: true, force: true });
    await rm(draft, { force: true });
  }
}

async function dumpTables(
  platform: Platform,
  folder: string,
): Promise<Pick<Manifest, 'tables' | 'organizations'>> {
  return platform.db.asOwner(async (tx) => {
    // One snapshot for all tables; on a server nobody waits for it.
    await sql`set transaction isolation level repeatable read, read only`.execute(tx);
    const tables: Record<string, { rows: number; sha256: string }> = {};
    for (const table of await listTables(tx)) {
      const hash = createHash('sha256');
      const out = await open(join(folder, table), 'w', 0o600);
      let rows = 0;
      try {
        for await (const lines of readRows(tx, table)) {
          const text = `${lines.join('\n')}\n`;
          hash.update(text);
          await out.write(text);
          rows += lines.length;
        }
      } finally {
        await out.close();
      }
      tables[table] = { rows, sha256: hash.digest('hex') };
    }
    const organizations = await tx
      .selectFrom('organization')
      .select(['code', 'name'])
      .orderBy('code')
      .execute();
    return { tables, organizations };
  });
}

async function* entriesOf(
  platform: Platform,
  manifest: Manifest,
  spill: string,
  modifiedAt: Date,
): AsyncGenerator<NewZipEntry> {
  yield { name: manifestName, content: Buffer.from(JSON.stringify(manifest, null, 2)), modifiedAt };
  for (const table of Object.keys(manifest.tables)) {
    yield { name: tableEntry(table), content: createReadStream(join(spill, table)), modifiedAt };
  }
  for (const { sha256 } of manifest.files) {
    const { stream } = await platform.files.open(sha256);
    yield { name: fileEntry(sha256), content: stream, modifiedAt, isCompressed: false };
  }
}
