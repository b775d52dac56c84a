import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../../', import.meta.url));

/** A source file: its path from the root with forward slashes, and its text. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

export interface Import {
  /** What stands between the quotes. */
  readonly specifier: string;
  /** `import type`: nothing of it is left when the program runs. */
  readonly typeOnly: boolean;
}

/** Every file under a folder of the root, sorted by path. */
export function filesUnder(folder: string, pattern: RegExp): SourceFile[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((path) => `${folder}/${path.replaceAll('\\', '/')}`)
    .filter((path) => pattern.test(path))
    .sort()
    .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));
}

const regexMayFollow = /(?:^|[=(,:[!&|?{};+]|\breturn|\bcase|=>)\s*$/;

function endOfQuoted(text: string, start: number): number {
  const quote = text[start];
  for (let at = start + 1; at < text.length; at += 1) {
    if (text[at] === '\\') at += 1;
    else if (text[at] === quote) return at + 1;
    // A quote that no line closes is an apostrophe in the words of a page.
    else if (text[at] === '\n' && quote !== '`') return start + 1;
  }
  return quote === '`' ? text.length : start + 1;
}

function endOfRegex(text: string, start: number): number {
  let inClass = false;
  for (let at = start + 1; at < text.length && text[at] !== '\n'; at += 1) {
    const letter = text[at];
    if (letter === '\\') at += 1;
    else if (letter === '[') inClass = true;
    else if (letter === ']') inClass = false;
    else if (letter === '/' && !inClass) return at + 1;
  }
  return start + 1;
}

function endOfComment(text: string, start: number): number {
  const close = text[start + 1] === '/' ? '\n' : '*/';
  const end = text.indexOf(close, start + 2);
  if (end < 0) return text.length;
  return close === '\n' ? end : end + 2;
}

/** Where the piece that begins here ends, and what kind of piece it is; undefined: a plain character. */
function pieceAt(text: string, at: number): { kind: 'comment' | 'words'; end: number } | undefined {
  const letter = text[at];
  if (letter === '/' && (text[at + 1] === '/' || text[at + 1] === '*')) {
    return { kind: 'comment', end: endOfComment(text, at) };
  }
  if (letter === "'" || letter === '"' || letter === '`')
    return { kind: 'words', end: endOfQuoted(text, at) };
  if (letter === '/' && regexMayFollow.test(text.slice(Math.max(0, at - 20), at))) {
    return { kind: 'words', end: endOfRegex(text, at) };
  }
  return undefined;
}

/** Spaces instead of letters; the quotes of a string stay, so that an argument is still seen to be there. */
function blank(part: string, isWords: boolean): string {
  const spaces = part.replace(/[^\n]/g, ' ');
  return isWords ? `${part[0]}${spaces.slice(1, -1)}${part.at(-1)}` : spaces;
}

/** The text without comments and, on request, with empty strings and regular expressions. Lines stay where they are. */
function stripped(text: string, emptyWords: boolean): string {
  let code = '';
  for (let at = 0; at < text.length; ) {
    const piece = pieceAt(text, at);
    const end = piece?.end ?? at + 1;
    const part = text.slice(at, end);
    const keep = piece === undefined || part.length === 1 || (piece.kind === 'words' && !emptyWords);
    code += keep ? part : blank(part, piece.kind === 'words');
    at = end;
  }
  return code;
}

export function withoutComments(text: string): string {
  return stripped(text, false);
}

/** Only what runs: comments, strings, templates and regular expressions are blank. */
export function bareCode(text: string): string {
  return stripped(text, true);
}

const staticImport = /\b(?:import|export)\s+(type\s+)?(?:[\w*{}\s,$]+?\s*from\s*)?['"]([^'"\n]+)['"]/g;
const dynamicImport = /\bimport\(\s*['"`]([^'"`\n]+)['"`]\s*[,)]/g;

/** Everything that a file imports or passes on, static and dynamic. */
export function importsOf(text: string): Import[] {
  const code = withoutComments(text);
  const statics = [...code.matchAll(staticImport)].map((match) => ({
    specifier: match[2] ?? '',
    typeOnly: match[1] !== undefined,
  }));
  const dynamics = [...code.matchAll(dynamicImport)].map((match) => ({
    specifier: match[1] ?? '',
    typeOnly: false,
  }));
  return [...statics, ...dynamics];
}

/** A relative specifier as a path from the root; undefined for a package. */
export function resolved(from: string, specifier: string): string | undefined {
  if (!specifier.startsWith('.')) return undefined;
  const parts = from.split('/').slice(0, -1);
  for (const part of specifier.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.') parts.push(part);
  }
  return parts.join('/');
}

/** `hono/jsx` → `hono`, `@electric-sql/pglite/contrib/x` → `@electric-sql/pglite`, `node:fs` → `node:fs`. */
export function packageOf(specifier: string): string {
  const parts = specifier.split('/');
  if (specifier.startsWith('node:')) return parts[0] ?? specifier;
  return parts.slice(0, specifier.startsWith('@') ? 2 : 1).join('/');
}
