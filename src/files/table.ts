/** A date cell: a local calendar day `YYYY-MM-DD` or, with a time of day, `YYYY-MM-DDTHH:mm:ss`. No time zone. */
export interface DateCell {
  readonly iso: string;
}

/** One cell as a reader understood it. Text is trimmed of nothing: rules decide what spaces mean. */
export type Cell = string | number | boolean | DateCell | null;

/** One sheet, one delimited text or one table of a document, in reading order. */
export interface Table {
  /** Sheet name, or a made-up one («1») for formats without names. */
  readonly name: string;
  readonly rows: readonly (readonly Cell[])[];
}

/** What a reader returns: at least one table, or a Refusal with a `files.refusal.*` code. */
export interface TableFile {
  readonly format: 'xlsx' | 'csv' | 'tsv' | 'docx' | 'text';
  /** Encoding that was recognised for text formats. */
  readonly encoding?: 'utf-8' | 'windows-1251' | 'utf-16le' | 'utf-16be';
  readonly tables: readonly Table[];
  /** Whole plain text, for formats that have one (docx, text): the raw text of a road map is read from it. */
  readonly text?: string;
}

export function isDateCell(cell: Cell | undefined): cell is DateCell {
  return typeof cell === 'object' && cell !== null;
}
