import { codePage, isLoopbackHost } from '@bookplate/protocol';
import { hostsWithout } from '../hint/hint-domain.ts';
import { findHintLines, type HintLine } from '../hint/hint-line.ts';
import { hintValueProblem } from '../hint/hint-value.ts';
import { createExpectations, type Expectations } from './expectations.ts';
import type { Endpoint, Rule } from './rule.ts';

/** The sign-in hint, in what the dashboard's sign-in and sign-out send. */
export const hintRules: readonly Rule[] = [
  {
    name: 'sets the sign-in hint at sign-in, for scripts of the docs to read',
    page: codePage('doctor', 'hint-not-set'),
    needs: 'signInCookies',
    async check(endpoint) {
      const expect = createExpectations();
      const hints = findHintLines(endpoint.signInCookies);
      expectOne(expect, hints);
      for (const hint of hints) {
        expectPlace(expect, hint, endpoint);
        expect.that(!hint.isDeletion, 'Max-Age: expected none or the lifetime of the session');
        expect.that(!hint.isHttpOnly, 'HttpOnly: expected none, scripts of the docs read it');
        expect.equal('SameSite', hint.sameSite ?? '', 'lax');
        const { protocol, hostname } = endpoint.apiUrl;
        if (protocol === 'https:' && !isLoopbackHost(hostname))
          expect.that(hint.isSecure, 'Secure: expected on https, found none');
      }
      return expect.problems;
    },
  },
  {
    name: 'gives the sign-in hint a random tag, and no name that docs do not show',
    page: codePage('doctor', 'hint-unreadable'),
    needs: 'signInCookies',
    async check({ signInCookies }) {
      const hints = findHintLines(signInCookies);
      const problems = hints.map(({ value }) => hintValueProblem(value));
      return hints.length === 0
        ? ['Set-Cookie: expected one of bookplate_hint, found none']
        : problems.flatMap((problem) => (problem ? [`value: ${problem.detail}`] : []));
    },
  },
  {
    name: 'deletes the sign-in hint at sign-out, in the place where it was set',
    page: codePage('doctor', 'hint-not-deleted'),
    needs: 'signOutCookies',
    async check(endpoint) {
      const expect = createExpectations();
      const hints = findHintLines(endpoint.signOutCookies);
      expectOne(expect, hints);
      const set = findHintLines(endpoint.signInCookies)[0];
      for (const hint of hints) {
        expectPlace(expect, hint, endpoint);
        expect.that(hint.isDeletion, 'Max-Age: expected 0, found none, or a time to come');
        if (set) expect.equal('Domain', hint.domain ?? '', set.domain ?? '');
      }
      return expect.problems;
    },
  },
];

function expectOne(expect: Expectations, hints: readonly HintLine[]): void {
  expect.that(
    hints.length === 1,
    `Set-Cookie: expected one of bookplate_hint, found ${hints.length || 'none'}`,
  );
}

function expectPlace(
  expect: Expectations,
  { domain, path }: HintLine,
  { apiUrl, docsOrigin }: Endpoint,
): void {
  const docs = new URL(docsOrigin).hostname;
  const missed = hostsWithout(domain, apiUrl.hostname, [docs, apiUrl.hostname]);
  expect.that(
    missed.length === 0,
    `Domain: expected one that covers ${docs} and ${apiUrl.hostname}, found ${domain ?? 'none'}`,
  );
  expect.equal('Path', path ?? '', '/');
}
