import { createHash } from 'node:crypto';
import type { Check } from '../check.ts';
import { findHeadScript, findLaterScript, urlOfScript } from '../html/docs-page.ts';
import { askFile } from '../questions.ts';
import { type Reply, headerValue } from '../reply.ts';
import { noPage } from './no-page.ts';

/** The tag is in the page, and the file that it names is not there: a half deployment, or another base path. */
export const scriptFileMissing: Check<'script-file-missing'> = {
  code: 'script-file-missing',
  step: 'docs',
  unless: [...noPage, 'script-missing', 'csp-blocks-script'],
  async find({ setup: { docs, api }, ask, docsPage }) {
    const page = await docsPage();
    for (const script of [findHeadScript(page), findLaterScript(page)]) {
      const url = script && urlOfScript(script, docs);
      // Requests go to the hosts that were given only.
      if (!script || !url || ![docs.origin, api.origin].includes(url.origin)) continue;
      const detail = whyNoScript(await ask(askFile(url)), script.attributes['integrity']);
      if (detail !== undefined)
        return [{ severity: 'error', where: docs.href, args: { url: url.href, detail } }];
    }
    return [];
  },
};

function whyNoScript(reply: Reply, integrity = ''): string | undefined {
  if (!reply.ok) return reply.detail;
  const { status, body, end } = reply;
  // Browsers follow a redirect; the probe does not.
  if (status >= 300 && status < 400) return undefined;
  if (status < 200 || status > 299) return `status ${status}`;
  const [type = ''] = headerValue(reply, 'content-type').split(';');
  // What is no script where one is expected is mostly the page for addresses that are not there.
  if (/^\s*text\/html\s*$/i.test(type)) return `type ${type.trim()}`;
  const isScript = /^\s*(text|application)\/(x-)?(java|ecma)script\s*$/i.test(type);
  const isStrict = headerValue(reply, 'x-content-type-options').toLowerCase() === 'nosniff';
  if (isStrict && !isScript) return `type ${type.trim() || 'none'} with nosniff`;
  return end === 'complete' && !fits(body, integrity) ? 'its integrity does not fit' : undefined;
}

/** Subresource Integrity §3.3.4: one digest of the strongest algorithm has to fit. */
function fits(body: string, integrity: string): boolean {
  const given = integrity.split(/\s+/).filter((token) => /^sha(256|384|512)-/.test(token));
  const strongest = given
    .map((token) => token.slice(0, 6))
    .toSorted()
    .at(-1);
  if (strongest === undefined) return true;
  const digest = createHash(strongest).update(body).digest('base64');
  return given.some((token) => token.replace(/\?.*/, '') === `${strongest}-${digest}`);
}
