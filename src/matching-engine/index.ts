export {
  buildProblem,
  type EdgeInput,
  type MentorInput,
  type PairInput,
  type ProblemInput,
} from './build-problem.ts';
export type { Certificate, Cover, OrderCertificate, Prices, Worth } from './certificate.ts';
export { type CertificateReport, checkCertificate } from './certificate-checker.ts';
export { changeProblem, type ProblemChange } from './change-problem.ts';
export { type CheckReport, checkAnswer, type Violation } from './checker.ts';
export { completeOrder, type Goal, goals } from './goals.ts';
export { type MadePair, madePairs, unplacedMentees } from './made-pairs.ts';
export { type GoalReport, proveOrder } from './order-checker.ts';
export { type OrderedSolution, solveInOrder } from './ordered.ts';
export { checkPeers, type PeerReport } from './peer-checker.ts';
export {
  type OddGroup,
  type PeerCertificate,
  type PeerOptions,
  type PeerSolution,
  solvePeers,
} from './peer-matching.ts';
export {
  buildPeerProblem,
  type PeerPairInput,
  type PeerProblem,
  type PeerProblemInput,
} from './peer-problem.ts';
export { type ObjectivePrice, type PairPrice, priceOfObjectives, priceOfPair } from './price.ts';
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
