import { type CompactFile, FileBuilder } from './compact-table.ts';
import { delimiterHint, findDelimiter, readDelimited, type TextKind } from './delimited-text.ts';
import type { FileLimits } from './limits.ts';
import type { DecodedText } from './text-encoding.ts';

/**
 * Reads text of any kind: a delimited table, or running text, which becomes a table of its lines
 * (parted at tabs, for tables copied out of a document) next to the whole text.
 */
export function readText(
  { text, encoding }: Pick<DecodedText, 'text'> & Partial<DecodedText>,
  kind: TextKind,
  limits: FileLimits,
): CompactFile {
  const file = new FileBuilder(limits);
  const head = encoding === undefined ? {} : { encoding };
  const longest = limits.cellChars * 2;
  const hint = delimiterHint(text);
  const body = hint === undefined ? text : text.slice(hint.length);
  const delimiter = hint?.delimiter ?? findDelimiter(body, kind, longest);
  const table = file.addTable();
  readDelimited(body, delimiter ?? '\t', table, { hasQuotes: delimiter !== undefined, longest });
  if (delimiter === undefined) return file.finish({ format: 'text', ...head, text });
  return file.finish({ format: delimiter === '\t' ? 'tsv' : 'csv', ...head });
}
