import type { CalendarDate } from '../../core/clock.ts';
import { notFound } from '../../core/refusal.ts';
import { authorize, type Scope } from '../../core/scope.ts';
import type { Platform } from '../../platform.ts';
import {
  listParticipants,
  type OwnClass,
  type ParticipantRow,
  readOwnClasses,
} from '../participants/index.ts';
import { listClassesInTx } from '../people/index.ts';
import {
  findYearByIdInTx,
  type StageOverview,
  type WeekTask,
  weekTasks,
  yearOverview,
} from '../programmes/index.ts';
import { type RoundView, roundsWithProgress, roundView } from '../questionnaires/index.ts';
import { type HeadFigures, headFigures } from '../reporting/index.ts';
import { listTandemViews, type TandemView } from '../tandems/index.ts';
import { homePolicy } from './policy.ts';
import { doubtfulNames, type WaitingDocument, waitingDocuments } from './service.ts';

/** One page for the head: seven stages, what needs a signature, numbers with last year's (R95). */
export interface PrincipalHome {
  readonly stages: readonly StageOverview[];
  readonly figures: HeadFigures | undefined;
  readonly documents: readonly WaitingDocument[];
  readonly tasks: readonly WeekTask[];
}

export async function readPrincipalHome(
  platform: Platform,
  scope: Scope,
  yearId: string,
  day: CalendarDate,
): Promise<PrincipalHome> {
  authorize(scope, homePolicy, 'today.principal');
  const { organizationId } = scope;
  return platform.db.inOrganization(organizationId, async (tx) => {
    const year = await findYearByIdInTx(tx, organizationId, yearId);
    if (!year) throw notFound();
    return {
      stages: (await yearOverview(tx, organizationId, year, day)).stages,
      figures: await headFigures(tx, organizationId, yearId, day),
      documents: await waitingDocuments(tx, organizationId),
      tasks: await weekTasks(tx, scope, yearId, day),
    };
  });
}

/** A round with the pupils of one's own classes that have not answered it. */
export interface SilentRound {
  readonly view: RoundView;
  readonly silent: readonly ParticipantRow[];
}

export interface ClassTeacherHome {
  readonly classes: readonly OwnClass[];
  readonly rounds: readonly SilentRound[];
  readonly tasks: readonly WeekTask[];
}

/** The own classes alone: who lacks a consent, who has not answered, what the road map asks (X10). */
export async function readClassTeacherHome(
  platform: Platform,
  scope: Scope,
  yearId: string | undefined,
  day: CalendarDate,
): Promise<ClassTeacherHome> {
  authorize(scope, homePolicy, 'today.classTeacher');
  const { organizationId } = scope;
  const classes = await readOwnClasses(platform, scope, yearId, day);
  if (yearId === undefined) return { classes, rounds: [], tasks: [] };
  return platform.db.inOrganization(organizationId, async (tx) => {
    const own = new Set(
      (await listClassesInTx(tx, organizationId))
        .filter((entry) => scope.personId !== undefined && entry.teacherId === scope.personId)
        .map((entry) => entry.id),
    );
    const rounds: SilentRound[] = [];
    for (const { round } of await roundsWithProgress(tx, organizationId, yearId)) {
      if (round.closedAt !== undefined || round.opensOn > day || round.closesOn < day) continue;
      const view = await roundView(tx, organizationId, round.id);
      const silent = view.lines
        .filter(
          ({ invitation, card }) =>
            invitation.answers === undefined &&
            card.person.classId !== undefined &&
            own.has(card.person.classId),
        )
        .map(({ card }) => card);
      if (silent.length > 0) rounds.push({ view, silent });
    }
    return { classes, rounds, tasks: await weekTasks(tx, scope, yearId, day) };
  });
}

/** The queue of a psychologist and of a social pedagogue. */
export interface SpecialistHome {
  /** Mentee cards to which nobody has given a category yet. */
  readonly withoutCategory: readonly ParticipantRow[];
  readonly doubtfulNames: number;
  /** Tandems in which somebody found it hard, or that stall. */
  readonly atRisk: readonly TandemView[];
  readonly tasks: readonly WeekTask[];
}

export async function readSpecialistHome(
  platform: Platform,
  scope: Scope,
  yearId: string,
  day: CalendarDate,
): Promise<SpecialistHome> {
  authorize(scope, homePolicy, 'today.specialist');
  const { organizationId } = scope;
  return platform.db.inOrganization(organizationId, async (tx) => {
    const cards = await listParticipants(tx, organizationId, { yearId });
    const open = cards.filter((card) => card.status !== 'closed');
    const doubtful = await doubtfulNames(tx, organizationId, open);
    const tandems = await listTandemViews(tx, organizationId, { yearId }, day);
    return {
      withoutCategory: open.filter((card) => card.side === 'mentee' && card.categories.length === 0),
      doubtfulNames: doubtful.mentee + doubtful.mentor,
      atRisk: tandems.filter((tandem) => tandem.signals.length > 0),
      tasks: await weekTasks(tx, scope, yearId, day),
    };
  });
}

/** What the road map asks of the working group this week, and how many pairs wait for it. */
export interface WorkingGroupHome {
  readonly tasks: readonly WeekTask[];
  readonly unplaced: number;
}

export async function readWorkingGroupHome(
  platform: Platform,
  scope: Scope,
  yearId: string,
  day: CalendarDate,
): Promise<WorkingGroupHome> {
  authorize(scope, homePolicy, 'today.workingGroup');
  const { organizationId } = scope;
  return platform.db.inOrganization(organizationId, async (tx) => {
    const cards = await listParticipants(tx, organizationId, { yearId, side: 'mentee', status: 'inBase' });
    const tandems = await listTandemViews(tx, organizationId, { yearId }, day);
    const placed = new Set(
      tandems
        .filter((tandem) => tandem.status !== 'terminated')
        .flatMap((tandem) => tandem.mentees.map((mentee) => mentee.id)),
    );
    return {
      tasks: await weekTasks(tx, scope, yearId, day),
      unplaced: cards.filter((card) => !placed.has(card.id)).length,
    };
  });
}
