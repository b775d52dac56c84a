import { writeFile } from 'node:fs/promises';
import { orderOfRest } from '../modules/documents/index.ts';
import type { Platform } from '../platform.ts';
import { type Command, type CommandInput, UsageError } from './command.ts';
import { dayOption, note, schoolOf, yearOf } from './school.ts';

/** What `order` prints. */
interface Report {
  /** Id of the document in the register. */
  readonly document: string;
  /** Empty until the order is registered with one. */
  readonly number: string;
  readonly tandems: number;
  readonly mentees: number;
  readonly out: string;
}

async function writeOrRefuse(path: string, bytes: Uint8Array): Promise<void> {
  try {
    await writeFile(path, bytes);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    throw new UsageError(
      `${path} cannot be written: ${code}. The order is in the register; run the command again`,
    );
  }
}

async function run(platform: Platform, input: CommandInput): Promise<Report> {
  const out = input.required('out');
  if (!out.toLowerCase().endsWith('.docx')) throw new UsageError('--out is the name of a .docx file');
  const date = dayOption(input, 'date');
  const school = await schoolOf(platform, input);
  const year = yearOf(school, input);
  const given = { number: input.option('number'), date };
  const order = await orderOfRest(platform, school.scope, year.startYear, given, school.today);
  await writeOrRefuse(out, order.bytes);
  if (order.withoutDutyConsent > 0) {
    note(
      `${order.withoutDutyConsent} employees mentor employees without a written consent (Labour Code art. 351.8): ` +
        'mark their consents with --purpose mentorDuty, or the head confirms the reason when he approves the order',
    );
  }
  return { document: order.id, number: order.number, tandems: order.tandems, mentees: order.mentees, out };
}

/** `order --organization CODE --out FILE.docx [--number N] [--date YYYY-MM-DD] [--year 2026]` */
export const order: Command = {
  name: 'order',
  usage: [
    '--organization CODE --out FILE.docx [--number N] [--date YYYY-MM-DD] [--year 2026]',
    '    makes the order for all pairs and groups without one; with none left, writes the newest order again',
  ].join('\n'),
  options: { organization: 'string', out: 'string', number: 'string', date: 'string', year: 'string' },
  positionals: 0,
  run,
};
