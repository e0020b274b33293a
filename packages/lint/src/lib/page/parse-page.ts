import remarkComment from '@slorber/remark-comment';
import remarkDirective from 'remark-directive';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import type { PageNode, ParseMdx } from '@bookplate/docs/page';
import type { Host } from '../host.ts';

/** Reads a page with the syntax that its host has. */
export interface PageParsers {
  readonly mdx: ParseMdx;
  readonly markdown: ParseMdx;
}

/**
 * @param host of the site
 * @returns its parsers; that for MDX throws a VFileMessage where the text is none
 */
export function createParsers({ hasComments, isApplied }: Host): PageParsers {
  const markdown = unified()
    .use(remarkParse)
    .use(remarkFrontmatter, ['yaml', 'toml'])
    .use(remarkGfm);
  // Generators have other directives, if any.
  if (!isApplied) markdown.use(remarkDirective);
  const mdx = markdown().use(remarkMdx);
  if (hasComments) mdx.use(remarkComment);
  return {
    mdx: (source) => mdx.parse(source) as PageNode,
    markdown: (source) => markdown.parse(source) as PageNode,
  };
}
