import type { Database } from '../../db/database.ts';
import { translator } from '../../i18n/index.ts';
import type { Platform } from '../../platform.ts';
import { isEmptyInstallation } from '../organizations/index.ts';
import type { FillingProgress } from './demonstration.ts';
import { demonstrationAccounts, fillDemonstration, readMark } from './service.ts';

/**
 * Fillings of this process by database. Another process learns of one from the database alone: the code of the
 * organisation is taken as soon as the filling is saved.
 */
const fillings = new WeakMap<Database, FillingProgress>();

/** How far the filling is that this process runs or ran; undefined when it never did. Asks no database. */
export function fillingOf(platform: Platform): FillingProgress | undefined {
  return fillings.get(platform.db);
}

/** Starts filling in the background, unless it is under way; a second press starts nothing. */
export function startFilling(platform: Platform): void {
  if (fillingOf(platform)?.state === 'running') return;
  const keep = (progress: FillingProgress) => {
    fillings.set(platform.db, progress);
  };
  let last: FillingProgress = { state: 'running', done: 0, total: undefined, step: 'people' };
  keep(last);
  const filled = fillDemonstration(platform, (progress) => {
    last = progress;
    keep(progress);
  });
  void filled.then(
    () => keep({ ...last, state: 'done', done: last.total ?? last.done }),
    (error: unknown) => {
      platform.log.error({ err: error }, 'the demonstration school was not filled');
      keep({ ...last, state: 'failed' });
    },
  );
}

/** How a start with `PLECHO_DEMO=1` found the installation. */
export type DemonstrationState = 'filled' | 'present' | 'otherData';

/** Fills an empty installation, once; an installation with data of its own is left alone. */
export async function prepareDemonstration(platform: Platform): Promise<DemonstrationState> {
  if (await readMark(platform)) return 'present';
  if (!(await isEmptyInstallation(platform))) return 'otherData';
  await fillDemonstration(platform, () => {});
  return 'filled';
}

/** What the start prints: the accounts, one line each, or why there are none. */
export function demonstrationLines(state: DemonstrationState): string[] {
  const t = translator('ru');
  if (state === 'otherData') return [t('demonstration.print.otherData')];
  const { accounts, password } = demonstrationAccounts();
  const longest = Math.max(...accounts.map((account) => account.login.length));
  return [
    t('demonstration.print.title', { password }),
    ...accounts.map(({ login, role }) => `  ${login.padEnd(longest)}  ${t(`common.role.${role}`)}`),
  ];
}
