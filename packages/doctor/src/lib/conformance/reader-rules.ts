import { describeUserIssue, parseJson, readUser } from '@bookplate/protocol';
import { meaningOf } from '../answer-meaning.ts';
import { headerValue } from '../response.ts';
import {
  createExpectations,
  expectAnonymous,
  expectHygiene,
  expectShared,
} from './expectations.ts';
import { fromDocs } from './from-docs.ts';
import type { Rule } from './rule.ts';

/** Answers to anonymous and signed-in readers. */
export const readerRules: readonly Rule[] = [
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
      const { outcome, reason } = await meaningOf(response);
      expect.equal('meaning', reason ?? outcome, 'identified');
      const value = parseJson(response.body);
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
];
