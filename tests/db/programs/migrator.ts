import { openEmbedded } from '../../../src/db/embedded/index.ts';
import { migrate } from '../../../src/db/migrate.ts';

/** Migrates an embedded database. Prints `migrating`, then what was applied. Arguments: data folder, migrations. */
const [dataDir = '', migrations = ''] = process.argv.slice(2);
const db = await openEmbedded({ dataDir });
process.stdout.write('migrating\n');
const { applied } = await migrate(db, migrations);
await db.close();
process.stdout.write(`applied ${applied.join(' ')}\n`);
