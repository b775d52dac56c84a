import { existsSync } from 'node:fs';
import { defineConfig } from 'vitest/config';

// The machines of schools and of the build have two cores, and every worker may hold a database of its own.
const maxWorkers = 2;

// Runs once before all projects: it belongs to the root project, which the others do not extend.
const globalSetup = ['tests/support/global-setup.ts'].filter((path) => existsSync(path));

const shared = {
  environment: 'node',
  pool: 'forks',
  maxWorkers,
  testTimeout: 60_000,
  hookTimeout: 120_000,
  restoreMocks: true,
  unstubEnvs: true,
  unstubGlobals: true,
} as const;

const sources = 'src/**/*.test.{ts,tsx}';
const stores = ['src/**/store*.test.ts', 'src/**/service*.test.ts', 'tests/db/**/*.test.ts'];

export default defineConfig({
  test: {
    globalSetup,
    allowOnly: false,
    projects: [
      {
        test: {
          ...shared,
          name: 'unit',
          include: [sources, 'tests/*.test.ts', 'tests/support/**/*.test.ts', 'tests/scripts/**/*.test.ts'],
          exclude: stores,
        },
      },
      { test: { ...shared, name: 'store', include: stores } },
      {
        test: {
          ...shared,
          name: 'acceptance',
          include: ['tests/acceptance/**/*.test.{ts,tsx}'],
          testTimeout: 240_000,
          hookTimeout: 240_000,
        },
      },
      {
        test: {
          ...shared,
          name: 'browser',
          include: ['tests/browser/**/*.test.{ts,tsx}'],
          fileParallelism: false,
          testTimeout: 300_000,
          hookTimeout: 300_000,
        },
      },
    ],
  },
});
