import { type RawBuilder, sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { asJson } from '../../src/db/tables/index.ts';
import { parserOf } from '../../src/db/values.ts';
import { describeEachEngine } from '../support/database.ts';

const instant = new Date('2026-11-22T09:30:15.123Z');
/** Moscow kept solar time, +02:30:17, until 1919: an offset with seconds. */
const longAgo = new Date('1900-01-01T00:00:00.000Z');
const text = 'Ёлкин «Ё» 😀 \' " \\ , {} \n NULL';
const bytes = Buffer.from([0, 1, 39, 92, 255]);

describeEachEngine('values', (db) => {
  const one = async (value: RawBuilder<unknown>): Promise<unknown> => {
    const { rows } = await db().inDirectory((tx) =>
      sql<{ value: unknown }>`select ${value} as value`.execute(tx),
    );
    return rows[0]?.value;
  };

  const read: readonly [name: string, value: RawBuilder<unknown>, expected: unknown][] = [
    ['date', sql`date '2026-02-28'`, '2026-02-28'],
    ['date before our era of computers', sql`date '0988-08-15'`, '0988-08-15'],
    ['timestamptz', sql`timestamptz '2026-11-22 12:30:15.123+03'`, instant],
    ['timestamptz with microseconds', sql`timestamptz '2026-11-22 09:30:15.123999+00'`, instant],
    [
      'timestamptz without a fraction',
      sql`timestamptz '2026-11-22 09:30:15+00'`,
      new Date('2026-11-22T09:30:15Z'),
    ],
    ['timestamptz long ago', sql`timestamptz '1900-01-01 00:00:00+00'`, longAgo],
    ['time', sql`time '08:30'`, '08:30:00'],
    ['int2', sql`7::int2`, 7],
    ['int4', sql`-7::int4`, -7],
    ['int8', sql`9007199254740991::int8`, 9007199254740991],
    ['count', sql`(select count(*) from generate_series(1, 5))`, 5],
    ['sum of integers', sql`(select sum(n) from generate_series(1, 5) n)`, 15],
    ['numeric', sql`12.340::numeric`, '12.340'],
    ['float8', sql`0.1::float8 + 0.2::float8`, 0.1 + 0.2],
    ['boolean', sql`true`, true],
    ['uuid', sql`'019aaaaa-0000-7000-8000-00000000000a'::uuid`, '019aaaaa-0000-7000-8000-00000000000a'],
    ['text', sql`${text}::text`, text],
    ['empty text', sql`''`, ''],
    ['null', sql`null::text`, null],
    ['jsonb', sql`'{"a": [1, "Ё", null, 0.5]}'::jsonb`, { a: [1, 'Ё', null, 0.5] }],
    ['json null', sql`'null'::jsonb`, null],
    ['bytea', sql`'\\x0001275cff'::bytea`, bytes],
    ['text[]', sql`array[${text}, '', null, 'NULL']::text[]`, [text, '', null, 'NULL']],
    ['int8[]', sql`array[1, 2]::int8[]`, [1, 2]],
    ['empty array', sql`'{}'::int[]`, []],
    [
      'nested array',
      sql`array[[1, 2], [3, 4]]`,
      [
        [1, 2],
        [3, 4],
      ],
    ],
    ['array with bounds of its own', sql`'[2:3]={5,6}'::int[]`, [5, 6]],
    ['date[]', sql`array[date '2026-01-31']`, ['2026-01-31']],
    ['timestamptz[]', sql`array[timestamptz '2026-11-22 09:30:15.123+00']`, [instant]],
    ['numeric[]', sql`array[1.50::numeric]`, ['1.50']],
    ['boolean[]', sql`array[true, false]`, [true, false]],
    ['bytea[]', sql`array['\\x0001275cff'::bytea]`, [bytes]],
    ['jsonb[]', sql`array['{"a": "x,\\"y"}'::jsonb]`, [{ a: 'x,"y' }]],
  ];
  test.each(read)('reads %s', async (_name, value, expected) => {
    expect(await one(value)).toEqual(expected);
  });

  const written: readonly [name: string, value: RawBuilder<unknown>, expected: unknown][] = [
    ['a Date', sql`${instant}::timestamptz`, instant],
    ['a Date long ago', sql`${longAgo}::timestamptz`, longAgo],
    ['a calendar date', sql`${'2026-02-28'}::date`, '2026-02-28'],
    ['a number', sql`${42}::int4`, 42],
    ['a bigint', sql`${2n ** 62n}::numeric`, '4611686018427387904'],
    ['a boolean', sql`${false}::boolean`, false],
    ['text', sql`${text}::text`, text],
    ['null', sql`${null}::text`, null],
    ['bytes', sql`${bytes}::bytea`, bytes],
    ['plain bytes', sql`${new Uint8Array(bytes)}::bytea`, bytes],
    ['json', sql`${asJson([1, { Ё: text }])}::jsonb`, [1, { Ё: text }]],
    ['a list of texts', sql`${[text, 'b', '']}::text[]`, [text, 'b', '']],
    ['a list of instants', sql`${[instant, longAgo]}::timestamptz[]`, [instant, longAgo]],
    ['a list to search in', sql`${'b'} = any(${['a', 'b']}::text[])`, true],
  ];
  test.each(written)('writes %s', async (_name, value, expected) => {
    expect(await one(value)).toEqual(expected);
  });

  test('refuses an integer that a number cannot hold', async () => {
    await expect(one(sql`9007199254740992::int8`)).rejects.toMatchObject({ code: '22003' });
    // The connection is fine afterwards.
    expect(await one(sql`1`)).toBe(1);
  });

  test('refuses an instant outside the calendar of the program', async () => {
    await expect(one(sql`timestamptz 'infinity'`)).rejects.toMatchObject({ code: '22008' });
  });

  test('brings a long result over whole', async () => {
    const { rows } = await db().inDirectory((tx) =>
      sql<{ n: number; name: string }>`
        select n, repeat('Ж', 500) || n as name from generate_series(1, 5000) n order by n`.execute(tx),
    );
    expect(rows).toHaveLength(5000);
    expect(rows.every(({ n, name }, index) => n === index + 1 && name === `${'Ж'.repeat(500)}${n}`)).toBe(
      true,
    );
  });

  test('sorts, folds and finds Russian letters alike', async () => {
    expect(await one(sql`lower('ИВАНОВА Ёлка')`)).toBe('иванова ёлка');
    expect(await one(sql`'ИВАН' ilike 'иван'`)).toBe(true);
    expect(await one(sql`array(select x from unnest(array['я', 'ё', 'е', 'Я']) x order by x)`)).toEqual([
      'Я',
      'е',
      'я',
      'ё',
    ]);
  });
});

describe('a type that is not in the table', () => {
  test('stays text', () => {
    expect(parserOf(600)('(1,2)')).toBe('(1,2)');
  });
});
