import { codePage } from '@bookplate/protocol';
import { foreignOrigin, lookAlikes } from '../look-alikes.ts';
import { headerValue } from '../response.ts';
import {
  createExpectations,
  expectHygiene,
  expectNoReader,
  expectNoAccess,
} from './expectations.ts';
import { contractPage } from './contract-page.ts';
import { fromDocs } from './from-docs.ts';
import type { Rule } from './rule.ts';

/** Which origins get user data, and which may read an answer. */
export const originRules: readonly Rule[] = [
  {
    name: 'gives a foreign origin no user data',
    page: codePage('doctor', 'reflects-origin'),
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
    page: codePage('doctor', 'null-origin'),
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
    page: codePage('doctor', 'lax-origin-match'),
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
    page: contractPage('the-answer'),
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
    page: contractPage('the-answer'),
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
    page: codePage('doctor', 'same-origin-refused'),
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
    page: contractPage('the-headers'),
    async check({ send }) {
      const expect = createExpectations();
      const response = await send({});
      const found = headerValue(response, 'access-control-allow-origin') || 'none';
      expect.equal('Access-Control-Allow-Origin', found, 'none');
      expectHygiene(expect, response);
      return expect.problems;
    },
  },
];
