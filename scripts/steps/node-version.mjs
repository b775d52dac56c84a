// Imported first and alone by every program here: it must be read by an old Node too, so the syntax stays plain.

const [leastMajor, leastMinor] = [20, 19];
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);

if (major < leastMajor || (major === leastMajor && minor < leastMinor)) {
  console.error(
    `Plecho needs Node.js ${leastMajor}.${leastMinor} or newer; this is ${process.versions.node} (${process.execPath}).\n` +
      'Install a current version from https://nodejs.org and start again.',
  );
  process.exit(1);
}
