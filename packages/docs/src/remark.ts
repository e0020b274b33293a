import type { Processor } from 'unified';
import type { VFile } from 'vfile';
import { type AdapterOptions, highlightedKey } from './lib/page/target.ts';
import { printWarnings } from './lib/page/print-warnings.ts';
import type { PageNode } from './lib/page/page-node.ts';
import { transformPage } from './lib/remark/transform-page.ts';

export type { AdapterOptions, Target } from './lib/page/target.ts';

/** The type of {@link remarkBookplate}: what unified calls with the processor as `this`. */
export type RemarkBookplate = (
  this: Processor,
  options: AdapterOptions,
) => (tree: object, file: VFile) => void;

/**
 * A remark plugin for MDX 3: Docusaurus, Vite with React, and Astro with its unified processor. It goes before plugins
 * that read the text of headings. It compiles each page in place, and fails with file, line and column where an
 * expression cannot work.
 */
export const remarkBookplate: RemarkBookplate = function remarkBookplate(options) {
  // A processor is only complete, and can only parse, when it is used.
  const parse = (source: string): PageNode => this.parse(source) as PageNode;
  // Not before it runs: plugins that come later in the list have said by then that they are there.
  return (tree, file) => {
    const isHighlighted = highlightedKey in this.data();
    const isMdx = parse('{x}').children?.[0]?.type.startsWith('mdx') ?? false;
    transformPage(tree as PageNode, file, parse, options, { isHighlighted, isMdx }, (braces) =>
      printWarnings(file.path ?? 'the page', braces),
    );
  };
};
