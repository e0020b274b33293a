import type { JSXOpeningElement } from 'estree-jsx';
import type { SyntaxNode } from '../expression/parse-expression.ts';
import { programOf } from '../expression/print-expression.ts';
import type { ElementAttribute, ElementTag } from './element-attribute.ts';

/**
 * Turns the tag of an element that is in an expression into what MDX has for those of the page.
 *
 * @param opening its opening tag, of acorn
 * @param text what the places of the tree count in
 * @returns the tag, with the trees of its attributes
 */
export function tagOfJsx({ name, attributes }: JSXOpeningElement, text: string): ElementTag {
  const slice = (node: object): string => text.slice(spanOf(node).start, spanOf(node).end);
  return {
    name: slice(name),
    attributes: attributes.map((attribute): ElementAttribute => {
      if (attribute.type === 'JSXSpreadAttribute') {
        const properties = [{ type: 'SpreadElement', argument: attribute.argument }];
        const spread = { type: 'ObjectExpression', properties } as unknown as SyntaxNode;
        const value = slice(attribute).slice(1, -1);
        return { type: 'mdxJsxExpressionAttribute', value, data: { estree: programOf(spread) } };
      }
      const { value } = attribute;
      const named = { type: 'mdxJsxAttribute', name: slice(attribute.name) } as const;
      if (!value) return { ...named, value: null };
      if (value.type === 'Literal') return { ...named, value: String(value.value) };
      const isContainer = value.type === 'JSXExpressionContainer';
      const source = isContainer ? slice(value).slice(1, -1) : slice(value);
      const data = { estree: programOf((isContainer ? value.expression : value) as SyntaxNode) };
      return { ...named, value: { type: 'mdxJsxAttributeValueExpression', value: source, data } };
    }),
  };
}

/**
 * @param node of acorn, which the types of ESTree say nothing of
 * @returns where it begins and ends
 */
export function spanOf(node: object): { readonly start: number; readonly end: number } {
  const { start, end } = node as { start: number; end: number };
  return { start, end };
}
