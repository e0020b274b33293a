import { expect, test } from 'vitest';
import { examineFixture } from '../../../../test/company.ts';

test('finds the script at the end of a large page', async () => {
  const { findings } = await examineFixture({
    page: (apiUrl) =>
      `<!doctype html><body><p>${'word '.repeat(60_000)}</p><script data-api-url="${apiUrl}">start()</script>`,
  });
  expect(findings.map(({ code }) => code)).toEqual(['script-late']);
});
