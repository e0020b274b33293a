import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Observation } from '../src/lib/browser/observation.ts';
import type { ExamineOptions } from '../src/lib/examine.ts';
import type { Code } from '../src/lib/findings.ts';
import { type Draft, type Fixture, goodPage, sessionCookie, setHeader } from './company.ts';

/** A set-up on which one check finds something, and no other does. */
export type CheckFixture = readonly [code: Code, fixture: Fixture];

export const withCookie = (): { cookie: string } => ({ cookie: sessionCookie });

/** Spoils only the answer to anonymous readers. */
export const onlySignedOut =
  (spoil: (draft: Draft) => void): NonNullable<Fixture['spoil']> =>
  (draft, { headers }) => {
    if (headers.cookie === undefined) spoil(draft);
  };

/** Lets an origin read the answer. */
export const allow = (draft: Draft, origin: string | undefined): void => {
  if (origin === undefined) return;
  setHeader(draft, 'Access-Control-Allow-Origin', origin);
  setHeader(draft, 'Access-Control-Allow-Credentials', 'true');
};

export const hash = (text: string): string =>
  `sha256-${createHash('sha256').update(text).digest('base64')}`;

/** For servers that do not respond. */
export const quick = { limits: { requestMs: 800 } };

/** A real browser that saw this. */
export const sees = (seen: Partial<Observation>): ExamineOptions => ({
  observe: async ({ docs }) => ({
    browser: 'Chrome/156',
    pageUrl: docs.href,
    askedBy: 'bookplate',
    outcome: 'identified',
    violations: [],
    messages: [],
    errors: [],
    ...seen,
  }),
});

export const spec = {
  openapi: '3.1.0',
  servers: [{ url: 'https://{region}.foo.com', variables: { region: { default: 'eu' } } }],
  components: {
    securitySchemes: {
      key: { type: 'apiKey', in: 'header', name: 'X-API-Key' },
      token: { type: 'http', scheme: 'bearer' },
    },
  },
  paths: {
    '/{tenant}/users': {
      parameters: [{ in: 'path', name: 'tenant' }],
      get: { 'x-groups': ['admin'] },
    },
  },
};

/** Serves every script file. */
export const isScript = ({ url }: IncomingMessage): object | undefined =>
  url?.endsWith('.js') ? {} : undefined;

/** What the dashboard sends at sign-in and sign-out. */
export const setHint =
  'bookplate_hint=0123456789abcdef.Ada; Domain=acme.localhost; Path=/; SameSite=Lax';
export const deletedHint =
  'bookplate_hint=; Domain=acme.localhost; Path=/; Max-Age=0; SameSite=Lax';

/** A page that reads the hint. */
export const withHint = (html: string, more = ''): string =>
  html.replace('<script ', `<script data-hint="acme.localhost" ${more} `);

/** A page with the deferred part, and the hash of what the files of fixtures hold. */
export const withDeferredPart = (apiUrl: string): string =>
  goodPage(apiUrl).replace(
    '</script>',
    `</script><script async src="bookplate.0a1b2c3d.js" integrity="${hash('start()')} sha1-x"></script>`,
  );
