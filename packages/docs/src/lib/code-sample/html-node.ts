/** A node of hast, or of MDX within it, as far as it is looked at here. */
export interface HtmlNode {
  type: string;
  tagName?: string;
  /** Names are as in HTML or in the DOM, as the plugin that wrote them likes: see {@link propertyOf}. */
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

/**
 * @param node an element
 * @param name as in HTML, such as `data-code`
 * @returns its value
 */
export function propertyOf({ properties = {} }: HtmlNode, name: string): unknown {
  return (
    properties[name] ??
    properties[name.replaceAll(/-(.)/g, (_, letter: string) => letter.toUpperCase())]
  );
}
