import { codePage } from '@bookplate/protocol';
import { foreignOrigin } from '../look-alikes.ts';
import { headerTokens, headerValue } from '../response.ts';
import { createExpectations, expectAnonymousStatus, expectShared } from './expectations.ts';
import { contractPage } from './contract-page.ts';
import { fromDocs } from './from-docs.ts';
import type { Rule } from './rule.ts';

/** Other methods and paths. */
export const methodRules: readonly Rule[] = [
  {
    name: 'answers a preflight of the docs without sign-in and without wildcards',
    page: codePage('doctor', 'preflight-refused'),
    async check({ docsOrigin, send }) {
      const expect = createExpectations();
      const preflight = {
        'access-control-request-method': 'GET',
        'access-control-request-headers': 'traceparent',
      };
      const response = await send({
        method: 'OPTIONS',
        headers: { origin: docsOrigin, ...preflight },
      });
      expect.that(
        response.status >= 200 && response.status < 300,
        `status: expected 204, found ${response.status}`,
      );
      expectShared(expect, response, docsOrigin);
      for (const name of ['methods', 'headers']) {
        const tokens = headerTokens(response, `access-control-allow-${name}`);
        expect.that(
          !tokens.includes('*'),
          `Access-Control-Allow-${name}: * is no wildcard with cookies`,
        );
      }
      const foreign = await send({
        method: 'OPTIONS',
        headers: { origin: foreignOrigin, ...preflight },
      });
      const found = headerValue(foreign, 'access-control-allow-origin') || 'none';
      expect.equal('Access-Control-Allow-Origin for a foreign origin', found, 'none');
      return expect.problems;
    },
  },
  {
    name: 'refuses POST with 405, readable by the docs',
    page: contractPage('the-answer'),
    async check({ docsOrigin, send }) {
      const expect = createExpectations();
      const response = await send({
        method: 'POST',
        headers: { ...fromDocs(docsOrigin), 'content-length': '0' },
      });
      expect.equal('status', response.status, 405);
      expectShared(expect, response, docsOrigin);
      return expect.problems;
    },
  },
  {
    name: 'answers HEAD as GET, without a body',
    page: contractPage('the-answer'),
    async check({ docsOrigin, send }) {
      const expect = createExpectations();
      const response = await send({ method: 'HEAD', headers: fromDocs(docsOrigin) });
      expectAnonymousStatus(expect, response);
      expectShared(expect, response, docsOrigin);
      return expect.problems;
    },
  },
  {
    name: 'allows the docs on its exact path only',
    page: codePage('doctor', 'cors-everywhere'),
    async check({ docsOrigin, apiUrl, send }) {
      const expect = createExpectations();
      const { pathname } = apiUrl;
      for (const path of [`${pathname}/`, `${pathname}/x`, pathname.toUpperCase()]) {
        if (path === pathname) continue;
        const response = await send({ url: withPath(apiUrl, path), headers: fromDocs(docsOrigin) });
        // The app's own origins may be allowed there.
        expect.that(
          headerValue(response, 'access-control-allow-origin') !== docsOrigin,
          `Access-Control-Allow-Origin at ${path}: expected none for the docs, found ${docsOrigin}`,
        );
      }
      return expect.problems;
    },
  },
];

/** Not by `new URL(path, base)`, to which `//` begins a host. */
function withPath(url: URL, pathname: string): URL {
  const other = new URL(url);
  other.pathname = pathname;
  return other;
}
