import { Refusal } from '../core/refusal.ts';
import {
  type ConsentPurpose,
  consentPurposes,
  markConsents,
  readRegistry,
} from '../modules/consents/index.ts';
import { readBase } from '../modules/participants/index.ts';
import { listClassesInTx, parseClassLabel } from '../modules/people/index.ts';
import type { Platform } from '../platform.ts';
import { enterBothBases } from './bases.ts';
import { type Command, type CommandInput, UsageError } from './command.ts';
import { dayOption, type School, schoolOf } from './school.ts';

/** What `consents mark` prints. */
interface Report {
  readonly marked: number;
  /** People whose consent was in force already. */
  readonly already: number;
  /** Candidates among them who now fulfil the conditions and entered a base. */
  readonly entered: number;
}

function purposeOf(input: CommandInput): ConsentPurpose {
  const text = input.option('purpose') ?? 'processing';
  const purpose = consentPurposes.find((known) => known === text);
  if (purpose === undefined) throw new UsageError(`--purpose is one of ${consentPurposes.join(', ')}`);
  return purpose;
}

/** Id of the class of `--class`, or `all`. */
async function groupOf(platform: Platform, school: School, input: CommandInput): Promise<string> {
  const label = input.option('class');
  if (input.flag('all') === (label !== undefined)) {
    throw new UsageError('name a class with --class, or everybody with --all');
  }
  if (label === undefined) return 'all';
  const parsed = parseClassLabel(label);
  const { organizationId } = school.scope;
  const classes = await platform.db.inOrganization(organizationId, (tx) =>
    listClassesInTx(tx, organizationId),
  );
  const found = classes.find((entry) => parsed.ok && entry.label === parsed.value.label);
  if (!found) throw new Refusal('consents.refusal.noClass', 404, { label });
  return found.id;
}

/**
 * Consents that a command marks open the bases for their people: whoever runs a server by commands has no page on
 * which to do it, and a candidate with everything in order would be left out of the matching in silence.
 */
async function enterConsented(
  platform: Platform,
  school: School,
  purpose: ConsentPurpose,
  classId: string,
): Promise<number> {
  if (purpose !== 'processing') return 0;
  const { lines } = await readRegistry(platform, school.scope, { purpose, classId }, school.today);
  const consented = new Set(lines.filter((line) => line.state === 'given').map((line) => line.personId));
  let entered = 0;
  for (const year of school.years) {
    const cards = await readBase(platform, school.scope, year.id, undefined, school.today);
    const ids = cards
      .filter((card) => card.status === 'candidate' && consented.has(card.personId))
      .map((card) => card.id);
    entered += (await enterBothBases(platform, school, year.id, ids)).entered;
  }
  return entered;
}

async function run(platform: Platform, input: CommandInput): Promise<Report> {
  const purpose = purposeOf(input);
  const day = dayOption(input, 'date');
  const school = await schoolOf(platform, input);
  const classId = await groupOf(platform, school, input);
  const { marked, already } = await markConsents(
    platform,
    school.scope,
    { who: { classId }, purpose, signedOn: day ?? school.today },
    school.today,
  );
  return { marked, already, entered: await enterConsented(platform, school, purpose, classId) };
}

/** `consents mark --organization CODE --class LABEL|--all [--purpose PURPOSE] [--date YYYY-MM-DD]` */
export const consentsMark: Command = {
  name: 'consents mark',
  usage: [
    '--organization CODE --class LABEL|--all [--purpose PURPOSE] [--date YYYY-MM-DD]',
    '    marks signed consents as received; candidates of these people who lacked nothing else enter the bases',
    `    ("entered"). PURPOSE: ${consentPurposes.join(', ')}`,
  ].join('\n'),
  options: { organization: 'string', class: 'string', all: 'boolean', purpose: 'string', date: 'string' },
  positionals: 0,
  run,
};
