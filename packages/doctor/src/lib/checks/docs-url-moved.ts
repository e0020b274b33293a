import type { Check } from '../check.ts';
import type { DocsPage } from '../html/docs-page.ts';
import { askDocs } from '../questions.ts';
import { redirectTarget } from './redirect-target.ts';

/** To another page, that is: some reload themselves. */
function refreshTarget({ refresh }: DocsPage, docs: URL): URL | undefined {
  if (refresh === undefined || !URL.canParse(refresh, docs.href)) return undefined;
  const target = new URL(refresh, docs.href);
  target.hash = '';
  return target.href === docs.href ? undefined : target;
}

/** A redirect is not followed: it may lead to another origin, and then everything said about CORS is about the wrong one. */
export const docsUrlMoved: Check<'docs-url-moved'> = {
  code: 'docs-url-moved',
  step: 'docs',
  unless: ['docs-unreachable'],
  async find({ setup: { docs }, setup, answer, docsPage }) {
    const response = await answer(askDocs(setup));
    const target = redirectTarget(response, docs) ?? refreshTarget(await docsPage(), docs);
    if (!target) return [];
    // Within the same origin only the page is another; the handshake is not concerned.
    const severity = target.origin === docs.origin ? 'warning' : 'error';
    const args = { status: response.status, location: `${target.origin}${target.pathname}` };
    return [{ severity, where: docs.href, args }];
  },
};
