import { networkInterfaces } from 'node:os';
import { resolve } from 'node:path';
import { addressMatcher, type Environment, environmentSchema } from './environment.ts';
import { packageRoot } from './package-root.ts';

export type EnvironmentName = 'production' | 'development' | 'test';
export type LogLevel = NonNullable<Environment['LOG_LEVEL']>;

/** Everything that the surroundings decide, read once at start and frozen. */
export interface Config {
  readonly environment: EnvironmentName;
  readonly isDevelopment: boolean;
  /** 0 lets the system choose. */
  readonly port: number;
  readonly host: string;
  /** Absolute path. */
  readonly dataDir: string;
  /** Undefined: the embedded database in `dataDir`. Holds a password: never log it. */
  readonly databaseUrl: string | undefined;
  /** Origin for links and QR codes, without a slash at the end. */
  readonly publicUrl: string;
  /** Whether `publicUrl` was given by the operator rather than guessed from the host and the port. */
  readonly publicUrlGiven: boolean;
  /** Absolute paths of PEM files; undefined: plain http. */
  readonly tls: { readonly certificateFile: string; readonly keyFile: string } | undefined;
  /** Cookies carry `Secure`: browsers reach the product by https. */
  readonly secureCookies: boolean;
  /** Whether a peer may say who its client is (`X-Forwarded-For`, `X-Forwarded-Proto`). */
  readonly isTrustedProxy: (address: string) => boolean;
  /** Fill the demonstration school at the first start. */
  readonly demo: boolean;
  /** Password for `account create`; a secret: never log it. */
  readonly initialPassword: string | undefined;
  readonly logLevel: LogLevel;
}

/** The surroundings are unusable; `problems` says everything that is wrong, one sentence each. */
export class ConfigError extends Error {
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(['The settings cannot be used:', ...problems.map((problem) => `  - ${problem}`)].join('\n'));
    this.name = 'ConfigError';
    this.problems = problems;
  }
}

const wildcards = new Set(['0.0.0.0', '::']);

/** Addresses under which other machines of the network reach this one, IPv4 first. */
export function networkAddresses(interfaces = networkInterfaces()): string[] {
  const found = Object.values(interfaces).flatMap((list) => list ?? []);
  const outside = found.filter((entry) => !entry.internal && !entry.address.startsWith('fe80:'));
  const of = (family: string) => outside.filter((entry) => entry.family === family);
  return [...of('IPv4'), ...of('IPv6')].map((entry) => entry.address);
}

function guessedUrl(scheme: 'http' | 'https', host: string, port: number, addresses: string[]): string {
  const shown = wildcards.has(host) ? (addresses[0] ?? 'localhost') : host;
  return new URL(`${scheme}://${shown.includes(':') ? `[${shown}]` : shown}:${port}`).origin;
}

function contradictions(env: Environment): string[] {
  const problems: string[] = [];
  if (env.TLS_CERT && !env.TLS_KEY) problems.push('TLS_KEY must be given together with TLS_CERT');
  if (env.TLS_KEY && !env.TLS_CERT) problems.push('TLS_CERT must be given together with TLS_KEY');
  if (env.TLS_CERT && env.PUBLIC_URL?.startsWith('http:')) {
    problems.push('PUBLIC_URL must begin with https:// when TLS_CERT is given');
  }
  return problems;
}

/**
 * Reads the settings from environment variables. Relative paths are taken from `root`.
 * @throws ConfigError that lists every bad variable, in words and without its value
 */
export function readConfig(
  variables: Readonly<Record<string, string | undefined>>,
  root: string = packageRoot(),
  addresses: string[] = networkAddresses(),
): Config {
  const parsed = environmentSchema.safeParse(variables);
  if (!parsed.success) {
    throw new ConfigError(parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`));
  }
  const env = parsed.data;
  const problems = contradictions(env);
  if (problems.length > 0) throw new ConfigError(problems);

  const environment = env.NODE_ENV ?? 'production';
  const port = env.PORT ?? 3000;
  const host = env.HOST ?? '127.0.0.1';
  const tls =
    env.TLS_CERT && env.TLS_KEY
      ? Object.freeze({ certificateFile: resolve(root, env.TLS_CERT), keyFile: resolve(root, env.TLS_KEY) })
      : undefined;
  const publicUrl = env.PUBLIC_URL ?? guessedUrl(tls ? 'https' : 'http', host, port, addresses);
  return Object.freeze({
    environment,
    isDevelopment: environment === 'development',
    port,
    host,
    dataDir: resolve(root, env.DATA_DIR ?? 'data'),
    databaseUrl: env.DATABASE_URL,
    publicUrl,
    publicUrlGiven: env.PUBLIC_URL !== undefined,
    tls,
    secureCookies: publicUrl.startsWith('https:'),
    isTrustedProxy: addressMatcher(env.TRUSTED_PROXY ?? []),
    demo: env.PLECHO_DEMO ?? false,
    initialPassword: env.PLECHO_PASSWORD,
    logLevel: env.LOG_LEVEL ?? 'info',
  });
}
