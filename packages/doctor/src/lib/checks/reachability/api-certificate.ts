import type { Check } from '../../check.ts';
import { explainNoResponse } from '../../explain-no-response.ts';
import { anonymousRequest } from '../../requests.ts';

/** Browsers warn about a page with a bad certificate, but a fetch fails silently. */
export const apiCertificate: Check<'api-certificate', { readonly detail: string }> = {
  code: 'api-certificate',
  step: 'network',
  async find({ setup, send }) {
    const result = await send(anonymousRequest(setup));
    if (result.ok || result.kind !== 'certificate') return [];
    return [{ severity: 'error', where: setup.api.href, args: { detail: result.detail } }];
  },
  explain: ({ detail }, { apiUrl }) => ({
    title: `The certificate of ${new URL(apiUrl).host} is not trusted (${detail})`,
    meaning: 'Browsers warn about a page with such a certificate, but a fetch fails silently.',
    fix: explainNoResponse('certificate', 'the API URL').fix,
    paste: `openssl s_client -connect ${hostWithPort(apiUrl)} -servername ${new URL(apiUrl).hostname} </dev/null | openssl x509 -noout -dates -subject`,
  }),
};

function hostWithPort(url: string): string {
  const { hostname, port } = new URL(url);
  return `${hostname}:${port || '443'}`;
}
