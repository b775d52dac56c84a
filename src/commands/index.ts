import { backup, restore } from './backup.ts';
import type { Command } from './command.ts';
import { organizationCreate } from './organization.ts';

/** Every command of the command line. */
export const commands: readonly Command[] = [organizationCreate, backup, restore];
