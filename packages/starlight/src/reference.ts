import {
  describeReference,
  fileNameOf,
  readReference,
  type ReferenceDescription,
} from '@bookplate/docs/reference';
import { noteDocument } from './lib/build-under-way.ts';

declare const bookplateAssets: string;

/** What the component `ApiReference.astro` writes into its page. */
export interface ReferencePage extends ReferenceDescription {
  /** JSON, fit to stand in a `<script>`. */
  readonly json: string;
  /** Where all of the document is; undefined if it is in the page. */
  readonly wholeUrl: string | undefined;
}

/**
 * Prepares the page of an API reference: it holds what everyone sees. All of the document is in a separate file,
 * which is loaded for readers who are signed in. In a development server, and where pages are rendered on request, the
 * page has it all.
 *
 * @param document OpenAPI 3.0 or 3.1, parsed and bundled
 * @returns what the page is made of
 * @throws {Error} if it is no such document, or has a malformed gate
 */
export function referencePage(document: object): ReferencePage {
  const parts = readReference(document);
  const { whole, everyone } = parts;
  const isApart = everyone !== whole && noteDocument(fileNameOf(parts), parts);
  return {
    ...describeReference(parts),
    json: JSON.stringify(isApart ? everyone : whole).replaceAll('<', String.raw`\u003c`),
    wholeUrl: isApart ? bookplateAssets + fileNameOf(parts) : undefined,
  };
}
