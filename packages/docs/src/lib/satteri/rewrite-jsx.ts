import type { JSXElement, JSXExpressionContainer, JSXOpeningElement } from 'estree-jsx';
import { walk } from 'estree-walker';
import MagicString from 'magic-string';
import type { JsxBranch } from '../expression/compile-branches.ts';
import type { Expression, SyntaxNode } from '../expression/parse-expression.ts';
import { AuthorError } from '../page/author-error.ts';
import { compileElement } from '../page/compile-element.ts';
import { writeTag } from '../page/element-attribute.ts';
import { spanOf, tagOfJsx } from '../page/jsx-tag.ts';
import type { PageContext } from '../page/target.ts';
import { type ReadElement, writeTree } from '../page/write-expression.ts';
import { rawNode, toMdx } from './to-mdx.ts';

/**
 * Reads the elements in an expression, where they are JSX, as the MDX that is in the page instead. The expressions
 * within them are compiled here, for Sätteri does not visit what takes the place of a node.
 *
 * @param context of the page
 * @returns reads an element
 */
export function readElementIn(context: PageContext): ReadElement {
  const readElement: ReadElement = (branch, expression) => [
    rawNode(rewriteJsx(branch, expression, context, readElement)),
  ];
  return readElement;
}

/** Returns MDX: the element, or what a fragment holds. */
function rewriteJsx(
  { node, start, end }: JsxBranch,
  { text }: Expression,
  context: PageContext,
  readElement: ReadElement,
): string {
  const mdx = new MagicString(text);
  walk(node, {
    enter(child, parent) {
      if (child.type === 'JSXOpeningElement') {
        rewriteTag(mdx, child, parent as JSXElement, { ...context, text });
        this.skip();
      } else if (child.type === 'JSXExpressionContainer') {
        const written = writeContainer(child, { text }, context, readElement);
        if (written) mdx.overwrite(spanOf(child).start, spanOf(child).end, toMdx(written));
        this.skip();
      }
    },
  });
  return node.type === 'JSXFragment'
    ? mdx.slice(spanOf(node.openingFragment).end, spanOf(node.closingFragment).start)
    : mdx.slice(start, end);
}

function writeContainer(
  { expression }: JSXExpressionContainer,
  { text }: Pick<Expression, 'text'>,
  context: PageContext,
  readElement: ReadElement,
): ReturnType<typeof writeTree> {
  if (expression.type === 'JSXEmptyExpression') return undefined;
  return writeTree({ tree: expression as SyntaxNode, text }, context, 'inline', readElement);
}

function rewriteTag(
  mdx: MagicString,
  opening: JSXOpeningElement,
  { closingElement }: JSXElement,
  context: PageContext,
): void {
  const { start, end } = spanOf(opening);
  const compiled = placing(opening, () => compileElement(tagOfJsx(opening, context.text), context));
  if (!compiled) return;
  mdx.overwrite(start, end, writeTag(compiled, opening.selfClosing));
  if (!closingElement) return;
  const closing = spanOf(closingElement);
  mdx.overwrite(closing.start, closing.end, `</${compiled.name}>`);
}

/** Makes the place of a mistake count from the start of the whole expression. */
function placing<Result>(opening: JSXOpeningElement, compile: () => Result): Result {
  try {
    return compile();
  } catch (error) {
    if (!(error instanceof AuthorError)) throw error;
    const { at, attribute: index, message } = error;
    const attribute = index === undefined ? undefined : opening.attributes[index];
    if (!attribute) throw new AuthorError(error.code, message, spanOf(opening).start + (at ?? 0));
    throw new AuthorError(error.code, message, at ?? startOf(attribute));
  }
}

/** Where the expression of an attribute begins. */
function startOf(attribute: JSXOpeningElement['attributes'][number]): number {
  const isExpression =
    attribute.type === 'JSXAttribute' && attribute.value?.type === 'JSXExpressionContainer';
  return isExpression && attribute.value
    ? spanOf(attribute.value).start + 1
    : spanOf(attribute).start + (attribute.type === 'JSXSpreadAttribute' ? 1 : 0);
}
