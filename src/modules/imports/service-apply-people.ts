import { newId } from '../../core/id.ts';
import { permits, type Scope } from '../../core/scope.ts';
import type { Tx } from '../../db/database.ts';
import { refreshStatistics } from '../../db/statistics.ts';
import type { Platform } from '../../platform.ts';
import { classTeacherRole, grantRole } from '../accounts/index.ts';
import {
  type ClassLabel,
  changeClassTeacherInTx,
  ensureClasses,
  insertPeople,
  lockPeople,
  type PersonFields,
  parseClassLabel,
  updatePeople,
} from '../people/index.ts';
import type { FilePlan } from './file-plan.ts';
import type { PlanItem } from './import-plan.ts';
import { withChanges } from './person-changes.ts';
import { importPolicy } from './policy.ts';
import type { ParsedPupil } from './pupils.ts';
import { offerKey } from './role-offer.ts';
import { createGuardianBook, type GuardianBook } from './service-guardian-book.ts';
import type { Known } from './service-known.ts';
import { rowsOfOneStep, type Steps, takeStep } from './service-steps.ts';
import { roleOffers } from './service-summary.ts';
import type { ParsedTeacher } from './teachers.ts';

type People = Extract<FilePlan, { kind: 'pupils' | 'teachers' }>;
type Row = ParsedPupil | ParsedTeacher;

/** From so many new people on the planner's picture of the tables is out of date. */
const manyRows = 100;

const isPupil = (row: Row): row is ParsedPupil => 'classLabel' in row;

function newPerson(row: Row, classIds: ReadonlyMap<string, string>): PersonFields {
  const pupil = isPupil(row) ? row : undefined;
  const teacher = isPupil(row) ? undefined : row;
  return {
    kind: pupil ? 'student' : 'teacher',
    ...row.name,
    gender: row.gender,
    bornOn: row.bornOn,
    classId: pupil?.classLabel && classIds.get(pupil.classLabel.label),
    position: teacher?.position ?? '',
    subject: teacher?.subject ?? '',
    qualification: teacher?.qualification ?? '',
    experienceYears: teacher?.experienceYears,
    workplace: '',
    phone: row.phone,
    email: row.email,
    nameForms: undefined,
    status: 'active',
  };
}

interface Work {
  readonly platform: Platform;
  readonly scope: Scope;
  readonly known: Known;
  readonly rows: ReadonlyMap<number, Row>;
  readonly guardians: GuardianBook | undefined;
  /** Row → person, as far as rows are done. */
  readonly personOf: Map<number, string>;
}

/** The rows of one step: classes first, then new people, changed people, legal representatives. */
async function carryOut(tx: Tx, work: Work, items: readonly PlanItem[], now: Date) {
  const { organizationId } = work.scope;
  const rowOf = (item: PlanItem) => work.rows.get(item.row);
  const labels = items.flatMap((item) => {
    const row = rowOf(item);
    const changes = item.action === 'create' || item.action === 'update';
    return changes && row !== undefined && isPupil(row) && row.classLabel ? [row.classLabel] : [];
  });
  const classIds = labels.length === 0 ? new Map() : await ensureClasses(tx, organizationId, labels, now);
  const created = items.flatMap((item) => {
    const row = rowOf(item);
    return item.action === 'create' && row !== undefined ? [{ id: newId(), row }] : [];
  });
  await insertPeople(
    tx,
    organizationId,
    created.map(({ id, row }) => ({ id, fields: newPerson(row, classIds) })),
    now,
  );
  const updates = items.flatMap((item) => (item.action === 'update' ? [item] : []));
  const changesOf = new Map(updates.map((item) => [item.personId, item.changes]));
  const locked = await lockPeople(tx, organizationId, [...changesOf.keys()]);
  await updatePeople(
    tx,
    organizationId,
    locked.map((person) => withChanges(person, changesOf.get(person.id) ?? [], classIds)),
    now,
  );
  const pupils = [
    ...created.flatMap(({ id, row }) => (isPupil(row) ? [{ id, row }] : [])),
    ...updates.flatMap((item) => {
      const row = rowOf(item);
      const concerns = item.changes.some(({ field }) => field.startsWith('guardian'));
      return concerns && row !== undefined && isPupil(row) ? [{ id: item.personId, row }] : [];
    }),
  ];
  const guardians = (await work.guardians?.add(tx, pupils, now)) ?? 0;
  return { created, updated: locked.length, guardians };
}

/** Carries out a list of people step by step. */
export async function applyPeople(
  platform: Platform,
  scope: Scope,
  id: string,
  planned: { readonly file: People; readonly known: Known },
  offers: ReadonlySet<string>,
  steps: Steps,
): Promise<void> {
  const { file, known } = planned;
  const rows = new Map<number, Row>(file.rows.map((row) => [row.row, row]));
  const guardians =
    file.kind === 'pupils' ? await createGuardianBook(platform, scope.organizationId) : undefined;
  const work: Work = { platform, scope, known, rows, guardians, personOf: new Map() };
  await takeStep(platform, scope.organizationId, id, steps, async (tx, now) => ({
    rows: 0,
    added: { classes: await addClasses(tx, scope.organizationId, file, known, now) },
  }));
  for (const [number, items] of stepsOf(file.plan.items).entries()) {
    let fresh: readonly { readonly id: string; readonly row: Row }[] = [];
    await takeStep(platform, scope.organizationId, id, steps, async (tx, now) => {
      const done = await carryOut(tx, work, items, now);
      fresh = done.created;
      const count = (action: PlanItem['action']) => items.filter((item) => item.action === action).length;
      return {
        rows: items.length,
        added: {
          created: done.created.length,
          updated: done.updated,
          unchanged: count('unchanged'),
          open: count('ask'),
          skipped: count('skip'),
          guardians: done.guardians,
        },
      };
    });
    guardians?.commit();
    // Once many rows are there, and before the many that follow.
    if (number === 0 && fresh.length >= manyRows)
      await refreshStatistics(platform.db, ['person', 'guardian_link']);
    for (const { id: personId, row } of fresh) work.personOf.set(row.row, personId);
    for (const item of items)
      if (item.action === 'update' || item.action === 'unchanged') work.personOf.set(item.row, item.personId);
  }
  if (file.kind === 'teachers') await giveRoles(work, id, file.rows, offers, steps);
}

/** Rows that change nothing cost nothing: a step is full of work, or covers a tenth of a large list. */
function stepsOf(items: readonly PlanItem[]): PlanItem[][] {
  const steps: PlanItem[][] = [];
  let step: PlanItem[] = [];
  let work = 0;
  for (const item of items) {
    step.push(item);
    if (item.action === 'create' || item.action === 'update') work += 1;
    if (work < rowsOfOneStep && step.length < 5 * rowsOfOneStep) continue;
    steps.push(step);
    step = [];
    work = 0;
  }
  return step.length > 0 ? [...steps, step] : steps;
}

/** Classes that the file names and the school has not yet; answers how many were added. */
async function addClasses(
  tx: Tx,
  organizationId: string,
  file: People,
  known: Known,
  now: Date,
): Promise<number> {
  const there = new Set(known.classes.map((entry) => entry.label));
  const taken = new Set(
    file.plan.items.flatMap((item) =>
      item.action === 'create' || item.action === 'update' ? [item.row] : [],
    ),
  );
  const labels: ClassLabel[] =
    file.kind === 'pupils'
      ? file.rows.flatMap((row) => (taken.has(row.row) && row.classLabel ? [row.classLabel] : []))
      : [];
  const absent = new Map(
    labels.filter(({ label }) => !there.has(label)).map((entry) => [entry.label, entry]),
  );
  await ensureClasses(tx, organizationId, [...absent.values()], now);
  return absent.size;
}

/** Gives the roles that the user left ticked. A role that is a right needs an administrator. */
async function giveRoles(
  work: Work,
  id: string,
  rows: readonly ParsedTeacher[],
  ticked: ReadonlySet<string>,
  steps: Steps,
): Promise<void> {
  const { platform, scope, known, personOf } = work;
  const { organizationId } = scope;
  const offers = roleOffers(rows, personOf, known).filter((offer) => ticked.has(offerKey(offer)));
  const allowed = offers.filter(
    (offer) => offer.role === 'classTeacher' || permits(scope, importPolicy, 'import.roles'),
  );
  if (allowed.length === 0) return;
  await takeStep(platform, organizationId, id, steps, async (tx, now) => {
    const leads = allowed.flatMap(({ classLabel }) => {
      const parsed = parseClassLabel(classLabel);
      return parsed.ok ? [parsed.value] : [];
    });
    const classIds = await ensureClasses(tx, organizationId, leads, now);
    for (const offer of allowed) {
      const personId = personOf.get(offer.row);
      if (personId === undefined) continue;
      const classId = classIds.get(offer.classLabel);
      if (offer.role !== 'classTeacher') await grantRole(tx, platform, organizationId, personId, offer.role);
      else if (classId !== undefined)
        await changeClassTeacherInTx(tx, organizationId, classId, personId, classTeacherRole(platform));
    }
    return { rows: 0, added: { roles: allowed.length } };
  });
}
