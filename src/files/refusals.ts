import { Refusal, type RefusalParams } from '../core/refusal.ts';

const statuses = {
  /** Nothing to read: no bytes, or only empty cells. */
  empty: 422,
  /** `limitMb`. */
  tooLarge: 413,
  /** `limitMb`: bytes once unpacked. */
  unpackedTooLarge: 413,
  /** A part that grows suspiciously when unpacked. */
  suspicious: 422,
  /** `limit`. */
  tooManyEntries: 413,
  /** `limit`. */
  tooManyTables: 413,
  /** `limit`, `table` (number of the sheet or table). */
  tooManyRows: 413,
  /** `limit`, `row`. */
  tooManyColumns: 413,
  /** `limit`. */
  tooManyCells: 413,
  /** `limit`. */
  longCell: 422,
  /** `limit`. */
  tooMuchText: 413,
  /** A document type or entity declaration: no office program writes them. */
  forbiddenXml: 422,
  /** Cut short, or damaged on the way. */
  broken: 422,
  passwordProtected: 422,
  /** .xls, .xlsb, .ods, web pages and XML 2003 named .xls. */
  oldSheet: 422,
  /** .doc, .odt, .rtf. */
  oldDocument: 422,
  pdf: 422,
  /** An archive of files instead of a file. */
  archive: 422,
  unknownFormat: 422,
  /** `seconds`. */
  tooSlow: 422,
  tooHeavy: 413,
  /** Too many files are being read at this moment. */
  busy: 503,
  /** Stored bytes do not match their hash any more. */
  damagedStore: 503,
  noSpace: 507,
  /** An archive with names or sizes that no honest program writes. */
  brokenArchive: 422,
} as const;

export type FileRefusalName = keyof typeof statuses;
export const fileRefusalNames = Object.keys(statuses) as readonly FileRefusalName[];

/** A Refusal `files.refusal.<name>`. Params hold numbers only: names of files and sheets may be personal. */
export function fileRefusal(name: FileRefusalName, params: RefusalParams = {}): Refusal {
  return new Refusal(`files.refusal.${name}`, statuses[name], params);
}

/** Runs `work`; whatever it throws that is not a Refusal already becomes the Refusal `name`. */
export async function orRefuse<T>(name: FileRefusalName, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw fileRefusal(name);
  }
}
