import pg from 'pg';
import { parserOf } from '../values.ts';
import type { EngineThread } from './engine-thread.ts';
import { Housekeeping, type HousekeepingOptions } from './housekeeping.ts';
import { LeaseQueue } from './lease-queue.ts';
import { WireStream } from './wire.ts';

export interface SessionOptions extends HousekeepingOptions {
  /** How long a transaction may wait for its turn, in milliseconds. */
  readonly waitMs?: number;
}

/** A running engine with the one connection to it. */
export interface Session {
  readonly queue: LeaseQueue;
  readonly engine: EngineThread;
  /** Runs `work` while no transaction is open. */
  alone<T>(work: () => Promise<T>): Promise<T>;
  /** Lets those who wait finish, then stops the engine in good order. */
  close(): Promise<void>;
}

const defaultWaitMs = 30_000;
const closedMessage = 'the database is closed';

export async function openSession(engine: EngineThread, options: SessionOptions): Promise<Session> {
  const client = new pg.Client({
    stream: () => new WireStream(engine),
    user: 'postgres',
    database: 'postgres',
    types: { getTypeParser: (typeId: number) => parserOf(typeId) },
  });
  // A broken wire fails the statements on it; the reason comes by way of `ended`.
  client.on('error', () => {});
  await client.connect();
  const queue = new LeaseQueue(client, options.waitMs ?? defaultWaitMs);
  const housekeeping = new Housekeeping(queue, options);

  void engine.ended.then((reason) => {
    queue.close(reason ? `the embedded database has stopped: ${reason.message}` : closedMessage);
    void housekeeping.stop();
  });

  return {
    queue,
    engine,
    alone: async (work) => {
      const lease = await queue.lease();
      try {
        return await work();
      } finally {
        lease.release(false);
      }
    },
    close: async () => {
      const drained = queue.drain(closedMessage);
      await housekeeping.stop();
      await drained;
      await client.end();
      await engine.close();
    },
  };
}
