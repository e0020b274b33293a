import { createRequire } from 'node:module';
import { splitGroups } from '../gating/split-groups.ts';

/** The site's `markdown`, as far as it is looked at here. */
export interface MarkdownConfig {
  readonly parseFrontMatter?: ParseFrontMatter;
}

interface ParsedFile {
  readonly frontMatter: Readonly<Record<string, unknown>>;
  readonly content: string;
}
interface File {
  readonly filePath: string;
  readonly fileContent: string;
  readonly defaultParseFrontMatter: ParseFrontMatter;
}
type ParseFrontMatter = (file: File) => Promise<ParsedFile>;

/**
 * A page that has no description gets its first words for one, which cards, search and the head of the page show to
 * everyone. This is for those of which the first words are for some groups: the first for everyone, instead.
 *
 * @param markdown of the site
 * @returns another configuration
 */
export function describePages(markdown: MarkdownConfig = {}): MarkdownConfig {
  return {
    ...markdown,
    parseFrontMatter: async (file) => {
      const parsed = await (markdown.parseFrontMatter ?? file.defaultParseFrontMatter)(file);
      const { frontMatter, content } = parsed;
      if (frontMatter['description'] !== undefined) return parsed;
      const { open, gated } = splitGroups(content);
      return gated.length === 0
        ? parsed
        : { ...parsed, frontMatter: { ...frontMatter, description: excerptOf(open) } };
    },
  };
}

/** As Docusaurus itself makes it. The package is one of its own, and need not be in reach of ours. */
function excerptOf(source: string): string {
  const core = createRequire(import.meta.url).resolve('@docusaurus/core/package.json');
  const { createExcerpt } = createRequire(core)('@docusaurus/utils') as {
    createExcerpt(text: string): string | undefined;
  };
  return createExcerpt(source) ?? '';
}
