import { type Logger, pino } from 'pino';

/** Structured log on standard error, so that standard output stays free for reports of the command line. */
export function createLog(level: string): Logger {
  return pino(
    { level, base: null, timestamp: pino.stdTimeFunctions.isoTime },
    pino.destination({ dest: 2, sync: false }),
  );
}
