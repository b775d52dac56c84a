import { accountCreate } from './account.ts';
import { backup, restore } from './backup.ts';
import { basesEnter } from './bases.ts';
import type { Command } from './command.ts';
import { consentsMark } from './consents.ts';
import { importFile } from './import.ts';
import { match } from './match.ts';
import { order } from './order.ts';
import { organizationCreate } from './organization.ts';

/** Every command of the command line. */
export const commands: readonly Command[] = [
  organizationCreate,
  accountCreate,
  importFile,
  consentsMark,
  basesEnter,
  match,
  order,
  backup,
  restore,
];
