import { mkdtempSync, rmSync } from 'node:fs';
import type { RequestListener } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { User } from '@bookplate/info-api';
import { playgroundKeysOf } from '@bookplate-examples/company/api-keys';
import { readers } from '@bookplate-examples/company/readers';
import sirv from 'sirv';
import type { WhenFinished } from './browser.ts';
import { copyBuiltDocs } from './built-docs.ts';
import type { Site } from './site.ts';

/**
 * The built docs of an example company, at the addresses of a test's own site: with its Info API, and with no port that
 * another test could have.
 *
 * @param company whose docs, as `npm start` builds them
 * @param site where they are served
 * @param whenFinished of the tests that use them
 * @returns answers the docs' pages
 */
export function companyDocs(
  company: 'acme' | 'initech',
  site: Site,
  whenFinished: WhenFinished,
): RequestListener {
  const parent = mkdtempSync(join(tmpdir(), `bookplate-${company}-docs-`));
  whenFinished(() => rmSync(parent, { recursive: true }));
  const folder = join(parent, 'dist');
  copyBuiltDocs(company, folder, ({ apiUrl, loginUrl, docsOrigin, hint }) => [
    [apiUrl, site.apiUrl],
    [new URL(loginUrl).origin, new URL(site.apiUrl).origin],
    [docsOrigin, site.docsUrl],
    // The test signs its readers in by the answer alone.
    [` data-hint="${hint}"`, ''],
  ]);
  return sirv(folder, { dev: true });
}

/**
 * A reader of the example companies, as their Info APIs answer.
 *
 * @param name in the sign-in
 * @returns what the docs are told
 */
export function companyReader(name: 'ada' | 'bob'): User {
  const account = readers.find(({ email }) => email.startsWith(name))!;
  const { email, firstName, lastName, plan, groups, apiKey } = account;
  return {
    groups,
    content: { id: readers.indexOf(account) + 1, email, firstName, lastName, plan },
    apiPlaygroundInputs: { header: { 'X-API-Key': apiKey }, keys: playgroundKeysOf(account) },
  };
}
