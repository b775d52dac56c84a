import { fullName } from '../people/index.ts';
import { dayText } from './date-value.ts';
import { changesOf, type FieldChange } from './merged-person.ts';
import { type Pairing, pairPeople } from './plan-pairing.ts';
import type { ExistingPerson, IncomingPerson } from './plan-person.ts';
import { type Problem, type ProblemName, problemOf } from './problem.ts';

export type PlanItem =
  | { readonly action: 'create'; readonly row: number }
  | {
      readonly action: 'update';
      readonly row: number;
      readonly personId: string;
      readonly changes: readonly FieldChange[];
    }
  | { readonly action: 'unchanged'; readonly row: number; readonly personId: string }
  | { readonly action: 'skip'; readonly row: number }
  | {
      readonly action: 'ask';
      readonly row: number;
      readonly candidateIds: readonly string[];
      readonly problem: ProblemName;
    };

export interface ImportPlan {
  /** One item for each row, in the order of the rows. */
  readonly items: readonly PlanItem[];
  /** People who are in the organisation and neither in the file nor in doubt: told, never removed. */
  readonly absentIds: readonly string[];
  readonly problems: readonly Problem[];
  readonly counts: Readonly<Record<PlanItem['action'], number>>;
}

/** What the user said about a row in doubt: the id of a person, somebody new, or leave the row out. */
export type PlanDecision = { readonly personId: string } | 'new' | 'skip';
export type PlanDecisions = ReadonlyMap<number, PlanDecision>;

function itemOf(
  incoming: IncomingPerson,
  pairing: Pairing | undefined,
  byId: ReadonlyMap<string, ExistingPerson>,
): PlanItem {
  const { row } = incoming;
  if (pairing === undefined) return { action: 'create', row };
  if (pairing.kind === 'ask')
    return { action: 'ask', row, candidateIds: pairing.candidateIds, problem: pairing.problem };
  const person = byId.get(pairing.personId);
  if (person === undefined) return { action: 'create', row };
  const changes = changesOf(person, incoming);
  return changes.length === 0
    ? { action: 'unchanged', row, personId: person.id }
    : { action: 'update', row, personId: person.id, changes };
}

/** The user's word is done, unless he gave one person to two rows. */
function decidedItem(
  incoming: IncomingPerson,
  decision: PlanDecision,
  byId: ReadonlyMap<string, ExistingPerson>,
  seen: ReadonlySet<string>,
): PlanItem {
  const { row } = incoming;
  if (decision === 'new') return { action: 'create', row };
  if (decision === 'skip') return { action: 'skip', row };
  const { personId } = decision;
  if (seen.has(personId)) return { action: 'ask', row, candidateIds: [personId], problem: 'planTakenTwice' };
  return itemOf(incoming, { kind: 'pair', personId }, byId);
}

function label(person: ExistingPerson): string {
  const born = person.bornOn === undefined ? '' : dayText(person.bornOn);
  return [fullName(person.name), person.classLabel, born].filter((part) => part !== '').join(', ');
}

/**
 * Says for each row of a file what it does to the people who are there: adds, changes (with the fields), changes
 * nothing, or is in doubt and asked about. An empty cell erases nothing. Planning again after the plan was
 * carried out gives "unchanged" for every row that was carried out. Time grows with rows and people, not with
 * their product.
 */
export function planImport(
  existing: readonly ExistingPerson[],
  incoming: readonly IncomingPerson[],
  decisions: PlanDecisions = new Map(),
): ImportPlan {
  const byId = new Map(existing.map((person) => [person.id, person]));
  const open = incoming.filter(({ row }) => !decisions.has(row));
  const decidedIds = new Set(
    [...decisions.values()].flatMap((decision) => (typeof decision === 'string' ? [] : [decision.personId])),
  );
  const pairings = pairPeople(
    existing.filter(({ id }) => !decidedIds.has(id)),
    open,
  );
  const items: PlanItem[] = [];
  const problems: Problem[] = [];
  const counts = { create: 0, update: 0, unchanged: 0, ask: 0, skip: 0 };
  const seen = new Set<string>();
  for (const person of incoming) {
    const decision = decisions.get(person.row);
    const item =
      decision === undefined
        ? itemOf(person, pairings.get(person), byId)
        : decidedItem(person, decision, byId, seen);
    items.push(item);
    counts[item.action] += 1;
    if (item.action === 'update' || item.action === 'unchanged') seen.add(item.personId);
    if (item.action !== 'ask') continue;
    for (const id of item.candidateIds) seen.add(id);
    const candidates = item.candidateIds.flatMap((id) => byId.get(id) ?? []).map(label);
    const personal = { typed: label({ ...person, id: '' }), candidates: candidates.join('; ') };
    problems.push(problemOf(item.row, item.problem, { field: 'fullName', personal }));
  }
  return {
    items,
    absentIds: existing.filter(({ id }) => !seen.has(id)).map(({ id }) => id),
    problems,
    counts,
  };
}
