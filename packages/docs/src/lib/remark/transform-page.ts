import type { VFile } from 'vfile';
import { type BuildMistake, withPage } from '../build-code.ts';
import { boundNamesIn } from '../page/bound-names.ts';
import { checkHeadElement } from '../page/check-head-element.ts';
import { hasPageGroups, noGatedPages, pageGroupsIn } from '../page/check-page-groups.ts';
import { frontMatterBraces } from '../page/front-matter-braces.ts';
import { linkBracesAt } from '../page/link-braces.ts';
import { literalBracesIn } from '../page/literal-braces.ts';
import type { LiteralBraces } from '../page/literal-node.ts';
import type { Point } from '../page/point-at.ts';
import { markdownBracesIn } from '../page/markdown-braces.ts';
import type { PageNode, ParseMdx } from '../page/page-node.ts';
import { pointAt } from '../page/point-at.ts';
import { describeBraces } from '../page/print-warnings.ts';
import { readerBracesIn } from '../page/reader-braces.ts';
import { type AdapterOptions, type PageContext, reactImport } from '../page/target.ts';
import type { Scope } from './scope.ts';
import { reporting, transformNodes } from './transform-nodes.ts';

/** Is told of a mistake and where it is: ends the compilation by throwing, or lets it go on to find more. */
export type ReportMistake = (mistake: BuildMistake, place: Point) => void;

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
  options: AdapterOptions,
  { isHighlighted, isMdx }: PageFacts,
  warn: (braces: readonly LiteralBraces[]) => void,
  report: ReportMistake = (mistake, place) => failAt(file, mistake, place),
): void {
  const text = String(file);
  const { children = [] } = tree;
  const context: PageContext = {
    ...options,
    text,
    headingText: 'inside',
    boundNames: boundNamesIn(children),
    reactNames: new Set(),
  };
  const hasBraces = readerBracesIn(text).length > 0 && !context.boundNames.has('user');
  const literal: LiteralBraces[] = hasBraces ? [...frontMatterBraces(text)] : [];
  const scope: Scope = {
    context,
    parse,
    isHighlighted,
    report: (mistake, offset) => report(mistake, pointAt(text, offset)),
    look: (node) => {
      if (hasBraces) literal.push(...bracesIn(node, context, isMdx));
    },
  };
  const pageGroups = pageGroupsIn(text);
  if (pageGroups && !options.gatesPages) report(noGatedPages, pageGroups);
  transformNodes(children, scope);
  if (isMdx) checkHeads(children, [], scope, pageGroups !== undefined || hasPageGroups(file.data));
  for (const braces of literal)
    file.message(describeBraces(braces), braces, 'bookplate:literal-braces');
  warn(literal);
  tree.children?.push(...reactImport(context));
}

function bracesIn(
  node: PageNode,
  { text, target }: PageContext,
  isMdx: boolean,
): readonly LiteralBraces[] {
  if (!isMdx) return markdownBracesIn(node, text);
  const { children = [] } = node;
  return [
    ...literalBracesIn(node, text, target),
    ...children.flatMap((_, index) => linkBracesAt(children, index, text)),
  ];
}

/** Last: parts are elements by then, those by conditions as well. */
function checkHeads(
  nodes: readonly PageNode[],
  around: readonly PageNode[],
  scope: Scope,
  isPageGated: boolean,
): void {
  for (const node of nodes) {
    const { name = null, attributes = [] } = node;
    reporting(node, scope, () => checkHeadElement({ name, attributes }, around, isPageGated));
    if (node.children) checkHeads(node.children, [node, ...around], scope, isPageGated);
  }
}

/** As `file.fail` does. Vite 7 prints the place of an error that has it as Rollup's do (`loc`), and no other. */
function failAt(file: VFile, { code, message }: BuildMistake, place: Point): never {
  const mistake = file.message(withPage(code, message), place, 'bookplate:expression');
  const { line, column } = mistake;
  throw Object.assign(mistake, { fatal: true, loc: { file: file.path, line, column } });
}
