import { isId } from '../../core/id.ts';
import { notFound, Refusal } from '../../core/refusal.ts';
import { authorize, type Scope } from '../../core/scope.ts';
import type { Platform } from '../../platform.ts';
import { recordAudit } from '../audit/index.ts';
import { findPersonInTx, type Person, updatePerson } from '../people/index.ts';
import {
  type Case,
  cases,
  declineName,
  type NameDoubt,
  type NameParts,
  nameDoubts,
  type PersonName,
} from './declension.ts';
import { documentPolicy } from './policy.ts';
import { readOwnForms } from './schema-names.ts';
import { nameOf } from './service-world.ts';

type ObliqueCase = Exclude<Case, 'nominative'>;

/** Cases that a name is declined to: all but the nominative. */
export const obliqueCases: readonly ObliqueCase[] = cases.filter((each) => each !== 'nominative');

export interface NameCard {
  readonly person: Person;
  readonly name: PersonName;
  readonly doubts: readonly NameDoubt[];
}

/** A person's name with what is doubtful about its forms. */
export async function readName(platform: Platform, scope: Scope, personId: string): Promise<NameCard> {
  authorize(scope, documentPolicy, 'document.edit');
  const person = isId(personId)
    ? await platform.db.inOrganization(scope.organizationId, (tx) =>
        findPersonInTx(tx, scope.organizationId, personId),
      )
    : undefined;
  if (!person) throw notFound();
  const name = nameOf(person);
  return { person, name, doubts: nameDoubts(name) };
}

/** What would be printed for a part of a name in a case. */
export function printedPart(name: PersonName, part: keyof NameParts, grammaticalCase: Case): string {
  return declineName(name, grammaticalCase)[part];
}

export interface NameForms {
  readonly gender: Person['gender'];
  /** Forms by case; a part that is not given is declined by rule. */
  readonly forms: Readonly<Partial<Record<Case, Partial<NameParts>>>>;
  readonly version: number;
}

/** Keeps a person's own forms of the name, as every document prints them from now on. */
export async function saveNameForms(
  platform: Platform,
  scope: Scope,
  personId: string,
  input: NameForms,
): Promise<void> {
  authorize(scope, documentPolicy, 'document.edit');
  const now = platform.clock.now();
  const { organizationId } = scope;
  await platform.db.inOrganization(organizationId, async (tx) => {
    const person = isId(personId) ? await findPersonInTx(tx, organizationId, personId) : undefined;
    if (!person) throw notFound();
    const { id, version: _version, ...fields } = person;
    const before = readOwnForms(person.nameForms) ?? {};
    const nameForms = Object.fromEntries(
      obliqueCases.map((grammaticalCase) => [
        grammaticalCase,
        { ...before[grammaticalCase], ...input.forms[grammaticalCase] },
      ]),
    );
    const changed = { ...fields, gender: input.gender, nameForms };
    if (!(await updatePerson(tx, organizationId, id, input.version, changed, now))) {
      throw new Refusal('common.refusal.changedMeanwhile', 409);
    }
    const record = { action: 'person.nameForms', entity: 'person', entityId: id, details: {} };
    await recordAudit(tx, scope, record, now);
  });
}
