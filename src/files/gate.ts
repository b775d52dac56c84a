/** Lets a few pieces of work run at once and makes a few more wait. */
export interface Gate {
  /** Runs `work` when its turn comes; throws what `onFull` makes when too many wait already. */
  run<T>(work: () => Promise<T>): Promise<T>;
}

export function gate(atOnce: number, waiting: number, onFull: () => Error): Gate {
  const queue: (() => void)[] = [];
  let running = 0;
  return {
    async run(work) {
      if (running >= atOnce) {
        if (queue.length >= waiting) throw onFull();
        await new Promise<void>((resolve) => queue.push(resolve));
      } else running += 1;
      try {
        return await work();
      } finally {
        // The place goes straight to the next in line, so that nobody can slip in between.
        const next = queue.shift();
        if (next === undefined) running -= 1;
        else next();
      }
    },
  };
}
