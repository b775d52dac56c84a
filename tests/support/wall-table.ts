/** What a place in the tree may stand on. `own` files of the same folder are always allowed. */
export interface Wall {
  /** Folders of `src`, or `platform` for the file that names what use cases stand on. */
  readonly folders: readonly string[];
  /** Packages; `node:` stands for all of Node's own modules. */
  readonly packages: readonly string[];
}

/** Folders of `src` other than `modules`. Each lower one knows nothing of what stands on it. */
export const folderWalls: Record<string, Wall> = {
  core: { folders: [], packages: ['uuid'] },
  'matching-engine': { folders: ['core'], packages: [] },
  statistics: { folders: ['core'], packages: [] },
  // Where workers lie: run from TypeScript, they are bundled on the spot.
  config: { folders: ['core'], packages: ['zod', 'esbuild', 'node:'] },
  i18n: { folders: ['core', 'locales'], packages: [] },
  db: { folders: ['core', 'config'], packages: ['kysely', 'pg', '@electric-sql/pglite', 'node:'] },
  files: {
    folders: ['core', 'config'],
    packages: ['yauzl', 'yazl', 'node:'],
  },
  // One file with everything: rows of every table, whatever module they belong to.
  backup: { folders: ['core', 'config', 'db', 'files', 'platform'], packages: ['kysely', 'zod', 'node:'] },
  // One file a command of the command line; use cases through the doors of modules.
  commands: {
    folders: ['core', 'config', 'i18n', 'files', 'backup', 'platform', 'modules'],
    packages: ['node:'],
  },
  jobs: { folders: ['core', 'config', 'db'], packages: ['pino', 'node:'] },
  mail: { folders: ['core', 'config', 'i18n'], packages: ['node:'] },
  ui: { folders: ['core', 'i18n', 'content'], packages: ['hono', 'uqr'] },
  islands: { folders: ['core', 'matching-engine', 'statistics'], packages: ['preact'] },
  http: {
    folders: ['core', 'config', 'i18n', 'db', 'files', 'jobs', 'ui', 'platform'],
    packages: ['hono', '@hono/node-server', 'zod', 'pino', 'prom-client', 'node:'],
  },
};

/** Libraries that are plain functions of what they are given: no clock, no SQL, no HTTP. */
const plainLibraries = [
  'docx',
  'docxtemplater',
  'lvovich',
  'node:crypto',
  'pizzip',
  'russian-nouns-js',
  'uqr',
];

const pure = ['core', 'matching-engine', 'statistics', 'content'];
const useCase = [...pure, 'backup', 'config', 'db', 'files', 'i18n', 'jobs', 'mail', 'platform', 'modules'];
const face = [...pure, 'http', 'i18n', 'platform', 'modules'];

export interface Role extends Wall {
  /** Roles of the same module that it may import; undefined: any. */
  readonly roles: readonly RoleName[] | undefined;
}

export type RoleName =
  | 'noun'
  | 'content'
  | 'schema'
  | 'policy'
  | 'store'
  | 'service'
  | 'api'
  | 'pages'
  | 'jobs'
  | 'index';

/** The table of ARCHITECTURE.md. `modules` means: through the door of another module of a lower level. */
export const roleWalls: Record<RoleName, Role> = {
  noun: { folders: [...pure, 'modules'], packages: plainLibraries, roles: ['noun'] },
  content: { folders: pure, packages: ['zod', 'node:fs', 'node:path'], roles: ['noun', 'schema'] },
  schema: { folders: [...pure, 'modules', 'http'], packages: ['zod'], roles: ['noun', 'schema'] },
  policy: { folders: ['core'], packages: [], roles: ['noun'] },
  store: { folders: [...pure, 'db', 'modules'], packages: ['kysely'], roles: ['noun', 'store'] },
  service: {
    folders: useCase,
    packages: ['node:', ...plainLibraries],
    roles: ['noun', 'content', 'schema', 'policy', 'store', 'service'],
  },
  api: { folders: face, packages: ['hono', 'zod'], roles: ['noun', 'schema', 'policy', 'service', 'api'] },
  pages: {
    folders: [...face, 'ui'],
    packages: ['hono', 'uqr'],
    roles: ['noun', 'schema', 'policy', 'service', 'pages'],
  },
  jobs: { folders: [...pure, 'jobs', 'platform'], packages: [], roles: ['noun', 'service'] },
  index: { folders: [], packages: [], roles: undefined },
};

const roleNames = Object.keys(roleWalls) as RoleName[];

/** Pure words that lie in a folder with effects. */
export function isPureFile(path: string): boolean {
  return path === 'src/files/table.ts' || path === 'src/i18n/format.ts';
}

/** Types vanish at run time: these may be named from anywhere below. */
export const typesEverywhere = ['core', 'config', 'db', 'files', 'i18n', 'http', 'ui', 'modules'];

/** `store-answers.ts` → store, `consent.ts` → noun. */
export function roleOf(path: string): RoleName {
  const name = path.split('/').at(-1) ?? '';
  const first = name.replace(/\.tsx?$/, '').split('-')[0];
  return roleNames.find((role) => role !== 'noun' && role === first) ?? 'noun';
}

/** Module names, lowest level first. */
export type Levels = readonly (readonly string[])[];
