import type { Check } from '../../check.ts';
import { explainNoResponse } from '../../explain-no-response.ts';
import { docsRequest } from '../../requests.ts';
import { headerValue, type HttpResponse, type NoResponseKind } from '../../response.ts';

/** The docs page does not load, or browsers do not show it as a page. */
export const docsUnreachable: Check<
  'docs-unreachable',
  { readonly detail: string; readonly kind?: NoResponseKind }
> = {
  code: 'docs-unreachable',
  step: 'docs',
  async find({ setup, send }) {
    const result = await send(docsRequest(setup));
    const detail = result.ok ? whyNoPage(result) : result.detail;
    return detail === undefined
      ? []
      : [
          {
            severity: 'error',
            where: setup.docs.href,
            args: { detail, ...(!result.ok && { kind: result.kind }) },
          },
        ];
  },
  explain: ({ detail, kind }, { docsOrigin }) => ({
    title: `The docs page does not load (${detail})`,
    ...(kind ? explainNoResponse(kind, 'the URL of the docs') : noPage),
    paste: `curl -i ${docsOrigin}/`,
  }),
};

const noPage = {
  meaning: 'The doctor needs an HTML page of the docs to check its script.',
  fix: 'Use the URL of an HTML page that everyone can open. Docs behind a login cannot be checked, and do not need this handshake.',
};

function whyNoPage(response: HttpResponse): string | undefined {
  const { status } = response;
  if (status < 200 || status > 399 || status === 204) return `status ${status}`;
  if (status > 299) return undefined;
  if (/^\s*attachment\b/i.test(headerValue(response, 'content-disposition'))) return 'a download';
  // Without a type, browsers look at the bytes (MIME Sniffing §7).
  const type = headerValue(response, 'content-type').split(';')[0]?.trim() ?? '';
  return /^(text\/html|application\/xhtml\+xml|)$/i.test(type)
    ? undefined
    : `type ${type}, not HTML`;
}
