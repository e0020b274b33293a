import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import type { RequestListener } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { settingsOf } from '@bookplate/docs/settings-file';
import { htmlSnippet } from '@bookplate/docs/snippet';
import sirv from 'sirv';
import type { ContractHost } from '../../hosts/contract/contract-host.ts';
import { base, builtFor } from '../../hosts/contract/content.ts';
import { docusaurus } from '../../hosts/contract/hosts/docusaurus.ts';
import { starlight } from '../../hosts/contract/hosts/starlight.ts';
import { copyMoved } from '../../lib/built-docs.ts';
import { sharedSite } from '../../lib/built-site.ts';

/** Docs of the scenarios: a greeting, and texts that only Ada sees, who is an admin on the enterprise plan. */
export interface DocsHost {
  readonly name: string;
  readonly greeting: string;
  readonly texts: Readonly<Record<string, readonly string[]>>;
  /** What the host's own scripts throw without storage or network; on plain HTML, any error is Bookplate's. */
  readonly ownErrors?: RegExp;
  /** Builds the docs, and moves them to their addresses. */
  readonly open: (apiUrl: string, docsOrigin: string) => Promise<Docs>;
}

export interface Docs {
  /** The page of an address, undefined if it is a file that the page loads. */
  readonly html: (url: string) => string | undefined;
  readonly serve: RequestListener;
  readonly close: () => void;
}

const gated = 'A blockword for admins';

const plainHtml: DocsHost = {
  name: 'plain HTML',
  greeting: '#greeting',
  texts: { Ada: ['enterprise', gated], Bob: ['free'] },
  open: async (apiUrl, docsOrigin) => {
    const loginUrl = `${new URL(apiUrl).origin}/sign-in/Ada`;
    const settings = await settingsOf(tmpdir(), { apiUrl, loginUrl, docsOrigin }, () => {});
    const html = `<!doctype html><html lang="en"><head>${htmlSnippet(settings).html}<title>Docs</title></head>
<body><p id="greeting">Hello, <bookplate-text value="user.firstName">reader</bookplate-text></p>
<p><bookplate-text value="user.plan">no plan</bookplate-text></p>
<p data-bookplate-groups="admin">${gated}</p></body></html>`;
    return {
      html: (url) => (url.startsWith(base) ? html : undefined),
      serve: (_, response) => void response.writeHead(204).end(),
      close: () => {},
    };
  },
};

/** The site of the contract of docs hosts. */
function contractDocs(host: ContractHost): DocsHost {
  return {
    name: host.name,
    greeting: '#greeting',
    texts: { Ada: ['Your SLA', gated], Bob: [] },
    ownErrors: /StarlightThemeProvider|'localStorage' property|operation is insecure|\/_astro\//,
    async open(apiUrl, docsOrigin) {
      const built = await sharedSite(host.site());
      if (built.code !== 0) throw new Error(built.output);
      const parent = mkdtempSync(join(tmpdir(), 'bookplate-engines-'));
      const folder = join(parent, 'dist');
      copyMoved(join(built.folder, host.output), folder, [
        [builtFor.docsUrl, docsOrigin],
        [new URL(builtFor.apiUrl).origin, new URL(apiUrl).origin],
      ]);
      const html = readFileSync(join(folder, host.file('')), 'utf8');
      const files = sirv(folder, { dev: true });
      return {
        html: (url) => (/^\/docs\/(\?.*)?$/.test(url) ? html : undefined),
        serve: (request, response) => {
          request.url = request.url?.replace(base, '/');
          files(request, response, () => void response.writeHead(204).end());
        },
        close: () => rmSync(parent, { recursive: true, maxRetries: 5 }),
      };
    },
  };
}

const hasDocusaurus = existsSync(
  join(import.meta.dirname, '../../../examples/hooli/node_modules/@docusaurus'),
);

/** All that are installed. Docusaurus has a separate installation. */
export const docsHosts: readonly DocsHost[] = [
  contractDocs(starlight),
  ...(hasDocusaurus ? [contractDocs(docusaurus)] : []),
  plainHtml,
];

/** With the reason. */
export const hostsLeftOut: readonly string[] = hasDocusaurus
  ? []
  : ['Docusaurus: its installation is not there (`npm start -- hooli` makes it)'];
