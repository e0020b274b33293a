import type { VFile } from 'vfile';
import { findBoundNames } from '../expression/free-names.ts';
import { parseModule } from '../expression/parse-expression.ts';
import { AuthorError } from '../page/author-error.ts';
import { checkModule } from '../page/check-module.ts';
import { checkHeadElement } from '../page/check-head-element.ts';
import { checkHeading } from '../page/check-heading.ts';
import { hasPageGroups, noGatedPages, pageGroupsIn } from '../page/check-page-groups.ts';
import { frontMatterBraces } from '../page/front-matter-braces.ts';
import { linkBracesAt } from '../page/link-braces.ts';
import { type LiteralBraces, literalBracesIn } from '../page/literal-braces.ts';
import { readerBracesIn } from '../page/reader-braces.ts';
import { markdownBracesIn } from '../page/markdown-braces.ts';
import { describeBraces } from '../page/print-warnings.ts';
import { compileCode } from '../page/compile-code.ts';
import { compileElement } from '../page/compile-element.ts';
import { writeTag } from '../page/element-attribute.ts';
import { headingSpaces, type SpacedPart, staticText, withSpace } from '../page/heading-spaces.ts';
import type { Point } from '../page/locate.ts';
import { placeOf } from '../page/place-of.ts';
import { type AdapterOptions, type PageContext, type Place, reactImport } from '../page/target.ts';
import { isOurs, writeExpression } from '../page/write-expression.ts';
import { toMdx } from '../page/write-program.ts';
import type { CodeNode, PageNode, ParseMdx } from './page-node.ts';
import { parseBlocks, parseInline, toElement } from './parse-fragment.ts';

/** Is told of a mistake and where it is: ends the compilation by throwing, or lets it go on to find more. */
export type ReportMistake = (message: string, place: Point) => void;

/** What is known of a page beside its tree. */
export interface PageFacts {
  /** The rehype plugin is there to find the code samples again. */
  readonly isHighlighted: boolean;
  /** Else it is Markdown, in which braces are text. */
  readonly isMdx: boolean;
}

/**
 * Compiles what a page says of the reader.
 *
 * @param tree the page; it is changed in place
 * @param file what the tree was read from, for the position of a mistake
 * @param parse the parser that read it
 * @param options of the plugin
 * @param facts of the page
 * @param warn is told of braces that readers would see
 * @param report is told where an expression is beyond what the target can do; left out, the first one fails the file
 * @throws {VFileMessage} by the default `report`
 */
export function transformPage(
  tree: PageNode,
  file: VFile,
  parse: ParseMdx,
  { target, gatesPages }: AdapterOptions,
  { isHighlighted, isMdx }: PageFacts,
  warn: (braces: readonly LiteralBraces[]) => void,
  report: ReportMistake = (message, place) => failAt(file, message, place),
): void {
  const source = String(file);
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

  /** `heading` is the static text of the heading that holds them, if one does. */
  const transformChildren = (children: PageNode[], heading?: string): void => {
    // Where nothing is replaced, nothing is made anew: that is most of most pages.
    for (let index = 0; index < children.length; index += 1) {
      const child = children[index] as PageNode;
      const others = transformNode(child, heading);
      if (!others) continue;
      children.splice(index, 1, ...others);
      index += others.length - 1;
    }
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

  /** Returns what to put in its place, if anything. */
  const transformNode = (node: PageNode, heading?: string): PageNode[] | undefined => {
    if (hasBraces) noteBraces(node);
    switch (node.type) {
      case 'mdxTextExpression':
      case 'mdxFlowExpression':
        return transformExpression(node, heading);
      case 'mdxJsxTextElement':
      case 'mdxJsxFlowElement':
        transformElement(node);
        break;
      case 'code':
        return transformCode(node as PageNode & CodeNode);
      case 'mdxjsEsm':
        for (const mistake of checkModule(node.value ?? '', context))
          report(mistake.message, placeOf(mistake, node, source));
        return undefined;
      default:
    }
    if (node.type === 'heading') moveSpaces(node.children ?? []);
    if (node.children)
      transformChildren(node.children, node.type === 'heading' ? staticText(node) : heading);
    return undefined;
  };

  const transformExpression = (node: PageNode, heading?: string): PageNode[] | undefined => {
    const { value = '' } = node;
    const isFlow = node.type === 'mdxFlowExpression';
    const isHeading = heading !== undefined;
    const place: Place = isHeading ? 'heading' : isFlow ? 'flow' : 'inline';
    const written = reporting(node, () => writeExpression(value, context, place));
    if (written === undefined) return undefined;
    if (typeof written !== 'string' && !isHeading) return [toElement(written, node)];
    const mdx = toMdx(written);
    if (isHeading) {
      reporting(node, () => checkHeading(heading));
      const spaced = withSpace(mdx, spaces.get(node) ?? {}, context);
      // Hosts make anchor and table of contents from all values, and compile from the syntax tree: with an empty
      // value, the expression is in the heading and nowhere else.
      const data = parse(`{<>${spaced}</>}`).children?.[0]?.data;
      return [{ ...node, value: '', ...(data && { data }) }];
    }
    return isFlow ? parseBlocks(mdx, parse, node) : parseInline(mdx, parse, node);
  };

  const transformElement = (node: PageNode): void => {
    const { name = null, attributes = [] } = node;
    const tag = reporting(node, () => compileElement({ name, attributes }, context));
    if (!tag) return;
    node.name = tag.name;
    const isParsed = tag.attributes.every(
      (attribute) => attributes.includes(attribute) || typeof (attribute.value ?? '') === 'string',
    );
    // The parser adds the syntax trees that MDX compiles expressions from.
    node.attributes = isParsed
      ? [...tag.attributes]
      : (parse(writeTag(tag, true)).children?.[0]?.attributes ?? []);
  };

  const transformCode = (node: PageNode & CodeNode): PageNode[] | undefined => {
    const code = reporting(node, () => compileCode(node, isHighlighted));
    return code && [code];
  };

  const hasBraces = readerBracesIn(source).length > 0 && !context.boundNames.has('user');
  const literal: LiteralBraces[] = hasBraces ? [...frontMatterBraces(source)] : [];
  const noteBraces = (node: PageNode): void => {
    if (!isMdx) {
      literal.push(...markdownBracesIn(node, source));
      return;
    }
    literal.push(...literalBracesIn(node, source, target));
    const { children = [] } = node;
    for (const index of children.keys()) literal.push(...linkBracesAt(children, index, source));
  };

  /** Gives the mistakes in a node their place in the file. */
  const reporting = <Result>(node: PageNode, compile: () => Result): Result | undefined => {
    try {
      return compile();
    } catch (error) {
      if (!(error instanceof AuthorError)) throw error;
      report(error.message, placeOf(error, node, source));
      return undefined;
    }
  };

  /** Last: parts are elements by then, those by conditions as well. */
  const checkHeads = (nodes: readonly PageNode[], around: readonly PageNode[]): void => {
    for (const node of nodes) {
      const { name = null, attributes = [] } = node;
      reporting(node, () => checkHeadElement({ name, attributes }, around, isPageGated));
      if (node.children) checkHeads(node.children, [node, ...around]);
    }
  };

  const pageGroups = pageGroupsIn(source);
  const isPageGated = pageGroups !== undefined || hasPageGroups(file.data);
  if (pageGroups && !gatesPages) report(noGatedPages, pageGroups);
  transformChildren(tree.children ?? []);
  if (isMdx) checkHeads(tree.children ?? [], []);
  for (const braces of literal)
    file.message(describeBraces(braces), braces, 'bookplate:literal-braces');
  warn(literal);
  const value = reactImport(context);
  const estree = value && parseModule(value);
  if (estree) tree.children?.push({ type: 'mdxjsEsm', value, data: { estree } });
}

/** As `file.fail` does. Vite 7 prints the place of an error that has it as Rollup's do (`loc`), and no other. */
function failAt(file: VFile, message: string, place: Parameters<ReportMistake>[1]): never {
  const mistake = file.message(message, place, 'bookplate:expression');
  const { line, column } = mistake;
  throw Object.assign(mistake, { fatal: true, loc: { file: file.path, line, column } });
}
