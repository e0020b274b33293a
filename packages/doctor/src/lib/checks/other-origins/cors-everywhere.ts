import type { Check } from '../../check.ts';
import { bodyUnfinished } from '../answer/body-unfinished.ts';
import { unanswered } from '../reachability/unanswered.ts';
import { allowOnlyDocs } from './allow-only-docs.ts';
import { allowsOrigin } from './allows-origin.ts';

/** With CORS on the whole dashboard, a script on the docs could read all its pages and answers. Only one route needs it. */
export const corsEverywhere: Check<'cors-everywhere', { readonly urls: readonly string[] }> = {
  code: 'cors-everywhere',
  step: 'dashboard',
  needs: ['two-origins'],
  unless: [...unanswered, bodyUnfinished],
  async find(context) {
    const { docs, api, login } = context.setup;
    const others = [
      new URL('/', api),
      new URL('.', api),
      new URL('bookplate-doctor', api),
      ...(login && login.origin !== docs.origin ? [login] : []),
    ];
    const urls = new Set<string>();
    for (const url of others) {
      if (url.href !== api.href && (await allowsOrigin(context, url, docs.origin)))
        urls.add(url.href);
    }
    return urls.size === 0
      ? []
      : [{ severity: 'danger', where: api.href, args: { urls: [...urls] } }];
  },
  explain: ({ urls }, context) => ({
    title: 'The docs may read more of the dashboard than the Info API',
    meaning: `The docs origin is allowed with cookies on ${urls.join(', ')}. A script on the docs, of a vendor or injected, could read everything there in the reader's name.`,
    ...(context.stack === 'bookplate'
      ? {
          fix: 'createInfoApi already sends CORS headers for its own path. Another middleware sends them for the whole application: remove it, or give it a list of origins without the docs.',
        }
      : allowOnlyDocs(context, 'The docs need CORS on the Info API only.')),
  }),
};
