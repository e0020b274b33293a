import { splitTemplate } from '@bookplate/docs/expression';
import { splitGroups } from '@bookplate/docs/gating';
import { groupsOfApiPage } from '@bookplate/docs/gated-spec';
import type { MarkdownConfig, ParsedFile } from './hooks.ts';

/**
 * Docusaurus makes the title and the description of a page from its source, if the front matter does not give them.
 * They are the same for everyone, so this puts the text for everyone in the place of each expression, and takes out what is for
 * some groups. And what says in another way whom it is for, gets `groups`.
 *
 * @param markdown of the site's configuration
 * @returns another one
 */
export function addFallbackText(markdown: MarkdownConfig = {}): MarkdownConfig {
  return {
    ...markdown,
    parseFrontMatter: async (params) => {
      const parse = markdown.parseFrontMatter ?? params.defaultParseFrontMatter;
      const file = withGroups(await parse(params));
      if (!isMdx(file, params.filePath, markdown.format)) return file;
      const { open } = splitGroups(file.content);
      return { ...file, content: bindsUser.test(file.content) ? open : fallbackTextOf(open) };
    },
  };
}

/** Of generated pages of an API. */
function withGroups(file: ParsedFile): ParsedFile {
  const { frontMatter, content } = file;
  const groups = frontMatter['groups'] ?? groupsOfApiPage(frontMatter, content);
  return groups === undefined ? file : { ...file, frontMatter: { ...frontMatter, groups } };
}

const bindsUser = /^(import|export)\b[^;]*\buser\b/m;

/** Code, in which braces are what they are, or other text. */
const codeOrText = /(`+)[^]*?\1|[^`]+/g;

function fallbackTextOf(content: string): string {
  return content.replace(codeOrText, (part) =>
    part.startsWith('`')
      ? part
      : splitTemplate(part)
          .map((piece) => (typeof piece === 'string' ? piece : piece.fallback))
          .join(''),
  );
}

function isMdx({ frontMatter }: ParsedFile, path: string, ofSite = 'mdx'): boolean {
  const { format = ofSite } = (frontMatter['mdx'] ?? {}) as { readonly format?: string };
  return format === 'detect' ? path.endsWith('.mdx') : format === 'mdx';
}
