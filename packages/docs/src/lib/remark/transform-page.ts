import type { VFile } from 'vfile';
import { findBoundNames } from '../expression/free-names.ts';
import { AuthorError } from '../page/author-error.ts';
import { checkHeading } from '../page/check-heading.ts';
import { compileCode } from '../page/compile-code.ts';
import { compileElement } from '../page/compile-element.ts';
import { writeTag } from '../page/element-attribute.ts';
import { headingSpaces, type SpacedPart, staticText, withSpace } from '../page/heading-spaces.ts';
import { placeOf } from '../page/place-of.ts';
import { type AdapterOptions, type PageContext, type Place, reactImport } from '../page/target.ts';
import { isOurs, writeExpression } from '../page/write-expression.ts';
import type { CodeNode, PageNode, ParseMdx } from './page-node.ts';
import { parseBlocks, parseInline } from './parse-fragment.ts';

/**
 * Compiles what a page says of the reader.
 *
 * @param tree the page; it is changed in place
 * @param file what the tree was read from, for the position of a mistake
 * @param parse the parser that read it
 * @param options of the plugin
 * @param isHighlighted whether the rehype plugin is there to find the code samples again
 * @throws {VFileMessage} if an expression is beyond what the target can do
 */
export function transformPage(
  tree: PageNode,
  file: VFile,
  parse: ParseMdx,
  { target }: AdapterOptions,
  isHighlighted: boolean,
): void {
  const context: PageContext = {
    target,
    headingText: 'inside',
    boundNames: findBoundNames(
      (tree.children ?? [])
        .flatMap(({ type, value }) => (type === 'mdxjsEsm' ? [value] : []))
        .join('\n'),
    ),
    reactNames: new Set(),
  };

  const transformChildren = (parent: PageNode, heading?: string): void => {
    parent.children = parent.children?.flatMap((child) => transformNode(child, heading)) ?? [];
  };

  const spaces = new Map<PageNode, SpacedPart>();
  const moveSpaces = (parts: readonly PageNode[]): void => {
    for (const [index, spaced] of headingSpaces(parts, (part) => isOurs(part, context)).entries()) {
      const part = parts[index];
      if (!part) continue;
      spaces.set(part, spaced);
      if (spaced.value !== undefined) part.value = spaced.value;
    }
  };

  /** `heading` is the static text of the heading that holds the node, if one does. */
  const transformNode = (node: PageNode, heading?: string): PageNode[] => {
    switch (node.type) {
      case 'mdxTextExpression':
      case 'mdxFlowExpression':
        return transformExpression(node, heading);
      case 'mdxJsxTextElement':
      case 'mdxJsxFlowElement':
        transformElement(node);
        break;
      case 'code':
        return [transformCode(node as PageNode & CodeNode)];
      default:
    }
    if (node.type === 'heading') moveSpaces(node.children ?? []);
    if (node.children)
      transformChildren(node, node.type === 'heading' ? staticText(node) : heading);
    return [node];
  };

  const transformExpression = (node: PageNode, heading?: string): PageNode[] => {
    const { value = '' } = node;
    const isFlow = node.type === 'mdxFlowExpression';
    const isHeading = heading !== undefined;
    const place: Place = isHeading ? 'heading' : isFlow ? 'flow' : 'inline';
    const source = reporting(node, () => writeExpression(value, context, place));
    if (source === undefined) return [node];
    if (isHeading) {
      reporting(node, () => checkHeading(heading));
      const spaced = withSpace(source, spaces.get(node) ?? {}, context);
      // Hosts make anchor and table of contents from all values, and compile from the syntax tree: with an empty
      // value, the expression is in the heading and nowhere else.
      const data = parse(`{<>${spaced}</>}`).children?.[0]?.data;
      return [{ ...node, value: '', ...(data && { data }) }];
    }
    return isFlow ? parseBlocks(source, parse, node) : parseInline(source, parse, node);
  };

  const transformElement = (node: PageNode): void => {
    const { name = null, attributes = [] } = node;
    const tag = reporting(node, () => compileElement({ name, attributes }, context));
    if (!tag) return;
    node.name = tag.name;
    // The parser adds the syntax trees that MDX compiles from.
    node.attributes = parse(writeTag(tag, true)).children?.[0]?.attributes ?? [];
  };

  const transformCode = (node: PageNode & CodeNode): PageNode =>
    reporting(node, () => compileCode(node, isHighlighted)) ?? node;

  /** Gives the mistakes in a node their place in the file. */
  const reporting = <Result>(node: PageNode, compile: () => Result): Result => {
    try {
      return compile();
    } catch (error) {
      if (!(error instanceof AuthorError)) throw error;
      return file.fail(error.message, placeOf(error, node, String(file)), 'bookplate:expression');
    }
  };

  transformChildren(tree);
  const importSource = reactImport(context);
  if (importSource) tree.children?.push(...(parse(importSource).children ?? []));
}
