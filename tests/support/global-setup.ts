import { createServer } from 'node:http';
import type { TestProject } from 'vitest/node';
import { postgresBinaries } from './postgres-server.ts';
import { testServices } from './test-services.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Origin of the services of this run, on the loopback address. */
    testServicesUrl: string;
  }
}

function listen(server: ReturnType<typeof createServer>): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      if (address && typeof address === 'object') resolve(`http://127.0.0.1:${address.port}`);
      else reject(new Error('the test services have no address'));
    });
  });
}

/**
 * Test files run in processes of their own; what they share is made here, when the first of them asks, and taken down
 * at the end. A run that needs no database pays nothing.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const services = testServices({
    givenUrl: process.env.TEST_DATABASE_URL || undefined,
    binaries: postgresBinaries(),
  });
  const answers: Record<string, (argument: string) => unknown> = {
    '/snapshot': () => services.snapshot(),
    '/data-folder': () => services.dataFolder(),
    '/has-postgres': () => services.hasPostgres(),
    '/create-database': () => services.createDatabase(),
    '/drop-database': (name) => services.dropDatabase(name),
  };
  const server = createServer((request, response) => {
    const { pathname, search } = new URL(request.url ?? '/', 'http://localhost');
    const answer = answers[pathname];
    Promise.resolve()
      .then(() => answer?.(decodeURIComponent(search.slice(1))))
      .then(
        (value) => response.end(JSON.stringify({ value: value ?? null })),
        (error: unknown) => {
          const reason = error instanceof Error ? (error.stack ?? error.message) : String(error);
          response.writeHead(500).end(JSON.stringify({ error: reason }));
        },
      );
  });
  project.provide('testServicesUrl', await listen(server));
  return async () => {
    server.close();
    server.closeAllConnections();
    await services.stop();
    for (const line of services.summary()) process.stdout.write(`\n${line}\n`);
  };
}
