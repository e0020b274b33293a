import { createHash } from 'node:crypto';
import type { Check } from '../../check.ts';
import { findDeferredScript, findHeadScript, urlOfScript } from '../../html/docs-page.ts';
import { fileRequest } from '../../requests.ts';
import { headerValue, type ProbeResult } from '../../response.ts';
import { cspBlocksScript } from '../csp/csp-blocks-script.ts';
import { noPage } from '../docs-page/no-page.ts';
import { scriptMissing } from '../docs-page/script-missing.ts';

/** The page has the tag, but the file does not load: an incomplete deployment, or another base path. */
export const scriptFileMissing: Check<
  'script-file-missing',
  { readonly url: string; readonly detail: string }
> = {
  code: 'script-file-missing',
  step: 'docs',
  unless: [...noPage, scriptMissing, cspBlocksScript],
  async find({ setup: { docs, api }, send, docsPage }) {
    const page = await docsPage();
    for (const script of [findHeadScript(page), findDeferredScript(page)]) {
      const url = script && urlOfScript(script, docs);
      // The doctor sends requests only to the given hosts.
      if (!script || !url || ![docs.origin, api.origin].includes(url.origin)) continue;
      const detail = whyNoScript(await send(fileRequest(url)), script.attributes['integrity']);
      if (detail !== undefined)
        return [{ severity: 'error', where: docs.href, args: { url: url.href, detail } }];
    }
    return [];
  },
  explain: ({ url, detail }) => ({
    title: `The script file ${url} does not load (${detail})`,
    meaning:
      'The page has the tag, but browsers cannot run the file, so no answer of the Info API is read.',
    fix: 'Deploy everything that the build wrote, and check the base path of the docs. If a CDN or a fallback page responds for the file, exclude it there.',
    paste: `curl -i ${url}`,
  }),
};

function whyNoScript(result: ProbeResult, integrity = ''): string | undefined {
  if (!result.ok) return result.detail;
  const { status, body, end } = result;
  // Browsers follow a redirect; the probe does not.
  if (status >= 300 && status < 400) return undefined;
  if (status < 200 || status > 299) return `status ${status}`;
  const [type = ''] = headerValue(result, 'content-type').split(';');
  // HTML for a script is usually the fallback page for missing files.
  if (/^\s*text\/html\s*$/i.test(type)) return `type ${type.trim()}`;
  const isScript = /^\s*(text|application)\/(x-)?(java|ecma)script\s*$/i.test(type);
  const isStrict = headerValue(result, 'x-content-type-options').toLowerCase() === 'nosniff';
  if (isStrict && !isScript) return `type ${type.trim() || 'none'} with nosniff`;
  return end === 'complete' && !matches(body, integrity)
    ? 'it does not match its integrity'
    : undefined;
}

/** Subresource Integrity §3.3.4: one digest of the strongest algorithm must match. */
function matches(body: string, integrity: string): boolean {
  const given = integrity.split(/\s+/).filter((token) => /^sha(256|384|512)-/.test(token));
  const strongest = given
    .map((token) => token.slice(0, 6))
    .toSorted()
    .at(-1);
  if (strongest === undefined) return true;
  const digest = createHash(strongest).update(body).digest('base64');
  return given.some((token) => token.replace(/\?.*/, '') === `${strongest}-${digest}`);
}
