/** What the database thread is told at its start. */
export interface EngineSetup {
  /** Folder of the database; undefined: in memory. */
  readonly folder: string | undefined;
  /** A database in memory starts from this archive, which moves into the thread; undefined: an empty one. */
  readonly snapshot: Uint8Array<ArrayBuffer> | undefined;
  /** False only in tests that prove that the check of durability can fail. */
  readonly durable: boolean;
}

/** How often the thread made files safe, since its start. */
export interface SyncCounts {
  /** Files and directories that the engine asked to sync. */
  readonly files: number;
  /** Directories that were synced on top, because an entry in them had changed. */
  readonly directories: number;
}

export type EngineRequest =
  | { readonly kind: 'exec'; readonly id: number; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly kind: 'dump' | 'close' | 'counts'; readonly id: number };

export type EngineAnswer =
  | { readonly kind: 'ready'; readonly serverVersion: string }
  /** Bytes of the wire protocol for the request under way. */
  | { readonly kind: 'data'; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly kind: 'done'; readonly id: number; readonly value?: Uint8Array<ArrayBuffer> | SyncCounts }
  | { readonly kind: 'refused'; readonly id: number; readonly message: string }
  /** The engine cannot go on; nothing after the last `done` may be taken as saved. */
  | { readonly kind: 'fatal'; readonly message: string };
