import type { JSXElement, JSXFragment, JSXOpeningElement, Node } from 'estree-jsx';
import { walk } from 'estree-walker';
import { parseExpressionAt } from '../expression/parse-expression.ts';
import { AuthorError } from './author-error.ts';
import { compileElement } from './compile-element.ts';
import { type ElementAttribute, type ElementTag, writeTag } from './element-attribute.ts';
import type { PageContext } from './target.ts';

interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** What to do with what an element holds. */
export interface JsxRewriting {
  /** For the attributes of the elements. */
  readonly element: PageContext;
  /** For an expression between the tags: returns MDX, or undefined to let it stay. */
  readonly expression: (source: string) => string | undefined;
}

/**
 * Rewrites the elements inside an expression, where they are JSX, to the MDX that stands in the page instead. The
 * expressions within them come to be compiled here, for what a processor puts in for a text is not visited again.
 *
 * @param source holds the element
 * @param start where it begins
 * @param end where it ends
 * @param rewriting what to do with attributes and expressions
 * @returns MDX: the element, or what a fragment holds
 * @throws {AuthorError} with positions in `source`
 */
export function rewriteJsx(
  source: string,
  start: number,
  end: number,
  rewriting: JsxRewriting,
): string {
  const { node } = parseExpressionAt(source, start);
  const edits: Edit[] = [];
  walk(node as Node, {
    enter(child, parent) {
      if (child.type === 'JSXOpeningElement') {
        edits.push(...editTag(child, parent as JSXElement, source, rewriting.element));
        this.skip();
      } else if (child.type === 'JSXExpressionContainer') {
        const inside = { start: spanOf(child).start + 1, end: spanOf(child).end - 1 };
        const text = within(inside.start, () => rewriting.expression(slice(source, inside)));
        if (text !== undefined) edits.push({ ...spanOf(child), text });
        this.skip();
      }
    },
  });
  let text = source.slice(0, end);
  for (const edit of edits.sort((a, b) => b.start - a.start))
    text = text.slice(0, edit.start) + edit.text + text.slice(edit.end);
  return node.type === 'JSXFragment'
    ? text.slice(
        spanOf((node as unknown as JSXFragment).openingFragment).end,
        text.lastIndexOf('</'),
      )
    : text.slice(start);
}

function editTag(
  opening: JSXOpeningElement,
  element: JSXElement,
  source: string,
  context: PageContext,
): readonly Edit[] {
  const tag = readTag(opening, source);
  const { start, end } = spanOf(opening);
  const compiled = within(
    (attribute) => attributeStart(opening, attribute) ?? start,
    () => compileElement(tag, context),
  );
  if (!compiled) return [];
  const closing = element.closingElement;
  return [
    { start, end, text: writeTag(compiled, opening.selfClosing) },
    ...(closing ? [{ ...spanOf(closing), text: `</${compiled.name}>` }] : []),
  ];
}

function readTag({ name, attributes }: JSXOpeningElement, source: string): ElementTag {
  return {
    name: slice(source, spanOf(name)),
    attributes: attributes.map((attribute): ElementAttribute => {
      const { start, end } = spanOf(attribute);
      if (attribute.type === 'JSXSpreadAttribute')
        return { type: 'mdxJsxExpressionAttribute', value: source.slice(start + 1, end - 1) };
      const { value } = attribute;
      const named = {
        type: 'mdxJsxAttribute',
        name: slice(source, spanOf(attribute.name)),
      } as const;
      if (!value) return { ...named, value: null };
      if (value.type === 'Literal') return { ...named, value: String(value.value) };
      const span = spanOf(value);
      const text =
        value.type === 'JSXExpressionContainer'
          ? source.slice(span.start + 1, span.end - 1)
          : slice(source, span);
      return { ...named, value: { type: 'mdxJsxAttributeValueExpression', value: text } };
    }),
  };
}

/** Where the expression of an attribute begins. */
function attributeStart(
  { attributes }: JSXOpeningElement,
  index: number | undefined,
): number | undefined {
  const attribute = index === undefined ? undefined : attributes[index];
  if (!attribute) return undefined;
  const isExpression =
    attribute.type === 'JSXAttribute' && attribute.value?.type === 'JSXExpressionContainer';
  return spanOf(isExpression && attribute.value ? attribute.value : attribute).start + 1;
}

/** Makes the positions of an error count from the start of the whole source. */
function within<Result>(
  base: number | ((attribute: number | undefined) => number),
  compile: () => Result,
): Result {
  try {
    return compile();
  } catch (error) {
    if (!(error instanceof AuthorError)) throw error;
    const start = typeof base === 'number' ? base : base(error.attribute);
    throw new AuthorError(error.message, start + error.at);
  }
}

/** Of acorn's nodes, which estree's types know nothing of. */
function spanOf(node: object): { readonly start: number; readonly end: number } {
  const { start, end } = node as { start: number; end: number };
  return { start, end };
}

function slice(source: string, { start, end }: { start: number; end: number }): string {
  return source.slice(start, end);
}
