import { confirmDraft, type Objective, objectives, runMatching } from '../modules/matching/index.ts';
import type { Platform } from '../platform.ts';
import { enterBothBases } from './bases.ts';
import { type Command, type CommandInput, UsageError } from './command.ts';
import { note, schoolOf, yearOf } from './school.ts';

/** What `match` prints. */
interface Report {
  readonly placed: number;
  readonly mentees: number;
  readonly unplaced: number;
  /** Sum of the scores of all pairs, 1..1000 each. */
  readonly weight: number;
  /** Pairs of people who would both rather have each other. */
  readonly blockingPairs: number;
  readonly confirmed: boolean;
}

function objectiveOf(input: CommandInput): Objective {
  const text = input.option('objective') ?? 'stable-max';
  const objective = objectives.find((known) => known === text);
  if (objective === undefined) throw new UsageError(`--objective is one of ${objectives.join(', ')}`);
  return objective;
}

async function run(platform: Platform, input: CommandInput): Promise<Report> {
  const objective = objectiveOf(input);
  const school = await schoolOf(platform, input);
  const year = yearOf(school, input);
  const { scope, today } = school;
  if (input.flag('enter')) {
    const { entered } = await enterBothBases(platform, school, year.id);
    note(`${entered} candidates entered the bases`);
  }
  const { figures } = await runMatching(platform, scope, year.id, objective, today);
  const confirmed = input.flag('confirm');
  if (confirmed) {
    const { tandems } = await confirmDraft(platform, scope, year.id, today);
    note(`${tandems} pairs and groups confirmed for ${year.startYear}/${year.startYear + 1}`);
  }
  const { placed, mentees, weight, blockingPairs } = figures;
  return { placed, mentees, unplaced: mentees - placed, weight, blockingPairs, confirmed };
}

/** `match --organization CODE [--confirm] [--enter] [--objective OBJECTIVE] [--year 2026]` */
export const match: Command = {
  name: 'match',
  usage: [
    '--organization CODE [--confirm] [--enter] [--objective OBJECTIVE] [--year 2026]',
    `    finds pairs among those in the bases; --confirm makes them pairs and groups, --enter first takes`,
    `    candidates with a consent into the bases. OBJECTIVE: ${objectives.join(', ')}`,
  ].join('\n'),
  options: {
    organization: 'string',
    confirm: 'boolean',
    enter: 'boolean',
    objective: 'string',
    year: 'string',
  },
  positionals: 0,
  run,
};
