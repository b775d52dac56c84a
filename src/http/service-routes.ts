import type { WebApp } from './env.ts';
import { metrics } from './metrics.ts';

/** What an operator's tools ask: alive, ready, measured. They tell nothing about people. */
export function serviceRoutes(app: WebApp): void {
  app.get('/healthz', (c) => c.text('ok'));

  app.get('/readyz', async (c) => {
    try {
      await c.get('platform').db.ping();
      return c.text('ready');
    } catch {
      return c.text('database not ready', 503);
    }
  });

  app.get('/metrics', async (c) =>
    c.text(await metrics.metrics(), 200, { 'Content-Type': metrics.contentType }),
  );
}
