import { type HeadSource, headTags, writeTag } from '@bookplate/docs/host';
import type { Settings } from '@bookplate/protocol';

/** Writes what goes first into the head of a page, given where the page finds the deferred part of the script. */
export type WriteHead = (deferredUrl: string) => string;

/**
 * @param settings of the docs
 * @param source for development, what its script knows; left out, the deferred part is a file
 * @returns writes the tags as HTML
 */
export function createHeadWriter(settings: Settings, source?: HeadSource): WriteHead {
  const known = new Map<string, string>();
  return (deferredUrl) => {
    let html = known.get(deferredUrl);
    if (html === undefined) {
      html = headTags(settings, source ?? { deferredUrl })
        .map(writeTag)
        .join('');
      known.set(deferredUrl, html);
    }
    return html;
  };
}
