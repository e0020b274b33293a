import type { Program } from 'estree-jsx';
import {
  type Expression,
  parseExpression,
  type SyntaxNode,
} from '../expression/parse-expression.ts';

/** A node of MDX with an expression: between braces of the page, or in an attribute. */
export interface ExpressionNode {
  readonly value?: string | undefined;
  readonly data?: { readonly estree?: Program } | object | undefined;
}

/**
 * @param node of MDX
 * @returns what the host's parser has made of its JavaScript, if it has
 */
export function hostTree({ data }: ExpressionNode): Program | undefined {
  return data && 'estree' in data ? (data.estree as Program | undefined) : undefined;
}

/**
 * Finds the syntax tree of an expression. It is the host's, or where the host makes none, as Sätteri, that of the
 * parser here.
 *
 * @param node with the expression
 * @param text what the host's parser has read the node from
 * @returns the tree; undefined for a comment, and for wrong JavaScript, which the host reports
 */
export function expressionOf(node: ExpressionNode, text: string): Expression | undefined {
  const program = hostTree(node);
  if (program) {
    const [statement] = program.body;
    return statement?.type === 'ExpressionStatement'
      ? { tree: statement.expression as SyntaxNode, text }
      : undefined;
  }
  const { value = '' } = node;
  const tree = parseExpression(value);
  return 'message' in tree ? undefined : { tree, text: value };
}
