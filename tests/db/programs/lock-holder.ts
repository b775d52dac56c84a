import { lockFolder } from '../../../src/db/embedded/folder-lock.ts';

/** Takes a lock and keeps it. Prints `held`, or `refused` and who has it. Arguments: folder, `sockets` or `beats`. */
const [folder = '', mode = 'sockets'] = process.argv.slice(2);
const quick = { beatMs: 50, abandonedMs: 500 };

try {
  const lock = await lockFolder(folder, mode === 'beats' ? { sockets: false, ...quick } : {});
  process.stdout.write('held\n');
  void lock.lost.then(() => {
    process.stdout.write('lost\n');
  });
  process.stdin.on('end', () => {
    void lock.release().then(() => process.exit(0));
  });
  process.stdin.resume();
} catch (error) {
  process.stdout.write(`refused ${error instanceof Error ? error.message : String(error)}\n`);
}
