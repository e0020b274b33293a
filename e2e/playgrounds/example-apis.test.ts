import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Company, CompanyOptions } from '@bookplate-examples/company/company';
import { startAcme } from '@bookplate-examples/acme/start';
import { readers } from '@bookplate-examples/company/readers';
import { startInitech } from '@bookplate-examples/initech/start';
import { filterOpenApi } from '@bookplate/openapi';
import { Validator } from '@seriousme/openapi-schema-validator';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Answer, ask } from '../lib/ask.ts';
import { startCompany } from '../lib/company.ts';

const [ada, bob] = readers.map(({ apiKey }) => apiKey);

/** Calls an API with a key: the status, and what the body says. */
type Call = (
  key: string | undefined,
  method: string,
  path: string,
  body?: object,
) => Promise<readonly [status: number | undefined, body: unknown]>;

/** A company that runs, called as programs do. */
interface Called {
  readonly company: Company;
  readonly call: Call;
  readonly answer: (path: string, headers: Record<string, string>) => Promise<Answer>;
}

/** Starts a company for all tests of the file. */
function useCompany(start: (options: CompanyOptions) => Promise<Company>): () => Called {
  let company: Company;
  beforeAll(async () => {
    company = await startCompany(start);
  });
  afterAll(() => company.close());
  const urlOf = (path: string): string => new URL(`/api/v1${path}`, company.dashboardUrl).href;
  return () => ({
    company,
    call: async (key = '', method, path, body) => {
      const headers = { 'x-api-key': key };
      const { status, text } = await ask(urlOf(path), { method, headers, ...(body && { body }) });
      return [status, JSON.parse(text)];
    },
    answer: (path, headers) => ask(urlOf(path), { method: 'OPTIONS', headers }),
  });
}

const acme = useCompany(startAcme);
const initech = useCompany(startInitech);

test.each(['acme', 'initech'])('keeps the document of %s valid for every reader', async (site) => {
  const file = join(import.meta.dirname, `../../examples/${site}/docs/src/openapi.json`);
  const openapi = JSON.parse(readFileSync(file, 'utf8')) as object;
  for (const reader of [null, ...readers]) {
    const document = filterOpenApi(openapi, reader) as Record<string, unknown>;
    expect(await new Validator().validate(document)).toEqual({ valid: true });
  }
});

test('Acme launches for the key’s own account, and lets its admins stop', async () => {
  const { call } = acme();
  const rocket = { rocketId: 'kestrel', pad: 7 };
  const launch = { id: 1, ...rocket, status: 'counting' };
  expect(await call(ada, 'POST', '/priority/launches', rocket)).toEqual([201, launch]);
  expect(await call(bob, 'POST', '/standard/launches', rocket)).toEqual([
    409,
    { error: 'The launch pad is taken.' },
  ]);
  expect(await call(ada, 'GET', '/standard/launches')).toEqual([200, [launch]]);
  expect(await call(bob, 'GET', '/standard/launches')).toEqual([200, []]);
  const [refused] = await call(bob, 'DELETE', '/standard/launches/1');
  expect(refused).toBe(403);
  const stopped = { ...launch, status: 'stopped' };
  expect(await call(ada, 'DELETE', '/standard/launches/1')).toEqual([200, stopped]);
  const [gone] = await call(ada, 'DELETE', '/standard/launches/1');
  expect(gone).toBe(404);
});

test('Acme has prototypes and telemetry for the beta, and its own queue for enterprise', async () => {
  const { call } = acme();
  const idsOf = async (key: string | undefined): Promise<unknown> => {
    const [, rockets] = await call(key, 'GET', '/standard/rockets');
    return (rockets as { id: string; telemetry?: object }[]).map(({ id, telemetry }) => [
      id,
      telemetry !== undefined,
    ]);
  };
  expect(await idsOf(ada)).toEqual([
    ['albatross', true],
    ['kestrel', true],
    ['wren', true],
  ]);
  expect(await idsOf(bob)).toEqual([
    ['albatross', false],
    ['kestrel', false],
  ]);
  expect(await call(bob, 'GET', '/standard/rockets/wren')).toEqual([
    404,
    { error: 'There is no such rocket.' },
  ]);
  expect(await call(bob, 'GET', '/priority/rockets')).toEqual([
    403,
    { error: 'The priority queue is for the enterprise plan.' },
  ]);
  const [malformed] = await call(ada, 'POST', '/standard/launches', { rocketId: 1 });
  expect(malformed).toBe(422);
});

test('Acme answers preflights of its docs only, and without credentials', async () => {
  const { answer, company } = acme();
  const asking = {
    'access-control-request-method': 'DELETE',
    'access-control-request-headers': 'x-api-key',
  };
  const { origin } = new URL(company.docsUrl);
  const { headers } = await answer('/standard/launches/1', { origin, ...asking });
  expect(headers['access-control-allow-origin']).toBe(origin);
  expect(headers['access-control-allow-headers']).toMatch(/X-API-Key/i);
  expect(headers['access-control-allow-methods']).toContain('DELETE');
  expect(headers['access-control-allow-credentials']).toBeUndefined();
  const foreign = await answer('/standard/launches/1', {
    origin: 'https://evil.example',
    ...asking,
  });
  expect(foreign.headers['access-control-allow-origin']).toBeUndefined();
});

test('Initech writes for the key’s own account, and shows seats to admins', async () => {
  const { call } = initech();
  const report = { title: 'Cover sheets', kind: 'daily' };
  const written = { id: 3, pages: 1, ...report };
  expect(await call(bob, 'POST', '/accounts/2/reports', report)).toEqual([201, written]);
  expect(await call(bob, 'GET', '/accounts/2/reports?kind=daily')).toEqual([200, [written]]);
  const [foreign] = await call(bob, 'GET', '/accounts/1/reports');
  expect(foreign).toBe(403);
  const beta = { title: 'On reports', kind: 'about-reports' };
  const [refused] = await call(bob, 'POST', '/accounts/2/reports', beta);
  expect(refused).toBe(422);
  const [, seats] = await call(ada, 'GET', '/accounts/1/seats');
  expect(seats).toEqual([
    { email: 'ada@example.com', reports: 1 },
    { email: 'bob@example.com', reports: 2 },
  ]);
  const [hidden] = await call(bob, 'GET', '/accounts/2/seats');
  expect(hidden).toBe(403);
});
