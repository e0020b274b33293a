import { expect, test } from 'vitest';
import { checkUrls } from './check-urls.ts';
import { parseSetup } from './setup.ts';

const apiUrl = 'https://dash.foo.com/api';

test.each([
  ['https://docs.foo.com/', apiUrl, []],
  ['https://foo.com/docs', apiUrl, []],
  ['https://docs.bar.com/', apiUrl, ['different-sites']],
  ['https://foo.vercel.app/', apiUrl, ['vendor-host']],
  ['http://docs.foo.com/', apiUrl, ['scheme-mix']],
  ['http://docs.foo.com/', 'http://dash.foo.com/api', ['not-https']],
  ['http://docs.bar.com/', apiUrl, ['different-sites', 'scheme-mix']],
  ['http://docs.foo.localhost/', 'http://dash.foo.localhost/api', []],
])('checks %s and %s: %j', (docsUrl, url, codes) => {
  const findings = checkUrls(parseSetup({ docsUrl, apiUrl: url }));
  expect(findings.map(({ code }) => code)).toEqual(codes);
  for (const finding of findings)
    expect(finding).toMatchObject({ severity: expect.any(String), step: expect.any(String) });
});
