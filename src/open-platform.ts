import { join } from 'node:path';
import type { Config } from './config/config.ts';
import { systemClock } from './core/clock.ts';
import { openEmbedded } from './db/embedded/index.ts';
import { migrate } from './db/migrate.ts';
import { openPostgres } from './db/postgres.ts';
import { openFileStore } from './files/file-store.ts';
import { createLog } from './http/log.ts';
import type { Platform } from './platform.ts';

/** Opens the database (embedded unless an address is given), brings its schema up to date, opens the file store. */
export async function openPlatform(config: Config): Promise<Platform> {
  const log = createLog(config.logLevel);
  const db = config.databaseUrl
    ? await openPostgres({ connectionString: config.databaseUrl, poolSize: 10 })
    : await openEmbedded({
        dataDir: config.dataDir,
        // The engine is started again by itself; its words may quote a row, so only the kind is logged.
        onFailure: (reason) => log.error({ kind: reason.name }, 'the database engine failed'),
      });
  try {
    const { applied } = await migrate(db);
    if (applied.length > 0) log.info({ applied }, 'migrated');
    const files = await openFileStore(join(config.dataDir, 'files'));
    return { config, db, clock: systemClock, files, log };
  } catch (error) {
    await db.close();
    throw error;
  }
}
