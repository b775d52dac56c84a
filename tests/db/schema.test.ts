import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import type { Database } from '../../src/db/database.ts';
import { describeEachEngine, openTestDatabase, testEngines } from '../support/database.ts';

/*
 * The rules under which the same migrations serve PGlite, PostgreSQL and Citus: every tenant table starts with
 * organization_id in itself, its keys and its references, and row-level security stands behind every query.
 */

const ours = `c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and c.relname <> 'schema_migration'`;
const hasOrganization = (oid: string) =>
  `exists (select from pg_attribute a where a.attrelid = ${oid} and a.attname = 'organization_id')`;
/** `login_directory` is read before the organisation is known: a directory table with an organisation in it. */
const tenants = `${ours} and ${hasOrganization('c.oid')} and c.relname <> 'login_directory'`;

/** Each query gives the names of what breaks the rule; the statement beside it breaks it, to prove the query. */
const rules: readonly { rule: string; faults: string; planted: string }[] = [
  {
    rule: 'the organisation is the first column of a tenant table, a uuid, never empty',
    faults: `select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid
      where ${tenants} and a.attname = 'organization_id'
        and (a.attnum <> 1 or not a.attnotnull or a.atttypid <> 'uuid'::regtype)`,
    planted: 'create table planted (id uuid, organization_id uuid not null)',
  },
  {
    rule: 'every unique key and exclusion of a tenant table begins with the organisation',
    faults: `select c.relname as name from pg_class c join pg_index i on i.indrelid = c.oid
      where ${tenants} and (i.indisunique or i.indisexclusion) and i.indkey[0] <> 1`,
    planted: 'create table planted (organization_id uuid not null, id uuid primary key)',
  },
  {
    rule: 'every table has a primary key',
    faults: `select c.relname as name from pg_class c
      where ${ours} and not exists (select from pg_index i where i.indrelid = c.oid and i.indisprimary)`,
    planted: 'create table planted (id uuid)',
  },
  {
    rule: 'whoever refers to a tenant table is a tenant, and refers with the organisation',
    faults: `select c.relname as name from pg_constraint k join pg_class c on c.oid = k.conrelid
      where k.contype = 'f' and ${hasOrganization('k.confrelid')}
        and (not ${hasOrganization('k.conrelid')} or k.conkey[1] <> 1 or k.confkey[1] <> 1)`,
    planted: `create table planted (school_id uuid, person_id uuid,
      foreign key (school_id, person_id) references person (organization_id, id))`,
  },
  {
    rule: 'no reference is emptied by the engine: Citus refuses that',
    faults: `select c.relname as name from pg_constraint k join pg_class c on c.oid = k.conrelid
      where k.contype = 'f' and k.confdeltype in ('n', 'd')`,
    planted: `create table planted (organization_id uuid, person_id uuid,
      foreign key (organization_id, person_id) references person (organization_id, id) on delete set null)`,
  },
  {
    rule: 'a policy for plecho_app guards every tenant table, in reading and in writing',
    faults: `select c.relname as name from pg_class c
      where ${tenants} and not (c.relrowsecurity and exists (
        select from pg_policies p where p.tablename = c.relname and p.cmd = 'ALL' and p.permissive = 'PERMISSIVE'
          and p.roles = array['plecho_app']::name[]
          and p.qual ~ 'organization_id = .*app\\.org' and p.with_check ~ 'organization_id = .*app\\.org'))`,
    planted: 'create table planted (organization_id uuid primary key)',
  },
  {
    rule: 'there is one policy to a table: a second one would widen the door',
    faults: 'select tablename as name from pg_policies group by tablename having count(*) > 1',
    planted: `create table planted (id int);
      create policy one on planted using (false); create policy two on planted using (true)`,
  },
  {
    rule: 'nothing happens behind the back of the program: no triggers',
    faults: `select c.relname as name from pg_trigger t join pg_class c on c.oid = t.tgrelid where not t.tgisinternal`,
    planted: `create table planted (id int);
      create trigger planted before update on planted for each row execute function suppress_redundant_updates_trigger()`,
  },
  {
    rule: 'the program makes ids: no sequences',
    faults: `select c.relname as name from pg_class c where c.relkind = 'S' and c.relnamespace = 'public'::regnamespace`,
    planted: 'create sequence planted',
  },
  {
    rule: 'the program gives times and ids: no default that differs from call to call',
    faults: `select c.relname as name from pg_class c join pg_attrdef d on d.adrelid = c.oid
      where ${ours} and pg_get_expr(d.adbin, d.adrelid) ~* '(now|random|uuid|nextval|timestamp|current_)'`,
    planted: 'create table planted (id int primary key, at timestamptz default now())',
  },
  {
    rule: 'plecho_app owns nothing and truncates nothing',
    faults: `select c.relname as name from pg_class c
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
        and (pg_get_userbyid(c.relowner) = 'plecho_app' or has_table_privilege('plecho_app', c.oid, 'TRUNCATE'))`,
    planted: 'create table planted (id int); grant all on planted to plecho_app',
  },
  {
    rule: 'constraints are named by hand',
    faults: `select c.relname as name from pg_constraint k join pg_class c on c.oid = k.conrelid
      where ${ours} and k.contype <> 'n' and k.conname ~ '_(pkey|fkey|key|check)\\d*$'`,
    planted: 'create table planted (id int primary key)',
  },
];

async function rowsOf<Row>(db: Database, query: string): Promise<Row[]> {
  return (await db.asOwner((tx) => sql.raw<Row>(query).execute(tx))).rows;
}
const namesOf = async (db: Database, query: string) =>
  (await rowsOf<{ name: string }>(db, query)).map(({ name }) => name);

describeEachEngine('the schema', (db) => {
  test('has many tenant tables', async () => {
    expect(
      (await namesOf(db(), `select c.relname as name from pg_class c where ${tenants}`)).length,
    ).toBeGreaterThan(20);
  });

  test.each(rules)('$rule', async ({ faults }) => {
    expect(await namesOf(db(), faults)).toEqual([]);
  });

  test.each(rules)('a planted fault is seen: $rule', async ({ faults, planted }) => {
    const rolledBack = new Error('rolled back');
    let seen: string[] = [];
    const planting = db().asOwner(async (tx) => {
      await sql.raw(planted).execute(tx);
      seen = (await sql.raw<{ name: string }>(faults).execute(tx)).rows.map(({ name }) => name);
      throw rolledBack;
    });
    await expect(planting).rejects.toBe(rolledBack);
    expect(seen).toContain('planted');
  });

  test('keeps plecho_app weak', async () => {
    expect(
      await rowsOf(
        db(),
        `select rolsuper, rolbypassrls, rolcanlogin, rolcreaterole, rolcreatedb from pg_roles where rolname = 'plecho_app'`,
      ),
    ).toEqual([
      { rolsuper: false, rolbypassrls: false, rolcanlogin: false, rolcreaterole: false, rolcreatedb: false },
    ]);
  });
});

describe('the schema of all engines', () => {
  const shape = `
    select c.relname || '.' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod)
      || case when a.attnotnull then ' not null' else '' end as line
    from pg_class c join pg_attribute a on a.attrelid = c.oid
    where ${ours} and a.attnum > 0 and not a.attisdropped
    union all
    select c.relname || ' ' || k.conname || ' ' || pg_get_constraintdef(k.oid)
    from pg_constraint k join pg_class c on c.oid = k.conrelid where ${ours} and k.contype <> 'n'
    union all
    select pg_get_indexdef(i.indexrelid) from pg_index i join pg_class c on c.oid = i.indrelid where ${ours}
    union all
    select tablename || ' ' || policyname || ' ' || qual || ' ' || with_check from pg_policies
    union all
    select table_name || ' ' || privilege_type from information_schema.table_privileges where grantee = 'plecho_app'
    order by line`;

  test('is the same', async () => {
    const shapes: string[][] = [];
    for (const engine of testEngines) {
      const db = await openTestDatabase(engine);
      shapes.push((await rowsOf<{ line: string }>(db, shape)).map(({ line }) => line));
      await db.close();
    }
    expect(shapes[0]?.length).toBeGreaterThan(200);
    for (const other of shapes) expect(other).toEqual(shapes[0]);
  });
});
