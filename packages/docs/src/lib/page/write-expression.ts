import { evaluate } from '@bookplate/browser/program';
import type { Branch, JsxBranch } from '../expression/compile-branches.ts';
import { compileTree } from '../expression/compile-expression.ts';
import type { Expression } from '../expression/parse-expression.ts';
import { AuthorError, outsideError } from './author-error.ts';
import { clientFunction } from './client-expression.ts';
import { ignoredBySearch } from './compile-groups.ts';
import { expressionAttribute, textAttribute } from './element-attribute.ts';
import { type ExpressionNode, expressionOf } from './expression-of.ts';
import type { PageNode } from './page-node.ts';
import { refusePlayground } from './refuse-playground.ts';
import type { PageContext, Place } from './target.ts';
import { elementNode, programNode, textNodes } from './write-nodes.ts';

/** Reads an element that an expression chooses: its text is MDX, and the expressions in it are compiled as well. */
export type ReadElement = (branch: JsxBranch, expression: Expression, place: Place) => PageNode[];

/**
 * Writes what a page gets in the place of an expression.
 *
 * @param node the expression, as MDX has it
 * @param context of the page
 * @param place where it stands
 * @param readElement reads the elements in it
 * @returns what to put there, or undefined if the expression is to stay as it is
 * @throws {AuthorError} if it is beyond what the target can do
 */
export function writeExpression(
  node: ExpressionNode,
  context: PageContext,
  place: Place,
  readElement: ReadElement,
): PageNode[] | undefined {
  // Most expressions of a page: all that they cost.
  if (!/user|playground/.test(node.value ?? '')) return undefined;
  const expression = expressionOf(node, context.text);
  return expression && writeTree(expression, context, place, readElement);
}

/**
 * Does the same for a part of an expression.
 *
 * @param expression the part
 * @param context of the page
 * @param place where it stands
 * @param readElement reads the elements in it
 * @returns what to put there, or undefined to keep it as it is
 * @throws {AuthorError} if it is beyond what the target can do
 */
export function writeTree(
  expression: Expression,
  context: PageContext,
  place: Place,
  readElement: ReadElement,
): PageNode[] | undefined {
  refusePlayground(expression, context);
  if (context.boundNames.has('user')) return undefined;
  const compiled = compileTree(expression);
  switch (compiled.kind) {
    case 'none':
      return undefined;
    case 'program':
      return [programNode(compiled.program, context, place)];
    case 'branches':
      if (place === 'heading')
        throw new AuthorError(
          'expression-heading',
          "Found an element in a heading's expression, which would stand in the table of contents for everyone. Choose between texts: {user.beta ? 'Beta' : 'Preview'}.",
          compiled.branches.find((branch) => 'start' in branch)?.start,
        );
      return compiled.branches.flatMap((branch) =>
        whenNodes(branch, contentOf(branch, expression, context, place, readElement), place),
      );
    case 'outside': {
      if (context.target === 'static') throw outsideError(compiled);
      const value = clientFunction(expression, context, 'BookplateLive');
      const attributes = [expressionAttribute('value', value)];
      return [elementNode({ name: 'BookplateLive', attributes }, place)];
    }
  }
}

/**
 * @param node an expression of the page, or something else
 * @param context of the page
 * @returns whether it is an expression that says something of the reader
 */
export function isOurs(
  node: ExpressionNode & { readonly type: string },
  context: PageContext,
): boolean {
  const { type, value = '' } = node;
  if (!/^mdx\w+Expression$/.test(type) || context.boundNames.has('user')) return false;
  const expression = value.includes('user') && expressionOf(node, context.text);
  return (
    expression !== undefined && expression !== false && compileTree(expression).kind !== 'none'
  );
}

function contentOf(
  branch: Branch,
  expression: Expression,
  context: PageContext,
  place: Place,
  readElement: ReadElement,
): PageNode[] {
  if ('node' in branch) return readElement(branch, expression, place);
  const { text } = branch;
  return typeof text === 'string' || typeof text === 'number'
    ? textNodes(String(text), place)
    : [programNode(text, context, place)];
}

/** Around what stands there for some readers only. */
function whenNodes({ when }: Branch, content: PageNode[], place: Place): PageNode[] {
  if (when === true) return content;
  const attributes = [
    textAttribute('data-bookplate-when', JSON.stringify(when)),
    ...(evaluate(when, null)
      ? []
      : [textAttribute('data-bookplate-anonymous', 'hidden'), ignoredBySearch]),
  ];
  return [elementNode({ name: 'bookplate-when', attributes }, place, content)];
}
