import type { CalendarDate } from '../../core/clock.ts';
import { isId } from '../../core/id.ts';
import { notFound, Refusal } from '../../core/refusal.ts';
import { authorize, type Scope } from '../../core/scope.ts';
import type { Tx } from '../../db/database.ts';
import type { Platform } from '../../platform.ts';
import { listHandEdited, listParticipants, type ParticipantRow } from '../participants/index.ts';
import { findStoredFile } from '../stored-files/index.ts';
import { cardAction } from './answer-card.ts';
import type { FilePlan } from './file-plan.ts';
import {
  type AnswerSpan,
  type BatchDecisions,
  type BatchMapping,
  type ImportBatch,
  type ImportReport,
  type ImportStatus,
  isAnswerKind,
  noDecisions,
} from './import-batch.ts';
import type { PlanSummary } from './plan-summary.ts';
import { importPolicy } from './policy.ts';
import { storedDecisions, storedMapping, storedPlan, storedReport } from './schema.ts';
import { type Known, readKnown } from './service-known.ts';
import { planInThread } from './service-planning.ts';
import { type cardsOf, summariseAnswers, summarisePeople } from './service-summary.ts';
import { findBatch, updateBatch } from './store.ts';

/** An import with everything that is kept of it. */
export interface ImportView extends ImportBatch {
  readonly mapping: BatchMapping;
  readonly decisions: BatchDecisions;
  /** Undefined before it was planned. */
  readonly plan: PlanSummary | undefined;
  readonly report: ImportReport | undefined;
}

/** Reads an import in a running transaction; refuses with 404. */
export async function getImport(tx: Tx, organizationId: string, id: string): Promise<ImportView> {
  const row = isId(id) ? await findBatch(tx, organizationId, id) : undefined;
  if (!row) throw notFound();
  const { mapping, plan, decisions, report, ...batch } = row;
  return {
    ...batch,
    mapping: storedMapping.parse(mapping),
    decisions: storedDecisions.catch(noDecisions).parse(decisions),
    plan: storedPlan.safeParse(plan).data,
    report: storedReport.safeParse(report).data,
  };
}

/** Cards of the year's base that answers are compared with. */
interface Cards {
  readonly byPerson: ReadonlyMap<string, ParticipantRow>;
  readonly handEdited: ReadonlySet<string>;
}

export async function readCards(
  tx: Tx,
  organizationId: string,
  kind: 'mentees' | 'mentors',
  yearId: string,
): Promise<Cards> {
  const side = kind === 'mentees' ? 'mentee' : 'mentor';
  const rows = await listParticipants(tx, organizationId, { yearId, side });
  return {
    byPerson: new Map(rows.map((row) => [row.personId, row])),
    handEdited: await listHandEdited(tx, organizationId, yearId),
  };
}

/** What an answer does to the card of its author. */
export function answerAction(cards: Cards) {
  return ({ matched, answers }: ReturnType<typeof cardsOf>[number]) => {
    const card = matched.personId === undefined ? undefined : cards.byPerson.get(matched.personId);
    return cardAction(card, answers, card !== undefined && cards.handEdited.has(card.id));
  };
}

/** The file of an import, read through its columns and compared with the people of this moment. */
export interface PlannedFile {
  readonly view: ImportView;
  readonly known: Known;
  readonly file: FilePlan;
}

export async function planStoredFile(platform: Platform, scope: Scope, id: string): Promise<PlannedFile> {
  const { organizationId } = scope;
  const { view, known, sha256 } = await platform.db.inOrganization(organizationId, async (tx) => {
    const found = await getImport(tx, organizationId, id);
    const stored = await findStoredFile(tx, organizationId, found.fileId);
    if (!stored) throw notFound();
    return {
      view: found,
      known: await readKnown(tx, platform, organizationId, found.kind),
      sha256: stored.sha256,
    };
  });
  const bytes = await platform.files.get(sha256);
  const { mapping, decisions, kind, fileName } = view;
  const file = await planInThread(bytes, fileName, {
    ...known.request,
    kind,
    mapping,
    decisions: decisions.rows,
  });
  return { view, known, file };
}

function answerSpan(file: FilePlan): AnswerSpan | undefined {
  if (!isAnswerKind(file.kind) || !('matched' in file)) return undefined;
  const days = [...file.matched, ...file.questions]
    .map(({ answer }): CalendarDate => answer.answeredAt.slice(0, 10))
    .filter((day) => day !== '')
    .sort();
  const [first, last] = [days[0], days.at(-1)];
  return first === undefined || last === undefined ? undefined : { first, last };
}

export interface PlanOptions {
  /** Finds the year for answers that were brought without one; the span tells when they were given. */
  readonly yearFor?: (span: AnswerSpan | undefined) => Promise<string>;
}

const plannable: readonly ImportStatus[] = ['mapping', 'ready', 'failed', 'cancelled'];

/** Plans an import and keeps the plan for the page that asks for a decision. Nothing else is changed. */
export async function makePlan(
  platform: Platform,
  scope: Scope,
  id: string,
  options: PlanOptions = {},
): Promise<PlannedFile & { readonly summary: PlanSummary }> {
  authorize(scope, importPolicy, 'import.run');
  const { organizationId } = scope;
  const planned = await planStoredFile(platform, scope, id);
  const { view, known, file } = planned;
  const yearId = isAnswerKind(view.kind)
    ? (view.yearId ?? (await options.yearFor?.(answerSpan(file))))
    : undefined;
  if (isAnswerKind(view.kind) && yearId === undefined) throw new Refusal('imports.refusal.noYear', 422);
  const now = platform.clock.now();
  const summary = await platform.db.inOrganization(organizationId, async (tx) => {
    const made =
      'matched' in file
        ? summariseAnswers(
            file,
            known,
            view.decisions,
            answerAction(await readCards(tx, organizationId, file.kind, yearId ?? '')),
          )
        : summarisePeople(file, known);
    const change = {
      status: 'ready' as const,
      plan: made,
      rowsTotal: Object.values(made.counts).reduce((sum, count) => sum + count, 0),
      rowsDone: 0,
      errorCode: null,
      ...(yearId === undefined ? {} : { yearId }),
    };
    if (!(await updateBatch(tx, organizationId, id, plannable, change, now)))
      throw new Refusal('imports.refusal.underWay', 409);
    return made;
  });
  return { ...planned, view: { ...view, yearId }, summary };
}
