import pg from 'pg';
import type { Database } from './database.ts';
import { fromDriver, SetupProblem } from './errors.ts';
import { type ConnectionSource, databaseOver, type TransactionSettings } from './transactions.ts';
import { parserOf } from './values.ts';

export interface PostgresOptions extends TransactionSettings {
  /** Holds a password: never logged, never in an error. */
  readonly connectionString: string;
  readonly poolSize: number;
  /** No statement of a request may run longer, in milliseconds. */
  readonly statementMs?: number;
}

/** The suite runs on 15; older ones are out of support by their makers' policy before long. */
const oldestMajor = 15;
const defaultStatementMs = 30_000;

/** What the product takes for granted of a session, whatever the server's own settings say. */
const sessionOptions = [
  '-c timezone=UTC',
  '-c datestyle=ISO',
  '-c bytea_output=hex',
  '-c extra_float_digits=1',
  '-c search_path=public',
].join(' ');

/** The server cannot serve the product; the message says what its administrator has to do. */
export class PostgresUnfit extends SetupProblem {
  override name = 'PostgresUnfit';
}

interface Facts {
  readonly version: number;
  readonly encoding: string;
  readonly login: string;
  readonly roleExists: boolean;
  readonly roleIsStrong: boolean;
  readonly isMember: boolean;
  readonly mayCreateRole: boolean;
  readonly citus: boolean;
}

const factsQuery = `
  select current_setting('server_version_num')::int / 10000 as version,
    current_setting('server_encoding') as encoding,
    current_user as login,
    app.oid is not null as "roleExists",
    coalesce(app.rolsuper or app.rolbypassrls, false) as "roleIsStrong",
    coalesce(pg_has_role(current_user, app.oid,
      case when current_setting('server_version_num')::int >= 160000 then 'SET' else 'MEMBER' end), false) as "isMember",
    me.rolsuper or me.rolcreaterole as "mayCreateRole",
    exists (select from pg_extension where extname = 'citus') as citus
  from pg_roles me left join pg_roles app on app.rolname = 'plecho_app'
  where me.rolname = current_user`;

function unfitness(facts: Facts): string | undefined {
  const role = 'CREATE ROLE plecho_app NOLOGIN NOSUPERUSER NOBYPASSRLS;';
  const grant = `GRANT plecho_app TO "${facts.login}";`;
  if (facts.version < oldestMajor) {
    return `PostgreSQL ${facts.version} is too old: ${oldestMajor} or newer is needed.`;
  }
  if (facts.encoding !== 'UTF8')
    return `The database is in ${facts.encoding}: create it with ENCODING 'UTF8'.`;
  if (!facts.roleExists && !facts.mayCreateRole) {
    return `The role plecho_app is missing and "${facts.login}" may not create it. As a superuser: ${role} ${grant}`;
  }
  if (facts.roleIsStrong) {
    return 'The role plecho_app passes by row-level security: ALTER ROLE plecho_app NOSUPERUSER NOBYPASSRLS;';
  }
  if (facts.roleExists && !facts.isMember) {
    return `"${facts.login}" is not a member of plecho_app. As a superuser: ${grant}`;
  }
  return undefined;
}

async function factsOf(pool: pg.Pool): Promise<Facts> {
  const { rows } = await pool.query<Facts>(factsQuery);
  const [facts] = rows;
  if (!facts) throw new PostgresUnfit('The server does not know the role that signed in.');
  return facts;
}

/**
 * Connects to a PostgreSQL server (a district and up). The login role owns the schema and is a member of
 * `plecho_app`, as which every request acts.
 * @throws PostgresUnfit when the server or the login role will not do; Refusal when it cannot be reached
 */
export async function openPostgres(options: PostgresOptions): Promise<Database> {
  const statementMs = options.statementMs ?? defaultStatementMs;
  const pool = new pg.Pool({
    connectionString: options.connectionString,
    max: options.poolSize,
    connectionTimeoutMillis: 10_000,
    idleTimeoutMillis: 60_000,
    keepAlive: true,
    application_name: 'plecho',
    options: sessionOptions,
    statement_timeout: statementMs,
    lock_timeout: Math.ceil(statementMs / 3),
    // The server's own net under the idle watch of every transaction.
    idle_in_transaction_session_timeout: 60_000,
    types: { getTypeParser: (typeId: number) => parserOf(typeId) },
  });
  // A connection that breaks while nobody uses it is replaced; one in use fails its own statement.
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));

  try {
    const facts = await factsOf(pool);
    const problem = unfitness(facts);
    if (problem) throw new PostgresUnfit(problem);
    const source: ConnectionSource = {
      engine: 'postgres',
      // Citus hands SET LOCAL on to its workers only when told so; without it row-level security there sees no tenant.
      preamble: facts.citus ? "set local citus.propagate_set_commands = 'local'; " : '',
      lease: async () => {
        const client = await pool.connect();
        return { client, release: (broken) => client.release(broken) };
      },
      close: () => pool.end(),
    };
    return databaseOver(source, options);
  } catch (error) {
    await pool.end();
    throw fromDriver(error);
  }
}
