import {
  codePage,
  describeUserIssue,
  docsPage,
  isRecord,
  parseJson,
  readUser,
} from '@bookplate/protocol';
import { meaningOf } from '../answer-meaning.ts';
import { headerValue } from '../response.ts';
import {
  createExpectations,
  expectAnonymous,
  expectHygiene,
  expectShared,
} from './expectations.ts';
import { contractPage } from './contract-page.ts';
import { fromDocs } from './from-docs.ts';
import { type Rule, SessionUnknownError } from './rule.ts';

/** Answers to anonymous and signed-in readers. */
export const readerRules: readonly Rule[] = [
  {
    name: 'answers an anonymous reader with 401 as JSON, or 204, readable by the docs',
    page: contractPage('the-answer'),
    async check({ docsOrigin, send }) {
      const expect = createExpectations();
      const response = await send({ headers: fromDocs(docsOrigin) });
      expect.that(
        response.status !== 404,
        'Nothing answers at this path. Check `path` and where the endpoint is mounted.',
      );
      expectAnonymous(expect, response);
      expectShared(expect, response, docsOrigin);
      return expect.problems;
    },
  },
  {
    name: 'answers an anonymous reader with the protective headers, without cookie, challenge or redirect',
    page: contractPage('the-headers'),
    async check({ docsOrigin, send }) {
      const expect = createExpectations();
      expectHygiene(expect, await send({ headers: fromDocs(docsOrigin) }));
      return expect.problems;
    },
  },
  {
    name: 'answers 200 with a valid User to a signed-in reader, readable by the docs',
    page: codePage('doctor', 'session-not-recognised'),
    needs: 'cookie',
    async check({ docsOrigin, send }) {
      const expect = createExpectations();
      const response = await send({ headers: fromDocs(docsOrigin), withSession: true });
      if (response.status === 401 || response.status === 204)
        throw new SessionUnknownError(
          `The endpoint answers ${response.status} to this cookie: its session is no longer valid, or the endpoint does not find it. Sign in to the dashboard again, and copy the Cookie header of a new request (developer tools, Network). If a new session gets ${response.status} too, getUser runs before the session is read.`,
        );
      expect.equal('status', response.status, 200);
      const { outcome, reason } = await meaningOf(response);
      expect.equal('meaning', reason ?? outcome, 'identified');
      const value = parseJson(response.body);
      if (response.status === 200 && isRecord(value) && outcome === 'anonymous')
        expect.that(
          Object.keys(readUser(value).user).length > 0,
          `body: expected fields of a User, found ${Object.keys(value).join(', ') || 'none'}; display values belong in \`content\``,
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
    page: docsPage('reference/user/'),
    needs: 'cookie',
    async check({ docsOrigin, send }) {
      const response = await send({ headers: fromDocs(docsOrigin), withSession: true });
      const value = parseJson(response.body);
      if (!isRecord(value)) return ['body: expected an object'];
      return Object.keys(value)
        .filter((name) => !['expiresAt', 'groups', 'content', 'apiPlaygroundInputs'].includes(name))
        .map((name) => `field ${JSON.stringify(name)}: expected none of this name`);
    },
  },
];
