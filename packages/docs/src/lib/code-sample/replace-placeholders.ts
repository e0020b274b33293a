import { sampleTag } from '../page/compile-code.ts';
import type { HtmlNode } from './html-node.ts';

/**
 * Replaces the elements that hold samples.
 *
 * @param parent the page, or a part of it; it is changed in place
 * @param paint given such an element, returns what is to stand in its place
 */
export function replacePlaceholders(
  parent: HtmlNode,
  paint: (placeholder: HtmlNode) => HtmlNode[],
): void {
  if (!parent.children) return;
  for (const child of parent.children) replacePlaceholders(child, paint);
  if (parent.children.some(isPlaceholder))
    parent.children = parent.children.flatMap((child) =>
      isPlaceholder(child) ? paint(child) : [child],
    );
}

function isPlaceholder({ tagName }: HtmlNode): boolean {
  return tagName === sampleTag;
}
