import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ConfigError, networkAddresses, readConfig } from './config.ts';

const root = resolve('/srv/plecho');
const read = (variables: Record<string, string | undefined>) => readConfig(variables, root, ['192.168.1.20']);

function problemsOf(variables: Record<string, string | undefined>): readonly string[] {
  try {
    read(variables);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
}

describe('without any variable', () => {
  test('the product serves one machine, safely', () => {
    expect(read({})).toMatchObject({
      environment: 'production',
      isDevelopment: false,
      port: 3000,
      host: '127.0.0.1',
      dataDir: resolve(root, 'data'),
      databaseUrl: undefined,
      publicUrl: 'http://127.0.0.1:3000',
      publicUrlGiven: false,
      tls: undefined,
      secureCookies: false,
      demo: false,
      logLevel: 'info',
    });
    expect(read({}).isTrustedProxy('127.0.0.1')).toBe(false);
  });

  test('the settings cannot be changed afterwards', () => {
    const config = read({ TLS_CERT: 'a.pem', TLS_KEY: 'b.pem' });
    expect(Object.isFrozen(config)).toBe(true);
    expect(Object.isFrozen(config.tls)).toBe(true);
  });

  test('a blank variable counts as absent', () => {
    expect(
      read({ PORT: '', HOST: '  ', DATABASE_URL: '', PLECHO_DEMO: '', TRUSTED_PROXY: ' ' }),
    ).toMatchObject({
      port: 3000,
      host: '127.0.0.1',
      databaseUrl: undefined,
      demo: false,
    });
  });
});

describe('what a variable sets', () => {
  test.each([
    [{ PORT: '8080' }, { port: 8080, publicUrl: 'http://127.0.0.1:8080' }],
    [{ PORT: '0' }, { port: 0 }],
    [{ HOST: 'localhost' }, { host: 'localhost', publicUrl: 'http://localhost:3000' }],
    [{ HOST: '0.0.0.0' }, { publicUrl: 'http://192.168.1.20:3000' }],
    [{ HOST: '::1', PORT: '80' }, { publicUrl: 'http://[::1]' }],
    [{ DATA_DIR: 'records' }, { dataDir: resolve(root, 'records') }],
    [{ DATA_DIR: resolve('/var/lib/plecho') }, { dataDir: resolve('/var/lib/plecho') }],
    [{ DATABASE_URL: 'postgres://u:p@db:5432/plecho' }, { databaseUrl: 'postgres://u:p@db:5432/plecho' }],
    [
      { PUBLIC_URL: 'https://plecho.example/' },
      { publicUrl: 'https://plecho.example', publicUrlGiven: true, secureCookies: true },
    ],
    [{ PUBLIC_URL: 'http://school.local:8080' }, { secureCookies: false }],
    [
      { TLS_CERT: 'cert.pem', TLS_KEY: 'key.pem' },
      {
        tls: { certificateFile: resolve(root, 'cert.pem'), keyFile: resolve(root, 'key.pem') },
        publicUrl: 'https://127.0.0.1:3000',
        secureCookies: true,
      },
    ],
    [{ PLECHO_DEMO: '1' }, { demo: true }],
    [{ PLECHO_DEMO: 'No' }, { demo: false }],
    [{ LOG_LEVEL: 'silent' }, { logLevel: 'silent' }],
    [{ NODE_ENV: 'development' }, { environment: 'development', isDevelopment: true }],
    [{ NODE_ENV: 'test' }, { environment: 'test', isDevelopment: false }],
  ])('%o', (variables, expected) => {
    expect(read(variables)).toMatchObject(expected);
  });
});

describe('a trusted proxy', () => {
  test.each([
    ['loopback', '127.0.0.1', true],
    ['loopback', '127.8.0.1', true],
    ['loopback', '::1', true],
    ['loopback', '::ffff:127.0.0.1', true],
    ['loopback', '10.0.0.1', false],
    ['10.0.0.0/8, 192.168.1.2', '10.200.3.4', true],
    ['10.0.0.0/8, 192.168.1.2', '192.168.1.2', true],
    ['10.0.0.0/8, 192.168.1.2', '192.168.1.3', false],
    ['fd00::/8', 'fd12::1', true],
    ['fd00::/8', '2001:db8::1', false],
    ['loopback', 'not an address', false],
  ])('%s: %s', (setting, address, trusted) => {
    expect(read({ TRUSTED_PROXY: setting }).isTrustedProxy(address)).toBe(trusted);
  });
});

describe('a bad variable is refused in words', () => {
  test.each([
    [{ PORT: 'http' }, 'PORT must be a number from 0 to 65535'],
    [{ PORT: '65536' }, 'PORT must be a number from 0 to 65535'],
    [{ PORT: '-1' }, 'PORT must be a number from 0 to 65535'],
    [{ HOST: 'http://school' }, 'HOST must be an address or a host name, such as 127.0.0.1 or 0.0.0.0'],
    [
      { DATABASE_URL: 'mysql://x' },
      'DATABASE_URL must look like postgres://user:password@host:5432/database',
    ],
    [
      { PUBLIC_URL: 'https://school.example/plecho' },
      'PUBLIC_URL must be a whole address without a path, such as https://plecho.school.example',
    ],
    [{ TLS_CERT: 'cert.pem' }, 'TLS_KEY must be given together with TLS_CERT'],
    [{ TLS_KEY: 'key.pem' }, 'TLS_CERT must be given together with TLS_KEY'],
    [
      { TLS_CERT: 'cert.pem', TLS_KEY: 'key.pem', PUBLIC_URL: 'http://school.example' },
      'PUBLIC_URL must begin with https:// when TLS_CERT is given',
    ],
    [
      { TRUSTED_PROXY: '10.0.0.0/33' },
      "TRUSTED_PROXY must be 'loopback' or addresses and networks parted by commas, such as 10.0.0.0/8",
    ],
    [{ PLECHO_DEMO: 'maybe' }, 'PLECHO_DEMO must be 1 (yes) or 0 (no)'],
    [{ LOG_LEVEL: 'loud' }, 'LOG_LEVEL must be fatal, error, warn, info, debug, trace or silent'],
    [{ NODE_ENV: 'prod' }, 'NODE_ENV must be production, development or test'],
  ])('%o', (variables, problem) => {
    expect(problemsOf(variables)).toEqual([problem]);
  });

  test('all bad ones together, without their values', () => {
    const variables = { PORT: 'x', LOG_LEVEL: 'y', DATABASE_URL: 'mysql://root:secret@db/plecho' };
    expect(problemsOf(variables)).toHaveLength(3);
    expect(() => read(variables)).toThrow(/PORT[\s\S]*DATABASE_URL[\s\S]*LOG_LEVEL/);
    expect(problemsOf(variables).join()).not.toContain('secret');
  });
});

test('network addresses: IPv4 first, neither loopback nor link-local', () => {
  const entry = (address: string, family: 'IPv4' | 'IPv6', internal = false) => ({
    address,
    family,
    internal,
    netmask: '',
    mac: '',
    cidr: null,
    scopeid: 0,
  });
  const interfaces = {
    lo: [entry('127.0.0.1', 'IPv4', true)],
    eth0: [entry('fe80::1', 'IPv6'), entry('2001:db8::5', 'IPv6'), entry('10.1.2.3', 'IPv4')],
  };
  expect(networkAddresses(interfaces as Parameters<typeof networkAddresses>[0])).toEqual([
    '10.1.2.3',
    '2001:db8::5',
  ]);
});
