import type { SqlClient } from '../connection.ts';
import { tooBusy, unavailable } from '../errors.ts';
import type { Lease } from '../transactions.ts';

interface Waiter {
  readonly start: (lease: Lease) => void;
  readonly fail: (error: Error) => void;
  readonly timer: NodeJS.Timeout;
}

/** The one connection of the embedded engine, lent to one transaction at a time, first come, first served. */
export class LeaseQueue {
  readonly #client: SqlClient;
  readonly #waitMs: number;
  readonly #waiters: Waiter[] = [];
  #lent = false;
  #closed: string | undefined;
  #onIdle: (() => void)[] = [];

  /** @param waitMs whoever waits longer is told that the database is busy */
  constructor(client: SqlClient, waitMs: number) {
    this.#client = client;
    this.#waitMs = waitMs;
  }

  /** Whether nobody holds or waits for the connection. */
  get isIdle(): boolean {
    return !this.#lent && this.#waiters.length === 0;
  }

  lease(): Promise<Lease> {
    if (this.#closed !== undefined) return Promise.reject(unavailable(this.#closed));
    return new Promise((start, fail) => {
      const timer = setTimeout(() => {
        this.#waiters.splice(this.#waiters.indexOf(waiter), 1);
        fail(tooBusy('too long a wait for the embedded database'));
      }, this.#waitMs);
      const waiter: Waiter = { start, fail, timer };
      this.#waiters.push(waiter);
      this.#next();
    });
  }

  #next(): void {
    if (this.#lent) return;
    const waiter = this.#waiters.shift();
    if (!waiter) {
      for (const resolve of this.#onIdle.splice(0)) resolve();
      return;
    }
    clearTimeout(waiter.timer);
    this.#lent = true;
    let released = false;
    waiter.start({
      client: this.#client,
      release: (broken) => {
        if (released) return;
        released = true;
        this.#lent = false;
        // There is no second connection to go on with.
        if (broken) this.close('the embedded database left a transaction open');
        this.#next();
      },
    });
  }

  /** Refuses everybody who waits and everybody who comes. Who holds the connection may finish. */
  close(message: string): void {
    this.#closed ??= message;
    for (const waiter of this.#waiters.splice(0)) {
      clearTimeout(waiter.timer);
      waiter.fail(unavailable(this.#closed));
    }
  }

  /** Refuses everybody who comes; resolves when those who are here have finished. */
  drain(message: string): Promise<void> {
    this.#closed ??= message;
    return this.isIdle ? Promise.resolve() : new Promise((resolve) => this.#onIdle.push(resolve));
  }
}
