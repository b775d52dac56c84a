import { type InputIssue, limits, MatchingInputError, type RemovedPair } from './problem.ts';
import { keyOf } from './tie-break.ts';

/**
 * People of one kind who may form tandems without a senior ("equal to equal"), two in each. Edges stand in
 * ascending order of their people; `first < second` in every one.
 */
export interface PeerProblem {
  readonly peopleCount: number;
  readonly first: Int32Array;
  readonly second: Int32Array;
  /** Compatibility of each edge, 1..1000. */
  readonly compatibility: Uint16Array;
  /** Edge of the already agreed tandem of each person, or -1. */
  readonly pin: Int32Array;
  readonly keys: Uint32Array;
  /** Ids in ascending order. */
  readonly ids: readonly string[];
  /** Pairs a hard rule took away, the lower person as `mentee`. */
  readonly removed: readonly RemovedPair[];
}

export interface PeerPairInput {
  readonly first: string;
  readonly second: string;
}

export interface PeerProblemInput {
  readonly people: readonly { readonly id: string }[];
  /** Pairs that may be made, each once, in either direction. */
  readonly edges: readonly (PeerPairInput & { readonly compatibility: number })[];
  readonly forbidden?: readonly (PeerPairInput & { readonly reason: string })[];
  readonly pins?: readonly PeerPairInput[];
}

/**
 * Checks the input and lays it out. The same for any order of people, edges and directions. Throws
 * `MatchingInputError` with every fault found.
 */
export function buildPeerProblem(input: PeerProblemInput): PeerProblem {
  const issues: InputIssue[] = [];
  const seen = new Set<string>();
  for (const [k, { id }] of input.people.entries()) {
    if (id === '') issues.push({ code: 'idEmpty', where: `people[${k}]` });
    if (seen.has(id)) issues.push({ code: 'idRepeated', where: `people[${k}]` });
    seen.add(id);
  }
  const ids = [...seen].sort();
  const at = new Map(ids.map((id, i) => [id, i]));
  const find = (pair: PeerPairInput, where: string): readonly [number, number] | undefined => {
    const [i, j] = [at.get(pair.first), at.get(pair.second)];
    if (i === undefined) issues.push({ code: 'personUnknown', where: `${where}.first` });
    if (j === undefined) issues.push({ code: 'personUnknown', where: `${where}.second` });
    if (i === undefined || j === undefined) return undefined;
    if (i === j) issues.push({ code: 'selfPair', where });
    return i < j ? [i, j] : [j, i];
  };
  const codeOf = (pair: readonly [number, number]) => pair[0] * ids.length + pair[1];

  const banned = new Set<number>();
  const removed: RemovedPair[] = [];
  for (const [k, pair] of (input.forbidden ?? []).entries()) {
    const found = find(pair, `forbidden[${k}]`);
    if (!found) continue;
    banned.add(codeOf(found));
    removed.push({ mentee: found[0], mentor: found[1], reason: pair.reason });
  }
  removed.sort(
    (a, b) =>
      a.mentee - b.mentee || a.mentor - b.mentor || (a.reason < b.reason ? -1 : a.reason > b.reason ? 1 : 0),
  );

  const scores = new Map<number, number>();
  for (const [k, edge] of input.edges.entries()) {
    const { compatibility } = edge;
    if (!(Number.isInteger(compatibility) && compatibility >= 1 && compatibility <= limits.compatibility))
      issues.push({ code: 'compatibilityOutOfRange', where: `edges[${k}].compatibility` });
    const found = find(edge, `edges[${k}]`);
    if (!found) continue;
    const code = codeOf(found);
    if (scores.has(code)) issues.push({ code: 'edgeRepeated', where: `edges[${k}]` });
    scores.set(code, compatibility);
  }
  const codes = Float64Array.from([...scores.keys()].filter((code) => !banned.has(code))).sort();

  const pin = new Int32Array(ids.length).fill(-1);
  for (const [k, pair] of (input.pins ?? []).entries()) {
    const found = find(pair, `pins[${k}]`);
    if (!found) continue;
    const edge = codes.indexOf(codeOf(found));
    if (banned.has(codeOf(found))) issues.push({ code: 'pinForbidden', where: `pins[${k}]` });
    else if (edge === -1) issues.push({ code: 'pinWithoutEdge', where: `pins[${k}]` });
    else if (pin[found[0]] !== -1 || pin[found[1]] !== -1)
      issues.push({ code: 'pinRepeated', where: `pins[${k}]` });
    else {
      pin[found[0]] = edge;
      pin[found[1]] = edge;
    }
  }
  if (issues.length > 0) throw new MatchingInputError(issues);
  return {
    peopleCount: ids.length,
    first: Int32Array.from(codes, (code) => Math.floor(code / ids.length)),
    second: Int32Array.from(codes, (code) => code % ids.length),
    compatibility: Uint16Array.from(codes, (code) => scores.get(code) ?? 0),
    pin,
    keys: Uint32Array.from(ids, keyOf),
    ids,
    removed,
  };
}
