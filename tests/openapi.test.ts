import { expect, test } from 'vitest';
import { createApi } from '../src/app.ts';

/** After a wanted change: `npx vitest run tests/openapi.test.ts -u`, and look at the difference. */
test('openapi.json is what the routes say', async () => {
  const document = createApi().document();
  expect(Object.keys(document.paths as object).length).toBeGreaterThan(8);
  await expect(`${JSON.stringify(document, null, 2)}\n`).toMatchFileSnapshot('../openapi.json');
});
