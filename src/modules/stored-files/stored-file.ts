/** What is known of an uploaded or produced file; its bytes lie on disk under the hash. */
export interface StoredFile {
  readonly id: string;
  /** 64 lower-case hexadecimal digits. */
  readonly sha256: string;
  readonly sizeBytes: number;
  /** Name as it was uploaded, for the reader who downloads it. */
  readonly name: string;
  readonly mediaType: string;
}
