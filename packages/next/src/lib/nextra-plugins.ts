import { rehypeBookplate } from '@bookplate/docs/rehype';
import { remarkBookplate } from '@bookplate/docs/remark';
import { type PageNode, readFrontMatter, withPage } from '@bookplate/docs/page';
import { isPublic } from '@bookplate/protocol';
import type { PluggableList, Processor, Transformer } from 'unified';
import type { VFile } from 'vfile';
import { rehypeGateContents } from './contents.ts';
import type { HtmlNode } from './html-node.ts';
import { groupsOfFile, rehypeGatePage } from './page.ts';
import { compiledOptions } from './compiled-options.ts';
import { remarkPublicText } from './public-text.ts';

/** The plugins that come before those of the site. Nextra's own come after these. */
export const remarkPlugins: PluggableList = [
  remarkFrontMatterData,
  [remarkBookplate, compiledOptions],
  remarkPublicSource,
];

/** As `groupsOfFile` reads it. */
function remarkFrontMatterData(): (tree: object, file: VFile) => void {
  return (_, file) => {
    file.data['frontmatter'] = readFrontMatter(String(file)).data;
  };
}

/** Leaves in the text of the page, which its button "Copy page" copies, what everyone can read. */
function remarkPublicSource(): (tree: PageNode, file: VFile) => void {
  return (tree, file) => {
    const source = String(file);
    const edits: { start: number; end: number; text: string }[] = [];
    remarkPublicText((_, node, text) => {
      const { start, end } = (node as PageNode).position ?? {};
      if (start?.offset !== undefined && end?.offset !== undefined)
        edits.push({ start: start.offset, end: end.offset, text });
    })(tree, file);
    file.value = isPublic(groupsOfFile(file))
      ? edits.reduceRight(
          (text, edit) => text.slice(0, edit.start) + edit.text + text.slice(edit.end),
          source,
        )
      : '';
  };
}

/** What unified keeps of the plugins that it attaches, one after the other. */
interface Attached {
  readonly attachers: [plugin: (this: Processor) => Transformer | void, ...unknown[]][];
}

/**
 * A rehype plugin that adds those of ours which come after the plugins of Nextra: it takes no list of such.
 */
export function rehypeAroundNextra(this: Processor): void {
  // oxlint-disable-next-line no-this-in-exported-function -- how unified calls a plugin
  const { attachers } = this as unknown as Attached;
  const at = attachers.findIndex(([plugin]) => plugin.name === 'rehypeExtractTocContent');
  const [own] = attachers[at] ?? [];
  if (!own)
    throw new Error(
      withPage(
        'nextra-version',
        'Found a version of Nextra whose table of contents @bookplate/next does not know. Expected nextra 4.6.',
      ),
    );
  const ours = [
    [rehypeBookplate, compiledOptions],
    [rehypeKeepHeadings, own],
    [rehypeGateContents],
    [rehypeGatePage],
  ] as object as Attached['attachers'];
  attachers.splice(at, 1, ...ours);
}

/** Nextra has a heading read its text from the table of contents, which has less of it with us. */
function rehypeKeepHeadings(
  this: Processor,
  own: Attached['attachers'][number][0],
): (tree: HtmlNode, file: VFile) => void {
  const extract = own.call(this) as (tree: HtmlNode, file: VFile) => void;
  return (tree, file) => {
    const headings = headingsIn(tree).map((node) => [node, node.children ?? []] as const);
    extract(tree, file);
    for (const [node, children] of headings) node.children = children;
  };
}

function headingsIn({ children = [] }: HtmlNode): readonly HtmlNode[] {
  return children.flatMap((node) =>
    /^h[2-6]$/.test(node.tagName ?? '') ? [node] : headingsIn(node),
  );
}
