import { collectDefaultMetrics, Histogram, Registry } from 'prom-client';

/** Everything `/metrics` prints (Prometheus text format). */
export const metrics = new Registry();

collectDefaultMetrics({ register: metrics, prefix: 'plecho_' });

export const requestDuration = new Histogram({
  name: 'plecho_http_request_duration_seconds',
  help: 'Time to answer a request, by route pattern.',
  labelNames: ['method', 'route', 'status'] as const,
  buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
  registers: [metrics],
});
