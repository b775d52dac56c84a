import { parseArgs } from 'node:util';
import { checkAnswer, checkCertificate, objectives, solve } from '../src/matching-engine/index.ts';
import { readInstance } from './read-instance.ts';

// Solves one instance for one objective, has the independent checkers judge the answer, and prints a line of
// JSON. `solveMs` is the time of `solve` alone; `dual` is the proven bound: on the total compatibility for
// `weight` and `fair` (among the answers that place as many, with pairs as good as the worst one), on the
// number placed for `cardinality`; the stable objectives have none (their proof is the count of blocking
// pairs). `peakRssMb` is the largest resident set of the process so far, reading and solving. With `--cpu`
// the line also holds `cpuMs`, the processor time of `solve` on all threads: steadier on a busy machine.

const { values } = parseArgs({
  options: {
    instance: { type: 'string' },
    objective: { type: 'string', default: 'stable' },
    seed: { type: 'string', default: '1' },
    cpu: { type: 'boolean', default: false },
  },
});
const objective = objectives.find((name) => name === values.objective);
if (values.instance === undefined || objective === undefined) {
  console.error(`usage: npm run bench:matching -- --instance FILE.mmi --objective ${objectives.join('|')}`);
  process.exit(2);
}

const problem = readInstance(values.instance);
const cpuBefore = process.cpuUsage();
const begin = performance.now();
const { answer, certificate } = solve(problem, { objective, seed: Number(values.seed) });
const solveMs = performance.now() - begin;
const cpu = process.cpuUsage(cpuBefore);
const peakRssMb = process.resourceUsage().maxRSS / 1024;

const { isValid, violations, placed, weight, blockingPairs } = checkAnswer(problem, answer);
const proof = checkCertificate(problem, answer, certificate);
if (!isValid || proof.faults.length > 0) {
  console.error(JSON.stringify({ violations: violations.slice(0, 10), faults: proof.faults }));
  process.exitCode = 1;
}
let dual: number | null = null;
let gap: number | null = null;
if (certificate.prices !== undefined && proof.dual !== undefined) {
  dual = proof.dual - certificate.prices.worth.placed * placed;
  gap = dual - weight;
} else if (proof.placedBound !== undefined) {
  dual = proof.placedBound;
  gap = dual - placed;
}
console.log(
  JSON.stringify({
    objective,
    placed,
    weight,
    blockingPairs,
    dual,
    gap,
    solveMs: Math.round(solveMs),
    peakRssMb: Math.round(peakRssMb),
    ...(values.cpu ? { cpuMs: Math.round((cpu.user + cpu.system) / 1000) } : {}),
  }),
);
