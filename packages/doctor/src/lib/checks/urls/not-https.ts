import { isLoopbackHost } from '@bookplate/protocol';
import type { UrlCheck } from '../../check.ts';
import { schemeMix } from './scheme-mix.ts';

/** Over http, anyone between reader and server can read the session and change the docs. */
export const notHttps: UrlCheck<'not-https', { readonly url: string }> = {
  code: 'not-https',
  step: 'network',
  unless: [schemeMix],
  find({ setup: { docs, api } }) {
    return [docs, api]
      .filter(({ protocol, hostname }) => protocol === 'http:' && !isLoopbackHost(hostname))
      .slice(0, 1)
      .map((url) => ({ severity: 'danger', where: url.href, args: { url: url.href } }));
  },
  explain: ({ url }) => ({
    title: `${url} is not encrypted`,
    meaning:
      "Anyone between the reader and the server can read the session and the reader's data, and change the docs.",
    fix: 'Use https. Only localhost names may use http.',
    paste: url.replace(/^http:/, 'https:'),
  }),
};
