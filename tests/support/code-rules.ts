import { bareCode, type SourceFile } from './source-scan.ts';

const maxLines = 400;
/** Cyrillic, written by number: this rule is checked on itself. */
const russian = /[\u0400-\u04ff]/;

interface CodeRule {
  readonly name: string;
  readonly pattern: RegExp;
  /** Paths that the rule does not concern. */
  readonly except?: RegExp;
}

const codeRules: readonly CodeRule[] = [
  {
    name: 'time outside the Clock',
    pattern: /\bDate\.now\b|\bnew Date\(\s*\)/,
    except: /^src\/core\/clock\.ts$/,
  },
  { name: 'unseeded randomness', pattern: /\bMath\.random\b/, except: /^src\/core\/clock\.ts$/ },
  {
    name: 'the environment outside config',
    pattern: /(?<!readConfig\()\bprocess\.env\b/,
    except: /^src\/config\//,
  },
  { name: 'any', pattern: /(?:[:<,|&(]|\bas|\bkeyof)\s*any\b(?!\s*[:=(])|\bany\[\]/ },
];

const testRules: readonly CodeRule[] = [
  {
    name: 'a skipped or lonely test',
    pattern:
      /\b(?:test|it|describe|suite)\b[^;\n]*\.(?:skip|only|todo|(?:skip|run)If(?!\(process\.platform\b)|fails)\b/,
  },
  { name: 'a skipped test', pattern: /\b(?:xit|xtest|xdescribe|fit|fdescribe)\s*\(|\bctx\.skip\(/ },
];

function ruleFaults(file: SourceFile, rules: readonly CodeRule[]): string[] {
  const code = bareCode(file.text);
  return rules
    .filter((rule) => !rule.except?.test(file.path) && rule.pattern.test(code))
    .map((rule) => `${file.path}: ${rule.name}`);
}

export function isTest(path: string): boolean {
  return /\.test\.tsx?$/.test(path);
}

/** Faults of what stands in a source file of the product: length, language, time, chance, environment, `any`. */
export function contentFaults(file: SourceFile): string[] {
  const faults = ruleFaults(file, codeRules);
  const lines = file.text.split('\n').length - 1;
  if (lines > maxLines) faults.push(`${file.path}: ${lines} lines, more than ${maxLines}`);
  if (russian.test(file.text)) faults.push(`${file.path}: Russian text`);
  return faults;
}

/** Faults of a test file: tests that would be left out in silence. */
export function testFaults(file: SourceFile): string[] {
  return ruleFaults(file, testRules);
}
