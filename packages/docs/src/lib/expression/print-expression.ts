import type { Expression as EstreeExpression, Program } from 'estree-jsx';
import { jsx, toJs } from 'estree-util-to-js';
import type { SyntaxNode } from './parse-expression.ts';

/**
 * @param tree an expression, without nodes for parentheses
 * @returns the program that MDX compiles an expression from
 */
export function programOf(tree: SyntaxNode): Program {
  const expression = tree as EstreeExpression;
  return {
    type: 'Program',
    sourceType: 'module',
    body: [{ type: 'ExpressionStatement', expression }],
    comments: [],
  };
}

/**
 * @param tree an expression, without nodes for parentheses
 * @returns its JavaScript, without comments
 */
export function printExpression(tree: SyntaxNode): string {
  return toJs(programOf(tree), { handlers: jsx }).value.replace(/;\n$/, '');
}
