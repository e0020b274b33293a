import type { Stack } from '../stack.ts';
import { explainCookie } from './explain-cookie.ts';
import { mountRoute } from './recipes/mount-route.ts';
import type { WordsFor } from './words.ts';

const goodCookie = (name: string): string =>
  `Set-Cookie: ${name.startsWith('__Host-') ? name : `__Host-${name}`}=…; Path=/; Secure; HttpOnly; SameSite=Lax`;

/** Words for the session: its cookie, and the User it leads to. */
export const sessionWords: WordsFor<
  | 'session-not-recognised'
  | 'signed-in-not-json'
  | 'invalid-user'
  | 'expired-user'
  | 'secret-in-content'
  | 'group-unknown'
  | 'playground-input-unknown'
  | 'cookie-refused'
  | 'cookie-path-too-narrow'
  | 'cookie-on-another-host'
  | 'cookie-covers-docs'
  | 'cookie-not-in-safari'
> = {
  'session-not-recognised': (_, context) => ({
    title: 'The Info API does not recognise the session that was given',
    meaning: 'With the cookie it answers as without: nobody is signed in.',
    fix: 'Check that the session is still valid, that the cookie was copied whole, and that the Info API uses the same session middleware, mounted before it. A dashboard that keeps its token in localStorage has no session cookie: give it one.',
    paste: mountRoute(context),
  }),
  'signed-in-not-json': ({ contentType }) => ({
    title: `The answer to a signed-in reader is ${contentType === '' ? 'of no type' : contentType}, expected application/json`,
    meaning: 'The docs show a reader only from a JSON answer.',
    fix: 'Send the User as JSON, with its type.',
    paste: 'Content-Type: application/json; charset=utf-8',
  }),
  'invalid-user': ({ issues }, context) => ({
    title: 'The User breaks the format, so the docs show none of it',
    meaning: issues.join('; '),
    fix: 'Correct the fields that are named.',
    paste: `groups: ['admin'], content: { firstName: 'Ada' },\n${inOneHour(context.stack)}`,
  }),
  'expired-user': ({ expiresAt }, { stack }) => ({
    title: `The User expired at ${toDate(expiresAt)}`,
    meaning: 'The docs take the reader for signed out.',
    fix: 'Send the end of the session in Unix seconds, computed for each answer, or leave expiresAt out.',
    paste: inOneHour(stack),
  }),
  'secret-in-content': ({ paths, reasons }) => ({
    title: `content holds what look like credentials: ${paths.join(', ')}`,
    meaning: `${paths.map((path, index) => `${path} ${reasonWords[reasons[index] ?? 'name']}`).join('; ')}. content is stored in the browser, and every script of the docs can read it.`,
    fix: 'Move API keys to apiPlaygroundInputs, which is never stored: playgrounds and code samples read them from there. Leave all other credentials out, and name the fields that the docs show, one by one. A field that is public all the same goes into publicFields of bookplate.json.',
    paste: [
      "content: { firstName: 'Ada', plan: 'enterprise' },",
      "apiPlaygroundInputs: { header: { 'X-API-Key': key } },",
      '',
      "{playground.header['X-API-Key'] ?? 'YOUR_KEY'}   in code samples of the docs",
    ].join('\n'),
  }),
  'group-unknown': ({ unknown, docsGroups }) => ({
    title: `The docs know no group ${unknown.map(({ group }) => JSON.stringify(group)).join(', ')}`,
    meaning: `${unknown
      .filter(({ nearest }) => nearest !== '')
      .map(
        ({ group, nearest }) => `${JSON.stringify(group)} is almost ${JSON.stringify(nearest)}. `,
      )
      .join('')}The docs name ${docsGroups.join(', ')}; groups are compared letter by letter.`,
    fix: 'Give the groups the same names in getUser and in the docs.',
    paste: `groups: ${JSON.stringify([...new Set(unknown.map(({ group, nearest }) => nearest || group))])}`,
  }),
  'playground-input-unknown': ({ unknown }) => ({
    title: `The API reference has no field ${unknown.map(({ place, name }) => `${name} (${place})`).join(', ')}`,
    meaning:
      'Such a value is filled in nowhere. Values go into fields of security schemes (header, query, cookie), path parameters and server variables of exactly their name.',
    fix: 'Name the value as the OpenAPI document names the field, or add the security scheme to the document.',
    paste: unknown
      .map(
        ({ place, name, nearest }) =>
          `apiPlaygroundInputs.${place}[${JSON.stringify(nearest || name)}]`,
      )
      .join('\n'),
  }),
  'cookie-refused': ({ name, reason }) => ({
    title: `Browsers do not keep or send the cookie ${name}`,
    meaning: `Found that ${explainCookie(reason)}.`,
    fix: 'Set it so:',
    paste: goodCookie(name),
  }),
  'cookie-path-too-narrow': ({ name, path, apiPath }) => ({
    title: `The cookie ${name} is for ${path}, the Info API is at ${apiPath}`,
    meaning:
      'A cookie goes only to URLs below its Path. Left out, Path is the directory of the page that set it.',
    fix: `Set it with Path=/, or mount the Info API below ${path}.`,
    paste: goodCookie(name),
  }),
  'cookie-on-another-host': ({ name, host, apiHost }) => ({
    title: `The cookie ${name} belongs to ${host}, the Info API is on ${apiHost}`,
    meaning: 'A cookie without Domain goes back only to the host that set it.',
    fix: `Move the Info API to ${host}. Do not widen the cookie by Domain: that sends the session to every host below, the docs' own included.`,
    paste: `"apiUrl": "https://${host}/api/docs/user-info"`,
  }),
  'cookie-covers-docs': ({ name, domain, docsHost }) => ({
    title: `The cookie ${name} is also sent to ${docsHost}`,
    meaning: `Its Domain=${domain} hands the session to the docs' server, its vendor and logs, and to anyone who takes over a name below ${domain}. The handshake does not need it.`,
    fix: 'Leave Domain out; the prefix __Host- makes browsers see to it.',
    paste: goodCookie(name),
  }),
  'cookie-not-in-safari': ({ name }, { stack }) => ({
    title: `Safari does not keep the cookie ${name} in development`,
    meaning:
      'It is Secure and set over http. Chrome and Firefox make an exception for localhost names, Safari does not.',
    fix: 'Leave Secure out in development only, or use https there.',
    paste: notSecureInDevelopment(stack),
  }),
};

function notSecureInDevelopment(stack: Stack): string {
  switch (stack) {
    case 'django':
      return 'SESSION_COOKIE_SECURE = not DEBUG  # settings.py';
    case 'rails':
      return 'Rails.application.config.session_store :cookie_store, secure: Rails.env.production?';
    case 'laravel':
      return 'SESSION_SECURE_COOKIE=false  # .env of development';
    default:
      return "secure: process.env.NODE_ENV === 'production'";
  }
}

const reasonWords = {
  name: 'has the name of one',
  prefix: 'begins like one',
  entropy: 'looks random',
} as const;

/** Computed when it is sent: a date in what is pasted would soon be past. */
function inOneHour(stack: Stack): string {
  switch (stack) {
    case 'django':
      return '"expiresAt": int(time.time()) + 3600  # Unix seconds';
    case 'rails':
      return 'expiresAt: Time.now.to_i + 3600 # Unix seconds';
    case 'laravel':
      return "'expiresAt' => time() + 3600, // Unix seconds";
    default:
      return 'expiresAt: Math.floor(Date.now() / 1000) + 3600, // Unix seconds';
  }
}

/** A number of seconds can be beyond what a date can hold. */
function toDate(seconds: number): string {
  const date = new Date(seconds * 1_000);
  return Number.isNaN(date.getTime()) ? `${seconds} s` : date.toISOString();
}
