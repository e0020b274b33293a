import type { Check } from '../../check.ts';
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
    fix: 'Renew the certificate, serve its whole chain, and make it name this host. For your own certificate authority, set NODE_EXTRA_CA_CERTS for this command.',
    paste: `openssl s_client -connect ${hostWithPort(apiUrl)} -servername ${new URL(apiUrl).hostname} </dev/null | openssl x509 -noout -dates -subject`,
  }),
};

function hostWithPort(url: string): string {
  const { hostname, port } = new URL(url);
  return `${hostname}:${port || '443'}`;
}
