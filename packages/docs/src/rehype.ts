import type { Processor } from 'unified';
import type { VFile } from 'vfile';
import { withPage } from './lib/build-code.ts';
import type { HtmlNode } from './lib/code-sample/html-node.ts';
import { paintSample, SampleError } from './lib/code-sample/paint-sample.ts';
import { replacePlaceholders } from './lib/code-sample/replace-placeholders.ts';
import { textWriter } from './lib/code-sample/write-text.ts';
import { type AdapterOptions, highlightedKey } from './lib/page/target.ts';

export type { AdapterOptions, Target } from './lib/page/target.ts';

/** The type of {@link rehypeBookplate}: what unified calls with the processor as `this`. */
export type RehypeBookplate = (
  this: Processor,
  options: AdapterOptions,
) => (tree: object, file: VFile) => void;

/**
 * A rehype plugin that puts the reader into code samples whose fence says `user`, beside `remarkBookplate`. It goes
 * after the plugin that highlights code at build time, if there is one. A host that highlights in the browser does
 * without this: there, `remarkBookplate` leaves the pieces of a sample as JSON in `data-bookplate-code` of its `code`.
 */
export const rehypeBookplate: RehypeBookplate = function rehypeBookplate({ target }) {
  Object.assign(this.data(), { [highlightedKey]: true });
  const writeText = textWriter(target);
  return (tree, file) =>
    replacePlaceholders(tree as HtmlNode, (placeholder) => {
      try {
        return paintSample(placeholder, writeText);
      } catch (error) {
        if (!(error instanceof SampleError)) throw error;
        return file.fail(
          withPage(error.code, error.message),
          placeholder.position?.start,
          'bookplate:code',
        );
      }
    });
};
