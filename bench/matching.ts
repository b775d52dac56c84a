import { parseArgs } from 'node:util';
import { checkAnswer, type Objective, solve } from '../src/matching-engine/index.ts';
import { readInstance } from './read-instance.ts';

const { values } = parseArgs({
  options: {
    instance: { type: 'string' },
    objective: { type: 'string', default: 'stable' },
    ties: { type: 'string', default: 'compatibility' },
  },
});
const problem = readInstance(values.instance ?? '');
const before = process.cpuUsage();
const t0 = performance.now();
const solution = solve(problem, {
  objective: values.objective as Objective,
  ties: values.ties === 'lot' ? 'lot' : 'compatibility',
});
const ms = performance.now() - t0;
const cpu = process.cpuUsage(before);
const peak = process.resourceUsage().maxRSS / 1024;
const report = checkAnswer(problem, solution.answer);
console.log(JSON.stringify({ ...report, ms, cpu: (cpu.user + cpu.system) / 1000, peak }));
