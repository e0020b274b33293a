import { writeTag } from '../page/element-attribute.ts';
import type { PageNode } from '../page/page-node.ts';

/**
 * @param value MDX
 * @returns a node for what Sätteri has to read as MDX
 */
export function rawNode(value: string): PageNode {
  return { type: 'raw', value };
}

/**
 * @param nodes of the page
 * @returns whether there is MDX to be read in them
 */
export function hasRaw(nodes: readonly PageNode[]): boolean {
  return nodes.some(({ type, children = [] }) => type === 'raw' || hasRaw(children));
}

/**
 * @param nodes what the compiler has written
 * @returns the same as MDX
 */
export function toMdx(nodes: readonly PageNode[]): string {
  return nodes.map(writeNode).join(nodes.some(isBlock) ? '\n' : '');
}

function writeNode(node: PageNode): string {
  const { type, name = null, attributes = [], value = '', children = [] } = node;
  if (type === 'paragraph') return toMdx(children);
  if (/^mdx\w+Expression$/.test(type)) return `{${value}}`;
  if (!type.startsWith('mdxJsx')) return value;
  const tag = { name, attributes };
  if (children.length === 0 && name !== 'bookplate-text' && name !== 'bookplate-when')
    return writeTag(tag, true);
  const space = isBlock(node) && name === 'bookplate-when' ? '\n' : '';
  return `${writeTag(tag)}${space}${toMdx(children)}${space}</${name}>`;
}

function isBlock({ type }: PageNode): boolean {
  return type === 'mdxJsxFlowElement';
}
