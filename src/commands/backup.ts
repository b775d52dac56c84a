import type { Manifest } from '../backup/manifest.ts';
import { restoreBackup } from '../backup/restore-backup.ts';
import { writeBackup } from '../backup/write-backup.ts';
import type { Command } from './command.ts';

function report(manifest: Manifest, file: string) {
  const rows = Object.values(manifest.tables).reduce((sum, table) => sum + table.rows, 0);
  return {
    file,
    createdAt: manifest.createdAt,
    organizations: manifest.organizations.length,
    rows,
    files: manifest.files.length,
  };
}

/** `backup FILE.zip`: database and uploads in one file. */
export const backup: Command = {
  name: 'backup',
  usage: 'FILE.zip',
  options: {},
  positionals: 1,
  run: async (platform, input) => {
    const [file = ''] = input.positionals;
    return report(await writeBackup(platform, file), file);
  },
};

/** `restore FILE.zip [--replace]`: into an empty installation, or in place of what is there. */
export const restore: Command = {
  name: 'restore',
  usage: '[--replace] FILE.zip',
  options: { replace: 'boolean' },
  positionals: 1,
  run: async (platform, input) => {
    const [file = ''] = input.positionals;
    return report(await restoreBackup(platform, file, { replace: input.flag('replace') }), file);
  },
};
