import { sampleTag } from '../page/compile-code.ts';
import type { HtmlNode } from './html-node.ts';

/**
 * Replaces the elements that hold samples.
 *
 * @param parent the page, or a part of it; it is changed in place
 * @param paint given such an element, returns what is to stand in its place
 */
export function replaceHolders(parent: HtmlNode, paint: (holder: HtmlNode) => HtmlNode[]): void {
  if (!parent.children) return;
  for (const child of parent.children) replaceHolders(child, paint);
  if (parent.children.some(isHolder))
    parent.children = parent.children.flatMap((child) =>
      isHolder(child) ? paint(child) : [child],
    );
}

function isHolder({ tagName }: HtmlNode): boolean {
  return tagName === sampleTag;
}
