import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { messageParams } from '../core/row-problem.ts';
import { systemScope } from '../core/scope.ts';
import { messageByCode } from '../i18n/index.ts';
import {
  importKinds,
  importWholeFile,
  isBatchKind,
  isImportKind,
  userColumnsSchema,
} from '../modules/imports/index.ts';
import { getOrganizationByCode } from '../modules/organizations/index.ts';
import { importRoadmap } from '../modules/programmes/index.ts';
import type { Platform } from '../platform.ts';
import { type Command, type CommandInput, UsageError } from './command.ts';

/** What `import` prints: one value of this shape, alone on standard output. */
interface Report {
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  /** Row as in the spreadsheet, from 1; 0 for the whole file. */
  readonly problems: readonly { readonly row: number; readonly message: string }[];
}

async function fileOf(path: string): Promise<Uint8Array> {
  try {
    return await readFile(path);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    const reason =
      code === 'ENOENT'
        ? 'there is no such file'
        : code === 'EISDIR'
          ? 'it is a folder'
          : code === 'EACCES'
            ? 'it may not be read'
            : code;
    throw new UsageError(`${path} cannot be read: ${reason}`);
  }
}

async function columnsOf(path: string | undefined) {
  if (path === undefined) return undefined;
  let json: unknown;
  try {
    json = JSON.parse(new TextDecoder().decode(await fileOf(path)));
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`${path} is not JSON`);
  }
  const checked = userColumnsSchema.safeParse(json);
  if (checked.success) return checked.data;
  const issue = checked.error.issues[0];
  throw new UsageError(
    `${path} is no map of columns: ${issue?.path.join('.') || 'the whole file'} ${issue?.message ?? ''}`,
  );
}

function yearOf(input: CommandInput): number | undefined {
  const text = input.option('year');
  if (text === undefined) return undefined;
  if (!/^20\d\d$/.test(text)) throw new UsageError('--year is the first calendar year of a programme: 2026');
  return Number(text);
}

function note(text: string): void {
  process.stderr.write(`${text}\n`);
}

async function run(platform: Platform, input: CommandInput): Promise<Report> {
  const kind = input.required('kind');
  if (!isImportKind(kind)) throw new UsageError(`--kind is one of ${importKinds.join(', ')}`);
  const [path = ''] = input.positionals;
  const startYear = yearOf(input);
  const user = await columnsOf(input.option('columns'));
  if (user?.kind !== undefined && user.kind !== kind)
    throw new UsageError(`the map of columns is for ${user.kind}, and the file for ${kind}`);
  const bytes = await fileOf(path);
  const organization = await getOrganizationByCode(platform, input.required('organization'));
  const scope = systemScope(organization.id);
  const fileName = basename(path);
  if (!isBatchKind(kind)) {
    if (user !== undefined)
      note('--columns is not used for a road map: its columns are found by their titles');
    const { created, updated, unchanged, problems, ...saved } = await importRoadmap(
      platform,
      scope,
      { bytes, fileName },
      startYear,
    );
    note(`Programme year ${saved.startYear}/${saved.startYear + 1}`);
    return { created, updated, unchanged, problems };
  }
  const giveRoles = input.flag('give-roles');
  const result = await importWholeFile(platform, scope, {
    kind,
    fileName,
    bytes,
    user,
    startYear,
    giveRoles,
  });
  if (result.year !== undefined) {
    const made = result.yearCreated ? ', made from the default template' : '';
    note(`Programme year ${result.year}/${result.year + 1}${made}`);
  }
  if (result.offers.length > 0)
    note(`${result.offers.length} posts call for a role; run again with --give-roles to give them`);
  const { created, updated, unchanged } = result.report;
  return {
    created,
    updated,
    unchanged,
    problems: result.problems.map((problem) => ({
      row: problem.row,
      message: messageByCode('ru', problem.code, messageParams(problem)),
    })),
  };
}

/** `import --kind KIND --organization CODE [--columns MAP.json] [--year 2026] [--give-roles] FILE` */
export const importFile: Command = {
  name: 'import',
  usage: `--kind ${importKinds.join('|')} --organization CODE [--columns MAP.json] [--year 2026] [--give-roles] FILE`,
  options: {
    kind: 'string',
    organization: 'string',
    columns: 'string',
    year: 'string',
    'give-roles': 'boolean',
  },
  positionals: 1,
  run,
};
