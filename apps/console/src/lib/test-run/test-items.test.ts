import { codes, codesOf, type Finding } from '@bookplate/doctor';
import { expect, test } from 'vitest';
import { compareTests } from './compare-tests.ts';
import { toTestItems } from './test-items.ts';
import type { TestResult } from './test-result.ts';
import { isPassed, toVerdict } from './test-verdict.ts';
import { toWordedFindings } from './worded-findings.ts';

const target = {
  docsOrigin: 'https://docs.foo.com',
  path: '/',
  apiUrl: 'https://dash.foo.com/api',
  loginUrl: 'https://dash.foo.com/login',
};
const empty: TestResult = {
  outcome: 'unknown',
  findings: [],
  skipped: {},
  requests: [],
  milliseconds: 1,
  notRun: 0,
};
const corsMissing = (status: number): Finding => ({
  code: 'cors-missing',
  severity: 'error',
  step: 'browser',
  where: target.apiUrl,
  args: { status, signedIn: false, refusal: '' },
});
const slow: Finding = {
  code: 'api-slow',
  severity: 'warning',
  step: 'dashboard',
  where: target.apiUrl,
  args: { milliseconds: 900 },
};
const worded = (findings: readonly Finding[], anonymousStatus = 401) =>
  toWordedFindings(findings, { target, stack: 'unknown', anonymousStatus });

test('has a line for each finding that needs no session', () => {
  const withSession = new Set([...codesOf('signed-in'), ...codesOf('cookie')]);
  for (const code of codes) {
    const found: TestResult = { ...empty, findings: [{ ...worded([slow])[0]!, code }] };
    const named = toTestItems(found).filter(({ findings }) => findings.length > 0);
    expect(named, code).toHaveLength(withSession.has(code) ? 0 : 1);
  }
});

test('shows the worst of a line, what was not checked, and what is not needed', () => {
  const result: TestResult = {
    ...empty,
    findings: worded([slow, corsMissing(401)]),
    skipped: {
      'docs-unreachable': 'not-checked',
      'csp-blocks-script': 'not-needed',
      'csp-blocks-api': 'not-needed',
      'csp-report-only': 'not-needed',
    },
  };
  const states = Object.fromEntries(toTestItems(result).map(({ title, state }) => [title, state]));
  expect(states).toMatchObject({
    'It answers 401 to an anonymous reader, in time': 'warning',
    'The docs may read the answer (CORS)': 'error',
    'The docs page loads, with its script first': 'not-checked',
    'Its Content-Security-Policy lets the script work': 'not-needed',
    'Other origins are refused, and the docs may read nothing else': 'passed',
  });
});

test.each([500, 502, 503])('has the %i as the headline, and CORS after it', (status) => {
  const findings = worded([slow, corsMissing(status)], status);
  expect(findings.map(({ code }) => code)).toEqual([
    'unexpected-status',
    'cors-missing',
    'api-slow',
  ]);
  const { headline, tone } = toVerdict({ ...empty, outcome: 'broken', findings });
  expect(headline).toBe(`Does not work: the Info API answers ${status}.`);
  expect(tone).toBe('bad');
});

test('says an error of the Info API once', () => {
  const unexpected: Finding = {
    code: 'unexpected-status',
    severity: 'error',
    step: 'dashboard',
    where: target.apiUrl,
    args: { status: 500, signedIn: false },
  };
  expect(worded([unexpected], 500)).toHaveLength(1);
});

test.each<[Finding, RegExp]>([
  [
    {
      code: 'docs-url-moved',
      severity: 'error',
      step: 'docs',
      where: '',
      args: { status: 302, location: 'https://docs.foo.com/docs/' },
    },
    /“Page of the docs”/,
  ],
  [
    {
      code: 'api-url-moved',
      severity: 'error',
      step: 'network',
      where: '',
      args: { status: 301, location: 'https://dash.foo.com/api/' },
    },
    /“API URL”/,
  ],
  [
    {
      code: 'api-unreachable',
      severity: 'error',
      step: 'network',
      where: '',
      args: { kind: 'refused', detail: 'ECONNREFUSED' },
    },
    /“API URL”/,
  ],
  [
    {
      code: 'hint-wrong-domain',
      severity: 'warning',
      step: 'dashboard',
      where: '',
      args: { of: 'setting', domain: 'bar.com', missed: ['docs.foo.com'], common: 'foo.com' },
    },
    /foo\.com in “Sign-in hint”/,
  ],
  [
    {
      code: 'script-asks-elsewhere',
      severity: 'error',
      step: 'docs',
      where: '',
      args: { found: 'https://a.foo.com/api' },
    },
    /“API URL”/,
  ],
])('words the fix for the fields of the console: %j', (finding, expected) => {
  const [{ fix, paste = '' } = { fix: '' }] = worded([finding]);
  expect(fix).toMatch(expected);
  expect(`${fix} ${paste}`).not.toMatch(/(^|\s)--\w/);
});

test('says what a test that passed did not look at', () => {
  expect(toVerdict(empty)).toEqual({
    tone: 'good',
    headline: 'Works for anonymous readers.',
  });
  expect(isPassed(empty)).toBe(true);
});

test('says of a danger that it must be fixed first, not that it works', () => {
  const reflects: Finding = {
    code: 'reflects-origin',
    severity: 'danger',
    step: 'dashboard',
    where: target.apiUrl,
    args: { origin: 'https://evil.example' },
  };
  expect(toVerdict({ ...empty, findings: worded([slow, reflects]) })).toEqual({
    tone: 'bad',
    headline:
      "1 danger must be fixed first: every origin may read the reader's data, expected only the docs origin.",
  });
});

test('does not pass a test of which checks could not run', () => {
  expect(toVerdict({ ...empty, notRun: 1 })).toEqual({
    tone: 'note',
    headline: 'Nothing broken was found, but 1 check could not run.',
  });
  expect(isPassed({ ...empty, notRun: 1 })).toBe(false);
});

test('tells what is new and what is gone since the test before', () => {
  const before = { ...empty, findings: worded([slow]) };
  const after = { ...empty, findings: worded([corsMissing(401)]) };
  const { appeared, gone } = compareTests(before, after);
  expect(appeared.map(({ code }) => code)).toEqual(['cors-missing']);
  expect(gone.map(({ code }) => code)).toEqual(['api-slow']);
});

test('does not call a finding gone that the later test did not look for', () => {
  const before = { ...empty, findings: worded([slow]) };
  expect(compareTests(before, { ...empty, skipped: { 'api-slow': 'not-checked' } }).gone).toEqual(
    [],
  );
});
