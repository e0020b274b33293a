import { describeUserIssue, isRecord, parseJson, readUser } from '@bookplate/protocol';
import { meaningOf } from '../answer-meaning.ts';
import { lookAlikes } from '../checks/lax-origin-match.ts';
import { headerTokens, headerValue } from '../reply.ts';
import {
  createExpectations,
  expectAnonymous,
  expectAnonymousStatus,
  expectHygiene,
  expectNoReader,
  expectNothingTold,
  expectShared,
} from './expectations.ts';
import type { Rule } from './rule.ts';

const fromDocs = (docsOrigin: string): Record<string, string> => ({
  origin: docsOrigin,
  'sec-fetch-site': 'same-site',
  'sec-fetch-mode': 'cors',
});
const stranger = 'https://bookplate-doctor.example';

/** The contract, rule by rule. */
export const rules: readonly Rule[] = [
  {
    name: 'answers 401 as JSON, or 204, when nobody is signed in, readable by the docs',
    async check({ docsOrigin, ask }) {
      const expect = createExpectations();
      const answer = await ask({ headers: fromDocs(docsOrigin) });
      expectAnonymous(expect, answer);
      expectShared(expect, answer, docsOrigin);
      return expect.problems;
    },
  },
  {
    name: 'sends the protective headers, and no cookie, challenge or redirect, when nobody is signed in',
    async check({ docsOrigin, ask }) {
      const expect = createExpectations();
      expectHygiene(expect, await ask({ headers: fromDocs(docsOrigin) }));
      return expect.problems;
    },
  },
  {
    name: 'answers 200 with a valid User to a signed-in reader, readable by the docs',
    needs: 'cookie',
    async check({ docsOrigin, ask }) {
      const expect = createExpectations();
      const answer = await ask({ headers: fromDocs(docsOrigin), withSession: true });
      expect.equal('status', answer.status, 200);
      const { outcome, reason } = await meaningOf(answer);
      expect.equal('meaning', reason ?? outcome, 'identified');
      const value = parseJson(answer.body);
      for (const issue of readUser(value).issues) expect.that(false, describeUserIssue(issue));
      expect.that(
        /^application\/json\b/i.test(headerValue(answer, 'content-type')),
        'Content-Type: expected application/json',
      );
      expectShared(expect, answer, docsOrigin);
      expectHygiene(expect, answer);
      return expect.problems;
    },
  },
  {
    name: 'sends no field that the User format does not know',
    needs: 'cookie',
    async check({ docsOrigin, ask }) {
      const value = parseJson(
        (await ask({ headers: fromDocs(docsOrigin), withSession: true })).body,
      );
      if (!isRecord(value)) return ['body: expected an object'];
      return Object.keys(value)
        .filter((name) => !['expiresAt', 'groups', 'content', 'apiPlaygroundInputs'].includes(name))
        .map((name) => `field ${JSON.stringify(name)}: expected none of this name`);
    },
  },
  {
    name: 'tells a foreign origin nothing',
    async check({ ask }) {
      const expect = createExpectations();
      const answer = await ask({ headers: fromDocs(stranger), withSession: true });
      expectNothingTold(expect, answer, stranger);
      expectHygiene(expect, answer);
      return expect.problems;
    },
  },
  {
    name: 'tells the origin null nothing',
    async check({ ask }) {
      const expect = createExpectations();
      expectNothingTold(
        expect,
        await ask({ headers: { origin: 'null' }, withSession: true }),
        'null',
      );
      return expect.problems;
    },
  },
  {
    name: 'tells look-alikes of the docs origin nothing',
    async check({ docsOrigin, apiUrl, ask }) {
      const expect = createExpectations();
      const odd = [
        `${docsOrigin}/`,
        docsOrigin.toUpperCase(),
        `${docsOrigin}.`,
        `${docsOrigin}, ${stranger}`,
      ];
      for (const origin of [...lookAlikes(new URL(docsOrigin)), ...odd]) {
        // The dashboard's own pages may of course be among the docs origins.
        if (origin === apiUrl.origin) continue;
        expectNothingTold(expect, await ask({ headers: { origin }, withSession: true }), origin);
      }
      return expect.problems;
    },
  },
  {
    name: 'tells no reader to an allowed origin on another site',
    needs: 'cookie',
    async check({ docsOrigin, ask }) {
      const expect = createExpectations();
      const headers = { ...fromDocs(docsOrigin), 'sec-fetch-site': 'cross-site' };
      expectNoReader(
        expect,
        await ask({ headers, withSession: true }),
        'Sec-Fetch-Site: cross-site',
      );
      return expect.problems;
    },
  },
  {
    name: 'tells no reader to a navigation',
    needs: 'cookie',
    async check({ ask }) {
      const expect = createExpectations();
      const headers = {
        'sec-fetch-site': 'none',
        'sec-fetch-mode': 'navigate',
        'sec-fetch-dest': 'document',
      };
      expectNothingTold(expect, await ask({ headers, withSession: true }), 'a navigation');
      return expect.problems;
    },
  },
  {
    name: 'answers docs on its own origin, which send no Origin',
    needs: 'cookie',
    async check({ docsOrigin, apiUrl, ask }) {
      const expect = createExpectations();
      const headers = { 'sec-fetch-site': 'same-origin', 'sec-fetch-mode': 'cors' };
      const answer = await ask({ headers, withSession: true });
      if (docsOrigin === apiUrl.origin) expect.equal('status', answer.status, 200);
      expect.equal(
        'Access-Control-Allow-Origin',
        headerValue(answer, 'access-control-allow-origin') || 'none',
        'none',
      );
      expectHygiene(expect, answer);
      return expect.problems;
    },
  },
  {
    name: 'allows nobody by default: no Origin and no Fetch Metadata get no CORS headers',
    async check({ ask }) {
      const expect = createExpectations();
      const answer = await ask({});
      const found = headerValue(answer, 'access-control-allow-origin') || 'none';
      expect.equal('Access-Control-Allow-Origin', found, 'none');
      expectHygiene(expect, answer);
      return expect.problems;
    },
  },
  {
    name: 'answers a preflight of the docs without sign-in and without wildcards',
    async check({ docsOrigin, ask }) {
      const expect = createExpectations();
      const asked = {
        'access-control-request-method': 'GET',
        'access-control-request-headers': 'traceparent',
      };
      const answer = await ask({ method: 'OPTIONS', headers: { origin: docsOrigin, ...asked } });
      expect.that(
        answer.status >= 200 && answer.status < 300,
        `status: expected 204, found ${answer.status}`,
      );
      expectShared(expect, answer, docsOrigin);
      for (const name of ['methods', 'headers']) {
        const tokens = headerTokens(answer, `access-control-allow-${name}`);
        expect.that(
          !tokens.includes('*'),
          `Access-Control-Allow-${name}: * is no wildcard with cookies`,
        );
      }
      const foreign = await ask({ method: 'OPTIONS', headers: { origin: stranger, ...asked } });
      const found = headerValue(foreign, 'access-control-allow-origin') || 'none';
      expect.equal('Access-Control-Allow-Origin for a foreign origin', found, 'none');
      return expect.problems;
    },
  },
  {
    name: 'refuses POST with 405, readable by the docs',
    async check({ docsOrigin, ask }) {
      const expect = createExpectations();
      const answer = await ask({
        method: 'POST',
        headers: { ...fromDocs(docsOrigin), 'content-length': '0' },
      });
      expect.equal('status', answer.status, 405);
      expectShared(expect, answer, docsOrigin);
      return expect.problems;
    },
  },
  {
    name: 'answers HEAD as GET, without a body',
    async check({ docsOrigin, ask }) {
      const expect = createExpectations();
      const answer = await ask({ method: 'HEAD', headers: fromDocs(docsOrigin) });
      expectAnonymousStatus(expect, answer);
      expectShared(expect, answer, docsOrigin);
      return expect.problems;
    },
  },
  {
    name: 'allows the docs on its exact path only',
    async check({ docsOrigin, apiUrl, ask }) {
      const expect = createExpectations();
      const { pathname } = apiUrl;
      for (const path of [`${pathname}/`, `${pathname}/x`, pathname.toUpperCase()]) {
        if (path === pathname) continue;
        const answer = await ask({ url: withPath(apiUrl, path), headers: fromDocs(docsOrigin) });
        // The app's own origins may be allowed there.
        expect.that(
          headerValue(answer, 'access-control-allow-origin') !== docsOrigin,
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
