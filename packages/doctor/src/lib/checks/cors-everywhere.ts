import type { Check } from '../check.ts';
import { allowsOrigin } from './allows-origin.ts';
import { unanswered } from './unanswered.ts';

/**
 * CORS for the docs on the whole dashboard: a script on the docs could read every page and every answer of it. It
 * is needed on this one route.
 */
export const corsEverywhere: Check<'cors-everywhere'> = {
  code: 'cors-everywhere',
  step: 'dashboard',
  needs: ['two-origins'],
  unless: [...unanswered, 'body-unfinished'],
  async find({ setup: { docs, api, login }, answer }) {
    const others = [
      new URL('/', api),
      new URL('.', api),
      new URL('bookplate-doctor', api),
      ...(login && login.origin !== docs.origin ? [login] : []),
    ];
    const urls = new Set<string>();
    for (const url of others) {
      if (url.href !== api.href && (await allowsOrigin(answer, url, docs.origin)))
        urls.add(url.href);
    }
    return urls.size === 0
      ? []
      : [{ severity: 'danger', where: api.href, args: { urls: [...urls] } }];
  },
};
