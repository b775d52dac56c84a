import {
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { SetupProblem } from '../errors.ts';
import { syncDirectory } from './durable-fs.ts';

/** Major version of PostgreSQL inside the embedded engine (PGlite 0.5.16). */
export const embeddedMajor = '18';

/** The folder holds something that this version of the product cannot open; nothing in it was touched. */
export class DataFolderUnusable extends SetupProblem {
  override name = 'DataFolderUnusable';
}

/** Whether the folder holds a database yet. Throws DataFolderUnusable when it holds one that is not ours to open. */
export function holdsDatabase(folder: string): boolean {
  if (!existsSync(folder) || readdirSync(folder).length === 0) return false;
  const versionFile = join(folder, 'PG_VERSION');
  if (!existsSync(versionFile)) {
    throw new DataFolderUnusable(
      `${folder} is not empty and holds no database. Move it away, or restore a backup.`,
    );
  }
  const version = readFileSync(versionFile, 'utf8').trim();
  if (version !== embeddedMajor) {
    throw new DataFolderUnusable(
      `${folder} was made by PostgreSQL ${version}, and this version of Plecho carries ${embeddedMajor}. ` +
        'Make a backup with the version of Plecho that made it, and restore that here.',
    );
  }
  return true;
}

function syncTree(path: string): void {
  for (const entry of readdirSync(path, { withFileTypes: true })) {
    const inner = join(path, entry.name);
    if (entry.isDirectory()) syncTree(inner);
    else if (entry.isFile()) {
      const handle = openSync(inner, 'r+');
      fsyncSync(handle);
      closeSync(handle);
    }
  }
  syncDirectory(path);
}

/**
 * Makes a database so that a crash leaves either none or a whole one: it is filled under another name, synced, and
 * renamed. Only the holder of the folder's lock may call this.
 * @param fill makes a database in the folder and closes it
 */
export async function createDatabase(folder: string, fill: (draft: string) => Promise<void>): Promise<void> {
  const draft = `${folder}.new`;
  // Left behind by a crash.
  rmSync(draft, { recursive: true, force: true });
  await fill(draft);
  syncTree(draft);
  // An empty folder of that name is harmless, and Windows does not rename over it.
  rmSync(folder, { recursive: true, force: true });
  renameSync(draft, folder);
  syncDirectory(dirname(folder));
}
