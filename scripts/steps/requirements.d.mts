export interface Requirement {
  id: string;
  group: string;
  seed: string;
  statement: string;
  /** Test files that prove it, parted by `; `, or `open`. */
  test: string;
}
/** Absolute path of docs/requirements.csv. */
export const requirementsFile: string;
export function readRequirements(text: string): Requirement[];
export function writeRequirements(requirements: readonly Requirement[]): string;
/** The ids that the test titles of a source begin with. */
export function titleIds(source: string): string[];
/** Paths of all test files from the root. */
export function testFiles(): string[];
/** Requirement id → test files whose titles claim it. */
export function claimedIds(): Map<string, string[]>;
/** The cell of the column `test`. */
export function testCell(files: readonly string[] | undefined): string;
