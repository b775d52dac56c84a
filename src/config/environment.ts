import { BlockList, isIP } from 'node:net';
import { z } from 'zod';

/** A variable that is set to nothing counts as absent: `PORT= npm start` is `npm start`. */
const blankAsAbsent = (value: unknown): unknown =>
  typeof value === 'string' && value.trim() === '' ? undefined : value;

const text = z.string().trim();
const optional = <Schema extends z.ZodType>(schema: Schema) => z.preprocess(blankAsAbsent, schema.optional());

const wholeNumber = /^\d{1,5}$/;
const yes = new Set(['1', 'true', 'yes', 'on']);
const no = new Set(['0', 'false', 'no', 'off']);

/** Loopback of both protocols (RFC 1122 3.2.1.3, RFC 4291 2.5.3). */
const loopback = ['127.0.0.0/8', '::1/128'];

function parsedUrl(value: string): URL | undefined {
  return URL.canParse(value) ? new URL(value) : undefined;
}

function isOrigin(value: string): boolean {
  const url = parsedUrl(value);
  if (!url || !['http:', 'https:'].includes(url.protocol)) return false;
  return url.pathname === '/' && url.search === '' && url.hash === '' && url.username === '';
}

function isPostgresUrl(value: string): boolean {
  return ['postgres:', 'postgresql:'].includes(parsedUrl(value)?.protocol ?? '');
}

/** `10.0.0.0/8`, `::1` or one plain address; both protocols. */
function isNetwork(value: string): boolean {
  const [address = '', prefix, ...rest] = value.split('/');
  const family = isIP(address);
  if (family === 0 || rest.length > 0) return false;
  return prefix === undefined || (wholeNumber.test(prefix) && Number(prefix) <= (family === 4 ? 32 : 128));
}

function networks(value: string): string[] {
  return value
    .split(/[\s,]+/)
    .filter((part) => part !== '')
    .flatMap((part) => (part === 'loopback' ? loopback : [part]));
}

const hostName = /^(?!-)[a-z\d-]{1,63}(\.[a-z\d-]{1,63})*\.?$/i;

/**
 * The variables that the product reads, each with the sentence that says what is wrong with it. The sentences
 * never repeat a value: `DATABASE_URL` holds a password.
 */
export const environmentSchema = z.object({
  NODE_ENV: optional(
    z.enum(['production', 'development', 'test'], 'must be production, development or test'),
  ),
  PORT: optional(
    text
      .refine(
        (value) => wholeNumber.test(value) && Number(value) <= 65_535,
        'must be a number from 0 to 65535',
      )
      .transform(Number),
  ),
  HOST: optional(
    text.refine(
      (value) => isIP(value) !== 0 || hostName.test(value),
      'must be an address or a host name, such as 127.0.0.1 or 0.0.0.0',
    ),
  ),
  DATA_DIR: optional(text),
  DATABASE_URL: optional(
    text.refine(isPostgresUrl, 'must look like postgres://user:password@host:5432/database'),
  ),
  PUBLIC_URL: optional(
    text
      .refine(isOrigin, 'must be a whole address without a path, such as https://plecho.school.example')
      .transform((value) => new URL(value).origin),
  ),
  TLS_CERT: optional(text),
  TLS_KEY: optional(text),
  TRUSTED_PROXY: optional(
    text
      .transform(networks)
      .refine(
        (list) => list.length > 0 && list.every(isNetwork),
        "must be 'loopback' or addresses and networks parted by commas, such as 10.0.0.0/8",
      ),
  ),
  PLECHO_PASSWORD: optional(z.string().min(10, 'must have at least 10 characters')),
  PLECHO_DEMO: optional(
    text
      .toLowerCase()
      .refine((value) => yes.has(value) || no.has(value), 'must be 1 (yes) or 0 (no)')
      .transform((value) => yes.has(value)),
  ),
  LOG_LEVEL: optional(
    z.enum(
      ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'],
      'must be fatal, error, warn, info, debug, trace or silent',
    ),
  ),
});

export type Environment = z.output<typeof environmentSchema>;

/** A matcher of client addresses against `10.0.0.0/8`-like networks; IPv4 in IPv6 (`::ffff:…`) counts as IPv4. */
export function addressMatcher(list: readonly string[]): (address: string) => boolean {
  const block = new BlockList();
  for (const entry of list) {
    const [address = '', prefix] = entry.split('/');
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
    if (prefix === undefined) block.addAddress(address, family);
    else block.addSubnet(address, Number(prefix), family);
  }
  return (address) => {
    const plain = address.replace(/^::ffff:(?=\d+\.)/i, '');
    const family = isIP(plain);
    return family !== 0 && block.check(plain, family === 6 ? 'ipv6' : 'ipv4');
  };
}
