import { isLoopbackHost } from '@bookplate/protocol';
import type { UrlCheck } from '../../check.ts';

/** Browsers block http requests of https pages (mixed content); Chrome treats http docs and an https API as two sites. */
export const schemeMix: UrlCheck<
  'scheme-mix',
  { readonly docsScheme: string; readonly apiScheme: string }
> = {
  code: 'scheme-mix',
  step: 'browser',
  find({ setup: { docs, api } }) {
    if (docs.protocol === api.protocol) return [];
    // A loopback address counts as secure, so https pages may call it (Mixed Content §4.4).
    if (docs.protocol === 'https:' && isLoopbackHost(api.hostname)) return [];
    const args = { docsScheme: docs.protocol.slice(0, -1), apiScheme: api.protocol.slice(0, -1) };
    return [{ severity: 'error', where: api.href, args }];
  },
  explain: ({ docsScheme, apiScheme }) => ({
    title: `The docs use ${docsScheme}, the Info API uses ${apiScheme}`,
    meaning:
      docsScheme === 'https'
        ? 'Browsers block http requests of https pages as mixed content, before they are sent.'
        : 'Chrome treats http and https as two sites and withholds the session cookie.',
    fix: 'Use https for both. In development, use http for both, on names below localhost.',
    paste: docsScheme === 'https' ? '"apiUrl": "https://…"' : '"docsOrigin": "https://…"',
  }),
};
