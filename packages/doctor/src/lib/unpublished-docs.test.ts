import { expect, test } from 'vitest';
import { goodPage, startCompany } from '../../test/company.ts';
import { examine } from './examine.ts';
import type { ReadUnpublished } from './unpublished-docs.ts';
import { parseSetup } from './setup.ts';

test.each(['two-subdomains', 'one-domain'] as const)(
  'examines %s with docs that are not published, and asks the dashboard only',
  async (deployment) => {
    const company = await startCompany({ deployment, docsStatus: 500 });
    const paths: string[] = [];
    const readUnpublished: ReadUnpublished = (path) => {
      paths.push(path);
      return path === '' ? { type: 'text/html', text: goodPage(company.apiUrl) } : undefined;
    };
    const { docsUrl, apiUrl } = company;
    const codes: string[] = [];
    const urls = new Set<string>();
    for await (const event of examine(parseSetup({ docsUrl, apiUrl }), { readUnpublished })) {
      if (event.type === 'finding' && event.finding.severity === 'error')
        codes.push(event.finding.code);
      if (event.type === 'request') urls.add(event.url);
    }
    await company.close();
    expect(codes).toEqual([]);
    expect(paths).toContain('');
    expect([...urls].filter((url) => url.startsWith(docsUrl))).toEqual([]);
  },
);

test('finds that the built page has no script, and that a built page has no file', async () => {
  const company = await startCompany();
  const { docsUrl, apiUrl } = company;
  const codesOf = async (html: string): Promise<readonly string[]> => {
    const codes: string[] = [];
    const readUnpublished: ReadUnpublished = (path) =>
      path === '' ? { type: 'text/html', text: html } : undefined;
    for await (const event of examine(parseSetup({ docsUrl, apiUrl }), { readUnpublished }))
      if (event.type === 'finding') codes.push(event.finding.code);
    return codes;
  };
  expect(await codesOf('<!doctype html><title>Docs</title>')).toEqual(['script-missing']);
  const withFile = goodPage(apiUrl).replace('<script ', '<script src="bookplate.js" ');
  expect(await codesOf(withFile)).toEqual(['script-file-missing']);
  await company.close();
});
