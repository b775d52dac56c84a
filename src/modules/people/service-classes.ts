import { isId } from '../../core/id.ts';
import { notFound, Refusal } from '../../core/refusal.ts';
import { authorize, type Scope } from '../../core/scope.ts';
import type { Tx } from '../../db/database.ts';
import type { Platform } from '../../platform.ts';
import { recordAudit } from '../audit/index.ts';
import type { ClassLabel } from './class-label.ts';
import { personPolicy } from './policy.ts';
import { findPerson, listClasses } from './store.ts';
import {
  type ClassLine,
  deleteClass,
  ensureClasses,
  isClassEmpty,
  listClassLines,
  updateClassTeacher,
} from './store-classes.ts';
import { listPeopleOfKinds } from './store-list.ts';

/**
 * Gives or ends the role of a class teacher in the transaction that makes or unmakes one. Roles are held by a
 * higher module, so it is passed in.
 */
export type SetClassTeacherRole = (
  tx: Tx,
  organizationId: string,
  personId: string,
  leads: boolean,
) => Promise<void>;

export interface TeacherChoice {
  readonly id: string;
  readonly lastName: string;
  readonly firstName: string;
  readonly middleName: string;
}

export interface ClassList {
  readonly classes: readonly ClassLine[];
  /** Active members of staff, by name. */
  readonly teachers: readonly TeacherChoice[];
}

export async function readClasses(platform: Platform, scope: Scope): Promise<ClassList> {
  authorize(scope, personPolicy, 'person.list');
  return platform.db.inOrganization(scope.organizationId, async (tx) => ({
    classes: await listClassLines(tx, scope.organizationId),
    teachers: (await listPeopleOfKinds(tx, scope.organizationId, ['teacher'])).filter(
      (person) => person.status === 'active',
    ),
  }));
}

/** Adds a class; refuses a label that is there. */
export async function addClass(platform: Platform, scope: Scope, label: ClassLabel): Promise<void> {
  authorize(scope, personPolicy, 'class.edit');
  const { organizationId } = scope;
  const now = platform.clock.now();
  await platform.db.inOrganization(organizationId, async (tx) => {
    const known = await listClasses(tx, organizationId);
    if (known.some((entry) => entry.label === label.label))
      throw new Refusal('people.refusal.classExists', 409, { label: label.label });
    const ids = await ensureClasses(tx, organizationId, [label], now);
    const record = { action: 'class.create', entity: 'school_class', entityId: ids.get(label.label) };
    await recordAudit(tx, scope, { ...record, details: {} }, now);
  });
}

/** Removes a class in which nobody is or was; refuses otherwise. */
export async function removeClass(
  platform: Platform,
  scope: Scope,
  classId: string,
  setRole: SetClassTeacherRole,
): Promise<void> {
  authorize(scope, personPolicy, 'class.edit');
  const { organizationId } = scope;
  const now = platform.clock.now();
  await platform.db.inOrganization(organizationId, async (tx) => {
    await changeTeacher(tx, organizationId, classId, undefined, setRole);
    if (!(await isClassEmpty(tx, organizationId, classId)))
      throw new Refusal('people.refusal.classNotEmpty', 409);
    await deleteClass(tx, organizationId, classId);
    const record = { action: 'class.delete', entity: 'school_class', entityId: classId, details: {} };
    await recordAudit(tx, scope, record, now);
  });
}

/** Says who leads a class: he gets the role of a class teacher, his predecessor loses it unless he leads another. */
export async function assignClassTeacher(
  platform: Platform,
  scope: Scope,
  classId: string,
  teacherId: string | undefined,
  setRole: SetClassTeacherRole,
): Promise<void> {
  authorize(scope, personPolicy, 'class.edit');
  const { organizationId } = scope;
  const now = platform.clock.now();
  await platform.db.inOrganization(organizationId, async (tx) => {
    await changeTeacher(tx, organizationId, classId, teacherId, setRole);
    const details = { teacherId: teacherId ?? '' };
    await recordAudit(
      tx,
      scope,
      { action: 'class.teacher', entity: 'school_class', entityId: classId, details },
      now,
    );
  });
}

/** The same inside a running transaction, without a line in the record: for imports. */
export async function changeTeacher(
  tx: Tx,
  organizationId: string,
  classId: string,
  teacherId: string | undefined,
  setRole: SetClassTeacherRole,
): Promise<void> {
  const classes = await listClasses(tx, organizationId);
  const one = isId(classId) ? classes.find((entry) => entry.id === classId) : undefined;
  if (!one) throw notFound();
  if (one.teacherId === teacherId) return;
  if (teacherId !== undefined) {
    const teacher = await findPerson(tx, organizationId, teacherId);
    if (teacher?.kind !== 'teacher') throw notFound();
  }
  await updateClassTeacher(tx, organizationId, classId, teacherId);
  const before = one.teacherId;
  const leadsAnother = classes.some((entry) => entry.id !== classId && entry.teacherId === before);
  if (before !== undefined && !leadsAnother) await setRole(tx, organizationId, before, false);
  if (teacherId !== undefined) await setRole(tx, organizationId, teacherId, true);
}
