export {
  buildProblem,
  type EdgeInput,
  type MentorInput,
  type PairInput,
  type ProblemInput,
} from './build-problem.ts';
export type { Certificate, Cover, Prices, Worth } from './certificate.ts';
export { type CertificateReport, checkCertificate } from './certificate-checker.ts';
export { type CheckReport, checkAnswer, type Violation } from './checker.ts';
export {
  findEdge,
  type InputIssue,
  limits,
  MatchingInputError,
  type Problem,
  problemFromArrays,
  type RemovedPair,
  reasonsAgainst,
} from './problem.ts';
export { type Objective, objectives, type Solution, type SolveOptions, solve } from './solve.ts';
