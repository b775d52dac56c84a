/** What cannot be tested on an engine, and why. The one list: a suite asks it, and `tests/db/limits.test.ts` proves it. */
export const engineLimits = [
  {
    engine: 'pglite',
    what: 'concurrentTransactions',
    why: 'it has one connection: transactions run one after another, so lock waits and deadlocks cannot arise',
  },
  {
    engine: 'pglite',
    what: 'statementTimeout',
    why: 'WebAssembly has no timer that could interrupt a statement: statement_timeout is accepted and ignored',
  },
  {
    engine: 'postgres',
    what: 'citus',
    why: 'no server with Citus is at hand: the .citus.sql parts run only where the extension is installed',
  },
] as const;

export type EngineLimit = (typeof engineLimits)[number]['what'];

/** Whether a suite that needs `what` can run on the engine. */
export function canRun(engine: 'pglite' | 'postgres', what: EngineLimit): boolean {
  return !engineLimits.some((limit) => limit.engine === engine && limit.what === what);
}
