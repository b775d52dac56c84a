import { describe, expect, test } from 'vitest';
import { testServices } from './test-services.ts';

describe('the summary of a test run', () => {
  test('names a PostgreSQL that was wanted and is not there', async () => {
    const services = testServices({ givenUrl: undefined, binaries: undefined });
    expect(services.hasPostgres()).toBe(false);
    expect(services.summary()).toEqual(['PostgreSQL: not found, its runs were left out']);
    await expect(services.createDatabase()).rejects.toThrow('not installed');
    await services.stop();
  });

  test('says nothing of it when no test asked', () => {
    expect(testServices({ givenUrl: undefined, binaries: undefined }).summary()).toEqual([]);
  });
});
