import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { Readable } from 'node:stream';
import { notFound } from '../core/refusal.ts';
import { setAssetManifest } from '../ui/assets.ts';
import type { WebApp } from './env.ts';

const mediaTypes: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
  '.png': 'image/png',
  '.json': 'application/json',
};

/** Reads the manifest of the build and tells the components where each asset is served. */
export async function loadAssetManifest(publicFolder: string): Promise<void> {
  const text = await readFile(join(publicFolder, 'manifest.json'), 'utf8').catch(() => '{}');
  setAssetManifest(JSON.parse(text) as Record<string, string>);
}

/** Built assets carry a hash in their name, so browsers keep them for a year. */
export function serveAssets(app: WebApp, publicFolder: string): void {
  app.get('/assets/*', async (c) => {
    const name = c.req.path.slice('/assets/'.length);
    const type = mediaTypes[extname(name)];
    if (type === undefined || !/^[\w./-]+$/.test(name) || name.includes('..')) throw notFound();
    const path = join(publicFolder, 'assets', name);
    const info = await stat(path).catch(() => undefined);
    if (!info?.isFile()) throw notFound();
    c.header('Content-Type', type);
    c.header('Content-Length', String(info.size));
    c.header('Cache-Control', 'public, max-age=31536000, immutable');
    return c.body(Readable.toWeb(createReadStream(path)) as ReadableStream);
  });
}
