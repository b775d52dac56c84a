import { SqlError } from './errors.ts';

type Parse = (text: string) => unknown;

const asText: Parse = (text) => text;

function parseInt8(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) {
    throw new SqlError('an integer does not fit into a number: select it as text', { code: '22003' });
  }
  return value;
}

const instant = /^(\d{4,})-(\d\d)-(\d\d) (\d\d:\d\d:\d\d)(\.\d+)?([+-]\d\d)(?::?(\d\d))?(?::\d\d)?$/;

/** PostgreSQL's ISO output → Date; microseconds beyond the millisecond are cut off. */
function parseTimestamptz(text: string): Date {
  const match = instant.exec(text);
  if (!match) throw new SqlError('an instant has no place on the calendar of the program', { code: '22008' });
  const [, year = '', month, day, time, fraction = '', hours, minutes = '00'] = match;
  const milliseconds = fraction === '' ? '' : fraction.slice(0, 4).padEnd(4, '0');
  const longYear = year.length > 4 ? `+${year.padStart(6, '0')}` : year;
  return new Date(`${longYear}-${month}-${day}T${time}${milliseconds}${hours}:${minutes}`);
}

function parseBytea(text: string): Buffer {
  return Buffer.from(text.slice(2), 'hex');
}

/** Types by their fixed number in `pg_type`; every other type stays text (date, numeric, uuid, time …). */
const scalars: ReadonlyMap<number, Parse> = new Map<number, Parse>([
  [16, (text) => text === 't'], // bool
  [17, parseBytea],
  [20, parseInt8],
  [21, Number], // int2
  [23, Number], // int4
  [26, Number], // oid
  [114, JSON.parse], // json
  [700, Number], // float4
  [701, Number], // float8
  [1184, parseTimestamptz],
  [3802, JSON.parse], // jsonb
]);

/** Array type → element type. An array of a type that is not here stays text. */
const arrays: ReadonlyMap<number, number> = new Map([
  [199, 114],
  [1000, 16],
  [1001, 17],
  [1002, 18], // char
  [1003, 19], // name
  [1005, 21],
  [1007, 23],
  [1009, 25], // text
  [1014, 1042], // bpchar
  [1015, 1043], // varchar
  [1016, 20],
  [1021, 700],
  [1022, 701],
  [1028, 26],
  [1115, 1114], // timestamp
  [1182, 1082], // date
  [1183, 1083], // time
  [1185, 1184],
  [1231, 1700], // numeric
  [2951, 2950], // uuid
  [3807, 3802],
]);

const arrayToken = /\{|\}|,|"((?:[^"\\]|\\.)*)"|[^{},"]+/gs;

/** `{a,"b,c",NULL,{d}}` → nested arrays (PostgreSQL manual, 8.15.6). */
function parseArray(text: string, element: Parse): unknown[] {
  const root: unknown[] = [];
  const open: unknown[][] = [];
  // A leading `[2:4]=` gives bounds that JavaScript does not have.
  for (const [token, quoted] of text.replace(/^[^{]*=/, '').matchAll(arrayToken)) {
    const current = open.at(-1);
    if (token === '{') {
      const inner = current ? [] : root;
      current?.push(inner);
      open.push(inner);
    } else if (token === '}') open.pop();
    else if (quoted !== undefined) current?.push(element(quoted.replace(/\\(.)/gs, '$1')));
    else if (token !== ',') current?.push(token === 'NULL' ? null : element(token));
  }
  return root;
}

/**
 * How a value of the database becomes one of JavaScript, the same on every engine: date → `YYYY-MM-DD`, timestamptz →
 * Date, integers → number (an int8 beyond 2^53 is an error), numeric → string, json → parsed, uuid → string,
 * bytea → Buffer.
 */
export function parserOf(typeId: number): Parse {
  const elementType = arrays.get(typeId);
  if (elementType === undefined) return scalars.get(typeId) ?? asText;
  const element = scalars.get(elementType) ?? asText;
  return (text) => parseArray(text, element);
}

/**
 * A JavaScript value on its way to the engine. The driver writes instants in local time with whole minutes of offset,
 * which is wrong for Moscow before 1919; UTC is always exact.
 */
export function parameter(value: unknown): unknown {
  if (value instanceof Date) return value.toISOString();
  return Array.isArray(value) ? value.map(parameter) : value;
}
