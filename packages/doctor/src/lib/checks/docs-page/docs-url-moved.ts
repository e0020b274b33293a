import type { Check } from '../../check.ts';
import type { DocsPage } from '../../html/docs-page.ts';
import { redirectTarget } from '../../redirect-target.ts';
import { docsRequest } from '../../requests.ts';
import { docsUnreachable } from './docs-unreachable.ts';

/** The doctor follows no redirect: it can lead to another origin, and then all findings about CORS would be wrong. */
export const docsUrlMoved: Check<
  'docs-url-moved',
  { readonly status: number; readonly location: string }
> = {
  code: 'docs-url-moved',
  step: 'docs',
  unless: [docsUnreachable],
  async find({ setup: { docs }, setup, responseTo, docsPage }) {
    const response = await responseTo(docsRequest(setup));
    const target = redirectTarget(response, docs) ?? refreshTarget(await docsPage(), docs);
    if (!target) return [];
    // Within one origin only the page differs; the handshake is the same.
    const severity = target.origin === docs.origin ? 'warning' : 'error';
    const args = { status: response.status, location: `${target.origin}${target.pathname}` };
    return [{ severity, where: docs.href, args }];
  },
  explain: ({ status, location }) => ({
    title: `The docs URL redirects (${status < 300 ? '<meta http-equiv="refresh">' : status}) to ${location}`,
    meaning:
      'The doctor does not follow redirects: on another origin, all findings about CORS would be about the wrong docs.',
    fix: 'Use the URL of a docs page: the final URL, if it is one. If the docs are below a path, it ends with something like /docs/.',
    paste: `--docs ${location}`,
  }),
};

/** Only to another page: some pages reload themselves. */
function refreshTarget({ refresh }: DocsPage, docs: URL): URL | undefined {
  if (refresh === undefined || !URL.canParse(refresh, docs.href)) return undefined;
  const target = new URL(refresh, docs.href);
  target.hash = '';
  return target.href === docs.href ? undefined : target;
}
