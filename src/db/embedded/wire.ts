import { Duplex } from 'node:stream';
import { unavailable } from '../errors.ts';
import type { EngineThread } from './engine-thread.ts';

/**
 * Looks like a socket to the PostgreSQL driver and carries its bytes to the engine's thread. So the embedded engine
 * and a server are spoken to by the same client, with the same values, errors and constraint names.
 */
export class WireStream extends Duplex {
  readonly #engine: EngineThread;

  constructor(engine: EngineThread) {
    super();
    this.#engine = engine;
    engine.onData = (bytes) => this.push(bytes);
    void engine.ended.then((reason) => this.destroy(reason && unavailable(reason.message)));
  }

  // What the driver asks of a socket.
  connect(): this {
    queueMicrotask(() => this.emit('connect'));
    return this;
  }
  setNoDelay(): this {
    return this;
  }
  setKeepAlive(): this {
    return this;
  }
  ref(): this {
    return this;
  }
  unref(): this {
    return this;
  }

  override _read(): void {}

  override _write(chunk: Uint8Array, _encoding: string, callback: (error?: Error) => void): void {
    this.#send([chunk], callback);
  }

  override _writev(chunks: { chunk: Uint8Array }[], callback: (error?: Error) => void): void {
    this.#send(
      chunks.map(({ chunk }) => chunk),
      callback,
    );
  }

  override _final(callback: () => void): void {
    callback();
    this.destroy();
  }

  /** The messages of one statement go in one piece, in memory of their own: the driver's buffers are shared. */
  #send(chunks: readonly Uint8Array[], callback: (error?: Error) => void): void {
    const bytes = new Uint8Array(chunks.reduce((size, chunk) => size + chunk.length, 0));
    let at = 0;
    for (const chunk of chunks) {
      bytes.set(chunk, at);
      at += chunk.length;
    }
    this.#engine.exec(bytes).then(() => callback(), callback);
  }
}
