import { describeReference, parseReference, readReference } from '@bookplate/docs/reference';
import { noteDocument } from './documents.ts';

/** What we use of a loader's `this`: https://webpack.js.org/api/loaders/ */
interface LoaderContext {
  /** The file. */
  readonly resourcePath: string;
  cacheable(isCacheable: boolean): void;
  getOptions(): { readonly isBuild: boolean };
}

/**
 * A loader for `import openapi from './openapi.yaml?reference'`, in JSON or YAML. The page gets what everyone sees of the
 * document, and the URL of a file with all of it; in the development server, it gets all.
 *
 * @param text of the file
 * @returns a module
 * @throws {Error} if it is no OpenAPI document, or has a malformed gate
 */
export default function referenceLoader(this: LoaderContext, text: string): string {
  // oxlint-disable no-this-in-exported-function -- how bundlers call a loader
  // Each build must know the documents: of a module from its cache, it would not.
  this.cacheable(false);
  try {
    const parts = readReference(parseReference(text));
    const isApart = parts.everyone !== parts.whole && this.getOptions().isBuild;
    const page = {
      ...describeReference(parts),
      document: isApart ? parts.everyone : parts.whole,
    };
    const wholeUrl = isApart
      ? `__webpack_public_path__ + ${JSON.stringify(noteDocument(parts))}`
      : 'undefined';
    return `export default { ...${JSON.stringify(page)}, wholeUrl: ${wholeUrl} };`;
  } catch (error) {
    throw new Error(`${this.resourcePath}: ${(error as Error).message}`, { cause: error });
  }
}
