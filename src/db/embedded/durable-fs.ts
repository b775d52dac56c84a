import { closeSync, fstatSync, fsyncSync, openSync } from 'node:fs';
import type { PGlite } from '@electric-sql/pglite';
import { NodeFS } from '@electric-sql/pglite/nodefs';
import type { SyncCounts } from './protocol.ts';

type EmscriptenOptions = Parameters<NodeFS['init']>[1];

/** The parts of Emscripten's NODEFS that are needed here (PGlite 0.5.16). */
interface FileNode {
  readonly parent: FileNode;
}
interface NodeFiles {
  realPath(node: FileNode): string;
  readonly stream_ops: { fsync?: (stream: { readonly nfd: number }) => number };
  readonly node_ops: Record<string, (...args: readonly never[]) => unknown>;
}

const isWindows = process.platform === 'win32';

/** Makes the entries of a directory safe. Windows has no such operation: NTFS journals its directories. */
export function syncDirectory(path: string): void {
  if (isWindows) return;
  let handle: number;
  try {
    handle = openSync(path, 'r');
  } catch (error) {
    // A directory that is gone has no entries to lose.
    if (error instanceof Error && Reflect.get(error, 'code') === 'ENOENT') return;
    throw error;
  }
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/**
 * PGlite's file system on Node, with the one thing that it leaves out: `fsync`. As shipped the engine asks for it and
 * nothing happens. It is in place before the engine starts, so that recovery after a crash is safe too.
 *
 * PostgreSQL syncs a directory after a rename, but not after making the file of a new table; where a file system does
 * not save the entry together with the file, the table would be lost. So every directory whose entries have changed
 * is synced before the next sync of a file counts as done.
 */
export class DurableFs extends NodeFS {
  readonly #changed = new Set<string>();
  readonly #onFailure: (error: unknown) => never;
  #files = 0;
  #directories = 0;

  /** @param onFailure called when a sync failed, and does not return: from then on nothing may be acknowledged */
  constructor(folder: string, onFailure: (error: unknown) => never) {
    super(folder);
    this.#onFailure = onFailure;
  }

  get counts(): SyncCounts {
    return { files: this.#files, directories: this.#directories };
  }

  override async init(pg: PGlite, options: EmscriptenOptions) {
    const { emscriptenOpts } = await super.init(pg, options);
    const hook = (mod: object): void => this.#install(Reflect.get(mod, 'NODEFS') as NodeFiles);
    return { emscriptenOpts: { ...emscriptenOpts, preRun: [...(emscriptenOpts.preRun ?? []), hook] } };
  }

  #install(files: NodeFiles): void {
    files.stream_ops.fsync = (stream) => this.#sync(stream.nfd);
    // Name of the operation → the nodes whose directory it changes.
    const directoriesOf: Record<string, (...args: readonly FileNode[]) => (FileNode | undefined)[]> = {
      mknod: (parent) => [parent],
      symlink: (parent) => [parent],
      unlink: (parent) => [parent],
      rmdir: (parent) => [parent],
      rename: (node, newParent) => [node?.parent, newParent],
    };
    for (const [name, touched] of Object.entries(directoriesOf)) {
      const original = files.node_ops[name];
      if (!original) throw new Error(`the engine's file system has no ${name}: it is not the one we know`);
      files.node_ops[name] = (...args) => {
        const directories = touched(...args).flatMap((node) => (node ? [files.realPath(node)] : []));
        const result = original(...args);
        for (const path of directories) this.#changed.add(path);
        return result;
      };
    }
  }

  #sync(handle: number): number {
    try {
      for (const path of this.#changed) {
        syncDirectory(path);
        this.#directories += 1;
      }
      this.#changed.clear();
      if (!isWindows || !fstatSync(handle).isDirectory()) fsyncSync(handle);
      this.#files += 1;
      return 0;
    } catch (error) {
      return this.#onFailure(error);
    }
  }
}
