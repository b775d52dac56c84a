import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { type FileHandle, mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { systemClock } from '../../core/clock.ts';
import { Refusal } from '../../core/refusal.ts';
import { askForLifeSign, giveLifeSign, type HolderState } from './lock-socket.ts';

/*
 * Node has no file locks, so the lock is a protocol: announce yourself, then look who else is there.
 *
 * Every contender puts a file of its own, under a name that is never used twice, into the lock folder, and only then
 * reads the folder. It holds the lock once every other announcement is gone or its owner is dead. Of two contenders
 * the later to announce sees the earlier, so both can never hold. Removing a dead announcement races with nobody,
 * because nobody will ever write that name again. (A single lock file cannot do this: between finding its owner dead
 * and removing it, somebody else may have taken it.)
 *
 * Whether an owner lives is asked by its socket, which the system closes at its death. Process numbers are only told
 * to people: they are used again, and mean nothing across containers. Where the socket cannot be reached, since the
 * folder is shared with another machine or its file system has no sockets, the announcement's time of change counts,
 * which its owner renews.
 */

export interface Holder {
  readonly pid: number;
  readonly host: string;
  /** Instant, ISO 8601. */
  readonly since: string;
}

interface Announcement extends Holder {
  readonly token: string;
  /** Kernel under which the socket is to be found. */
  readonly machine: string;
  readonly socket: boolean;
}

/** Another process has the database open. Nothing was touched. */
export class DatabaseHeld extends Refusal {
  constructor(holder: Holder) {
    super('db.refusal.databaseHeld', 503, { pid: holder.pid, host: holder.host, since: holder.since });
    this.message =
      `The database is open in another process (number ${holder.pid} on ${holder.host}, since ${holder.since}). ` +
      'Stop that one first, or use its pages.';
  }
}

export interface FolderLock {
  release(): Promise<void>;
  /** Resolves if somebody took the lock for abandoned: whatever it guards must be dropped at once. */
  readonly lost: Promise<void>;
}

export interface LockOptions {
  /** False: as on a file system without sockets. */
  readonly sockets?: boolean;
  /** How often the announcement is renewed. */
  readonly beatMs?: number;
  /** An announcement that is not renewed for so long is abandoned. Several beats: a busy disk is not a death. */
  readonly abandonedMs?: number;
  /** Told right after announcing, before looking round: for tests of races. */
  readonly onAnnounced?: () => Promise<void>;
}

const defaults = { sockets: true, beatMs: 3_000, abandonedMs: 15_000 };
const claimMs = 10_000;

function machineName(): string {
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
  } catch {
    return hostname();
  }
}

const extension = '.json';
const fileOf = (folder: string, token: string) => join(folder, `${token}${extension}`);

/** An announcement that cannot be read, as a power cut may leave it, can still be watched. */
async function readAnnouncement(folder: string, token: string): Promise<Announcement> {
  const unreadable = { token, machine: '', socket: false, pid: 0, host: '?', since: '?' };
  try {
    const value: Partial<Announcement> = JSON.parse(await readFile(fileOf(folder, token), 'utf8'));
    return { ...unreadable, ...value, token };
  } catch {
    return unreadable;
  }
}

async function others(folder: string, token: string): Promise<Announcement[]> {
  const tokens = (await readdir(folder))
    .filter((name) => name.endsWith(extension))
    .map((name) => name.slice(0, -extension.length))
    .filter((other) => other !== token);
  return Promise.all(tokens.map((other) => readAnnouncement(folder, other)));
}

async function changedAt(path: string): Promise<number | undefined> {
  return (await stat(path).catch(() => undefined))?.mtimeMs;
}

/** Watches the announcement of an owner that cannot be asked. Clocks of two machines are never compared. */
async function isAbandoned(path: string, abandonedMs: number): Promise<boolean> {
  const first = await changedAt(path);
  const until = performance.now() + abandonedMs;
  while (performance.now() < until) {
    await wait(Math.min(200, abandonedMs / 5));
    const now = await changedAt(path);
    if (now === undefined) return true;
    if (now !== first) return false;
  }
  return true;
}

class Contender {
  readonly token = randomUUID();
  readonly machine = machineName();
  readonly folder: string;
  readonly options: Required<Omit<LockOptions, 'onAnnounced'>>;

  constructor(folder: string, options: LockOptions) {
    this.folder = folder;
    this.options = {
      sockets: options.sockets ?? defaults.sockets,
      beatMs: options.beatMs ?? defaults.beatMs,
      abandonedMs: options.abandonedMs ?? defaults.abandonedMs,
    };
  }

  async announce(socket: boolean): Promise<FileHandle> {
    const announcement: Announcement = {
      token: this.token,
      machine: this.machine,
      socket,
      pid: process.pid,
      host: hostname(),
      since: systemClock.now().toISOString(),
    };
    const text = JSON.stringify(announcement);
    const draft = join(this.folder, `${this.token}.draft`);
    const file = await open(draft, 'wx', 0o600);
    await file.writeFile(text);
    await file.sync();
    // Others see the whole of it or nothing.
    await rename(draft, fileOf(this.folder, this.token));
    return file;
  }

  async stateOf(other: Announcement): Promise<HolderState | 'dead'> {
    if (other.socket && other.machine === this.machine) {
      const state = await askForLifeSign(this.folder, other.token);
      if (state !== 'unknown') return state;
    }
    const abandoned = await isAbandoned(fileOf(this.folder, other.token), this.options.abandonedMs);
    return abandoned ? 'dead' : 'holding';
  }

  /** Resolves once nobody else is left. Of several that claim at once the smallest token stays. */
  async outlast(): Promise<void> {
    const until = performance.now() + claimMs;
    for (;;) {
      const rivals = await others(this.folder, this.token);
      let waiting: Announcement | undefined;
      for (const rival of rivals) {
        const state = await this.stateOf(rival);
        if (state === 'dead') await this.bury(rival.token);
        else if (state === 'holding' || rival.token < this.token) throw new DatabaseHeld(rival);
        else waiting = rival;
      }
      if (!waiting) return;
      if (performance.now() > until) throw new DatabaseHeld(waiting);
      await wait(20);
    }
  }

  async bury(token: string): Promise<void> {
    await rm(fileOf(this.folder, token), { force: true });
    await rm(join(this.folder, `${token}.sock`), { force: true });
  }
}

/**
 * Takes the lock for this process, until `release` or its end, however it ends. The lock folder is made when absent
 * and stays; it holds nothing of value.
 * @throws DatabaseHeld when another process has it, or is just taking it
 */
export async function lockFolder(folder: string, options: LockOptions = {}): Promise<FolderLock> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const contender = new Contender(folder, options);
  const { token } = contender;
  const { beatMs } = contender.options;
  const sign = contender.options.sockets ? await giveLifeSign(folder, token) : undefined;
  const file = await contender.announce(sign !== undefined);

  let timer: NodeJS.Timeout | undefined;
  let beating = Promise.resolve();
  let lose: () => void = () => {};
  const lost = new Promise<void>((resolve) => {
    lose = resolve;
  });
  const beat = async () => {
    if ((await changedAt(fileOf(folder, token))) === undefined) return lose();
    const now = systemClock.now();
    await file.utimes(now, now);
  };
  const release = async () => {
    clearInterval(timer);
    await beating;
    await file.close();
    await contender.bury(token);
    await sign?.close();
  };
  // A disk that is full or slow does not take the lock away; only a removed announcement does.
  timer = setInterval(() => {
    beating = beat().catch(() => {});
  }, beatMs);
  timer.unref();

  try {
    await options.onAnnounced?.();
    await contender.outlast();
  } catch (error) {
    await release();
    throw error;
  }
  if (sign) sign.state = 'holding';
  return { release, lost };
}
