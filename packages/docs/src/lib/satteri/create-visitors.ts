import { refuseMdxGate } from '../page/misspelt-gate.ts';
import type {
  MdastNode,
  MdastPluginDefinition,
  MdastVisitorContext,
  MdxFlowExpression,
  MdxJsxFlowElement,
  MdxJsxTextElement,
  MdxTextExpression,
} from 'satteri';
import { AuthorError } from '../page/author-error.ts';
import { boundNamesIn } from '../page/bound-names.ts';
import { checkModule } from '../page/check-module.ts';
import { checkHeadElement } from '../page/check-head-element.ts';
import { checkHeading } from '../page/check-heading.ts';
import { hasPageGroups, pageGroupsIn } from '../page/check-page-groups.ts';
import { compileCode } from '../page/compile-code.ts';
import { compileElement } from '../page/compile-element.ts';
import { headingSpaces, type SpacedPart, withSpace } from '../page/heading-spaces.ts';
import { frontMatterBraces } from '../page/front-matter-braces.ts';
import { linkBracesAt } from '../page/link-braces.ts';
import { literalBracesIn } from '../page/literal-braces.ts';
import type { LiteralBraces, LiteralNode } from '../page/literal-node.ts';
import { readerBracesIn } from '../page/reader-braces.ts';
import { markdownBracesIn } from '../page/markdown-braces.ts';
import { printWarnings } from '../page/print-warnings.ts';
import { type CompiledNode, placeOf } from '../page/place-of.ts';
import {
  type AdapterOptions,
  highlightedKey,
  type PageContext,
  reactImport,
} from '../page/target.ts';
import { isOurs, writeExpression } from '../page/write-expression.ts';
import { filePathOf, inFile, PageError } from './page-error.ts';
import { readElementIn } from './rewrite-jsx.ts';
import { hasRaw, toMdx } from './to-mdx.ts';

/**
 * Makes the visitors for one page.
 *
 * @param options of the plugin
 * @returns a plugin for one page
 */
export function createVisitors(options: AdapterOptions): MdastPluginDefinition {
  let context: PageContext;

  const literal: LiteralBraces[] = [];
  let hasBraces = false;
  let isPageGated = false;
  const noteBraces = (node: LiteralNode, { source, sourceFormat }: MdastVisitorContext): void => {
    if (!hasBraces) return;
    literal.push(
      ...(sourceFormat === 'mdx'
        ? literalBracesIn(node, source, options.target)
        : markdownBracesIn(node, source)),
    );
  };

  const visitExpression = (
    node: Readonly<MdxTextExpression | MdxFlowExpression>,
    visit: MdastVisitorContext,
  ): { raw: string } | undefined => {
    noteBraces(node, visit);
    if (hasBraces)
      literal.push(
        ...linkBracesAt(visit.parent(node)?.children ?? [], visit.indexOf(node) ?? 0, visit.source),
      );
    const isFlow = node.type === 'mdxFlowExpression';
    const heading = headingOf(node, visit);
    const place = heading ? 'heading' : isFlow ? 'flow' : 'inline';
    const written = reporting(node, visit, () =>
      writeExpression(node, context, place, readElementIn(context)),
    );
    if (!written) return undefined;
    if (heading) reporting(node, visit, () => checkHeading(visit.textContent(heading)));
    const nodes = heading ? withSpace(written, moveSpaces(node, visit), context) : written;
    // Sätteri has read what is in an element as JavaScript; it has yet to read that as MDX.
    if (hasRaw(nodes)) return { raw: toMdx(nodes) };
    visit.replaceNode(node, nodes as MdastNode[]);
    return undefined;
  };

  /** Each expression of a heading sets the texts around it, and all of them to the same. */
  const moveSpaces = (node: Readonly<MdastNode>, visit: MdastVisitorContext): SpacedPart => {
    const parent = visit.parent(node);
    const siblings = parent?.type === 'heading' ? parent.children : [];
    const spaced = headingSpaces(siblings, (part) => isOurs(part, context));
    for (const [index, sibling] of siblings.entries()) {
      const value = spaced[index]?.value;
      if (sibling.type === 'text' && value !== undefined && value !== sibling.value)
        visit.setProperty(sibling, 'value', value);
    }
    return spaced[visit.indexOf(node) ?? -1] ?? {};
  };

  const visitElement = <Element extends MdxJsxFlowElement | MdxJsxTextElement>(
    node: Readonly<Element>,
    visit: MdastVisitorContext,
  ): Element | undefined => {
    noteBraces(node, visit);
    const tag = reporting(node, visit, () => {
      checkHeadElement(node, ancestorsOf(node, visit).map(compiled), isPageGated);
      return compileElement(node, context);
    });
    return tag && { ...node, name: tag.name, attributes: [...tag.attributes] };
  };

  /** What is around an element may not have its new name yet. */
  const compiled = (node: Readonly<MdastNode>): { type: string; name?: string | null } => {
    const name = 'name' in node && typeof node.name === 'string' ? node.name : null;
    const isGroups = name === 'Groups' && !context.boundNames.has('Groups');
    return { type: node.type, name: isGroups ? 'bookplate-groups' : name };
  };

  return {
    name: 'bookplate',
    options: { position: true },
    before({ children }, visit) {
      context = {
        ...options,
        text: visit.source,
        headingText: 'set:text',
        boundNames: boundNamesIn(children),
        reactNames: new Set(),
      };
      isPageGated = pageGroupsIn(visit.source) !== undefined || hasPageGroups(visit.data);
      hasBraces = readerBracesIn(visit.source).length > 0 && !context.boundNames.has('user');
      if (hasBraces) literal.push(...frontMatterBraces(visit.source));
    },
    link: noteBraces,
    definition: noteBraces,
    image: noteBraces,
    imageReference: noteBraces,
    inlineCode: noteBraces,
    text: noteBraces,
    html(node, visit) {
      noteBraces(node, visit);
      reporting(node, visit, () => refuseMdxGate(node.value, visit.source));
    },
    mdxjsEsm(node, { fileURL, source }) {
      const [mistake] = checkModule(node, context);
      if (mistake)
        throw new PageError(
          mistake,
          filePathOf(fileURL),
          inFile(placeOf(mistake, node, source), fileURL, source),
        );
    },
    mdxTextExpression: visitExpression,
    mdxFlowExpression: visitExpression,
    mdxJsxTextElement: visitElement,
    mdxJsxFlowElement: visitElement,
    code(node, visit) {
      noteBraces(node, visit);
      return reporting(node, visit, () => compileCode(node, highlightedKey in visit.data));
    },
    after(root, visit) {
      printWarnings(
        filePathOf(visit.fileURL),
        literal.map((braces) => inFile(braces, visit.fileURL, visit.source)),
      );
      visit.appendChild(root, reactImport(context) as MdastNode[]);
    },
  };
}

function headingOf(
  node: Readonly<MdastNode>,
  visit: MdastVisitorContext,
): Readonly<MdastNode> | undefined {
  return ancestorsOf(node, visit).find(({ type }) => type === 'heading');
}

/** The nearest first. */
function ancestorsOf(
  node: Readonly<MdastNode>,
  visit: MdastVisitorContext,
): readonly Readonly<MdastNode>[] {
  const ancestors: Readonly<MdastNode>[] = [];
  for (let parent = visit.parent(node); parent; parent = visit.parent(parent))
    ancestors.push(parent);
  return ancestors;
}

/** Gives a mistake in a node its place in the file. */
function reporting<Result>(
  node: CompiledNode,
  { fileURL, source }: MdastVisitorContext,
  compile: () => Result,
): Result {
  try {
    return compile();
  } catch (error) {
    if (!(error instanceof AuthorError)) throw error;
    throw new PageError(
      error,
      filePathOf(fileURL),
      inFile(placeOf(error, node, source), fileURL, source),
    );
  }
}
