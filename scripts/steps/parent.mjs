/**
 * npm starts a program through a shell and passes a signal to that shell alone, which dies of it and leaves the
 * program behind. So a program that npm started ends, gracefully, as soon as its parent is gone.
 * Windows has no such orphans: there the parent's number never changes.
 */
export function stopWithParent() {
  if (process.env.npm_lifecycle_event === undefined) return;
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    process.kill(process.pid, 'SIGTERM');
  }, 100);
  timer.unref();
}
