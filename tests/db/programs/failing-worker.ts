import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { workerData } from 'node:worker_threads';

/** The database worker on a disk that refuses to sync as long as a file `broken` stands beside the database. */
const { fsyncSync } = fs;
const folder = String(Reflect.get(Object(workerData), 'folder'));

fs.fsyncSync = (handle) => {
  if (fs.existsSync(`${folder}.broken`))
    throw Object.assign(new Error('EIO: i/o error, fsync'), { code: 'EIO' });
  fsyncSync(handle);
};
syncBuiltinESMExports();

await import('../../../src/db/embedded/worker.ts');
