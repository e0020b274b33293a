import { expect, test } from 'vitest';
import { examineFixture, goodPage } from '../../../../test/company.ts';

test('warns if a policy in a meta below the script allows the first request', async () => {
  const { findings } = await examineFixture({
    page: (apiUrl) =>
      goodPage(apiUrl).replace(
        '</script>',
        `</script><meta http-equiv="Content-Security-Policy" content="connect-src 'self'">`,
      ),
  });
  expect(findings).toMatchObject([{ code: 'csp-blocks-api', severity: 'warning' }]);
});
