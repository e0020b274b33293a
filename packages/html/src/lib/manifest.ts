import type { GatedText } from '@bookplate/docs/gating';
import { fromGroups, isPublic, toGroups } from '@bookplate/protocol';
import { followLink, pageKey, pathOfFile, type SiteAddress } from './addresses.ts';
import { contentOf } from './content-root.ts';
import { readGroups } from './read-groups.ts';
import type { SourcePage } from './read-page.ts';
import { attribute, descendants, type Document, type Element, textOf } from './tree.ts';

/** The groups of pages and blocks: all that is kept of a site while its pages are changed. */
export interface Manifest {
  readonly site: SiteAddress;
  /** Whether there are links that only some readers see. */
  readonly isGated: boolean;
  /** What anonymous readers do not see, for the leak check. */
  readonly texts: readonly GatedText[];
  /**
   * The groups of what a link leads to; undefined is everyone.
   *
   * @param page the path of the page that has the link
   */
  readonly groupsOf: (href: string, page: string) => readonly string[] | undefined;
}

/** Collects the manifest. */
export interface ManifestBuilder {
  readonly add: (page: SourcePage, document: Document) => void;
  readonly build: () => Manifest;
}

/**
 * Most pages name no groups, and need not be read for the manifest.
 *
 * @param page its bytes or its text
 * @returns whether it may be one that does
 */
export function mayNameGroups(page: Buffer | string): boolean {
  return page.includes('bookplate:groups') || page.includes('data-bookplate-groups');
}

/**
 * Starts the manifest of a site.
 *
 * @param site where it is
 * @returns takes the pages that may name groups
 */
export function buildManifest(site: SiteAddress): ManifestBuilder {
  const pages = new Map<string, readonly string[]>();
  /** Of pages with gated blocks: the anchors in them. */
  const anchors = new Map<string, ReadonlyMap<string, readonly string[]>>();
  const texts: GatedText[] = [];
  /** Their last names: nearly all links end in another one, and need not be followed. */
  const names = new Set<string>();
  return {
    add({ file }, document) {
      const key = pageKey(file);
      const groups = pageGroups(document);
      if (groups) {
        pages.set(key, groups.groups);
        names.add(lastName(key));
        if (!isPublic(groups.groups)) {
          texts.push(...pageTexts(file, decodeURI(pathOfFile(key, site)), document));
          return;
        }
      }
      const blocks = [...gatedBlocks(document)];
      const ids = blocks.flatMap(({ element, groups: own }) =>
        [element, ...descendants(element)].flatMap((each) => {
          const id = attribute(each, 'id');
          return id === undefined ? [] : [[id, own] as const];
        }),
      );
      if (ids.length > 0) {
        anchors.set(key, new Map(ids));
        names.add(lastName(key));
      }
      for (const { element, groups: own } of blocks)
        if (!isPublic(own)) texts.push({ file, text: textOf(element) });
    },
    build: () => ({
      site,
      isGated: pages.size > 0 || anchors.size > 0 || texts.length > 0,
      texts,
      groupsOf(href, page) {
        const name = lastName(pageKey(href.replace(/[?#][^]*$/, '')));
        if (!names.has(name) && !/^\.{0,2}$/.test(name) && !name.includes('%')) return undefined;
        if (names.size === 0) return undefined;
        const target = followLink(href, page, site);
        return (
          target &&
          groupsWithin(pages.get(target.key), anchors.get(target.key)?.get(target.fragment))
        );
      },
    }),
  };
}

/** Of a block in a page. Both count; where both name groups that see it, those of the block do, which has the text. */
function groupsWithin(
  page: readonly string[] | undefined,
  block: readonly string[] | undefined,
): readonly string[] | undefined {
  if (!page || !block) return page ?? block;
  const [outer, inner] = [fromGroups(page), fromGroups(block)];
  return toGroups({
    any: inner.any ?? outer.any,
    none: [...new Set([...outer.none, ...inner.none])],
  });
}

/**
 * @param document a page
 * @returns the groups that its `<meta name="bookplate:groups">` names, with where it stands; undefined is everyone
 */
export function pageGroups(
  document: Document,
): (ReturnType<typeof readGroups> & { readonly at: number }) | undefined {
  for (const element of descendants(document)) {
    if (element.tagName === 'body') return undefined;
    if (element.tagName === 'meta' && attribute(element, 'name') === 'bookplate:groups')
      return {
        ...readGroups(attribute(element, 'content') ?? ''),
        at: element.sourceCodeLocation?.startOffset ?? 0,
      };
  }
  return undefined;
}

/** An element with `data-bookplate-groups`, which is in no other one that anonymous readers do not see. */
export interface GatedBlock {
  readonly element: Element;
  readonly groups: readonly string[];
  readonly wrong: readonly string[];
}

/**
 * @param node a page or a part of it
 * @returns the blocks that are for some groups
 * @yields each, but those in others that anonymous readers do not see
 */
export function* gatedBlocks(node: Document | Element): Generator<GatedBlock, void> {
  for (const child of node.childNodes) {
    if (!('tagName' in child)) continue;
    const names = attribute(child, 'data-bookplate-groups');
    if (names === undefined) yield* gatedBlocks(child);
    else {
      const named = readGroups(names);
      yield { element: child, ...named };
      if (isPublic(named.groups)) yield* gatedBlocks(child);
    }
  }
}

/** A page has two titles: its own, and the one in its head, which often names the site, too. */
function pageTexts(file: string, path: string, document: Document): readonly GatedText[] {
  const all = descendants(document);
  const titleOf = (name: string): string =>
    textOf(all.find(({ tagName }) => tagName === name) ?? document)
      .replaceAll(/\s+/g, ' ')
      .trim();
  const about = all.flatMap((element) => {
    const name = attribute(element, 'name') ?? attribute(element, 'property') ?? '';
    const content = attribute(element, 'content') ?? '';
    return /^((og:|twitter:)?description)$/i.test(name) && content ? [content] : [];
  });
  const titles = ['title', 'h1'].filter((name) => all.some(({ tagName }) => tagName === name));
  const [first = '', ...others] = [...new Set(titles.map(titleOf))];
  const { content } = contentOf(document);
  return [
    // The front page's address is in every other one.
    { file, title: first, path: path === '/' ? undefined : path, text: textOf(content), about },
    ...others.map((title) => ({ file, title, text: '' })),
  ];
}

function lastName(key: string): string {
  return key.slice(key.lastIndexOf('/') + 1);
}
