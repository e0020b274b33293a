import { type Gate, gateIssues, toGroups } from '@bookplate/protocol';
import { splitTemplate } from '@bookplate/docs/expression';
import { splitGroups } from '@bookplate/docs/gating';
import { groupsOfApiPage } from '@bookplate/docs/gated-spec';
import type { MarkdownConfig, ParsedFile } from './hooks.ts';

/**
 * Docusaurus makes the title and the description of a page from its source, if the front matter does not give them.
 * They are the same for everyone, so this replaces each expression by its public fallback text, and removes what is for
 * some groups. Generated pages of an API get `groups` from their operation.
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

/** Of a generated page of an API, they are in the operation. Components have them as one list; what is wrong is refused later. */
function withGroups(file: ParsedFile): ParsedFile {
  const { frontMatter, content } = file;
  const written = frontMatter['groups'] ?? groupsOfApiPage(frontMatter, content);
  if (written === undefined) return file;
  const groups =
    gateIssues(written).length === 0 ? toGroups(written as Gate | readonly string[]) : written;
  return { ...file, frontMatter: { ...frontMatter, groups } };
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
