import { PassThrough } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { authorize, type Scope } from '../../core/scope.ts';
import { writeZip } from '../../files/zip-archive.ts';
import type { Platform } from '../../platform.ts';
import { sitePolicy } from './policy.ts';
import { siteInTx } from './service-public.ts';
import { archivePath, filesOf, type PublicSite } from './site-item.ts';

/** Name of the fragment alone and in its archive. */
export const fragmentName = 'nastavnichestvo.html';

/** The page as visitors see it, drafts left out: for taking it to another site. */
export async function readOpenSite(platform: Platform, scope: Scope): Promise<PublicSite> {
  authorize(scope, sitePolicy, 'site.edit');
  const { organizationId } = scope;
  return platform.db.inOrganization(organizationId, (tx) => siteInTx(tx, organizationId, false));
}

/** The fragment with its files as a .zip, ready to be unpacked into a folder of the school's own site. */
export async function siteArchive(platform: Platform, site: PublicSite, html: string): Promise<Uint8Array> {
  const modifiedAt = platform.clock.now();
  async function* entries() {
    yield { name: fragmentName, content: Buffer.from(html), modifiedAt };
    for (const file of filesOf(site)) {
      yield { name: archivePath(site, file), content: await platform.files.get(file.sha256), modifiedAt };
    }
  }
  const output = new PassThrough();
  const [archive] = await Promise.all([buffer(output), writeZip(entries(), output)]);
  return archive;
}
