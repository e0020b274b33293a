import { allowDocs } from './recipes/allow-docs.ts';
import { answer401 } from './recipes/answer-401.ts';
import { removeHeader } from './recipes/remove-header.ts';
import type { WordsFor } from './words.ts';

/** Words for what the Info API answers, and whom it lets in. */
export const answerWords: WordsFor<
  | 'same-origin-refused'
  | 'unexpected-status'
  | 'signed-out-is-200'
  | 'body-too-large'
  | 'body-unfinished'
  | 'sets-cookie'
  | 'login-dialog'
  | 'reflects-origin'
  | 'lax-origin-match'
  | 'null-origin'
  | 'http-origin'
  | 'cors-everywhere'
> = {
  'same-origin-refused': ({ status }, { docsOrigin }) => ({
    title: `The Info API answers ${status} to docs on its own origin`,
    meaning:
      'A GET within one origin has no Origin header, so a server that insists on one shuts its own docs out.',
    fix: 'Accept a request without Origin when Sec-Fetch-Site is "same-origin".',
    paste: `allow if Origin is "${docsOrigin}"\nallow if there is no Origin and Sec-Fetch-Site is "same-origin"`,
  }),
  'unexpected-status': ({ status, signedIn }, context) => ({
    title: `The Info API answers ${status} to a reader who is signed ${signedIn ? 'in' : 'out'}`,
    meaning:
      'Expected are 200 with the User, or 401 when nobody is signed in. With anything else the docs say that the dashboard is out of reach.',
    fix: signedIn
      ? 'Look into the log of the dashboard for this request.'
      : 'Answer 401 when nobody is signed in.',
    paste: signedIn
      ? `curl -i -H 'Origin: ${context.docsOrigin}' -b cookies.txt ${context.apiUrl}`
      : answer401(context),
  }),
  'signed-out-is-200': ({ status, kind }, context) => ({
    title: `The Info API answers ${status} when nobody is signed in`,
    meaning: {
      nobody:
        'The docs understand the empty answer as "nobody". 401 says it plainly, to caches and monitoring too.',
      user: 'It has data in it, so the docs show anonymous readers as signed in.',
      'not-json': 'It is a page, mostly the login page, where JSON is expected.',
    }[kind],
    fix: {
      nobody: 'Return null from getUser: createInfoApi answers 401. Else answer 401 with JSON.',
      user: 'Return null from getUser when nobody is signed in: createInfoApi answers 401. Else answer 401 with JSON.',
      'not-json':
        'Mount createInfoApi above the middleware that shows the login page. Else answer 401 with JSON.',
    }[kind],
    paste: answer401(context),
  }),
  'body-too-large': ({ signedIn }) => ({
    title: `The answer ${signedIn ? 'with the User ' : ''}is larger than 64 KB`,
    meaning: 'The docs stop reading there and show no reader.',
    fix: 'Send what the docs show: name, plan, groups, keys. Not the whole record.',
    paste: '{"groups":["admin"],"content":{"firstName":"Ada","plan":"enterprise"}}',
  }),
  'body-unfinished': (_, { apiUrl }) => ({
    title: 'The answer begins and does not end',
    meaning: 'The docs wait for 5 s and give up.',
    fix: 'End the response in the handler; look for a stream that is left open, a Content-Length larger than the body, or a proxy that buffers.',
    paste: `curl -i -N -m 5 ${apiUrl}`,
  }),
  'sets-cookie': ({ names }, context) => ({
    title: `The Info API sets a cookie (${names.join(', ')})`,
    meaning:
      'Safari keeps a cookie for 7 days only if a request of a page on another address has set it. A rolling session renewed here dies sooner, not later.',
    fix: 'Do not renew the session on this route. @bookplate/info-api removes the header.',
    paste: removeHeader('Set-Cookie', context),
  }),
  'login-dialog': ({ scheme }, context) => ({
    title: `The 401 has a ${scheme} challenge`,
    meaning: "On the docs' own origin the browser opens its login dialog, on every page.",
    fix: 'Remove the WWW-Authenticate header from this route.',
    paste: removeHeader('WWW-Authenticate', context),
  }),
  'reflects-origin': ({ origin }, context) => ({
    title: 'Every origin in the world may read who the reader is',
    meaning: `The answer allows ${origin}, a name that nobody can own: it repeats whatever Origin it is sent. Wherever the cookie travels, a stranger's page reads the reader's data.`,
    fix: 'Compare with a list of exact origins.',
    paste: allowDocs(context),
  }),
  'lax-origin-match': ({ origins }, context) => ({
    title: `Look-alikes of the docs origin may read who the reader is`,
    meaning: `Allowed are ${origins.join(', ')}. The origin is compared by its beginning, its end or a pattern; one neighbour taken over is enough.`,
    fix: 'Compare for equality with a list of exact origins.',
    paste: allowDocs(context),
  }),
  'null-origin': (_, context) => ({
    title: 'The origin null may read who the reader is',
    meaning: 'Every sandboxed frame and local file has it, so any page can.',
    fix: 'Remove null from the list. If a redirect made it necessary, use the final URL instead.',
    paste: allowDocs(context),
  }),
  'http-origin': ({ origin }, context) => ({
    title: `The unencrypted ${origin} may read who the reader is`,
    meaning: 'Whoever controls the network can pretend to be it.',
    fix: 'Allow the https origin only.',
    paste: allowDocs(context),
  }),
  'cors-everywhere': ({ urls }, context) => ({
    title: 'The docs may read more of the dashboard than the Info API',
    meaning: `Their origin is allowed with cookies on ${urls.join(', ')}. A script on the docs, of a vendor or injected, could read everything there in the reader's name.`,
    fix: `Apply CORS to ${new URL(context.apiUrl).pathname} only.`,
    paste: allowDocs(context),
  }),
};
