import type { HastNode, HastPluginDefinition } from 'satteri';
import type { HtmlNode } from '../code-sample/html-node.ts';
import { paintSample, SampleError } from '../code-sample/paint-sample.ts';
import { textWriter } from '../code-sample/write-text.ts';
import { sampleTag } from '../page/compile-code.ts';
import type { AdapterOptions } from '../page/target.ts';
import { filePathOf, PageError } from './page-error.ts';

/**
 * Makes the visitor that puts the reader into the highlighted code of a page.
 *
 * @param options of the plugin
 * @returns the plugin
 */
export function createCodeVisitor({ target }: AdapterOptions): HastPluginDefinition {
  const writeText = textWriter(target);
  return {
    name: 'bookplate-code',
    options: { position: true },
    element: {
      filter: [sampleTag],
      visit(node, visit) {
        const placeholder = copy(node as HtmlNode);
        try {
          visit.replaceNode(node, paintSample(placeholder, writeText) as HastNode[]);
        } catch (error) {
          if (!(error instanceof SampleError)) throw error;
          const { line = 1, column = 1 } = node.position?.start ?? {};
          throw new PageError(error, filePathOf(visit.fileURL), { line, column });
        }
      },
    },
  };
}

/** The tree that visitors get is read piece by piece, and cannot be changed. */
function copy(node: HtmlNode): HtmlNode {
  const { type, tagName, properties, value, children, data, name, attributes } = node;
  const own = { tagName, value, data, name, attributes };
  return {
    type,
    ...Object.fromEntries(Object.entries(own).filter(([, each]) => each !== undefined)),
    ...(properties && { properties: { ...properties } }),
    ...(children && { children: children.map(copy) }),
  };
}
