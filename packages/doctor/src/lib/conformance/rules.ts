import { describeUserIssue, parseJson, readUser } from '@bookplate/protocol';
import { hasReader } from '../answer-meaning.ts';
import { foreignOrigin, lookAlikes } from '../look-alikes.ts';
import { headerTokens, headerValue } from '../response.ts';
import {
  createExpectations,
  expectAnonymous,
  expectAnonymousStatus,
  expectHygiene,
  expectNoReader,
  expectNoAccess,
  expectShared,
} from './expectations.ts';
import type { Rule } from './rule.ts';

const fromDocs = (docsOrigin: string): Record<string, string> => ({
  origin: docsOrigin,
  'sec-fetch-site': 'same-site',
  'sec-fetch-mode': 'cors',
});

/** The contract, rule by rule. */
export const rules: readonly Rule[] = [
  {
    name: 'answers an anonymous reader with 401 as JSON, or 204, readable by the docs',
    async check({ docsOrigin, send }) {
      const expect = createExpectations();
      const response = await send({ headers: fromDocs(docsOrigin) });
      expectAnonymous(expect, response);
      expectShared(expect, response, docsOrigin);
      return expect.problems;
    },
  },
  {
    name: 'answers an anonymous reader with the protective headers, without cookie, challenge or redirect',
    async check({ docsOrigin, send }) {
      const expect = createExpectations();
      expectHygiene(expect, await send({ headers: fromDocs(docsOrigin) }));
      return expect.problems;
    },
  },
  {
    name: 'answers 200 with a valid User to a signed-in reader, readable by the docs',
    needs: 'cookie',
    async check({ docsOrigin, send }) {
      const expect = createExpectations();
      const response = await send({ headers: fromDocs(docsOrigin), withSession: true });
      expect.equal('status', response.status, 200);
      const value = parseJson(response.body);
      expect.that(
        hasReader(response.body),
        'body: expected a User with at least one field, found none',
      );
      for (const issue of readUser(value).issues) expect.that(false, describeUserIssue(issue));
      expect.that(
        /^application\/json\b/i.test(headerValue(response, 'content-type')),
        'Content-Type: expected application/json',
      );
      expectShared(expect, response, docsOrigin);
      expectHygiene(expect, response);
      return expect.problems;
    },
  },
  {
    name: 'sends no field that is unknown to the User format',
    needs: 'cookie',
    async check({ docsOrigin, send }) {
      const value = parseJson(
        (await send({ headers: fromDocs(docsOrigin), withSession: true })).body,
      );
      if (typeof value !== 'object' || value === null) return ['body: expected an object'];
      return Object.keys(value)
        .filter((name) => !['expiresAt', 'groups', 'content', 'apiPlaygroundInputs'].includes(name))
        .map((name) => `field ${JSON.stringify(name)}: expected none of this name`);
    },
  },
  {
    name: 'gives a foreign origin no user data',
    async check({ send }) {
      const expect = createExpectations();
      const response = await send({ headers: fromDocs(foreignOrigin), withSession: true });
      expectNoAccess(expect, response, foreignOrigin);
      expectHygiene(expect, response);
      return expect.problems;
    },
  },
  {
    name: 'gives the origin null no user data',
    async check({ send }) {
      const expect = createExpectations();
      expectNoAccess(
        expect,
        await send({ headers: { origin: 'null' }, withSession: true }),
        'null',
      );
      return expect.problems;
    },
  },
  {
    name: 'gives look-alikes of the docs origin no user data',
    async check({ docsOrigin, apiUrl, send }) {
      const expect = createExpectations();
      const odd = [
        `${docsOrigin}/`,
        docsOrigin.toUpperCase(),
        `${docsOrigin}.`,
        `${docsOrigin}, ${foreignOrigin}`,
      ];
      for (const origin of [...lookAlikes(new URL(docsOrigin)), ...odd]) {
        // The dashboard's own pages may be among the docs origins.
        if (origin === apiUrl.origin) continue;
        expectNoAccess(expect, await send({ headers: { origin }, withSession: true }), origin);
      }
      return expect.problems;
    },
  },
  {
    name: 'gives an allowed origin on another site no user data',
    needs: 'cookie',
    async check({ docsOrigin, send }) {
      const expect = createExpectations();
      const headers = { ...fromDocs(docsOrigin), 'sec-fetch-site': 'cross-site' };
      expectNoReader(
        expect,
        await send({ headers, withSession: true }),
        'Sec-Fetch-Site: cross-site',
      );
      return expect.problems;
    },
  },
  {
    name: 'gives a navigation no user data',
    needs: 'cookie',
    async check({ send }) {
      const expect = createExpectations();
      const headers = {
        'sec-fetch-site': 'none',
        'sec-fetch-mode': 'navigate',
        'sec-fetch-dest': 'document',
      };
      expectNoAccess(expect, await send({ headers, withSession: true }), 'a navigation');
      return expect.problems;
    },
  },
  {
    name: 'answers docs on its own origin, which send no Origin',
    needs: 'cookie',
    async check({ docsOrigin, apiUrl, send }) {
      const expect = createExpectations();
      const headers = { 'sec-fetch-site': 'same-origin', 'sec-fetch-mode': 'cors' };
      const response = await send({ headers, withSession: true });
      if (docsOrigin === apiUrl.origin) expect.equal('status', response.status, 200);
      expect.equal(
        'Access-Control-Allow-Origin',
        headerValue(response, 'access-control-allow-origin') || 'none',
        'none',
      );
      expectHygiene(expect, response);
      return expect.problems;
    },
  },
  {
    name: 'sends no CORS headers to requests without Origin and Fetch Metadata',
    async check({ send }) {
      const expect = createExpectations();
      const response = await send({});
      const found = headerValue(response, 'access-control-allow-origin') || 'none';
      expect.equal('Access-Control-Allow-Origin', found, 'none');
      expectHygiene(expect, response);
      return expect.problems;
    },
  },
  {
    name: 'answers a preflight of the docs without sign-in and without wildcards',
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
