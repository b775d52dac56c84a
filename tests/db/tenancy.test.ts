import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { newId } from '../../src/core/id.ts';
import type { Tx } from '../../src/db/database.ts';
import { describeEachEngine } from '../support/database.ts';

const schoolA = newId();
const schoolB = newId();

const secretsOf = async (tx: Tx) =>
  (await sql<{ secret: string }>`select secret from vault order by secret`.execute(tx)).rows.map(
    (row) => row.secret,
  );
const actingAs = async (tx: Tx) =>
  (
    await sql<{ role: string; org: string | null }>`
    select current_user as role, current_setting('app.org', true) as org`.execute(tx)
  ).rows[0];

describeEachEngine('the tenant', (db) => {
  beforeAll(async () => {
    await db().asOwner((tx) =>
      sql
        .raw(`
        create table vault (
          organization_id uuid not null, id uuid not null, secret text not null,
          constraint vault_pk primary key (organization_id, id));
        alter table vault enable row level security;
        create policy vault_tenant on vault to plecho_app
          using (organization_id = nullif(current_setting('app.org', true), '')::uuid)
          with check (organization_id = nullif(current_setting('app.org', true), '')::uuid);
        grant select, insert, update, delete on vault to plecho_app`)
        .execute(tx),
    );
    for (const [school, secret] of [
      [schoolA, 'of A'],
      [schoolB, 'of B'],
    ] as const) {
      await db().inOrganization(school, (tx) =>
        sql`insert into vault values (${school}, ${newId()}, ${secret})`.execute(tx),
      );
    }
  });

  test('sees its own rows only, even without a condition', async () => {
    expect(await db().inOrganization(schoolA, secretsOf)).toEqual(['of A']);
    expect(await db().inOrganization(schoolB, secretsOf)).toEqual(['of B']);
    expect(await db().inOrganization(newId(), secretsOf)).toEqual([]);
  });

  test('is nobody outside an organisation: no row is seen', async () => {
    expect(await db().inDirectory(secretsOf)).toEqual([]);
    expect(await db().inDirectory(actingAs)).toEqual({ role: 'plecho_app', org: '' });
  });

  test('acts as plecho_app, the owner as himself', async () => {
    expect(await db().inOrganization(schoolA, actingAs)).toEqual({ role: 'plecho_app', org: schoolA });
    const owner = await db().asOwner(actingAs);
    expect(owner?.role).not.toBe('plecho_app');
    expect(await db().asOwner(secretsOf)).toEqual(['of A', 'of B']);
  });

  test('neither writes nor changes nor deletes rows of another one', async () => {
    const insert = db().inOrganization(schoolA, (tx) =>
      sql`insert into vault values (${schoolB}, ${newId()}, 'smuggled')`.execute(tx),
    );
    await expect(insert).rejects.toMatchObject({ code: '42501' });
    const move = db().inOrganization(schoolA, (tx) =>
      sql`update vault set organization_id = ${schoolB}`.execute(tx),
    );
    await expect(move).rejects.toMatchObject({ code: '42501' });
    const gone = await db().inOrganization(schoolA, (tx) =>
      sql`delete from vault where organization_id = ${schoolB}`.execute(tx),
    );
    expect(gone.numAffectedRows).toBe(0n);
    expect(await db().inOrganization(schoolB, secretsOf)).toEqual(['of B']);
  });

  test('is forgotten at the end of its transaction, however that ends', async () => {
    await db().inOrganization(schoolA, secretsOf);
    expect(await db().inDirectory(secretsOf)).toEqual([]);
    const failing = db().inOrganization(schoolB, async (tx) => {
      expect(await secretsOf(tx)).toEqual(['of B']);
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect(await db().inDirectory(secretsOf)).toEqual([]);
    expect((await db().asOwner(actingAs))?.org ?? '').toBe('');
    expect(await db().inOrganization(schoolA, secretsOf)).toEqual(['of A']);
  });

  test('stays itself in many transactions at once', async () => {
    const both = Array.from({ length: 40 }, (_, index) => (index % 2 === 0 ? schoolA : schoolB));
    const seen = await Promise.all(both.map((school) => db().inOrganization(school, secretsOf)));
    expect(seen).toEqual(both.map((school) => [school === schoolA ? 'of A' : 'of B']));
  });

  test('cannot make itself the owner or turn the wall off', async () => {
    for (const statement of [
      'alter table vault disable row level security',
      'drop policy vault_tenant on vault',
      'create table mine (id int)',
      'alter role plecho_app bypassrls',
    ]) {
      const attempt = db().inOrganization(schoolA, (tx) => sql.raw(statement).execute(tx));
      await expect(attempt, statement).rejects.toMatchObject({ code: '42501' });
    }
  });

  describe('named by anything but a UUID', () => {
    const names = ['', 'x', schoolA.toUpperCase(), `${schoolA}'; reset role; --`, `${schoolA}\n`];
    test.each(names)('%j is refused before any SQL', async (name) => {
      let ran = false;
      const attempt = db().inOrganization(name, async () => {
        ran = true;
      });
      await expect(attempt).rejects.toThrow('lower-case UUID');
      expect(ran).toBe(false);
      // The connection is as clean as before.
      expect(await db().inDirectory(actingAs)).toEqual({ role: 'plecho_app', org: '' });
    });
  });
});
