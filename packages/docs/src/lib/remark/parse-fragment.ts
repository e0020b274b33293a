import type { ElementTag } from '../page/element-attribute.ts';
import type { PageNode, ParseMdx } from './page-node.ts';

/**
 * Reads MDX that takes the place of a block.
 *
 * @param source the MDX
 * @param parse the host's parser
 * @param origin what is replaced: other plugins report their findings there
 * @returns blocks
 */
export function parseBlocks(source: string, parse: ParseMdx, origin: PageNode): PageNode[] {
  const root = parse(source);
  settle(root, origin);
  unravel(root);
  return root.children ?? [];
}

/**
 * Reads MDX that takes the place of something in a line.
 *
 * @param source the MDX
 * @param parse the host's parser
 * @param origin what is replaced
 * @returns what a paragraph can hold
 */
export function parseInline(source: string, parse: ParseMdx, origin: PageNode): PageNode[] {
  // A letter before it makes it part of a paragraph: an element alone on its lines would be read as a block.
  const root = parse(`x${source}`);
  settle(root, origin);
  const [first, ...rest] = root.children?.[0]?.children ?? [];
  if (!first?.value) return rest;
  return first.value === 'x' ? rest : [{ ...first, value: first.value.slice(1) }, ...rest];
}

/**
 * @param tag an element without content, all attributes of which are texts
 * @param origin what is replaced: in a line or a block
 * @returns what parsing the element would give
 */
export function toElement({ name, attributes }: ElementTag, origin: PageNode): PageNode {
  const type = origin.type === 'mdxFlowExpression' ? 'mdxJsxFlowElement' : 'mdxJsxTextElement';
  const element: PageNode = { type, name, attributes: [...attributes], children: [] };
  settle(element, origin);
  return element;
}

/** Does to new nodes what MDX did to those of the page before any plugin ran. */
function settle(node: PageNode, origin: PageNode): void {
  if (origin.position) node.position = origin.position;
  // Tags are what they say: no component is put in the place of `<a>`.
  if (isJsx(node)) node.data = { ...node.data, _mdxExplicitJsx: true };
  for (const child of node.children ?? []) settle(child, origin);
}

/** As in MDX, a line with nothing but elements and expressions is no paragraph. */
function unravel(parent: PageNode): void {
  parent.children = parent.children?.flatMap((child) => {
    unravel(child);
    const children = child.children ?? [];
    const isBare =
      child.type === 'paragraph' &&
      children.every((inner) => isJsx(inner) || isExpression(inner) || isBlank(inner)) &&
      !children.every(isBlank);
    if (!isBare) return [child];
    const shown = children.filter((inner) => !isBlank(inner));
    for (const inner of shown) inner.type = inner.type.replace('Text', 'Flow');
    return shown;
  }) as PageNode[];
  if (!parent.children) delete parent.children;
}

function isJsx({ type }: PageNode): boolean {
  return type === 'mdxJsxTextElement' || type === 'mdxJsxFlowElement';
}

function isExpression({ type }: PageNode): boolean {
  return type === 'mdxTextExpression';
}

function isBlank({ type, value }: PageNode): boolean {
  return type === 'text' && !value?.trim();
}
