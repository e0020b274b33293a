import type { Check } from '../../check.ts';
import { policiesOf } from '../../csp/page-policies.ts';
import { allowsUrl } from '../../csp/source-list.ts';
import { redirectTarget } from '../../redirect-target.ts';
import { warmFrameRequest } from '../../requests.ts';
import { headerTokens, type HttpResponse } from '../../response.ts';
import { noPage } from './no-page.ts';

interface Args {
  /** The header that refuses, as it was sent. */
  readonly header: string;
  readonly dashboard: string;
}

/** The docs have a warm frame, and a header that forbids the dashboard to embed it. */
export const warmFrameRefused: Check<'warm-frame-refused', Args> = {
  code: 'warm-frame-refused',
  step: 'docs',
  unless: noPage,
  async find({ setup: { docs, api }, send }) {
    let request = warmFrameRequest(docs);
    let response = await send(request);
    // Static hosts may leave `.html` out of addresses.
    const target = response.ok ? redirectTarget(response, request.url) : undefined;
    if (target?.origin === docs.origin) {
      request = { ...request, url: target };
      response = await send(request);
    }
    if (!response.ok || response.status !== 200) return [];
    const [, named] =
      /<meta name="?bookplate:warm"? content="?([^"\s>]+)/.exec(response.body) ?? [];
    if (named === undefined) return [];
    const dashboard = URL.canParse(named) ? new URL(named) : api;
    const header = refusalOf(response, dashboard, request.url);
    if (header === undefined) return [];
    const args = { header, dashboard: dashboard.origin };
    return [{ severity: 'warning', where: request.url.href, args }];
  },
  explain: ({ header, dashboard }) => ({
    title: `${header} keeps the dashboard from embedding the warm frame`,
    meaning: `Browsers show nothing of the page in a frame of ${dashboard}: the docs learn of sign-in and sign-out only by their own request, a round trip later.`,
    fix: 'Let the dashboard embed bookplate-warm.html, and leave the header of all other pages as it is. Where frame-ancestors is set, browsers ignore X-Frame-Options.',
    paste: `Content-Security-Policy: frame-ancestors 'self' ${dashboard}`,
  }),
};

/** The header by which a browser refuses to show a response in a frame of that page. */
function refusalOf(response: HttpResponse, embedder: URL, self: URL): string | undefined {
  const ancestors = policiesOf(response, 'content-security-policy').flatMap(({ directives }) => {
    const sources = directives.get('frame-ancestors');
    return sources ? [sources] : [];
  });
  const refusing = ancestors.find((sources) => !allowsUrl(sources, embedder, self));
  if (refusing) return `frame-ancestors ${refusing.join(' ') || "'none'"}`;
  // HTML §7.4.1, "check a navigation response's adherence to X-Frame-Options".
  if (ancestors.length > 0) return undefined;
  const options = new Set(headerTokens(response, 'x-frame-options'));
  const isMixed =
    options.size > 1 && ['deny', 'sameorigin', 'allowall'].some((each) => options.has(each));
  const isForeign = options.has('sameorigin') && embedder.origin !== self.origin;
  return isMixed || options.has('deny') || isForeign
    ? `X-Frame-Options: ${[...options].join(', ')}`
    : undefined;
}
