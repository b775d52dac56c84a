import { createHash } from 'node:crypto';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { sql } from 'kysely';
import { Refusal } from '../core/refusal.ts';
import type { Tx } from '../db/database.ts';
import { migrate, schemaState } from '../db/migrate.ts';
import { readZip, type ZipArchive } from '../files/zip-archive.ts';
import type { Platform } from '../platform.ts';
import { fileEntry, type Manifest, manifestName, manifestSchema, tableEntry } from './manifest.ts';
import { listColumns, listTables, withoutForeignKeys, writeRows } from './tables.ts';

const linesAtOnce = 500;

/**
 * Puts a backup back: files first, then all rows in one transaction, so that a broken archive changes nothing.
 * Refuses when there is data already and `replace` is not given, when the backup comes from a newer version,
 * and when a checksum does not fit. A backup of an older schema is brought into that schema and then migrated.
 */
export async function restoreBackup(
  platform: Platform,
  path: string,
  options: { replace: boolean },
): Promise<Manifest> {
  const archive = await readZip(path);
  try {
    const manifest = await readManifest(archive);
    const { number: schema } = await schemaState(platform.db);
    if (manifest.schema > schema)
      throw new Refusal('installation.refusal.backupNewer', 409, { backup: manifest.schema, schema });
    if (!options.replace && (await holdsData(platform)))
      throw new Refusal('installation.refusal.notEmpty', 409);
    await checkTables(archive, manifest);
    await restoreFiles(platform, archive, manifest);
    if (manifest.schema < schema) await rebuildSchema(platform, manifest.schema);
    await platform.db.asOwner((tx) => load(tx, archive, manifest));
    if (manifest.schema < schema) await migrate(platform.db);
    return manifest;
  } finally {
    archive.close();
  }
}

async function readManifest(archive: ZipArchive): Promise<Manifest> {
  try {
    const chunks: Uint8Array[] = [];
    for await (const chunk of archive.read(manifestName)) chunks.push(chunk);
    return manifestSchema.parse(JSON.parse(Buffer.concat(chunks).toString('utf8')));
  } catch (error) {
    if (error instanceof Refusal && error.code !== 'common.refusal.notFound') throw error;
    throw new Refusal('installation.refusal.notABackup', 422);
  }
}

async function holdsData(platform: Platform): Promise<boolean> {
  return platform.db.asOwner(
    async (tx) =>
      (await tx.selectFrom('organization').select('id').limit(1).executeTakeFirst()) !== undefined,
  );
}

/** Reads every table once before anything is changed: counts and checksums must be those of the manifest. */
async function checkTables(archive: ZipArchive, manifest: Manifest): Promise<void> {
  for (const [table, expected] of Object.entries(manifest.tables)) {
    const hash = createHash('sha256');
    for await (const chunk of archive.read(tableEntry(table))) hash.update(chunk);
    if (hash.digest('hex') !== expected.sha256) throw new Refusal('installation.refusal.backupDamaged', 422);
  }
}

async function restoreFiles(platform: Platform, archive: ZipArchive, manifest: Manifest): Promise<void> {
  for (const { sha256 } of manifest.files) {
    if (await platform.files.has(sha256)) continue;
    const stored = await platform.files.put(archive.read(fileEntry(sha256)));
    if (stored.sha256 !== sha256) {
      await platform.files.remove(stored.sha256);
      throw new Refusal('installation.refusal.backupDamaged', 422);
    }
  }
}

async function rebuildSchema(platform: Platform, number: number): Promise<void> {
  await platform.db.asOwner(async (tx) => {
    await sql`drop schema public cascade`.execute(tx);
    await sql`create schema public`.execute(tx);
  });
  await migrate(platform.db, undefined, number);
}

async function load(tx: Tx, archive: ZipArchive, manifest: Manifest): Promise<void> {
  const present = await listTables(tx);
  const known = Object.keys(manifest.tables).filter((table) => present.includes(table));
  await withoutForeignKeys(tx, async () => {
    for (const table of present) await sql`delete from ${sql.table(table)}`.execute(tx);
    for (const table of known) {
      const columns = await listColumns(tx, table);
      let rows = 0;
      let batch: string[] = [];
      const flush = async () => {
        if (batch.length > 0) await writeRows(tx, table, columns, batch);
        rows += batch.length;
        batch = [];
      };
      for await (const line of createInterface({ input: Readable.from(archive.read(tableEntry(table))) })) {
        if (line === '') continue;
        batch.push(line);
        if (batch.length >= linesAtOnce) await flush();
      }
      await flush();
      if (rows !== manifest.tables[table]?.rows) throw new Refusal('installation.refusal.backupDamaged', 422);
    }
  });
}
