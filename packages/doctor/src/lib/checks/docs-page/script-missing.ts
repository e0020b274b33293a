import type { Check } from '../../check.ts';
import { findHeadScript } from '../../html/docs-page.ts';
import { headStart } from './head-start.ts';
import { noPage } from './no-page.ts';

interface Args {
  /** Where the script is, if it is in the HTML but browsers with JavaScript do not run it. */
  readonly inertIn?: 'comment' | 'noscript' | 'template';
}

/** Without the script the page sends no request. Browsers ignore it in a comment, `noscript` or `template`. */
export const scriptMissing: Check<'script-missing', Args> = {
  code: 'script-missing',
  step: 'docs',
  unless: noPage,
  async find({ setup, docsPage }) {
    const page = await docsPage();
    if (findHeadScript(page)) return [];
    const { inertIn } = page;
    return [{ severity: 'error', where: setup.docs.href, args: { ...(inertIn && { inertIn }) } }];
  },
  explain: ({ inertIn }, { apiUrl }) =>
    inertIn === undefined
      ? {
          title: 'The docs page has no Bookplate script',
          meaning:
            'The page sends no request to the Info API. The build has no integration, or a cache or CDN serves an old copy of the page.',
          fix: 'Add the integration and build again, or put the script first into <head>. If the docs are below a path, use the URL of one of their pages.',
          paste: headStart(apiUrl),
        }
      : {
          title: `The Bookplate script is inside ${inertPlaces[inertIn]}, where browsers do not run it`,
          meaning: 'The page sends no request to the Info API.',
          fix: 'Move the tag to the start of <head>.',
          paste: headStart(apiUrl),
        },
};

const inertPlaces = {
  comment: 'a comment',
  noscript: '<noscript>',
  template: '<template>',
} as const;
