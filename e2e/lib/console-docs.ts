import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Settings } from '@bookplate/protocol';
import { builtScript } from './site.ts';

/**
 * A page of docs that have their settings from a console, by hand: as the documentation tells. Its
 * referrer policy is the strictest there is.
 *
 * @param settings of the site, and where it has them from
 * @param body what is on it
 * @returns the document
 */
export function consoleDocsPage(settings: Settings, body = ''): string {
  const { apiUrl, loginUrl, console, reportSampleRate } = settings;
  return `<!doctype html><html lang="en"><head><meta charset="utf-8">
<script data-api-url="${apiUrl}" data-login-url="${loginUrl}" data-console="${console}" data-report-sample-rate="${reportSampleRate}">
${builtScript('bookplate')}</script>
<script type="module">${builtScript('console')}</script>
<meta name="referrer" content="no-referrer"><link rel="icon" href="data:,"><title>Docs</title></head><body>
<h1>Hello, <bookplate-text value="user.firstName">reader</bookplate-text></h1>${body}</body></html>`;
}

/**
 * Writes a folder of docs, for a static host.
 *
 * @param folder where
 * @param pages by their path without `.html`
 */
export function writeDocs(folder: string, pages: Readonly<Record<string, string>>): void {
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of Object.entries(pages))
    writeFileSync(join(folder, `${name}.html`), text);
}
