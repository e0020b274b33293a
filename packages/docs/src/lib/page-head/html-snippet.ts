import type { Settings } from '@bookplate/protocol';
import { headTags } from './head-tags.ts';
import { policyFor } from './policy-for.ts';
import { wholeScript } from './whole-script.ts';
import { writeTag } from './write-tag.ts';

/** What a page without a build needs in its head. */
export interface HtmlSnippet {
  /** HTML, for the beginning of `<head>`: encoding, script, and the style for readers without JavaScript. */
  readonly html: string;
  /** A sentence: what a Content-Security-Policy must allow. */
  readonly policy: string;
}

/**
 * Writes the head of a page that no supported docs host builds. The script is inline, so that its request to the Info API
 * leaves before any other of the page.
 *
 * @param settings of the docs
 * @returns HTML and policy
 */
export function htmlSnippet(settings: Settings): HtmlSnippet {
  const tags = headTags(settings, 'inline').map(writeTag);
  return {
    html: ['<meta charset="utf-8">', ...tags].join('\n'),
    policy: policyFor(settings, wholeScript(settings)),
  };
}
