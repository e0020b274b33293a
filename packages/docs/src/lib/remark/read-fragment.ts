import type { PageNode, ParseMdx } from '../page/page-node.ts';
import type { Place } from '../page/target.ts';

/** MDX that the host's parser has read apart from its page. */
export interface Fragment {
  /** What the places of the nodes count in. */
  readonly text: string;
  /** How many characters stand before the MDX in it. */
  readonly shift: number;
  readonly nodes: PageNode[];
}

/**
 * Reads MDX that stood in an expression, where MDX itself has read it as JavaScript.
 *
 * @param source the MDX
 * @param place where it goes
 * @param parse the host's parser
 * @returns what it holds: blocks, or what a paragraph can hold
 */
export function readFragment(source: string, place: Place, parse: ParseMdx): Fragment {
  if (place === 'flow') {
    const root = parse(source);
    unravel(root);
    return { text: source, shift: 0, nodes: root.children ?? [] };
  }
  // A letter before it makes it part of a paragraph: an element alone on its lines would be read as a block.
  const text = `x${source}`;
  const [first, ...rest] = parse(text).children?.[0]?.children ?? [];
  const nodes =
    first?.value && first.value !== 'x' ? [{ ...first, value: first.value.slice(1) }] : [];
  return { text, shift: 1, nodes: [...nodes, ...rest] };
}

/**
 * Does to new nodes what MDX did to those of the page before any plugin ran.
 *
 * @param nodes new in the page
 * @param origin what they replace: other plugins report their findings there
 */
export function settle(nodes: readonly PageNode[], { position }: PageNode): void {
  for (const node of nodes) {
    if (position) node.position = position;
    // Tags are what they say: no component is put in the place of `<a>`.
    if (isJsx(node)) node.data = { ...node.data, _mdxExplicitJsx: true };
    settle(node.children ?? [], position ? { type: '', position } : { type: '' });
  }
}

/** As in MDX, a line with nothing but elements and expressions is no paragraph (its `remark-mark-and-unravel`). */
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
