import { AuthorError } from '../page/author-error.ts';
import { checkHeading } from '../page/check-heading.ts';
import { checkModule } from '../page/check-module.ts';
import { compileCode } from '../page/compile-code.ts';
import { compileElement } from '../page/compile-element.ts';
import { programOf } from '../expression/print-expression.ts';
import type { SyntaxNode } from '../expression/parse-expression.ts';
import { headingSpaces, type SpacedPart, staticText, withSpace } from '../page/heading-spaces.ts';
import type { CodeNode, PageNode } from '../page/page-node.ts';
import { refuseMdxGate } from '../page/misspelt-gate.ts';
import { offsetOf } from '../page/place-of.ts';
import type { PageContext, Place } from '../page/target.ts';
import { isOurs, writeExpression } from '../page/write-expression.ts';
import { jsxOf } from './jsx-of.ts';
import { readElementIn } from './read-element.ts';
import type { Scope } from './scope.ts';
import { settle } from './read-fragment.ts';

/**
 * Compiles what nodes say of the reader.
 *
 * @param children siblings; they are changed in place
 * @param scope they are in
 * @param heading the static text of the heading that holds them, if one does
 */
export function transformNodes(children: PageNode[], scope: Scope, heading?: string): void {
  const spaces = heading === undefined ? [] : moveSpaces(children, scope.context);
  // Where nothing is replaced, nothing is written: that is most of most pages.
  for (let index = 0, part = 0; index < children.length; index += 1, part += 1) {
    const child = children[index] as PageNode;
    const others = transformNode(child, scope, heading, spaces[part]);
    if (!others) continue;
    children.splice(index, 1, ...others);
    index += others.length - 1;
  }
}

/**
 * Gives a mistake in a node its place.
 *
 * @param node that is compiled
 * @param scope it is in
 * @param compile may throw an AuthorError
 * @returns what `compile` does, or undefined if there is a mistake
 */
export function reporting<Result>(
  node: PageNode,
  { context, report }: Pick<Scope, 'context' | 'report'>,
  compile: () => Result,
): Result | undefined {
  try {
    return compile();
  } catch (error) {
    if (!(error instanceof AuthorError)) throw error;
    report(error, offsetOf(error, node, context.text));
    return undefined;
  }
}

/** Returns what to put in its place, if anything. */
function transformNode(
  node: PageNode,
  scope: Scope,
  heading: string | undefined,
  spaced: SpacedPart | undefined,
): PageNode[] | undefined {
  const { context } = scope;
  scope.look(node);
  switch (node.type) {
    case 'mdxTextExpression':
    case 'mdxFlowExpression':
      return transformExpression(node, scope, heading, spaced);
    case 'mdxJsxTextElement':
    case 'mdxJsxFlowElement':
      transformElement(node, scope);
      break;
    case 'code': {
      const code = reporting(node, scope, () =>
        compileCode(node as PageNode & CodeNode, scope.isHighlighted),
      );
      return code && [code];
    }
    case 'html':
      reporting(node, scope, () => refuseMdxGate(node.value ?? '', context.text));
      return undefined;
    case 'mdxjsEsm':
      for (const mistake of checkModule(node, context))
        scope.report(mistake, offsetOf(mistake, node, context.text));
      return undefined;
    default:
  }
  if (node.children)
    transformNodes(node.children, scope, node.type === 'heading' ? staticText(node) : heading);
  return undefined;
}

function transformExpression(
  node: PageNode,
  scope: Scope,
  heading: string | undefined,
  spaced: SpacedPart = {},
): PageNode[] | undefined {
  const { context } = scope;
  const isHeading = heading !== undefined;
  const place: Place = isHeading
    ? 'heading'
    : node.type === 'mdxFlowExpression'
      ? 'flow'
      : 'inline';
  const written = reporting(node, scope, () =>
    writeExpression(node, context, place, readElementIn(scope, node, transformNodes)),
  );
  if (!written) return undefined;
  settle(written, node);
  if (!isHeading) return written;
  reporting(node, scope, () => checkHeading(heading));
  // Hosts make anchor and table of contents from all values, and compile from the syntax tree: with an empty
  // value, the expression is in the heading and nowhere else.
  const estree = programOf(jsxOf(withSpace(written, spaced, context)) as unknown as SyntaxNode);
  return [{ ...node, value: '', data: { estree } }];
}

function transformElement(node: PageNode, scope: Scope): void {
  const { name = null, attributes = [] } = node;
  const tag = reporting(node, scope, () => compileElement({ name, attributes }, scope.context));
  if (!tag) return;
  node.name = tag.name;
  node.attributes = [...tag.attributes];
}

/** Returns for each part of a heading what becomes of its spaces. */
function moveSpaces(parts: readonly PageNode[], context: PageContext): readonly SpacedPart[] {
  const spaced = headingSpaces(parts, (part) => isOurs(part, context));
  for (const [index, part] of parts.entries()) {
    const value = spaced[index]?.value;
    if (value !== undefined) part.value = value;
  }
  return spaced;
}
