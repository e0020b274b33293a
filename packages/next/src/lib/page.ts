import { readFileSync } from 'node:fs';
import type { PageGroups } from '@bookplate/docs/gating';
import { pageGroupsIn, readPageGroups } from '@bookplate/docs/page';
import { isPublic } from '@bookplate/protocol';
import type { VFile } from 'vfile';
import type { HtmlNode } from './html-node.ts';

const component = 'BookplatePageRefusal';

/** A page that is compiled. */
interface CompiledPage {
  /** It is changed. */
  readonly tree: HtmlNode;
  readonly groups: readonly string[];
}

/**
 * Puts the body of a gated page and the sentence for everyone else beside each other; the head's stylesheet shows one.
 *
 * @param page that is gated
 */
export function gatePage({ tree, groups }: CompiledPage): void {
  const { children = [] } = tree;
  const names = groups.join(' ');
  tree.children = [
    ...children.filter(isModule),
    importRefusal,
    // React puts it into the head.
    ...(isPublic(groups) ? [] : [element('meta', { name: 'robots', content: 'noindex' })]),
    element(
      'bookplate-groups',
      {
        'data-bookplate-groups': names,
        ...(!isPublic(groups) && { 'data-pagefind-ignore': 'all' }),
      },
      children.filter((node) => !isModule(node)),
    ),
    element(component, { groups: names }),
  ];
}

/**
 * A rehype plugin for behind all others.
 *
 * @returns the transformer {@link gatePage}, for gated pages
 */
export function rehypeGatePage(): (tree: HtmlNode, file: VFile) => void {
  return (tree, file) => {
    const groups = groupsOfFile(file);
    if (groups) gatePage({ tree, groups });
  };
}

/**
 * @param file that Fumadocs compiles
 * @returns the groups of the page
 * @throws {VFileMessage} if the schema of the collection has taken them out of the front matter
 */
export function groupsOfFile(file: VFile): PageGroups {
  const { frontmatter } = file.data as { readonly frontmatter?: { readonly groups?: unknown } };
  const { groups } = frontmatter ?? {};
  if (groups === undefined && file.path && hasGroups(file.path))
    file.fail(
      'Found `groups` in the front matter, and the schema of the collection does not know them, so everyone would read the page. In source.config, write `schema: pageSchema.extend({ groups: z.any().optional() })`.',
      undefined,
      'bookplate:groups',
    );
  return readPageGroups(groups, file.path ?? 'the page');
}

/** The text that is compiled has no front matter any more. */
function hasGroups(path: string): boolean {
  try {
    return pageGroupsIn(readFileSync(path, 'utf8')) !== undefined;
  } catch {
    // A page of no file.
    return false;
  }
}

function isModule({ type }: HtmlNode): boolean {
  return type === 'mdxjsEsm';
}

function element(
  name: string,
  attributes: Readonly<Record<string, string>>,
  children: HtmlNode[] = [],
): HtmlNode {
  return {
    type: 'mdxJsxFlowElement',
    name,
    attributes: Object.entries(attributes).map(([key, value]) => ({
      type: 'mdxJsxAttribute',
      name: key,
      value,
    })),
    children,
    // The tag is what it says: no component is put in its place.
    data: { _mdxExplicitJsx: true },
  };
}

const source = '@bookplate/next/react';

const importRefusal: HtmlNode = {
  type: 'mdxjsEsm',
  value: '',
  data: {
    estree: {
      type: 'Program',
      sourceType: 'module',
      comments: [],
      body: [
        {
          type: 'ImportDeclaration',
          specifiers: [
            {
              type: 'ImportSpecifier',
              imported: { type: 'Identifier', name: 'PageRefusal' },
              local: { type: 'Identifier', name: component },
            },
          ],
          source: { type: 'Literal', value: source, raw: JSON.stringify(source) },
          attributes: [],
        },
      ],
    },
  },
};
