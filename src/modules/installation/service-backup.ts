import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Manifest } from '../../backup/manifest.ts';
import { restoreBackup } from '../../backup/restore-backup.ts';
import { writeBackup } from '../../backup/write-backup.ts';
import { Refusal } from '../../core/refusal.ts';
import { authorize, type Scope } from '../../core/scope.ts';
import type { Platform } from '../../platform.ts';
import { allOrganizations, type Organization } from '../organizations/index.ts';
import { installationPolicy } from './policy.ts';

export interface InstallationFacts {
  readonly engine: 'pglite' | 'postgres';
  readonly organizations: readonly Organization[];
  readonly files: number;
  readonly fileBytes: number;
}

/** What the administrator's page tells of the installation. */
export async function readInstallation(platform: Platform, scope: Scope): Promise<InstallationFacts> {
  authorize(scope, installationPolicy, 'installation.administer');
  let files = 0;
  let fileBytes = 0;
  for await (const file of platform.files.list()) {
    files += 1;
    fileBytes += file.size;
  }
  return { engine: platform.db.engine, organizations: await allOrganizations(platform), files, fileBytes };
}

/**
 * A backup holds every organisation of the installation, so the administrator of one of several gets none here:
 * whoever runs the server uses the command line.
 */
async function refuseUnlessAlone(platform: Platform): Promise<void> {
  if ((await allOrganizations(platform)).length > 1)
    throw new Refusal('installation.refusal.severalOrganizations', 403);
}

/** The whole installation as one zip file. */
export async function downloadBackup(
  platform: Platform,
  scope: Scope,
): Promise<{ bytes: Uint8Array; manifest: Manifest }> {
  authorize(scope, installationPolicy, 'installation.administer');
  await refuseUnlessAlone(platform);
  return inTemporaryFolder(async (folder) => {
    const path = join(folder, 'backup.zip');
    const manifest = await writeBackup(platform, path);
    return { bytes: await readFile(path), manifest };
  });
}

/**
 * Puts an uploaded backup in place of everything. `typedCode` must be the code of the organisation: a check that
 * it is meant. What was there is saved to `DATA_DIR/backups` first. All sessions end.
 */
export async function replaceByBackup(
  platform: Platform,
  scope: Scope,
  bytes: Uint8Array,
  typedCode: string,
): Promise<Manifest> {
  authorize(scope, installationPolicy, 'installation.administer');
  await refuseUnlessAlone(platform);
  const [own] = await allOrganizations(platform);
  if (own?.code !== typedCode.trim()) throw new Refusal('installation.refusal.wrongCode', 422);
  return inTemporaryFolder(async (folder) => {
    const path = join(folder, 'upload.zip');
    await writeFile(path, bytes, { mode: 0o600 });
    const stamp = platform.clock.now().toISOString().replaceAll(/[:.]/g, '-');
    await writeBackup(platform, join(platform.config.dataDir, 'backups', `before-restore-${stamp}.zip`));
    return restoreBackup(platform, path, { replace: true });
  });
}

async function inTemporaryFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'plecho-installation-'));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
