/** A node of hast, or of MDX within it, as far as it is looked at here. */
export interface HtmlNode {
  type: string;
  tagName?: string;
  /** Names are as in React or as in HTML: `dataCode` or `data-code`. */
  properties?: Record<string, unknown>;
  value?: string;
  children?: HtmlNode[];
  data?: object;
  position?: { readonly start: { readonly line: number; readonly column: number } };
  /** Of an element that is JSX. */
  name?: string | null;
  attributes?: object[];
}

/**
 * @param nodes of one or more trees
 * @returns all elements among them and below, in the order of the document
 */
export function elementsOf(nodes: readonly HtmlNode[]): readonly HtmlNode[] {
  return nodes.flatMap((node) => {
    const below = elementsOf(node.children ?? []);
    return node.type === 'element' ? [node, ...below] : below;
  });
}
