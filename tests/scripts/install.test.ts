import { describe, expect, test } from 'vitest';
import { isSameInstallation } from '../../scripts/steps/install.mjs';

const lockFile = {
  '': { version: '0.1.0' },
  'node_modules/hono': { version: '4.0.0', integrity: 'sha512-a' },
  'node_modules/esbuild-windows': { version: '1.0.0', integrity: 'sha512-b', optional: true },
};
const hono = { 'node_modules/hono': { version: '4.0.0', integrity: 'sha512-a' } };

describe('node_modules was made from the lock file', () => {
  test.each([
    [
      'everything is there',
      { ...hono, 'node_modules/esbuild-windows': lockFile['node_modules/esbuild-windows'] },
      true,
    ],
    ['a package for another system is absent', hono, true],
    ['a package is absent', {}, false],
    ['another version', { 'node_modules/hono': { version: '4.0.1', integrity: 'sha512-a' } }, false],
    [
      'the same version with other bytes',
      { 'node_modules/hono': { version: '4.0.0', integrity: 'sha512-z' } },
      false,
    ],
    ['one package too many', { ...hono, 'node_modules/left-pad': { version: '1.0.0' } }, false],
    [
      'an optional one of another version',
      { ...hono, 'node_modules/esbuild-windows': { version: '2.0.0' } },
      false,
    ],
  ])('%s', (_name, present, same) => {
    expect(isSameInstallation(lockFile, present)).toBe(same);
  });
});
