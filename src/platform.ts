import type { Logger } from 'pino';
import type { Config } from './config/config.ts';
import type { Clock } from './core/clock.ts';
import type { Database } from './db/database.ts';
import type { FileStore } from './files/file-store.ts';

/** What every use case may stand on; made once in `main.ts` or `cli.ts` and passed by hand. */
export interface Platform {
  readonly config: Config;
  readonly db: Database;
  readonly clock: Clock;
  readonly files: FileStore;
  readonly log: Logger;
}
