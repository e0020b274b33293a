import type { Processor } from 'unified';
import type { VFile } from 'vfile';
import type { AdapterOptions } from './lib/page/target.ts';
import type { PageNode } from './lib/remark/page-node.ts';
import { transformPage } from './lib/remark/transform-page.ts';

export type { AdapterOptions, Target } from './lib/page/target.ts';

/**
 * A remark plugin for MDX 3: Docusaurus, Vite with React, and Astro with its unified processor. It goes before plugins
 * that read the text of headings.
 *
 * @param options what shows the pages
 * @returns compiles each page in place; fails with file, line and column where an expression cannot work
 */
export function remarkBookplate(
  this: Processor,
  options: AdapterOptions,
): (tree: object, file: VFile) => void {
  // A processor is only complete, and can only parse, when it is used.
  return (tree, file) =>
    transformPage(tree as PageNode, file, (source) => this.parse(source) as PageNode, options);
}
