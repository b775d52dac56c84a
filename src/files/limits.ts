/** What one uploaded file may weigh. Every limit is checked before the work that it bounds. */
export interface FileLimits {
  /** Bytes of the file as it was sent. */
  readonly fileBytes: number;
  /** Bytes of all parts of an archive once unpacked, declared and real. */
  readonly unpackedBytes: number;
  /** How many times a part may grow when unpacked; looked at for parts past one megabyte. */
  readonly ratio: number;
  /** Parts in an archive. */
  readonly entries: number;
  /** Tags and attributes in all XML that is read: small ones cost far more than their bytes tell. */
  readonly xmlMarks: number;
  /** Sheets of a workbook, tables of a document. */
  readonly tables: number;
  /** Number of the last row that holds something, in each table. */
  readonly rows: number;
  /** Number of the last column that holds something. */
  readonly columns: number;
  /** Cells up to the last filled one of each row, in all tables together. */
  readonly cells: number;
  /** Characters of one cell; 32,767 is what Excel itself allows. */
  readonly cellChars: number;
  /** Characters of different texts in all tables together. */
  readonly textChars: number;
}

export const megabyte = 1024 * 1024;

/** For files that a person uploads. A district's whole list of pupils stays ten times below. */
export const defaultLimits: FileLimits = {
  fileBytes: 20 * megabyte,
  unpackedBytes: 200 * megabyte,
  ratio: 200,
  entries: 2_000,
  xmlMarks: 16_000_000,
  tables: 250,
  rows: 100_000,
  columns: 200,
  cells: 2_000_000,
  cellChars: 32_767,
  textChars: 24_000_000,
};
