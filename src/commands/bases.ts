import { enterBase } from '../modules/participants/index.ts';
import type { Platform } from '../platform.ts';
import type { Command } from './command.ts';
import { type School, schoolOf, yearOf } from './school.ts';

/** What `bases enter` prints: who entered, and the candidates that stayed by what they lack. */
export interface EntryReport {
  readonly entered: number;
  readonly withoutConsent: number;
  readonly withoutDirection: number;
}

/**
 * Takes the candidates of a year into both bases: those with a consent in force and at least one request or
 * competence. `isWanted` narrows them to some people.
 */
export async function enterBothBases(
  platform: Platform,
  { scope, today }: School,
  yearId: string,
  ids?: readonly string[],
): Promise<EntryReport> {
  let entered = 0;
  let withoutConsent = 0;
  let withoutDirection = 0;
  for (const side of ['mentee', 'mentor'] as const) {
    const input = { yearId, side, ...(ids === undefined ? {} : { ids }) };
    const result = await enterBase(platform, scope, input, today);
    entered += result.entered;
    withoutConsent += result.kept.noConsent;
    withoutDirection += result.kept.noDirection;
  }
  return { entered, withoutConsent, withoutDirection };
}

/** `bases enter --organization CODE [--year 2026]` */
export const basesEnter: Command = {
  name: 'bases enter',
  usage: [
    '--organization CODE [--year 2026]',
    '    takes candidates with a consent in force and at least one request or competence into the bases',
  ].join('\n'),
  options: { organization: 'string', year: 'string' },
  positionals: 0,
  run: async (platform, input) => {
    const school = await schoolOf(platform, input);
    return enterBothBases(platform, school, yearOf(school, input).id);
  },
};
