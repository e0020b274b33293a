import { expect, onTestFinished, test } from 'vitest';
import { type Fixture, goodPage, startCompany } from '../../test/company.ts';
import { examine } from './examine.ts';
import { type DocsLook, lookAtDocs } from './look-at-docs.ts';
import { parseSetup } from './setup.ts';

const console = 'https://console.foo.com/v1/sites/1/settings.json';
const withConsole = (apiUrl: string): string =>
  goodPage(apiUrl).replace('data-api-url', `data-console="${console}" data-api-url`);

test.each<[look: DocsLook, fixture: Fixture]>([
  [{ kind: 'script', console }, { page: withConsole }],
  [{ kind: 'script', console: '' }, {}],
  [{ kind: 'no-script' }, { page: () => '<!doctype html><p>Docs' }],
  [{ kind: 'no-script' }, { page: (apiUrl) => `<!-- ${withConsole(apiUrl)} -->` }],
  [
    { kind: 'no-page', detail: 'status 404' },
    { page: withConsole, docsStatus: 404 },
  ],
])('reads %j from a docs page, as the verdict of an examination does', async (look, fixture) => {
  const company = await startCompany(fixture);
  onTestFinished(() => company.close());
  const setup = parseSetup(company);
  expect(await lookAtDocs(setup)).toEqual(look);
  let seen: unknown;
  for await (const event of examine(setup)) if (event.type === 'verdict') ({ seen } = event);
  const expected = look.kind === 'script' ? look.console : undefined;
  if (look.kind !== 'no-page') expect((seen as { console?: string }).console).toBe(expected);
});

test('says why a docs page does not load', async () => {
  const company = await startCompany();
  await company.close();
  expect(await lookAtDocs(parseSetup(company))).toMatchObject({ kind: 'no-page' });
});
