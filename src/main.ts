import { readFileSync } from 'node:fs';
import { createServer } from 'node:https';
import { join } from 'node:path';
import { serve } from '@hono/node-server';
import { createApp } from './app.ts';
import { type Config, ConfigError, networkAddresses, readConfig } from './config/config.ts';
import { packageRoot } from './config/package-root.ts';
import { Refusal } from './core/refusal.ts';
import { SetupProblem, SqlError } from './db/errors.ts';
import { loadAssetManifest } from './http/assets.ts';
import { messageByCode } from './i18n/index.ts';
import { demonstrationLines, prepareDemonstration } from './modules/demonstration/index.ts';
import { prepareSetupKey } from './modules/installation/index.ts';
import { openPlatform } from './open-platform.ts';

/** How long a stop waits for requests under way. */
const stopMs = 10_000;

async function main(): Promise<void> {
  const config = readConfig(process.env);
  const platform = await openPlatform(config);
  await loadAssetManifest(join(packageRoot(), 'dist/public'));
  const app = createApp(platform);
  const demonstration = config.demo ? demonstrationLines(await prepareDemonstration(platform)) : [];
  const setupKey = await prepareSetupKey(platform);

  const tls = config.tls;
  const server = serve(
    {
      fetch: app.fetch,
      hostname: config.host,
      port: config.port,
      ...(tls
        ? {
            createServer,
            serverOptions: { cert: readFileSync(tls.certificateFile), key: readFileSync(tls.keyFile) },
          }
        : {}),
    },
    (info) => announce(config, info.port, setupKey, demonstration),
  );

  server.on('error', (error: NodeJS.ErrnoException) => {
    const where = `${config.host}:${config.port}`;
    const reason =
      error.code === 'EADDRINUSE'
        ? `${where} is taken by another program: set PORT to a free one`
        : error.message;
    process.stderr.write(`The server cannot listen: ${reason}\n`);
    void platform.db.close().finally(() => process.exit(1));
  });

  const stop = () => {
    platform.log.info('stopping');
    const timer = setTimeout(() => process.exit(1), stopMs);
    timer.unref();
    server.close(() => {
      platform.db.close().then(
        () => process.exit(0),
        () => process.exit(1),
      );
    });
    if ('closeIdleConnections' in server) server.closeIdleConnections();
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
}

/** Addresses on standard output, for the person who started the server. */
function announce(
  config: Config,
  port: number,
  setupKey: string | undefined,
  demonstration: readonly string[],
): void {
  const scheme = config.tls ? 'https' : 'http';
  const lines = [
    `Plecho: ${scheme}://${config.host === '0.0.0.0' || config.host === '::' ? 'localhost' : config.host}:${port}/`,
  ];
  if (config.host === '0.0.0.0' || config.host === '::') {
    for (const address of networkAddresses())
      lines.push(`        ${scheme}://${address.includes(':') ? `[${address}]` : address}:${port}/`);
  }
  if (config.publicUrlGiven) lines.push(`        ${config.publicUrl}/`);
  if (!config.secureCookies && config.host !== '127.0.0.1') {
    lines.push(
      'Without https, browsers on other machines have no offline forms and no camera (docs/operations.md).',
    );
  }
  if (setupKey !== undefined) lines.push(`Set-up key: ${setupKey}`);
  lines.push(...demonstration);
  process.stdout.write(`${lines.join('\n')}\n`);
}

main().catch((error: unknown) => {
  if (error instanceof ConfigError || error instanceof SetupProblem || error instanceof SqlError)
    process.stderr.write(`${error.message}\n`);
  else if (error instanceof Refusal)
    process.stderr.write(`${messageByCode('en', error.code, error.params)}\n`);
  else process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  process.exit(1);
});
